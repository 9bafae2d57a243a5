"""Activations, losses and shapes of derivatives, as books write them, and tables of numbers."""
