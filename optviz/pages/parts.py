"""Parts that several pages share, each shown where it is called."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from optviz import export, player
from optviz.controls import Controls
from optviz.experiment import Opening, Settings, caption, make_paths, make_scene
from optviz.i18n import Translate
from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS, OptimizerSpec
from optviz.player.words import player_words
from optviz.scene import STYLES, Path, PathStyle, Scene
from optviz.source import source
from surfaces import SURFACES, Surface


def choose_surface(controls: Controls, opening: Opening) -> tuple[Surface, dict]:
    """Choose a surface and its shape."""
    t = controls.t
    names = {s.id: t(s.name) for s in SURFACES.values() if s.dimension == opening.dimension}
    surface = SURFACES[controls.choose("surface", t("Surface"), names, opening.surface)]
    st.latex(surface.formula)
    shape = {
        name: controls.slide(
            f"{surface.id}.{name}",
            f"${slider.symbol}$",
            slider.low,
            slider.high,
            surface.shape[name],
        )
        for name, slider in surface.shape_sliders.items()
    }
    return surface, shape


def choose_rules(controls: Controls, opening: Opening) -> list[OptimizerSpec]:
    """Choose the rules that race."""
    t = controls.t
    names = {spec.id: t(spec.name) for spec in OPTIMIZERS.values() if spec.family != "pitfall"}
    chosen = controls.choose_some("optimizers", t("Optimizers"), names, opening.rules)
    return [OPTIMIZERS[id] for id in chosen]


def hyperparameter_sliders(controls: Controls, specs: Sequence[OptimizerSpec]) -> Settings:
    """Show a slider for every argument in each rule's signature."""
    t = controls.t
    settings = []
    for spec, style in zip(specs, STYLES, strict=False):
        st.html(f"{_line_sample(style)} <b>{t(spec.name)}</b>")
        columns = st.columns(2, gap="small")
        values = {}
        for k, (name, default) in enumerate(spec.hyperparameters.items()):
            known = HYPERPARAMETERS[name]
            label = f"{t(name.replace('_', ' '))} ${known.symbol}$"
            with columns[k % 2]:
                values[name] = controls.slide(
                    f"{spec.id}.{name}", label, known.low, known.high, default, log=known.log
                )
        settings.append((spec, values))
    return settings


def show_race(
    controls: Controls,
    picture: DeltaGenerator,
    panel: DeltaGenerator,
    surface: Surface,
    shape: Mapping[str, float],
    specs: Sequence[OptimizerSpec],
    opening: Opening,
) -> None:
    """Show the picture, with the start and the rules' sliders in the panel beside it."""
    t = controls.t
    with picture:
        scene = show_scene(controls, surface, shape)

    # What a slider of a rule changes: only this is computed and sent again when one moves.
    @st.fragment
    def race() -> None:
        with panel:
            settings = hyperparameter_sliders(controls, specs)
            steps = controls.num_steps(opening.num_steps)
            start, move_start = controls.start(surface.id, surface.symbols, surface.start)
        paths = make_paths(surface, shape, settings, start, steps, t)
        with picture:
            at = show_player(controls, surface, shape, paths, move_start)
            save_button(controls, surface, scene, paths, at, settings)

    race()


def show_scene(controls: Controls, surface: Surface, shape: Mapping[str, float]) -> Scene:
    """Send the surface to the player."""
    t = controls.t
    scene = make_scene(surface, shape)
    player.scene(f"{controls.page}-scene", scene, title=t(surface.name), words=player_words(t))
    return scene


def show_player(
    controls: Controls,
    surface: Surface,
    shape: Mapping[str, float],
    paths: Sequence[Path],
    move_start: Callable[[Sequence[float]], None],
) -> Mapping:
    """Show the player on the scene of this page and return its step and view."""
    name = f"{controls.page}-player"
    at, keep_at = controls.at(surface.id, name)
    detail = None
    if at["view"]:
        detail = f"{controls.page}-detail"
        scene = make_scene(surface, shape, at["view"])
        player.scene(detail, scene, title="", words={})
    heard = st.session_state.setdefault(f"{name}-heard", [0])

    def on_start() -> None:
        sent = st.session_state[name]["start"]
        move_start(sent["point"])
        heard[0] = sent["number"]

    player.paths(
        name,
        paths,
        scene=f"{controls.page}-scene",
        detail=detail,
        scene_id=surface.id,
        dimension=surface.dimension,
        query=controls.link.query_string(),
        at=at,
        heard=heard[0],
        on_start=on_start,
        on_at=keep_at,
    )
    return at


def save_button(
    controls: Controls,
    surface: Surface,
    scene: Scene,
    paths: Sequence[Path],
    at: Mapping,
    settings: Settings,
) -> None:
    """Offer the picture as a file; it is drawn only when asked for."""
    t = controls.t
    start = paths[0].trajectory.params[0] if paths else surface.start
    num_steps = len(paths[0].trajectory.value) - 1 if paths else 0

    def picture() -> bytes:
        return export.png(
            scene,
            paths,
            step=at["step"],
            view=at["view"],
            title=t(surface.name),
            caption=caption(settings, start, num_steps),
            settings=controls.settings(at),
        )

    st.download_button(
        t("Save picture (PNG)"),
        data=picture,
        file_name=f"optviz-{controls.page}-{surface.id}.png",
        mime="image/png",
        icon=":material/download:",
        on_click="ignore",
    )


def rules_and_code(specs: Sequence[OptimizerSpec], t: Translate) -> None:
    """Show each rule as it is written in books and as it runs here."""
    if not specs:
        return
    st.subheader(t("The rules, and the code that runs"))
    for tab, spec in zip(st.tabs([t(spec.name) for spec in specs]), specs, strict=True):
        formula, code = tab.columns([2, 3])
        lines = [line.replace(r"\leftarrow", r"&\leftarrow", 1) for line in spec.formula]
        formula.latex(r"\begin{aligned}" + r" \\ ".join(lines) + r"\end{aligned}")
        formula.caption(spec.reference)
        code.code(source(spec.rule), language="python")


def _line_sample(style: PathStyle) -> str:
    color = style.dark if st.context.theme.type == "dark" else style.light
    line = "solid" if not style.dash else "dotted" if style.dash[0] < 2 else "dashed"
    return (
        f'<span style="display:inline-block;width:2.4em;vertical-align:middle;'
        f'border-top:4px {line} {color}"></span>'
    )
