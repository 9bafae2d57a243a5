"""The animated picture: a Streamlit component that gets plain arrays and draws in the browser."""

from optviz.player.component import (
    PlayerMessage,
    address,
    fit,
    history,
    overlay,
    parameters,
    paths,
    scene,
)

__all__ = ["PlayerMessage", "address", "fit", "history", "overlay", "parameters", "paths", "scene"]
