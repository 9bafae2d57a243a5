"""The parts of the page of backpropagation."""
