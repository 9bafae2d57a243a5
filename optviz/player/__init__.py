"""The animated picture: a Streamlit component that gets plain arrays and draws in the browser."""

from optviz.player.component import paths, scene

__all__ = ["paths", "scene"]
