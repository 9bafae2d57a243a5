"""The picture of one run: its view, the panels beside it, the legend and the caption."""
