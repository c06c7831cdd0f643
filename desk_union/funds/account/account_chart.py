"""The chart of accounts: laid into a book from ``resources/accounts.csv`` (财会〔2021〕7号), and its facts."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from desk_union.basis import names
from desk_union.basis.places import RESOURCES
from desk_union.basis.refusal import Refusal
from desk_union.funds.tables import Account

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

FIRST_LEVEL = 3  # digits of a first-level code; each further level has two more
DEBIT, CREDIT = "借", "贷"


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What rules and sums must know of an account; ``leaf``: nothing stands below it, so entries may be made on it."""

    id: int
    code: str
    name: str
    full_name: str
    kind: str
    side: str
    leaf: bool
    in_use: bool
    by_project: bool

    @property
    def sign(self) -> int:
        """By which a debit-positive balance is shown on the account's own side."""
        return 1 if self.side == DEBIT else -1

    @property
    def words(self) -> str:
        """Code and name, as vouchers and books show it (never the code alone)."""
        return f"{self.code} {self.full_name}"


class AccountChart:
    """All accounts of a book at once; ``by_id`` and ``by_code`` in the order of the codes."""

    def __init__(self, facts: Iterable[AccountFacts]) -> None:
        ordered = sorted(facts, key=lambda one: one.code)
        self.by_id: Mapping[int, AccountFacts] = {one.id: one for one in ordered}
        self.by_code: Mapping[str, AccountFacts] = {one.code: one for one in ordered}

    def below(self, code: str) -> tuple[AccountFacts, ...]:
        """The account and all below it."""
        return tuple(one for one in self.by_id.values() if one.code.startswith(code))

    def upper(self, one: AccountFacts) -> AccountFacts | None:
        code = parent_code(one.code)
        return self.by_code.get(code) if code else None


def leaves(chart: AccountChart, *codes: str) -> list[AccountFacts]:
    """The accounts below these codes on which entries may be made, in the order of the codes given."""
    return [one for code in codes for one in chart.below(code) if one.leaf and one.in_use]


def leaf(chart: AccountChart, code: str, like: str = "") -> AccountFacts:
    """The account, or of those below it the one called ``like``, else the first usable; Refusal without any."""
    found = leaves(chart, code)
    if not found:
        named = chart.by_code[code].words if code in chart.by_code else code
        raise Refusal(f"科目“{named}”没有启用，不能生成凭证。", "请先在“会计科目”里启用它，或补上明细科目。")
    named_so = [one for one in found if like and (one.name in like or like in one.name)]
    return (named_so or found)[0]


def parent_code(code: str) -> str:
    """The code of the account above; empty for a first-level one."""
    return code[:-2] if len(code) > FIRST_LEVEL else ""


def level_of(code: str) -> int:
    return 1 + max(0, len(code) - FIRST_LEVEL) // 2


def read_chart(session: Session) -> AccountChart:
    rows = session.execute(
        select(
            Account.id, Account.code, Account.name, Account.full_name, Account.kind, Account.side, Account.in_use,
            Account.by_project,
        )
    ).all()  # fmt: skip
    uppers = {parent_code(row.code) for row in rows}
    return AccountChart(
        AccountFacts(
            row.id, row.code, row.name, row.full_name, row.kind, row.side, row.code not in uppers, row.in_use,
            row.by_project,
        )
        for row in rows
    )  # fmt: skip


def lay_chart(session: Session) -> int:
    """Lay the prescribed accounts into a book that has none; returns how many. County-level ones are not in use yet."""
    if session.scalar(select(Account.id).limit(1)) is not None:
        return 0
    with (RESOURCES / "accounts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {row["code"]: place for place, row in enumerate(rows, start=1)}
    full: dict[str, str] = {}
    for row in rows:
        above = parent_code(row["code"])
        full[row["code"]] = f"{full[above]}-{row['name']}" if above else row["name"]
    session.execute(
        insert(Account),
        [
            {
                "id": ids[row["code"]],
                "code": row["code"],
                "name": row["name"],
                "full_name": full[row["code"]],
                "parent": ids.get(parent_code(row["code"])),
                "kind": row["kind"],
                "side": row["side"],
                "level": level_of(row["code"]),
                "origin": row["origin"],
                "locked": True,
                "in_use": row["origin"] != "县级",
                "by_project": row["by_project"] == "是",
                "note": row["note"] or None,
                "search": search_key(row["code"], row["name"], full[row["code"]]),
            }
            for row in rows
        ],
    )
    return len(rows)


def search_key(code: str, name: str, full_name: str) -> str:
    """By which an account is found: code, name, path and initials of its name."""
    return f"{code} {names.search_key(name)} {full_name}".casefold()
