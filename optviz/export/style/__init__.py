"""How a picture for print looks: sizes, colors, letters, numbers."""
