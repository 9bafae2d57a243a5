"""What there is, from the command line, and lessons of the course."""

import subprocess
import sys
from urllib.parse import parse_qsl, urlsplit

import pytest

from optviz.__main__ import main
from optviz.content.lessons import LESSONS
from optviz.export import settings_of
from optviz.optimizers import OPTIMIZERS
from optviz.scripts import TARGETS
from optviz.settings.table import SETTINGS
from surfaces import SURFACES


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("surfaces", SURFACES),
        ("optimizers", OPTIMIZERS),
        ("lessons", LESSONS),
        ("targets", TARGETS),
    ],
)
def test_everything_is_listed_with_what_it_is(kind, ids, capsys):
    assert main(["list", kind]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("  ")[0] for line in lines] == list(ids)
    assert all(len(line.partition("  ")[2]) > 5 for line in lines)


def test_a_listed_rule_has_its_hyperparameters_and_a_setting_what_it_may_be(capsys):
    main(["list", "optimizers"])
    told = "momentum  Momentum (learning_rate=0.1, decay=0.9): Momentum that accumulates"
    assert told in capsys.readouterr().out
    main(["list", "settings"])
    out = capsys.readouterr().out
    assert "num_steps  Steps: a whole number from 1 to 2000." in out
    assert {line.split()[0] for line in out.splitlines()} > set(SETTINGS)


def test_the_kinds_are_listed_and_another_is_refused(capsys):
    assert main(["list"]) == 0
    kinds = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    for kind in kinds:
        assert main(["list", kind]) == 0
        assert capsys.readouterr().out
    with pytest.raises(SystemExit) as stopped:
        main(["list", "nonsense"])
    assert stopped.value.code == 2


def test_a_reader_who_has_seen_enough_is_no_error():
    command = f"{sys.executable} -m optviz list optimizers | head -n 1"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert ended.stdout.startswith("gradient_descent")
    assert ended.stderr == ""


def test_a_lesson_is_printed_with_links_that_the_commands_take(tmp_path, capsys):
    assert main(["lesson", "rate", "--language", "zh"]) == 0
    out = capsys.readouterr().out
    assert "一步可以走多远" in out
    good, bad = (line.rpartition(": ")[2] for line in out.splitlines()[-2:])
    assert "lang=zh" in good and "learning_rate=0.2" in good and "learning_rate=1.1" in bad


def test_both_settings_of_a_lesson_are_drawn(tmp_path, capsys):
    size = ["--size", "10", "--theme", "dark"]
    assert main(["lesson", "rate", "-o", str(tmp_path / "rate.svg"), *size]) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["rate-bad.svg", "rate-good.svg"]
    for which, rate in (("good", "0.2"), ("bad", "1.1")):
        picture = (tmp_path / f"rate-{which}.svg").read_bytes()
        settings = settings_of(picture)
        assert settings["gradient_descent.learning_rate"] == rate
        assert settings["page"] == "curve"
        assert b'width="283' in picture  # 10 cm, in points


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nothing"], "there is no lesson nothing"),
        (["rate", "-o", "rate.csv"], "rate.csv: let its name end in one of .png"),
        (["rate", "-o", "nowhere/rate.png"], "there is no folder nowhere"),
    ],
)
def test_what_cannot_be_done_is_said(words, sentence, capsys):
    assert main(["lesson", *words]) == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert captured.out == ""


def test_a_lesson_of_charts_has_pictures_and_no_film(tmp_path, capsys):
    lesson = next(lesson for lesson in LESSONS.values() if lesson.page == "regularize")
    assert main(["lesson", lesson.id, "-o", str(tmp_path / "l.png")]) == 0
    for which in ("good", "bad"):
        settings = settings_of((tmp_path / f"l-{which}.png").read_bytes())
        query = dict(parse_qsl(urlsplit(lesson.link(which, "en")).query))
        assert settings.pop("page") == "regularize"
        assert settings.items() <= query.items() | {("lang", "en")}
    assert main(["lesson", lesson.id, "-o", str(tmp_path / "l.gif")]) == 2
    assert "the page regularize has charts" in capsys.readouterr().err
