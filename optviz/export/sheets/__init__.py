"""Pictures of many runs, and of the charts of a page."""
