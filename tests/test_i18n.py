"""Every sentence that a reader sees is there in every language."""

import ast
import functools
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract, extract_from_dir

from optviz.content.lessons import GROUPS, LESSONS
from optviz.content.pitfalls import PITFALLS
from optviz.content.tasks import TASKS
from optviz.dialects import DIALECTS, FAMILIES
from optviz.functions.activations import ACTIVATIONS
from optviz.functions.losses import LOSSES
from optviz.functions.shapes import SHAPE_EXAMPLES
from optviz.i18n import LANGUAGES, catalog, translator
from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.settings.experiment.entries import ALIKE, FAMILY
from optviz.settings.experiment.maps import MAP_SETTINGS
from optviz.settings.table import SETTINGS, shape_settings
from surfaces import SURFACES
from surfaces.datasets import DATASETS

ROOT = Path(__file__).parent.parent


@functools.cache
def sentences() -> set[str]:
    written = set()
    for folder in ("optviz", "surfaces"):
        found = extract_from_dir(
            str(ROOT / folder),
            method_map=[("**.py", "python")],
            keywords={
                "t": None,
                "FormulaError": None,
                "ScriptError": None,
                "PictureError": None,
                "LookError": None,
                "CourseError": None,
                "MapError": None,
            },
        )
        written |= {message for _, _, message, _, _ in found}
    with (ROOT / "optviz/ui/pages/navigation.py").open("rb") as stream:
        written |= {message for _, message, _, _ in extract("python", stream, keywords={"t": None})}
    listed = (*SURFACES.values(), *OPTIMIZERS.values(), *SCHEDULES.values())
    listed += (*ACTIVATIONS.values(), *LOSSES.values(), *SHAPE_EXAMPLES)
    listed += tuple(DATASETS.values())
    names = {item.name for item in listed}
    ruled = (*OPTIMIZERS.values(), *SCHEDULES.values())
    arguments = {name.replace("_", " ") for item in ruled for name in item.hyperparameters}
    lessons = {text for p in PITFALLS.values() for text in (p.title, p.lesson)}
    lessons |= {p.in_packages[0] for p in PITFALLS.values() if p.in_packages}
    lessons |= {group.title for group in GROUPS}
    for lesson in LESSONS.values():
        lessons |= {lesson.title, lesson.question, lesson.text, lesson.task}
        views = lesson.good.name, lesson.bad.name
        lessons |= {name for name in views if re.search("[a-z]{3}", name)}
    lessons |= {text for task in TASKS.values() for text in (task.look, task.attempt)}
    settings = (*SETTINGS.values(), *MAP_SETTINGS.values(), FAMILY, ALIKE)
    said = {text for setting in settings for text in setting.texts} | {"As in", "the reference"}
    dialects = {s for d in DIALECTS.values() for s in (*d.differences, d.precision.reason)}
    dialects |= {family.name for family in FAMILIES.values()}
    said |= labels_of_changed_settings()
    said |= {
        text
        for surface in SURFACES.values()
        for setting in shape_settings(surface).values()
        for text in setting.texts
    }
    return written | names | arguments | lessons | said | dialects


def proper_names() -> set[str]:
    """Names of rules in one word, as Adam: they may stay as they are in every language."""
    return {
        item.name for item in (*OPTIMIZERS.values(), *FAMILIES.values()) if " " not in item.name
    }


def labels_of_changed_settings() -> set[str]:
    trees = [ast.parse(file.read_text()) for file in (ROOT / "optviz").rglob("*.py")]
    return {
        keyword.value.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "but"
        for keyword in node.keywords
        if keyword.arg == "label" and isinstance(keyword.value, ast.Constant)
    }


def test_the_sentences_are_found():
    assert {
        "Surface",
        "Play",
        "How do optimizers differ?",
        "Ravine",
        "learning rate",
    } <= sentences()


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_sentence_is_translated(language):
    messages = catalog(language)
    assert sorted(s for s in sentences() - proper_names() if not messages.get(s)) == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_translation_is_left_over(language):
    messages = catalog(language)
    assert sorted(set(messages) - sentences()) == []
    assert sorted(name for name in proper_names() if messages.get(name) == name) == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_translations_have_the_same_places_to_fill(language):
    def places(text):
        return sorted(re.findall(r"{\w+}", text))

    for sentence, translation in catalog(language).items():
        assert places(sentence) == places(translation), sentence


def test_the_translator_translates():
    assert translator("zh")("Step back") == "后退一步"
    assert translator("en")("Step back") == "Step back"
