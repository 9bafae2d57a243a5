"""Thousands of runs at once: which settings work, and from where."""

from optviz.maps.basins import Basins, basin_map
from optviz.maps.hyperparameters import Map, hyperparameter_map
from optviz.maps.regimes import Regime
from optviz.maps.theory import Theory, theory_of

__all__ = ["Basins", "Map", "Regime", "Theory", "basin_map", "hyperparameter_map", "theory_of"]
