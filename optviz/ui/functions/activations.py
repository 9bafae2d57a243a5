"""Activations with their derivatives, and what many layers of them do to a gradient."""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
import streamlit as st

from optviz.functions.activations import (
    ACTIVATIONS,
    Activation,
    grid,
    relu,
    relu_as_maximum,
    slope_by_shape,
    tanh,
    tanh_as_printed,
    values_and_slopes,
)
from optviz.i18n import Translate
from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.scene import STYLES
from optviz.settings.kinds import Number
from optviz.ui.charts import Plot, show_beside, show_figure
from optviz.ui.columns import picture_and_sliders
from optviz.ui.controls import Controls
from optviz.ui.tables import number, show_table

_FARTHEST = 8.0
_LAYERS = 50


def show_activations(controls: Controls) -> None:
    """Let the reader compare activations at a point, and see their derivatives multiplied."""
    t = controls.t
    picture, panel = picture_and_sliders("activations")
    with panel:
        names = {activation.id: t(activation.name) for activation in ACTIVATIONS.values()}
        first = ["sigmoid", "tanh", "relu"]
        chosen = controls.choose_some("activations", t("Activations"), names, first, len(STYLES))
        x = controls.slide("x", "x", Number(-_FARTHEST, _FARTHEST), 1.0)
        half = controls.pick("window", t("Window ±"), Number(1, 8), (1, 2, 4, 8), 4)
        activations = [ACTIVATIONS[id] for id in chosen]
        shapes = {
            activation.id: {
                name: controls.slide(
                    f"{activation.id}.{name}",
                    f"{t(activation.name)} α",
                    Number(0, 2),
                    default,
                )
                for name, default in activation.shape.items()
            }
            for activation in activations
        }
    with picture:
        _plots(activations, shapes, x, max(half, abs(x)), t)
        _numbers(activations, shapes, x, t)
    st.header(t("Through many layers"))
    _many_layers(controls, activations, shapes, x)
    st.header(t("What is often printed wrong"))
    _misprints(x, t)


def _plots(
    activations: Sequence[Activation],
    shapes: Mapping[str, Mapping[str, float]],
    x: float,
    half: float,
    t: Translate,
) -> None:
    """Draw the functions and their derivatives, with the point at x."""
    functions, slopes = [], []
    for activation, style in zip(activations, STYLES, strict=False):
        shape = shapes[activation.id]
        axis = grid(-half, half, activation.kinks)
        values, derivatives = values_and_slopes(activation.function, axis, shape)
        here = values_and_slopes(activation.function, np.array([x]), shape)
        derivatives = np.where(np.isin(axis, activation.kinks), np.nan, derivatives)
        name = t(activation.name)
        functions.append(Curve(name, axis, values, style, ((x, here[0][0]),)))
        slopes.append(Curve(name, axis, derivatives, style, ((x, here[1][0]),)))
    alt = t("{what} of {names} from {low} to {high}")
    texts = {"names": ", ".join(curve.name for curve in functions), "high": f"{half:g}"}
    plots = [
        Plot(
            title,
            _range([curve.y for curve in curves]),
            curves,
            alt.format(what=title, low=f"{-half:g}", **texts),
        )
        for title, curves in (("f(x)", functions), ("f′(x)", slopes))
    ]
    show_beside(plots, "functions", x=(-half, half), x_title="x", at=x)


def _range(values: Sequence[np.ndarray]) -> tuple[float, float]:
    low = min((np.nanmin(array) for array in values), default=0.0)
    high = max((np.nanmax(array) for array in values), default=1.0)
    space = 0.08 * max(high - low, 0.1)
    return low - space, high + space


def _numbers(
    activations: Sequence[Activation],
    shapes: Mapping[str, Mapping[str, float]],
    x: float,
    t: Translate,
) -> None:
    header = [t("Activation"), "$f(x)$", "$f'(x)$", t("Formula"), t("Derivative")]
    rows = []
    for activation in activations:
        shape = shapes[activation.id]
        value, slope = values_and_slopes(activation.function, np.array([x]), shape)
        rows.append(
            [
                t(activation.name),
                number(value[0], 6),
                number(slope[0], 6),
                f"${activation.formula}$",
                f"${activation.derivative}$",
            ]
        )
    show_table(header, rows)
    if "parametric_relu" in shapes:
        own = slope_by_shape(ACTIVATIONS["parametric_relu"], x, shapes["parametric_relu"])
        sentence = t(
            "The parametric ReLU learns α: at this x its derivative with respect to α is {slope}."
        )
        st.caption(sentence.format(slope=number(own)))
    if any(x in activation.kinks for activation in activations):
        st.caption(t("At a kink there is no derivative; what is computed there is a convention."))


def _many_layers(
    controls: Controls,
    activations: Sequence[Activation],
    shapes: Mapping[str, Mapping[str, float]],
    x: float,
) -> None:
    """Draw the factor that a gradient gets on its way back through equal layers."""
    t = controls.t
    picture, panel = picture_and_sliders("layers")
    with panel:
        layers = int(controls.slide("layers", t("Layers"), Number(1, _LAYERS, whole=True), 10))
        weight = controls.slide("weight", t("Weight") + " w", Number(0, 8), 1.0)
    depths = np.arange(_LAYERS + 1)
    curves, rows = [], []
    for activation, style in zip(activations, STYLES, strict=False):
        shape = shapes[activation.id]
        slope = values_and_slopes(activation.function, np.array([x]), shape)[1][0]
        factor = abs(weight * slope)
        products = factor**depths
        mark = (layers, products[layers])
        curves.append(Curve(t(activation.name), depths, _drawable(products), style, (mark,)))
        rows.append([t(activation.name), number(factor), f"{products[layers]:.3g}"])
    with panel:
        header = [t("Activation"), "$|w f'(x)|$", f"$|w f'(x)|^{{{layers}}}$"]
        show_table([text.replace("|", r"\vert ") for text in header], rows)
        best = t("Sigmoid at its best, x = 0 and w = 1: 0.25ⁿ = {product} after {n} layers.")
        st.caption(best.format(product=f"{0.25**layers:.3g}", n=layers))
    figure = partial(
        line_plot,
        curves,
        x=(0, _LAYERS),
        y=(1e-12, 1e4),
        x_title=t("layers"),
        y_title="|w f′(x)|ⁿ",
        at=layers,
        log=True,
    )
    show_figure(
        picture,
        figure,
        "functions-layers",
        t("The factor of a gradient after up to {n} layers").format(n=_LAYERS),
    )
    st.markdown(
        t(
            "Every layer multiplies the gradient by w f′(x). For the sigmoid f′ is at most 1/4, so"
            " with weights up to 1 the gradient of early layers vanishes. It is often said that"
            " each layer shrinks it to a quarter at least; a weight above 4 can make it grow."
        )
    )


def _drawable(products: np.ndarray) -> np.ndarray:
    """Products that a logarithmic axis can show: 0 is a gap."""
    return np.where(products > 0, products, np.nan)


def _misprints(x: float, t: Translate) -> None:
    """Show what is printed in notes beside what is right, with the numbers of both."""
    here = np.array([x])
    at_zero = np.zeros(1)
    show_table(
        [t("Printed"), t("Right"), t("Numbers")],
        [
            [
                r"$\tanh y = \frac{1 - e^{-y}}{1 + e^{-y}}$",
                t("That is tanh(y/2); tanh has e⁻²ʸ in both places."),
                t("at y = {x}: printed {printed}, tanh {right}").format(
                    x=f"{x:g}",
                    printed=number(values_and_slopes(tanh_as_printed, here)[0][0], 6),
                    right=number(values_and_slopes(tanh, here)[0][0], 6),
                ),
            ],
            [
                r"$\mathrm{relu}'(x) = 1 \text{ for } x \ge 0$",
                t("There is no derivative at 0. What is computed there is a convention."),
                t("jax.nn.relu and PyTorch: {relu}; jnp.maximum(x, 0): {maximum}").format(
                    relu=f"{values_and_slopes(relu, at_zero)[1][0]:g}",
                    maximum=f"{values_and_slopes(relu_as_maximum, at_zero)[1][0]:g}",
                ),
            ],
            [
                r"$\mathrm{relu}(y) = y\;(y \ge 0),\; 0\;(y \le 0)$",
                t("The cases overlap at 0: y if y > 0, else 0. A unit dies of its slope 0 below."),
                t("slope at y = −1: {slope}").format(
                    slope=f"{values_and_slopes(relu, -np.ones(1))[1][0]:g}"
                ),
            ],
            [
                t("An activation must be differentiable and monotone."),
                t("ReLU has a kink at 0, SiLU and GELU are not monotone; all are in use."),
                t("SiLU′(−2) = {silu}, GELU′(−2) = {gelu}").format(
                    **{
                        id: number(
                            values_and_slopes(ACTIVATIONS[id].function, np.array([-2.0]))[1][0]
                        )
                        for id in ("silu", "gelu")
                    }
                ),
            ],
        ],
    )
