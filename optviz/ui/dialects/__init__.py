"""The parts of the page of dialects."""
