"""The parts of the page of regularization."""
