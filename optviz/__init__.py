"""Optimizer trajectories: the rules, their paths, and the pictures of them."""

from optviz.configuration import configure

__all__ = ["configure"]
