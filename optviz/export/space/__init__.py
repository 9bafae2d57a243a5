"""A surface in three dimensions on a picture."""
