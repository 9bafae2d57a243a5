"""A short run of momentum on the ravine: its link, and that a page's player shows its end."""

import pytest
from player_page import numbers

from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

LINK = "optimizers=momentum&num_steps=20"


def expect_end(page, **hyperparameters) -> None:
    path = run(SURFACES["ravine"], OPTIMIZERS["momentum"], hyperparameters, num_steps=20)
    assert numbers(page)[0][:2] == pytest.approx(path.params[-1].tolist(), rel=1e-4)
