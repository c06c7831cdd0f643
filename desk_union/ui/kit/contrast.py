"""High contrast: the system's own colours in place of ours, for whoever has chosen them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# Windows 11's "夜空" and "沙漠" in short, for pictures and tests on a machine that has no such choice.
NIGHT = {
    "window": "#000000", "text": "#ffffff", "base": "#000000", "highlight": "#8ee3f0", "highlighted": "#263b50",
    "disabled": "#a6a6a6", "link": "#8080ff",
}  # fmt: skip
DESERT = {
    "window": "#fffaef", "text": "#3d3d3d", "base": "#fffaef", "highlight": "#903909", "highlighted": "#fff5e3",
    "disabled": "#676767", "link": "#1c5e75",
}  # fmt: skip


def wanted(application: QApplication) -> bool:
    hints = application.styleHints()  # PySide6 gives the next object up only while this one is held
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def of_system(application: QApplication) -> dict[str, str]:
    """The system's colours; our own palette is taken off first, since it hides them."""
    application.setPalette(QPalette())
    palette, group = application.palette(), QPalette.ColorGroup.Disabled
    return {
        "window": palette.color(QPalette.ColorRole.Window).name(),
        "text": palette.color(QPalette.ColorRole.WindowText).name(),
        "base": palette.color(QPalette.ColorRole.Base).name(),
        "highlight": palette.color(QPalette.ColorRole.Highlight).name(),
        "highlighted": palette.color(QPalette.ColorRole.HighlightedText).name(),
        "disabled": palette.color(group, QPalette.ColorRole.WindowText).name(),
        "link": palette.color(QPalette.ColorRole.Link).name(),
    }


def colours(system: dict[str, str]) -> dict[str, str]:
    """Every colour of the style sheet out of the few that the system gives: no greys, lines as strong as letters."""
    text, ground, chosen, on_chosen = (system[name] for name in ("text", "window", "highlight", "highlighted"))
    return {
        "accent": chosen, "accent_down": chosen, "on_accent": on_chosen,
        "base": system["base"], "window": ground, "panel": ground, "text": text, "quiet": text,
        "line": text, "hover": ground, "chosen": chosen, "chosen_text": on_chosen, "fault": text,
        "band": ground, "band_text": text, "band_line": text, "alternate": ground,
        "focus": chosen, "off": system["disabled"], "idle": ground, "edge": text, "link": chosen,
    }  # fmt: skip
