"""常用业务: choosing an event and answering what it asks, until its voucher is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.money import parse_yuan, show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.accounting import Rate
from desk_union.funds.account import templates
from desk_union.funds.account.templates import TEMPLATES, Ask, Template
from desk_union.screens.form import typed

if TYPE_CHECKING:
    from desk_union.funds.account.rules import Line
    from desk_union.screens.funds.voucherform import VoucherForm


class TemplateForm:
    """One event being answered; ``given`` holds the values by the keys of what is asked."""

    def __init__(self, form: VoucherForm) -> None:
        self.form = form
        self.template: Template = TEMPLATES[0]
        self.given: dict[str, Any] = {}

    def fitting(self, text: str) -> list[Template]:
        """Events whose title fits what is typed, also by initials."""
        return [one for one in TEMPLATES if not text.strip() or typed.fits(one.title, text)]

    def choose(self, template: Template) -> None:
        self.template = template
        self.given = {"summary": template.summary}
        for ask in template.asks:
            if ask.kind == "account":
                offered = self.choices(ask)
                self.given[ask.key] = offered[0][0] if offered else None
                if ask.key == "money":
                    bank = [id_ for id_, words in offered if words.startswith("102")]
                    self.given[ask.key] = bank[0] if bank else self.given[ask.key]
            elif ask.default is not None:
                self.given[ask.key] = ask.default

    def choices(self, ask: Ask) -> list[tuple[int, str]]:
        """What may be chosen: accounts below the asked ones, or projects."""
        if ask.kind == "project":
            return list(self.form.projects.items())
        book = templates.Book(self.form.chart)
        return [(one.id, one.words) for one in book.choices(ask.under)]

    def words(self, ask: Ask) -> str:
        value = self.given.get(ask.key)
        if value is None:
            return ""
        if ask.kind == "money":
            return show_yuan(value)
        if ask.kind == "rate":
            return Rate().show(value)
        if ask.kind in {"account", "project"}:
            return dict(self.choices(ask)).get(value, "")
        return str(value)

    def type(self, ask: Ask, text: str) -> None:
        """Raises Refusal with a sentence when it is no value."""
        text = text.strip()
        try:
            self.given[ask.key] = self._read(ask, text) if text else None
        except ValueError as error:
            raise Refusal(f"{ask.label}：{error}", field=ask.key) from None

    def _read(self, ask: Ask, text: str) -> Any:
        if ask.kind == "money":
            return parse_yuan(text)
        if ask.kind == "rate":
            return Rate().read(text if text.endswith(("%", "％")) else f"{text}%")
        if ask.kind in {"account", "project"}:
            found = [id_ for id_, words in self.choices(ask) if text in words or typed.fits(words, text)]
            if not found:
                raise ValueError(f"没有“{text}”可选。")
            return found[0]
        return text

    def lines(self) -> tuple[Line, ...]:
        """Raises Refusal naming what is still to be answered."""
        return templates.build(self.template, self.given, self.form.chart)
