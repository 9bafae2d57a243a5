"""A path as a script of Python."""
