"""Where gradients come from: computation graphs, gone through forward and backward."""

from optviz.backprop.descent import MAX_STEPS, descend, output
from optviz.backprop.graph import Builder, Graph, Node
from optviz.backprop.passes import Moment, Passes, both_passes, moments

__all__ = [
    "MAX_STEPS",
    "Builder",
    "Graph",
    "Moment",
    "Node",
    "Passes",
    "both_passes",
    "descend",
    "moments",
    "output",
]
