"""A file of one's own on the Fit page: read, shown beside how it was read, read otherwise."""

import html
import re

import numpy as np
import pytest
from apps import drawn, moved, opened, settings_of

RATE = "fit:gradient_descent.learning_rate"


def widget(app, key):
    kinds = (app.selectbox, app.select_slider, app.toggle, app.number_input, app.text_input)
    return next(w for kind in kinds for w in kind if w.key == key)


def with_file(content, surface="line_fit", name="data.csv", **query):
    app = opened("fit", surface=surface, data="own", batching="full", **query)
    app.session_state["fit-data"] = True  # the drawer of the data is open
    app.run()
    (uploader,) = app.file_uploader
    content = content.encode() if isinstance(content, str) else content
    uploader.set_value((name, content, "text/csv")).run()
    assert not app.exception
    return app


def tables(app):
    """The cells of the tables of a file, row by row."""
    texts = [element.proto.body for element in app.get("html") if "own-table" in element.proto.body]
    rows = [re.findall("<tr>(.*?)</tr>", text) for text in texts]
    return [
        [[html.unescape(c) for c in re.findall("<t[hd]>(.*?)</t[hd]>", row)] for row in table]
        for table in rows
    ]


def said(app):
    return [text.value for text in app.text]


def test_a_file_becomes_the_data_and_part_of_the_link():
    app = with_file("sep=;\nHouse;m²;€\nA;85,5;190.000\nB;90;1.240.000\nC;70;160.000\n")
    assert settings_of(app)["points"] == "85.5:190000,90:1240000,70:160000"
    np.testing.assert_allclose(drawn(app, "fit")[1][1], [190000, 1240000, 160000])
    first, told = tables(app)
    assert first == [
        ["Line", "x as written", "y as written", "x", "y"],
        ["3", "85,5", "190.000", "85.5", "190000"],
        ["4", "90", "1.240.000", "90", "1240000"],
        ["5", "70", "160.000", "70", "160000"],
    ]
    assert ["Separator", "semicolon"] in told
    assert ["Decimal mark", "comma"] in told
    assert ["Columns", "“m²”, “€” of 3"] in told


def test_a_file_on_the_gabor_model_begins_with_a_line():
    app = with_file("x,y\n1100,190000\n2100,240000\n3900,310000\n", surface="gabor")
    settings = settings_of(app)
    assert (settings["surface"], settings["data"]) == ("line_fit", "own")
    assert settings["points"] == "1100:190000,2100:240000,3900:310000"
    assert "3 points of my own" in "".join(element.proto.body for element in app.get("html"))
    assert tables(app)  # how it was read is still shown
    # The default of gradient descent would diverge at once.
    last = drawn(app)[1][0].reshape(5, -1)[:, -1]
    assert np.isfinite(last).all()


def test_map_and_start_follow_the_file():
    app = with_file("x,y\n1100,190000\n2100,240000\n3900,310000\n")
    scene = drawn(app, "scene")[0]
    assert scene["minima"][0] == pytest.approx([146357.6, 42.384], rel=1e-5)
    assert not scene["equal_units"]
    start = [field.value for field in app.number_input if ":start:" in field.key]
    for (low, high), value in zip(scene["window"], start, strict=True):
        assert low < value < high
    widget(app, "fit:line_fit:points:text").set_value("0:1,1:3,2:5.5").run()
    scene = drawn(app, "scene")[0]
    assert scene["equal_units"]
    assert scene["minima"][0] == pytest.approx([11 / 12, 2.25])
    assert "start" not in settings_of(app)


def test_two_readings_are_offered_and_the_choice_is_used():
    app = with_file("x;y\n1,250;3\n2,500;5\n")
    assert any("“1,250” can be read in two ways" in sentence for sentence in said(app))
    assert tables(app) == []
    mark = next(w for w in app.selectbox if w.label == "Decimal mark")
    mark.set_value("comma").run()
    assert settings_of(app)["points"] == "1.25:3,2.5:5"
    mark = next(w for w in app.selectbox if w.label == "Decimal mark")
    mark.set_value("point").run()
    assert settings_of(app)["points"] == "1250:3,2500:5"
    assert not any("two ways" in sentence for sentence in said(app))


def test_other_columns_can_be_chosen():
    app = with_file("id,age,city,bmi\n1,30,Rome,22.5\n2,40,Oslo,25\n3,50,Bonn,30\n")
    assert settings_of(app)["points"] == "30:22.5,40:25,50:30"
    x = next(w for w in app.selectbox if w.label == "x")
    x.set_value(3).run()
    assert settings_of(app)["points"] == "22.5:22.5,25:25,30:30"


def test_the_order_of_dates_can_be_chosen():
    app = with_file("d,y\n01/02/2020,1\n03/02/2020,4\n")
    assert any("the day or the month first" in sentence for sentence in said(app))
    order = next(w for w in app.selectbox if w.label == "Order of dates")
    order.set_value("month").run()
    assert settings_of(app)["points"] == "0:1,60:4"
    assert ["d", "dates, as days since 2020-01-02"] in tables(app)[1]


def test_labels_of_two_words():
    app = with_file("age,ill\n34,no\n45,no\n52,yes\n60,no\n79,yes\n90,yes\n", surface="logistic")
    assert settings_of(app)["points"] == "34:0,45:0,52:1,60:0,79:1,90:1"
    assert drawn(app, "scene")[0]["minima"][0] == pytest.approx([-7.290, 0.1255], rel=1e-3)
    assert ["ill", "no is 0, yes is 1"] in tables(app)[1]


def test_separable_labels_are_said_to_have_no_minimum():
    app = opened("fit", surface="logistic", data="own", points="1:0,2:0,3:1,4:1")
    assert any("the loss has no minimum" in info.value for info in app.info)
    assert drawn(app, "scene")[0]["minima"] == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("table.xlsx", b"PK\x03\x04\x14\x00", "a workbook or an archive"),
        ("table.json", b"[[1, 2], [3, 4]]", "JSON"),
        ("table.pdf", b"%PDF-1.7", "a PDF"),
        ("table.csv", b"x,y\n1,2\n3,[a](http://x)\n", "Line 3: “[a](http://x)” is not a number"),
    ],
)
def test_what_is_no_table_is_refused_and_the_data_stay(name, content, sentence):
    app = with_file(content, name=name, points="0:1,1:3,2:5.5")
    assert sum(sentence in text for text in said(app)) == 2  # beside the file, and in a notice
    app.button(key="fit-notice-close").click().run()
    assert sum(sentence in text for text in said(app)) == 1
    assert settings_of(app)["points"] == "0:1,1:3,2:5.5"


def test_words_of_a_file_stay_words():
    app = with_file("<b>x</b>,y\n1,2\n3,5\n")
    assert ["Columns", "“<b>x</b>”, “y” of 2"] in tables(app)[1]


def test_the_stable_rate_is_said_at_the_slider():
    points = "1100:190000,2100:240000,3900:310000"
    asked = {"surface": "line_fit", "data": "own", "points": points, "reduction": "mean"}
    app = opened("fit", **asked, optimizers="gradient_descent")
    design = np.stack([np.ones(3), [1100, 2100, 3900]], axis=1)
    largest = np.linalg.eigvalsh(2 / 3 * design.T @ design)[-1]
    told = f"rates below {2 / largest:.4g} = 2 / λmax, where λmax = {largest:.4g}."
    assert any(told in caption.value for caption in app.caption)


def test_standardized_x_is_reported_in_the_original_units():
    points = "1100:190000,2100:240000,3900:310000"
    app = opened(
        "fit",
        surface="line_fit",
        data="own",
        points=points,
        standardize="on",
        reduction="mean",
        batching="full",
        optimizers="gradient_descent",
        **{"gradient_descent.learning_rate": "0.3"},
    )
    scene = drawn(app, "scene")[0]
    assert scene["equal_units"]  # circles, in place of ellipses
    table = next(m.value for m in app.markdown if "| minimum |" in m.value)
    rows = [line.split(" | ") for line in table.splitlines() if line.startswith("| ")]
    minimum, path = (row for row in rows if "minimum" in row[0] or "descent" in row[0])
    assert minimum[3] == "146358"
    assert minimum[4].startswith("42.3841")
    assert path[1:] == minimum[1:]
    assert settings_of(app)["standardize"] == "on"
    widget(app, "fit:standardize").set_value(False).run()
    assert not drawn(app, "scene")[0]["equal_units"]
    assert "standardize" not in settings_of(app)


def test_the_stable_rate_is_marked_where_it_lies_on_the_slider():
    app = opened("fit", surface="line_fit", optimizers="gradient_descent", batching="full")
    ticks = [html.proto.body for html in app.get("html") if "▲" in html.proto.body]
    design = np.stack([np.ones(12), drawn(app, "fit")[1][0]], axis=1)
    bound = 2 / np.linalg.eigvalsh(2 * design.T @ design)[-1]
    (share,) = {float(share) for share in re.findall(r"\* (0\.\d+)\)", ticks[0])}
    # The slider's values rise from 1e-4 to 10, about evenly on a logarithmic scale.
    assert share == pytest.approx((np.log10(bound) + 4) / 5, abs=0.02)
    assert f"{bound:.3g}" in ticks[0]
    points = "1100:190000,2100:240000,3900:310000"
    asked = {"surface": "line_fit", "data": "own", "points": points, "reduction": "mean"}
    app = opened("fit", **asked, optimizers="gradient_descent", batching="full")
    design = np.stack([np.ones(3), [1100, 2100, 3900]], axis=1)
    bound = 2 / np.linalg.eigvalsh(2 / 3 * design.T @ design)[-1]
    (tick,) = [html.proto.body for html in app.get("html") if "▲" in html.proto.body]
    assert f"{bound:.3g}" in tick
    rates = [float(rate) for rate in widget(app, RATE).options]
    assert bound / 10 < rates[0] < bound / 8
    assert rates[-1] == 10


def test_slider_and_pad_reach_the_stable_rate_and_keep_their_value_on_other_data():
    points = "1100:190000,2100:240000,3900:310000"
    asked = {"surface": "line_fit", "data": "own", "points": points, "reduction": "mean"}
    app = opened("fit", **asked, optimizers="gradient_descent,momentum", batching="full")

    def dragged(name):
        parameters = drawn(app, "parameters")[0]["parameters"]
        return next(item["values"] for item in parameters if f"fit:{item['name']}" == name)

    moved(widget(app, RATE), 1e-7)
    assert settings_of(app)["gradient_descent.learning_rate"] == "1e-07"
    assert dragged(RATE) == [float(rate) for rate in widget(app, RATE).options]
    # The stable rate of momentum grows with its decay; without one it is gradient descent's.
    heavy = "fit:momentum.learning_rate"
    assert widget(app, heavy).options != widget(app, RATE).options
    moved(widget(app, "fit:momentum.decay"), 0.0)
    assert widget(app, heavy).options == widget(app, RATE).options
    assert dragged(heavy) == [float(rate) for rate in widget(app, heavy).options]
    app.session_state["fit-data"] = True  # the drawer of the data is open
    app.run()
    widget(app, "fit:line_fit:data:en").set_value("given").run()
    assert not app.exception
    assert widget(app, RATE).value == 1e-7
    assert settings_of(app)["gradient_descent.learning_rate"] == "1e-07"
    assert dragged(RATE)[:2] == [1e-7, 1e-4]
