"""Thousands of runs at once: which settings work, and from where."""

from optviz.maps.basins import Basins, basin_map
from optviz.maps.check import different_ends
from optviz.maps.hyperparameters import Map, hyperparameter_map
from optviz.maps.race import Entrant, Race, Standing, honest_race, quartiles
from optviz.maps.regimes import Regime
from optviz.maps.seeds import Fan, seed_fan
from optviz.maps.theory import Theory, theory_of

__all__ = ["Basins", "Map", "Race", "Regime", "Standing", "Theory", "basin_map"]
__all__ += ["Entrant", "Fan", "honest_race", "hyperparameter_map", "quartiles", "seed_fan"]
__all__ += ["different_ends", "theory_of"]
