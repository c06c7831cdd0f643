"""常用业务: choosing an event and answering what it asks, until its voucher is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.described import own_templates, templates
from desk_union.funds.described.asking import usual
from desk_union.funds.described.templates import TEMPLATES, Template
from desk_union.funds.described.vouchers import asks_of
from desk_union.screens.form import typed
from desk_union.screens.form.fieldform import FieldForm

if TYPE_CHECKING:
    from desk_union.funds.account.rules import VoucherLine
    from desk_union.screens.desk import Desk


def fitting(desk: Desk, text: str) -> list[Template]:
    """Events whose title fits what is typed, also by initials; those that the office kept itself first."""
    with desk.book.reading() as session:
        own = own_templates.templates(session)
    return [one for one in (*own, *TEMPLATES) if not text.strip() or typed.fits(one.title, text)]


class TemplateForm(FieldForm):
    """One event being answered, for the voucher that is being written."""

    def __init__(self, desk: Desk, template: Template) -> None:
        asks = asks_of(template)
        super().__init__(desk, asks)
        self.template = template
        with desk.book.reading() as session:
            self.chart = read_chart(session)
            known = usual(session, asks, desk.today())
        self.start({**{shown.key: shown.default for shown in asks}, **known})

    def lines(self) -> tuple[VoucherLine, ...]:
        """Raises Refusal naming what is still to be answered."""
        if not self.check():
            key, told = next(iter(self.problems.items()))
            raise Refusal(f"「{self.fields[key].label}」{told}", field=key)
        return templates.build(self.template, self.values(), self.chart)
