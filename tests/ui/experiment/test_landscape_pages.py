"""Critical points and curvature on the pages and in pictures: what is sent, and what is not."""

import io
import json

import numpy as np
import pytest
from apps import message_of, opened
from PIL import Image

from optviz.__main__ import main
from optviz.calculus.regimes import REGIMES
from optviz.critical_points import find
from optviz.export import png
from optviz.rendering.picture import make_scene
from optviz.settings.experiment.view_options import Shown
from surfaces import SURFACES

DESCENT = "gradient_descent.learning_rate"


def messages(app):
    """The header, the arrays and the size of every message to the player, by kind."""
    found = {}
    for element in app.get("bidi_component"):
        header, arrays = message_of(element)
        found[header["kind"]] = header, arrays, len(element.proto.bytes)
    return found


def switch(app, name):
    return next(toggle for toggle in app.toggle if toggle.key == f"race:{name}")


def test_critical_points_are_sent_when_they_are_switched_on():
    app = opened(surface="himmelblau")
    assert "critical" not in messages(app)["scene"][0]
    switch(app, "critical").set_value(True).run()
    assert not app.exception
    sent = messages(app)["scene"][0]["critical"]
    points = find(SURFACES["himmelblau"])
    assert [tuple(point["point"]) for point in sent["points"]] == [p.params for p in points]
    assert [point["kind"] for point in sent["points"]] == [p.kind for p in points]
    assert [tuple(p["eigenvalues"]) for p in sent["points"]] == [p.eigenvalues for p in points]
    assert (sent["winding"], sent["complete"], sent["convex"]) == (1, True, False)
    assert "critical=on" in messages(app)["paths"][0]["query"]


def test_the_tip_of_ackley_has_no_eigenvalues():
    sent = messages(opened(surface="ackley", critical="on"))["scene"][0]["critical"]
    assert sent["points"][0] == {
        "kind": "minimum",
        "point": [0.0, 0.0],
        "value": pytest.approx(0, abs=1e-14),
        "eigenvalues": [None, None],
    }


def table_of(sent):
    header, arrays, _ = sent
    columns = 2 * header["dimension"] + 1
    return arrays[0].reshape(2 * columns, -1)[columns:]


@pytest.mark.parametrize(
    ("rate", "regime"), [(0.1, "monotone"), (0.3, "oscillating"), (0.6, "diverging")]
)
def test_curvature_along_a_path(rate, regime):
    app = opened(optimizers="gradient_descent", curvature="on", **{DESCENT: str(rate)})
    sent = messages(app)["paths"]
    path = sent[0]["paths"][0]
    assert path["curvature"] == {"rate": rate, "bound": pytest.approx(2), "linear": True}
    low, high, regime_1, regime_2, angle = table_of(sent)
    assert low.size == 51
    assert (low == np.float32(0.2)).all()
    assert (high == 4).all()
    assert {REGIMES[int(code)] for code in regime_1} == {"monotone"}
    assert {REGIMES[int(code)] for code in regime_2} == {regime}
    np.testing.assert_allclose(np.sin(angle), 0, atol=1e-6)


def test_curvature_of_a_rule_without_a_rate_and_under_a_schedule():
    sent = messages(opened(optimizers="line_search", curvature="on"))["paths"]
    assert sent[0]["paths"][0]["curvature"]["rate"] is None
    assert (table_of(sent)[2:4] == -1).all()

    app = opened(
        optimizers="gradient_descent",
        curvature="on",
        schedule="step_decay",
        num_steps="100",
        **{DESCENT: "0.6"},
    )
    _, arrays, _ = messages(app)["paths"]
    rows = arrays[0].reshape(5 + 1 + 5, -1)
    names = [REGIMES[int(code)] for code in rows[9]]
    steps = [
        "diverging" if 4 * rate >= 2 else "oscillating" if 4 * rate > 1 else "monotone"
        for rate in rows[5]
    ]
    assert names == steps
    assert len(set(names)) == 3


def test_a_lost_path_has_curvature_as_far_as_it_goes():
    app = opened(
        surface="himmelblau", optimizers="gradient_descent", curvature="on", **{DESCENT: "0.1"}
    )
    assert np.isnan(table_of(messages(app)["paths"])[0][-1])


def test_a_slider_move_sends_no_more_while_the_switches_are_off():
    app = opened()
    switch(app, "critical").set_value(True).run()
    switch(app, "curvature").set_value(True).run()
    larger = messages(app)["paths"][2]
    switch(app, "critical").set_value(False).run()
    switch(app, "curvature").set_value(False).run()
    header, arrays, size = messages(app)["paths"]
    assert all("curvature" not in path for path in header["paths"])
    assert [array.size for array in arrays] == [5 * 51] * 3
    assert header["query"] == "lang=en"
    assert larger - size > 3 * 5 * 51 * 4  # five more numbers for each row


def test_on_the_curve_page():
    sent = messages(opened("curve", critical="on", curvature="on", surface="x_cos"))
    kinds = [point["kind"] for point in sent["scene"][0]["critical"]["points"]]
    assert (kinds.count("minimum"), kinds.count("maximum")) == (3, 3)
    assert sent["paths"][1][0].size == 6 * 21


def test_a_bad_switch_is_named():
    app = opened(critical="maybe")
    assert "critical = maybe cannot be used; allowed: one of on, off" in app.text[0].value


def colors_of(picture):
    return {color for _, color in picture.convert("RGB").getcolors(maxcolors=1 << 24)}


def test_printed_pictures_have_the_marks(tmp_path):
    marks = {(0x00, 0x69, 0x5C), (0x8A, 0x5A, 0x00), (0xA3, 0x12, 0x3A)}
    for setting in ("on", "off"):
        link = f"http://host/?surface=himmelblau&optimizers=adam&critical={setting}"
        assert main(["png", "--link", link, "-o", str(tmp_path / f"{setting}.png")]) == 0
    with_marks, without = (Image.open(tmp_path / f"{name}.png") for name in ("on", "off"))
    assert marks <= colors_of(with_marks)
    assert not marks & colors_of(without)
    assert json.loads(with_marks.text["optviz"])["critical"] == "on"


@pytest.mark.parametrize("id", ["monkey_saddle", "rastrigin", "x_cos", "gaussian_well"])
def test_pictures_with_any_number_of_marks(id):
    scene = make_scene(SURFACES[id], {}, shown=Shown(critical=True))
    for view in (None, ((0.1, 0.2), (0.1, 0.2))):
        assert Image.open(io.BytesIO(png(scene, [], view=view, width=400))).width == 400
