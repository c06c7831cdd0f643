"""The forms of the office's own as sheets: each printed by its name like those that the program brings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.content import OverScan, WordTemplate
from desk_union.describe.purpose import FORMS
from desk_union.describe.sheet import WHO, Choose, Sheet
from desk_union.reports.ownforms import columns, filling, places
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.tables import OwnForm

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.ownpaper import OverGround, WordFilling
    from desk_union.describe.sheet import Request
    from desk_union.reports.ownforms.places import WordPlace

PREFIX = "reports.own_form:"
WHICH = Choose(WHO, "打印哪些", (("all", "找到的每一行一份"), (filling.BLANK, "一份空白的，不填内容")))
ON_WHAT = Choose(
    filling.GROUND_CHOICE, "底图", ((filling.AS_FORM, "照表样的设置"), (filling.WITH, "连底图一起印"), (filling.WITHOUT, "不印底图（印在印好的表上）"))
)  # fmt: skip


def code_of(form: int) -> str:
    return f"{PREFIX}{form}"


def kept_sheets(session: Session) -> tuple[Sheet, ...]:
    """Of every form that the book keeps, in the order of their names."""
    return tuple(_sheet(session, form) for form in session.scalars(select(OwnForm).order_by(OwnForm.name)))


def places_of(session: Session, form: OwnForm) -> list[WordPlace]:
    ledger = columns.ledger_of(form.ledger)
    say = columns.worded(session)
    return [places.understood(one, ledger, say) for one in (form.places or "").splitlines() if one]


def _of_numbers(session: Session, form: OwnForm) -> bool:
    """Whether it prints numbers, which are of a year or month."""
    if form.made_of == words.SCAN:
        return any(one.what == words.FIGURE for one in filling.fields_of(session, form.id))
    return any(one.item.what == words.FIGURE for one in places_of(session, form))


def _sheet(session: Session, form: OwnForm) -> Sheet:
    ledger = columns.ledger_of(form.ledger)
    scan = form.made_of == words.SCAN
    private = filling.private_of(session, form) if scan else places.private_of(places_of(session, form))
    content = OverScan(partial(_over, form.id)) if scan else WordTemplate(partial(_word, form.id))
    return Sheet(
        code_of(form.id), form.name, f"自备表样，{_what(ledger)}。{form.note or ''}", content,
        # One whose ledger is gone may still be asked for a row, to be told why there is none.
        options=(*(("year", "month") if _of_numbers(session, form) else ()), *(("search", "id", "ids") if ledger is not None else ("search", "id") if form.ledger else ())),
        outputs=("pdf",) if scan else ("docx", "pdf"), choices=(*((WHICH,) if ledger is not None else ()), *((ON_WHAT,) if scan else ())),
        ledgers=(ledger.code,) if ledger is not None else ("reports.own_forms",), private=private, finds=("找哪些", "姓名、编号等，不填就是全部"),
        says="" if scan else "存为Word就是填好的原文件；PDF里列出填了什么。", purpose=FORMS,
    )  # fmt: skip


def _what(ledger: Ledger | None) -> str:
    return f"填{ledger.title}的一行" if ledger is not None else "填数字"


def _form(session: Session, form: int) -> OwnForm:
    held = session.get(OwnForm, form)
    if held is None:
        raise Refusal("这张自备表样已经删除了。", "可以在回收站里找回它。")
    return held


def _over(form: int, session: Session, request: Request) -> OverGround:
    return filling.over_ground(session, _form(session, form), request)


def _word(form: int, session: Session, request: Request) -> WordFilling:
    held = _form(session, form)
    return filling.word_filling(session, held, places_of(session, held), request)
