"""The parts of the page of maps."""
