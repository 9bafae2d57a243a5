"""The animated picture: a Streamlit component that gets plain arrays and draws in the browser."""

from optviz.player.component import address, batches, cloud, fit, paths, scene

__all__ = ["address", "batches", "cloud", "fit", "paths", "scene"]
