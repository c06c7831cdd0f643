"""The commands of 自备表样: take one in, list them with what is wrong, remove one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import offering
from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.commands.console import opened, say_json
from desk_union.commands.streams import say
from desk_union.exchange import ownfiles
from desk_union.reports.ownforms import checking, columns, filling, keeping, places
from desk_union.reports.ownforms.ledgers import OWN_FORMS
from desk_union.reports.ownforms.tables import OwnForm
from desk_union.store import rows

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.reports.ownforms.places import WordPlace


def add(given: Namespace) -> int:
    """Refusal where the file is none to be filled, or something is called so already."""
    files: list[Path] = given.file
    name = given.name or keeping.name_of(files[0].stem)
    ledger = keeping.ledger_titled(given.ledger) if given.ledger else None
    if ownfiles.is_word(files[0]):
        return _add_word(given, name, ledger)
    with opened(given.book, writes=True, who=given.who) as book:
        taken = ownfiles.take_scan(book, files)
        with book.deed(f"拿来自备表样《{name}》", who=given.who) as session:
            row = keeping.new_scan(session, book, name, ledger, taken.pdf, taken.sizes, files[0].name, today())
    told = {"row": row, "name": name, "pages": len(taken.sizes), "size_mm": taken.sizes}
    if given.json:
        say_json(told)
    else:
        say(f"《{name}》{len(taken.sizes)}页，纸{taken.sizes[0][0]:g}×{taken.sizes[0][1]:g}毫米。请在窗口里放栏目，或者导入 reports.own_form_fields。")
    return 0


def _add_word(given: Namespace, name: str, ledger: str | None) -> int:
    if len(given.file) > 1:
        raise Refusal("Word表样一次只能拿来一个文件。", "请分几次拿来。")
    taken = ownfiles.take_word(given.file[0])
    with opened(given.book, writes=True, who=given.who) as book:
        with book.reading() as session:
            say_so = columns.worded(session)
        found = [places.understood(one, columns.ledger_of(ledger), say_so) for one in taken.insides]
        faults = places.faults_of(found)
        if faults and not given.as_is:
            raise Refusal(f"{len(faults)}个占位符填不了：\n" + "\n".join(faults) + "\n", "请在Word里改好再拿来；要让它们空着，加 --as-is。")
        with book.deed(f"拿来自备表样《{name}》", who=given.who) as session:
            row = keeping.new_word(session, book, name, ledger, taken.content, taken.insides, given.file[0].name, today())
    if given.json:
        say_json({"row": row, "name": name, "places": [_told(one) for one in found], "problems": faults})
    else:
        for one in found:
            say(f"{one.written}\t{one.fault or one.item.name}")
        say(f"《{name}》有{len(found)}个占位符，{len(faults)}个填不了。")
    return 0


def _told(place: WordPlace) -> dict[str, Any]:
    source = place.item.source
    return {"place": place.written, "what": place.item.what, "column": source.name if source else None, "list": place.rows or None, "private": bool(source and source.private), "problem": place.fault or None}  # fmt: skip


def listed(given: Namespace) -> int:
    """Status 1 where something of one is wrong."""
    with opened(given.book, writes=False) as book, book.reading() as session:
        told = [_form(session, one) for one in session.scalars(select(OwnForm).order_by(OwnForm.name))]
    if given.json:
        say_json(told)
    else:
        for one in told:
            say(f"{one['name']}\t{one['made_of']}\t{one['ledger'] or ''}\t{one['code']}")
            for problem in one["problems"]:
                say(f"　{problem}")
    return 1 if any(one["problems"] for one in told) else 0


def _form(session: Session, form: OwnForm) -> dict[str, Any]:
    from desk_union.reports.ownforms.sheets import code_of

    return {
        "row": form.id, "code": code_of(form.id), "name": form.name, "made_of": form.made_of, "ledger": form.ledger, "pages": form.pages,
        "fields": len(filling.fields_of(session, form.id)), "problems": checking.problems_of(session, form),
    }  # fmt: skip


def remove(given: Namespace) -> int:
    """Refusal where there is none of that name; undo brings it back."""
    with opened(given.book, writes=True, who=given.who) as book, book.deed(f"删除自备表样《{given.name}》", who=given.who) as session:
        found = filling.form_called(session, given.name)
        if found is None:
            names = list(session.scalars(select(OwnForm.name)))
            raise Refusal(f"没有叫“{given.name}”的自备表样。", offering.instead(given.name, names, "张"))
        rows.delete_rows(session, OWN_FORMS, [found.id], today())
    say(f"已删除《{given.name}》，可以在回收站里找回。")
    return 0
