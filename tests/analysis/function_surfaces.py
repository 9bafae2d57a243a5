"""Surfaces of any function of two numbers, and how many critical points of each kind they have."""

import dataclasses
from collections import Counter

from surfaces import SURFACES


def surface_of(objective, window=((-2.0, 2.0), (-2.0, 2.0))):
    return dataclasses.replace(SURFACES["bowl"], objective=objective, window=window, minima=())


def kinds_of(points):
    return dict(Counter(point.kind for point in points))
