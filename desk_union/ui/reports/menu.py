"""The room of 报表 in the window: 写总结, all figures, and one key that notes what was done today, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Named
from desk_union.ui.frame.room import Errand, Room

if TYPE_CHECKING:
    from desk_union.ui.frame.workplace import Workplace

LOG = "reports.log"
REMIND = "reminders.put"


def note_today(window: Workplace) -> None:
    """As long as the band tells what was just done, the entry goes with its row."""
    from desk_union.screens.reports.quickentry import going_with

    window.commands.start_deed(LOG, given=going_with(window.desk, *window.taking_back.just_done()))


def remind(window: Workplace) -> None:
    """Of the row that is chosen in the list in sight, else of nothing that is kept."""
    from desk_union.screens.reports.quickentry import reminded_of

    page = window.page
    given = reminded_of(window.desk, page.ledger.code, page.table.ids()) if page is not None else {}
    window.commands.start_deed(REMIND, given=given)


def write(window: Workplace) -> None:
    from desk_union.ui.reports import writings

    writings.write(window)


def figures(window: Workplace) -> None:
    from desk_union.ui.reports.figures import show_figures

    show_figures(window)


def mark_forms(window: Workplace) -> None:
    from desk_union.ui.reports import forms

    forms.mark_forms(window)


def own_forms(window: Workplace) -> None:
    from desk_union.ui.reports import ownforms

    ownforms.own_forms(window)


def hand_over(window: Workplace) -> None:
    from desk_union.ui.reports import handing

    handing.hand_over(window)


def take_over(window: Workplace) -> None:
    from desk_union.ui.reports import handing

    handing.take_over(window)


ROOM = Room(
    leads_with_printing=True,
    errands={
        "write": Errand("写总结", "Ctrl+Shift+R", write, "reports.writings"),
        "figures": Errand("数字一览", "Ctrl+Shift+T", figures),
        "forms": Errand("标上级表格", "Ctrl+Shift+M", mark_forms, "reports.upper_forms"),
        "own_forms": Errand("自备表样", "", own_forms, "reports.own_forms"),
        "hand_over": Errand("工作移交", "", hand_over),
        "take_over": Errand("接手移交", "", take_over),
        "remind": Errand("提醒我", "Ctrl+Shift+A", remind),
        "today": Errand("今天做了什么", "Ctrl+Shift+L", note_today),
    },
    pictures=Named("desk_union.ui.reports.pictures:SUBJECTS"),
)
