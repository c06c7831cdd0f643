"""How the program looks: fonts, palette, style sheet, text size and Qt's own words in Chinese."""

from __future__ import annotations

import sys
from string import Template
from typing import TYPE_CHECKING, ClassVar, Final, cast

from PySide6.QtCore import QLibraryInfo, QSettings, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desk_union.basis import profile
from desk_union.basis.places import FONTS, RESOURCES
from desk_union.ui.kit import contrast
from desk_union.ui.kit.collecting import collect_between_events
from desk_union.ui.kit.immortal import keep_constants_alive

if TYPE_CHECKING:
    from collections.abc import Sequence

FACES: Final = ("NotoSansSC-Regular.ttf", "fetched/NotoSansSC-Bold.ttf", "fetched/HanaMinB.ttf")
FAMILIES: Final = ("Microsoft YaHei UI", "Noto Sans SC", "HanaMinB")
TEXT_SIZE: Final = "ui/text_size"
SIZES: Final = {"小": 9.5, "标准": 10.5, "大": 12.0, "特大": 14.0}
USUAL_SIZE: Final = "标准"
ROW_HEIGHT: Final = 30  # at the usual size

LIGHT: Final = {
    "accent": "#b3261e", "accent_down": "#8f1d17", "on_accent": "#ffffff",
    "base": "#ffffff", "window": "#f6f6f5", "panel": "#fbfbfa", "text": "#1f2328", "quiet": "#5f666f",
    "line": "#dcdcd9", "hover": "#ebebe8", "chosen": "#dde6ef", "chosen_text": "#1f2328", "fault": "#b3261e",
    "band": "#fff4d6", "band_text": "#5c4500", "band_line": "#fff4d6", "alternate": "#fafaf9",
    "focus": "#5f666f", "off": "#858b93", "idle": "#e6e6e3", "edge": "#82878e", "link": "#b3261e",
}  # fmt: skip
DARK: Final = {
    "accent": "#c2463d", "accent_down": "#a83b33", "on_accent": "#ffffff",
    "base": "#1e2023", "window": "#26282b", "panel": "#232528", "text": "#e6e7e8", "quiet": "#a0a6ad",
    "line": "#3c3f43", "hover": "#34373b", "chosen": "#34475a", "chosen_text": "#ffffff", "fault": "#ff8a80",
    "band": "#4a3d14", "band_text": "#ffe9a8", "band_line": "#4a3d14", "alternate": "#222427",
    "focus": "#a0a6ad", "off": "#7d838a", "idle": "#33363a", "edge": "#757a81", "link": "#f08a80",
}  # fmt: skip


_in_force: dict[str, str] = LIGHT
_wished: list[dict[str, str]] = []


def colours() -> dict[str, str]:
    """The colours in force, by the system's choice of light, dark or high contrast."""
    return _in_force


def wish(*wished: dict[str, str]) -> None:
    """Take these colours whatever the system says, or the system's again: for pictures and tests."""
    _wished[:] = wished
    application = QApplication.instance()
    if application is not None:
        dress(cast("QApplication", application))


def _colours(application: QApplication) -> dict[str, str]:
    if _wished:
        return _wished[0]
    if contrast.wanted(application):
        return contrast.colours(contrast.of_system(application))
    dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def user_settings() -> QSettings:
    """What this user of this computer chose, outside of any book."""
    own = profile.portable()
    if own is not None:
        return QSettings(str(own / f"{profile.NAME}.ini"), QSettings.Format.IniFormat)
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, profile.NAME, profile.NAME)


def text_size() -> str:
    """The chosen text size, a key of ``SIZES``."""
    chosen = str(user_settings().value(TEXT_SIZE, USUAL_SIZE))
    return chosen if chosen in SIZES else USUAL_SIZE


def set_text_size(name: str) -> None:
    user_settings().setValue(TEXT_SIZE, name)
    application = QApplication.instance()
    if application is not None:
        dress(cast("QApplication", application))


def scaled(pixels: int) -> int:
    """A measure of the usual text size at the chosen one."""
    return round(pixels * SIZES[text_size()] / SIZES[USUAL_SIZE])


def unscaled(pixels: int) -> int:
    """The other way round: what is measured now, as it would be at the usual text size."""
    return round(pixels * SIZES[USUAL_SIZE] / SIZES[text_size()])


def make_application(argv: Sequence[str]) -> QApplication:
    """The application with fonts, colours and Chinese; the one already there when there is one."""
    keep_constants_alive()
    application = cast("QApplication | None", QApplication.instance()) or QApplication(list(argv))
    collect_between_events(application)
    application.setApplicationName("desk_union")
    application.setApplicationDisplayName("工会工作台")
    application.setWindowIcon(QIcon(str(RESOURCES / "desk_union.ico")))
    _speak_chinese(application)
    for name in FACES:
        path = FONTS / name
        if path.exists():
            QFontDatabase.addApplicationFont(str(path))
    wanted = "windows11" if sys.platform == "win32" and "windows11" in QStyleFactory.keys() else "Fusion"  # noqa: SIM118 - no dictionary
    application.setStyle(wanted)
    dress(application)
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: dress(application))
    hints.accessibility().contrastPreferenceChanged.connect(lambda _wish: dress(application))
    return application


class _Untranslated(QTranslator):
    """What Qt says anew and its own Chinese file (6.12) does not know yet; it is asked behind that file."""

    WORDS: ClassVar = {
        "&Look in:": "查找范围(&L)：", "Files of &type:": "文件类型(&T)：", "Page &Set:": "哪些页(&S)：",
        "Pages &per sheet:": "每张几页(&P)：", "Page &order:": "页的次序(&O)：", "Directory": "目录",
    }  # fmt: skip

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, _context: str, source: str, _remark: str | None = None, _count: int = -1) -> str | None:
        return self.WORDS.get(source)


def _speak_chinese(application: QApplication) -> None:
    application.installTranslator(_Untranslated(application))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def dress(application: QApplication) -> None:
    """Put on font, palette and style sheet for the chosen size and colours."""
    font = QFont(list(FAMILIES))
    font.setPointSizeF(SIZES[text_size()])
    application.setFont(font)
    global _in_force  # noqa: PLW0603 - one application, one look
    chosen = _in_force = _colours(application)
    application.setPalette(_palette(chosen))
    sheet = Template((RESOURCES / "style.qss").read_text(encoding="utf-8"))
    sizes = {"body": SIZES[text_size()], "small": SIZES[text_size()] - 1, "title": SIZES[text_size()] + 3.5}
    pictures = {"icons": (RESOURCES / "icons").as_posix()}
    points = {key: f"{size:g}pt" for key, size in sizes.items()}
    # A least height of a style sheet is the one a layout may press a widget to, so it grows with the letters.
    points |= {key: f"{scaled(height)}px" for key, height in (("field", 22), ("inner", 20), ("check", 28))}
    application.setStyleSheet(sheet.substitute(chosen, **points, **pictures))


def _palette(chosen: dict[str, str]) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window", QPalette.ColorRole.WindowText: "text", QPalette.ColorRole.Base: "base",
        QPalette.ColorRole.AlternateBase: "alternate", QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "window",
        QPalette.ColorRole.ButtonText: "text", QPalette.ColorRole.Highlight: "chosen",
        QPalette.ColorRole.HighlightedText: "chosen_text", QPalette.ColorRole.PlaceholderText: "quiet",
        QPalette.ColorRole.ToolTipBase: "base", QPalette.ColorRole.ToolTipText: "text", QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Link: "link", QPalette.ColorRole.Accent: "accent",
    }  # fmt: skip
    for role, name in roles.items():
        palette.setColor(role, QColor(chosen[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen["off"]))
    return palette


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property by which the style sheet tells widgets apart, and let it take effect."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
