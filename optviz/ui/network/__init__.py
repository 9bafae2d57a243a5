"""The parts of the page of networks."""
