"""The animated picture: a Streamlit component that gets plain arrays and draws in the browser."""

from optviz.player.component import address, beside, fit, pad, paths, scene

__all__ = ["address", "beside", "fit", "pad", "paths", "scene"]
