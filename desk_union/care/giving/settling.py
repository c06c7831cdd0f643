"""What follows from saved donations and uses: their day, and that no more is passed on than came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from desk_union.basis.money import show_yuan
from desk_union.care import doubts
from desk_union.care.giving.tables import Donation, DonationDrive, DonationUse, HelpPair
from desk_union.describe.ledger import Fault
from desk_union.store.overrides import Faulty

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

    Settle = Callable[[Session, Sequence[int], date], None]


def donated(session: Session, drive: int) -> int:
    return session.scalar(select(func.coalesce(func.sum(Donation.cash), 0)).where(Donation.drive == drive)) or 0


def used(session: Session, drive: int) -> int:
    return session.scalar(select(func.coalesce(func.sum(DonationUse.cash), 0)).where(DonationUse.drive == drive)) or 0


def settling_donations(ledger: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        session.connection().execute(
            update(Donation).where(Donation.id.in_(ids), Donation.day.is_(None)).values(day=today)
        )
        drives = select(Donation.drive).where(Donation.id.in_(ids))
        _refuse_short(session, ledger(), drives, "请核对金额，或先改少转交的。")
        doubts.minding(ledger, doubts.people_of(Donation, Donation.day))(session, ids, today)

    return settle


def _refuse_short(session: Session, ledger: Ledger, drives: Select[int], remedy: str) -> None:
    """Money that did not come in cannot be passed on; of a drive without any names only what went may be known."""
    for drive in list(session.scalars(drives.distinct())):
        came, went = donated(session, drive), used(session, drive)
        if came and went > came:
            name = session.scalar(select(DonationDrive.name).where(DonationDrive.id == drive))
            reason = f"“{name}”收到捐款{show_yuan(came)}元，转交合计{show_yuan(went)}元，不够。"
            raise Faulty(ledger, [Fault("cash", reason, remedy)])


def settling_uses(ledger: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        session.connection().execute(
            update(DonationUse).where(DonationUse.id.in_(ids), DonationUse.day.is_(None)).values(day=today)
        )
        drives = select(DonationUse.drive).where(DonationUse.id.in_(ids), DonationUse.cash > 0)
        _refuse_short(session, ledger(), drives, "请核对金额，或先登记捐款。")

    return settle


def pair_people(session: Session, ids: Sequence[int], today: date) -> doubts.Found:
    """Helpers who had died or left when the pair began."""
    return doubts.people_of(HelpPair, HelpPair.since, HelpPair.helper)(session, ids, today)
