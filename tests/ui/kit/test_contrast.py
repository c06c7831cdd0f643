"""Words and the borders of what is typed into stand out in light, dark and high contrast (WCAG 2.2: 1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from string import Template

import pytest

from desk_union.basis.places import RESOURCES
from desk_union.ui.kit import contrast
from desk_union.ui.kit.style import DARK, LIGHT

WORDS, BORDERS = 4.5, 3.0
LOOKS = {
    "light": LIGHT, "dark": DARK, "night": contrast.colours(contrast.NIGHT), "desert": contrast.colours(contrast.DESERT),
}  # fmt: skip
SHEET = (RESOURCES / "style.qss").read_text(encoding="utf-8")
RULE = re.compile(r"([^{}/]+)\{([^{}]*)\}")
GROUNDS = ("base", "window", "panel", "alternate")
INPUTS = ("QLineEdit", "QComboBox", "QSpinBox", "QPlainTextEdit", "QTextEdit", "QPushButton")


def light_of(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    dark, light = sorted((light_of(one), light_of(other)))
    return (light + 0.05) / (dark + 0.05)


def rules():
    """Selectors and declarations of the style sheet; what cannot be used is let off, as in WCAG."""
    for selectors, body in RULE.findall(re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)):
        said = dict(part.split(":", 1) for part in body.split(";") if ":" in part)
        yield selectors.strip(), {key.strip(): value.strip() for key, value in said.items()}


PAINTED = [
    (selectors, said["color"][1:], said["background"][1:])
    for selectors, said in rules()
    if "disabled" not in selectors and said.get("color", "").startswith("$") and said.get("background", "").startswith("$")
]  # fmt: skip


def test_the_measure_is_that_of_the_standard():
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "quiet", "fault", "link"])
def test_words_on_every_ground(look, ground, ink):
    colours = LOOKS[look]
    assert ratio(colours[ink], colours[ground]) >= WORDS


@pytest.mark.parametrize("look", LOOKS)
def test_words_on_their_own_ground_in_every_rule(look):
    colours = LOOKS[look]
    assert len(PAINTED) > 10
    faint = {
        selectors: round(ratio(colours[ink], colours[ground]), 2)
        for selectors, ink, ground in PAINTED
        if ratio(colours[ink], colours[ground]) < WORDS
    }
    assert faint == {}


@pytest.mark.parametrize("look", LOOKS)
def test_a_rule_that_changes_the_ground_leaves_its_words_readable(look):
    """Hovered and pressed widgets keep the colour of their words unless their rule names another."""
    colours = LOOKS[look]
    faint = []
    for selectors, said in rules():
        ground = said.get("background", "")
        if ":" in selectors and "disabled" not in selectors and ground.startswith("$") and "::" not in selectors:
            inherited = "on_accent" if 'role="primary"' in selectors else "text"
            ink = said.get("color", f"${inherited}")[1:]
            if ratio(colours[ink], colours[ground[1:]]) < WORDS:
                faint.append(selectors)
    assert faint == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("edge", ["edge", "focus"])
@pytest.mark.parametrize("ground", ["base", "window", "panel"])
def test_borders_of_what_is_typed_into_and_pressed(look, edge, ground):
    colours = LOOKS[look]
    assert ratio(colours[edge], colours[ground]) >= BORDERS


@pytest.mark.parametrize("name", INPUTS)
def test_those_have_such_a_border(name):
    plain = [said["border"] for selectors, said in rules() if "border" in said and name in re.split(r",\s*", selectors)]
    assert plain[-1] == "1px solid $edge"


def test_every_colour_of_the_sheet_is_one_of_every_look():
    names = {found[1] for found in Template.pattern.findall(SHEET) if found[1]}
    sizes = {"body", "small", "title", "field", "inner", "check", "icons"}
    for look, colours in LOOKS.items():
        assert names - sizes <= colours.keys(), look
