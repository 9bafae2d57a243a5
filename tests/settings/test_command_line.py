"""The command line: pictures and scripts of the app, and sentences for what cannot be done."""

import json
import re
import shlex

import numpy as np
import pytest
from PIL import Image

from optviz.__main__ import _parser, main
from optviz.export import settings_of


def picture(path):
    image = Image.open(path)
    image.load()
    return image


def test_the_readme_command(tmp_path):
    file = tmp_path / "adam.png"
    options = ["--surface", "ravine", "--optimizer", "adam", "--learning-rate", "0.4"]
    assert main(["png", *options, "-o", str(file)]) == 0
    image = picture(file)
    assert image.format == "PNG"
    assert image.width >= 2000
    assert json.loads(image.text["optviz"]) == {
        "page": "race",
        "surface": "ravine",
        "optimizers": "adam",
        "adam.learning_rate": "0.4",
    }


def test_a_link_and_the_options_give_the_same_picture(tmp_path):
    link = (
        "http://host:8501/curve?lang=zh&surface=x_cos&x_cos.c=0.3&gradient_descent.learning_rate=2"
    )
    assert main(["png", "--link", link, "-o", str(tmp_path / "link.png")]) == 0
    options = ["--surface", "x_cos", "--set", "x_cos.c=0.3", "--learning-rate", "2"]
    assert main(["png", *options, "-o", str(tmp_path / "options.png")]) == 0
    one, other = (picture(tmp_path / f"{name}.png") for name in ("link", "options"))
    assert one.tobytes() == other.tobytes()


def test_a_rate_goes_to_every_rule_that_has_it(tmp_path):
    options = ["--optimizer", "momentum", "--optimizer", "adam", "--decay", "0.5"]
    assert main(["png", *options, "-o", str(tmp_path / "a.png"), "--width", "400"]) == 0
    settings = json.loads(picture(tmp_path / "a.png").text["optviz"])
    assert settings["momentum.decay"] == "0.5"
    assert "adam.decay" not in settings


BAD = {
    "surface": (["--surface", "nowhere"], "surface = nowhere cannot be used; allowed: one of"),
    "optimizer": (["--optimizer", "sgd"], "optimizers = sgd cannot be used; allowed: some of"),
    "rate": (["--learning-rate", "-1"], "allowed: a positive number"),
    "decay": (["--optimizer", "adam", "--decay", "0.5"], "none of adam has it"),
    "start": (["--start", "1"], "2 numbers separated by commas"),
    "steps": (["--num-steps", "0"], "a whole number from 1 to 2000"),
    "view": (["--view=1,0,0,1"], "the ends of each range in order"),
    "set": (["--set", "adam.b1"], "write it as NAME=VALUE"),
    "unknown": (["--set", "nonsense=1"], "nonsense is not a setting of this page"),
    "width": (["--width", "1"], "width is 1"),
    "no page": (["--link", "a/b?num_steps=5"], "this is not a link of the app"),
    "no link": (["--link", "not_a_url"], "this is not a link of the app"),
    "broken link": (["--link", "http://[::1"], "this is not a link of the app"),
    "empty value": (["--link", "http://h/?num_steps="], "num_steps =  cannot be used"),
    "twice": (["--link", "http://h/?num_steps=5&num_steps=6"], "num_steps has several values"),
    "undefined": (["--formula", "1/0"], "no finite value in this window"),
    "step": (["--num-steps", "50", "--step", "1900"], "step 1900 of 50: there is none"),
    "nan": (["--learning-rate", "nan"], "allowed: a positive number"),
    "underscore": (["--num-steps", "1_0"], "a whole number from 1 to 2000"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_done_is_said(name, tmp_path, capsys):
    options, sentence = BAD[name]
    assert main(["png", *options, "-o", str(tmp_path / "never.png")]) == 2
    error = capsys.readouterr().err
    assert error.startswith("optviz: ")
    assert sentence in error
    assert not (tmp_path / "never.png").exists()


@pytest.mark.parametrize("name", ["t.pdf", "t.svg", "t.gif", "t.jpg", "t", "png"])
def test_another_ending_than_png_is_refused(name, tmp_path, capsys):
    assert main(["png", "-o", str(tmp_path / name), "--width", "400"]) == 2
    error = capsys.readouterr().err
    assert f"{name}: the picture is a PNG file; let its name end in .png" in error
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("kind", ["pdf", "svg"])
def test_the_other_formats_hold_their_settings_too(kind, tmp_path, capsys):
    file = tmp_path / f"t.{kind}"
    assert main([kind, "--num-steps", "7", "-o", str(file)]) == 0
    assert settings_of(file.read_bytes()) == {"page": "race", "num_steps": "7"}
    assert main([kind, "-o", str(tmp_path / "t.png")]) == 2
    sentence = f"the picture is a {kind.upper()} file; let its name end in .{kind}"
    assert sentence in capsys.readouterr().err


def test_a_run_is_written_as_a_page_in_another_language(tmp_path, capsys):
    file = tmp_path / "t.html"
    link = "http://localhost:8501/curve?num_steps=5&step=2"
    assert main(["html", "--link", link, "--language", "zh", "-o", str(file)]) == 0
    assert '<html lang="zh">' in file.read_text()
    assert main(["html", "-o", str(tmp_path / "t.htm")]) == 2
    assert "let its name end in .html" in capsys.readouterr().err
    assert main(["html", "--link", "http://localhost/maps", "-o", str(file)]) == 2
    assert "a map is of many runs" in capsys.readouterr().err


def test_an_ending_in_capitals_will_do(tmp_path):
    assert main(["png", "-o", str(tmp_path / "T.PNG"), "--width", "400"]) == 0
    assert (tmp_path / "T.PNG").read_bytes().startswith(b"\x89PNG")


def test_own_data_of_any_unit(tmp_path):
    houses = "1100:190000,2100:240000,3900:310000"
    link = f"http://localhost/fit?surface=line_fit&data=own&points={houses}&reduction=mean"
    link += "&batching=full"  # no second map, of a batch, beside it
    free, equal = tmp_path / "free.png", tmp_path / "equal.png"
    assert main(["png", "--link", link, "-o", str(free), "--width", "800"]) == 0
    assert main(["png", "--link", f"{link}&axes=equal", "-o", str(equal), "--width", "800"]) == 0
    settings = json.loads(picture(free).text["optviz"])
    assert settings["points"] == houses
    # In equal units the map is a picture of parallel lines: of far fewer different rows.
    rows = [
        len({bytes(row) for row in np.asarray(picture(file))[:, 100:400]}) for file in (free, equal)
    ]
    assert rows[0] > 2 * rows[1]


def test_a_folder_that_is_not_there(tmp_path, capsys):
    assert main(["png", "-o", str(tmp_path / "no" / "file.png")]) == 2
    error = capsys.readouterr().err
    assert (
        error == f"optviz: {tmp_path / 'no' / 'file.png'}: there is no folder {tmp_path / 'no'}\n"
    )


def test_a_file_that_cannot_be_written(tmp_path, capsys):
    (tmp_path / "folder.png").mkdir()
    assert main(["png", "-o", str(tmp_path / "folder.png"), "--width", "400"]) == 2
    error = capsys.readouterr().err
    assert error == f"optviz: {tmp_path / 'folder.png'}: it cannot be written (Is a directory)\n"


def test_an_option_stands_in_for_a_setting_of_the_link(tmp_path, capsys):
    link = "http://host/optviz?num_steps=5&num_steps=6&optimizers=adam"
    assert main(["script", "--in", "numpy", "--link", link, "--num-steps", "7"]) == 0
    assert "7" in capsys.readouterr().out


def test_help_is_complete_and_its_examples_can_be_read():
    (commands,) = (action.choices for action in _parser()._actions if action.choices)
    assert {"png", "map", "app"} < commands.keys()
    for name, command in commands.items():
        help = command.format_help()
        assert "--learning-rate" in help or name in {"lesson", "list", "batch", "app"}
        if name == "batch":  # its example is a file
            assert "[[picture]]" in help
            continue
        told = " ".join(help[help.rindex("example") :].split()).partition(": ")[2]
        for example in told.split("; "):
            arguments = shlex.split(re.sub(r" (\||writes ).*", "", example))
            assert arguments.pop(0) == "optviz"
            used = arguments.pop(0)
            if used != "app":  # its options are Streamlit's
                commands[used].parse_args(arguments)


def test_a_script_from_options_and_from_a_link_is_the_same(tmp_path, capsys):
    options = ["--surface", "ravine", "--optimizer", "momentum", "--learning-rate", "0.6"]
    assert main(["script", "--in", "numpy", *options]) == 0
    text = capsys.readouterr().out
    assert "learning_rate = 0.6\n" in text
    link = "http://host:8501/?momentum.learning_rate=0.6&step=12&lang=zh"
    file = tmp_path / "momentum.py"
    chosen = ["--path", "momentum", "-o", str(file)]
    assert main(["script", "--in", "numpy", "--link", link, *chosen]) == 0
    assert file.read_text(encoding="utf-8") == text
    # The link at its head, and one as in the file of a course, are links too.
    for short in (text.splitlines()[1].removeprefix("# "), "race?momentum.learning_rate=0.6"):
        assert short.startswith(("?", "race?"))
        assert main(["script", "--in", "numpy", "--link", short, *chosen]) == 0
        assert file.read_text(encoding="utf-8") == text


def test_what_cannot_be_a_script_is_said(capsys):
    for options, sentence in (
        (["--in", "pytorch"], "allowed: torch, keras, optax, numpy, mlx, tinygrad, tfjs"),
        (["--in", "keras", "--optimizer", "newton"], "are available for: PyTorch, optax, NumPy"),
        (["--in", "numpy", "--path", "adagrad"], "allowed: gradient_descent, momentum, adam"),
        (["--in", "numpy", "--set", "noise=1"], "The noise in the gradient"),
        (["--in", "numpy", "--formula", "__import__('os')"], "^"),
    ):
        assert main(["script", *options]) == 2
        assert sentence in capsys.readouterr().err


def test_a_film_of_a_link_ends_at_its_step(tmp_path, capsys):
    file = tmp_path / "film.gif"
    options = ["--num-steps", "9", "--width", "300", "--fps", "5", "-o", str(file)]
    assert main(["gif", *options, "--step", "6"]) == 0
    film = Image.open(file)
    assert (film.n_frames, film.info["duration"], film.width) == (7, 200, 300)
    assert settings_of(file.read_bytes()) == {"page": "race", "num_steps": "9", "step": "6"}
    assert capsys.readouterr().err == ""
    for wrong, sentence in (
        (["--step", "0"], "a film needs a path of at least one step"),
        (["--fps", "3"], "3 frames a second: it must be 1, 2, 4, 5, 10, 20 or 25"),
        (["-o", str(tmp_path / "a.webp")], "the film is a GIF file; let its name end in .gif"),
    ):
        assert main(["gif", *options, *wrong]) == 2
        assert sentence in capsys.readouterr().err
