"""The picture of a fit: data and model in place of the gradient's norm."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from optviz.__main__ import main
from optviz.export import png, settings_of
from optviz.optimizers import OPTIMIZERS
from optviz.rendering.fit import make_fit
from optviz.rendering.picture import make_scene
from optviz.rendering.scene import STYLES, Path
from optviz.simulation import run
from surfaces import SURFACES, DataFit


def pixels(picture):
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), int)


def test_the_curve_of_the_table_is_the_model():
    for surface in SURFACES.values():
        if not isinstance(surface, DataFit):
            continue
        fit = make_fit(surface)
        for params in (np.array(surface.start), 7.0 * np.array(surface.start)):
            expected = np.asarray(surface.model.predict(params, fit.grid))
            np.testing.assert_allclose(fit.predict(params), expected, atol=2e-4)


def test_data_model_and_batch_are_drawn():
    surface = SURFACES["gabor"]
    path = run(surface, OPTIMIZERS["adam"], num_steps=20)
    paths = [Path("adam", "Adam", path, STYLES[0])]
    scene, fit = make_scene(surface, {}), make_fit(surface)

    def drawn(**given):
        return pixels(png(scene, paths, width=800, **given))

    plain, whole = drawn(), drawn(fit=fit)
    some, others = (
        drawn(fit=fit, batches=[np.array([1, 2])]),
        drawn(fit=fit, batches=[np.array([7])]),
    )
    earlier = drawn(fit=fit, step=3)
    assert some.shape == others.shape
    # Two batches differ in their losses, at the upper right, and in the data, at the lower left.
    differing = some != others
    half, middle = some.shape[0] // 2, some.shape[1] // 2
    assert differing[:half, middle:].any() and differing[half:, :middle].any()
    assert not differing[:half, : middle - 20].any() and not differing[half:, middle:].any()
    pictures = [plain, whole, earlier]
    for index, first in enumerate(pictures):
        for second in pictures[index + 1 :]:
            assert first.shape == second.shape
            # They differ in the panels at the right.
            assert (first != second)[:, 540:].any()


@pytest.mark.parametrize("reduction", ["sum", "mean"])
@pytest.mark.parametrize("id", ["gabor", "line_fit", "logistic", "intercept_fit"])
def test_the_loss_of_a_batch_is_that_of_the_surface(id, reduction):
    surface = replace(SURFACES[id], reduction=reduction)
    fit, batch = make_fit(surface), np.array([1, 0, 1])
    params = np.array(surface.start) + np.random.default_rng(0).normal(size=(5, surface.dimension))
    weights = np.bincount(batch, minlength=surface.examples) / (3 if reduction == "mean" else 1)
    expected = [float(surface.model.loss(p, fit.x, fit.y, weights)) for p in params]
    np.testing.assert_allclose(fit.loss_of(params, batch), expected, rtol=1e-3)


def test_the_command_line_draws_a_fit(tmp_path):
    file = tmp_path / "fit.png"
    link = "http://localhost/fit?surface=line_fit&batch_size=4&reduction=mean&step=5"
    assert main(["png", "--link", link, "-o", str(file), "--width", "600"]) == 0
    assert settings_of(file.read_bytes())["page"] == "fit"
    again = tmp_path / "again.png"
    arguments = ["--surface", "line_fit", "--set", "batch_size=4", "--set", "reduction=mean"]
    assert main(["png", *arguments, "--step", "5", "-o", str(again), "--width", "600"]) == 0
    assert again.read_bytes() == file.read_bytes()


def test_the_command_line_refuses_batches_that_the_data_do_not_have(tmp_path, capsys):
    arguments = ["--surface", "line_fit", "--set", "batch_size=13"]
    assert main(["png", *arguments, "-o", str(tmp_path / "no.png")]) == 2
    complaint = "batch_size = 13 cannot be used; allowed: a whole number from 1 to 12"
    assert complaint in capsys.readouterr().err
