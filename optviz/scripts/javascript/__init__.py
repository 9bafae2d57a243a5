"""A path as a script of JavaScript."""
