"""The parts of the page of functions."""
