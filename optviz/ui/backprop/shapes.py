"""A table of the shapes of derivatives."""

import numpy as np
import streamlit as st

from optviz.functions.shapes import SHAPE_EXAMPLES, derivative
from optviz.settings.kinds import Number, Numbers
from optviz.ui.controls import Controls
from optviz.ui.tables import show_table


def show_shapes(controls: Controls) -> None:
    """Show derivatives of and by scalars, vectors and matrices, at a point of the reader's."""
    t = controls.t
    notes = {
        "scalar_by_vector": t("the gradient: a row of partial derivatives, one for each entry"),
        "scalar_by_matrix": t("as many rows and columns as the matrix: here u vᵀ"),
        "vector_by_scalar": t("the tangent of the curve; it is often called a gradient, wrongly"),
        "vector_by_vector": t("the Jacobian: a row for each entry of f, a column for each of x"),
    }
    with st.container(horizontal=True):
        x = controls.write_in("x", "x", Numbers(3), (1.0, 2.0, 3.0), width=240)
        angle = controls.slide("t", "t", Number(-4, 4), 0.0)
    points = {"scalar_by_vector": x, "vector_by_vector": x, "vector_by_scalar": angle}
    rows = []
    for example in SHAPE_EXAMPLES:
        point = np.array(points.get(example.id, example.at))
        value, slopes = derivative(example.function, point)
        rows.append(
            [
                f"**{t(example.name)}**",
                f"${example.formula}$",
                f"${_matrix(point)}$",
                f"${_matrix(value)}$",
                f"${_matrix(slopes)}$",
                f"({', '.join(map(str, slopes.shape))})",
                notes[example.id],
            ]
        )
    header = ["", "$f$", t("at"), t("Value"), t("Derivative"), t("Shape"), ""]
    show_table(header, rows)
    st.caption(
        t(
            "The shape of a derivative is the shape of the value followed by that of the argument."
            " A gradient has the shape of what is trained, so that one can be subtracted from the"
            " other."
        )
    )


def _matrix(array: np.ndarray) -> str:
    """An array in LaTeX; vectors lie as rows."""
    if array.ndim == 0:
        return f"{array + 0.0:.4g}"
    rows = [" & ".join(f"{v + 0.0:.4g}" for v in row) for row in np.atleast_2d(array)]
    return r"\begin{bmatrix}" + r" \\ ".join(rows) + r"\end{bmatrix}"
