"""Optimizer trajectories: the rules, their paths, and the pictures of them."""

from optviz.configuration import configure
from optviz.notebook import plot, show

__all__ = ["configure", "plot", "show"]
