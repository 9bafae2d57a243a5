"""Lessons, courses and tasks on a page."""
