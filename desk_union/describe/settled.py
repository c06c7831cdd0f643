"""What was signed, published or issued on a day and has no stage: changing it later takes a reason, which is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.describe.ledger import Values


def settled_once(marks: str, said: str, **labels: str) -> Callable[[Values, Values | None], Sequence[Fault]]:
    """A check for ``Ledger.compared``: once ``marks`` is filled, the fields of ``labels`` (key=label) are settled.

    ``said`` tells what was done (已经公布). What was left empty then may be filled in.
    """

    def compare(values: Values, before: Values | None) -> Sequence[Fault]:
        if before is None or before.get(marks) in (None, ""):
            return ()
        return [
            Fault(key, f"{said}，{label}又改了。", "确实要改的，请写明理由。", warns=True)
            for key, label in labels.items()
            if before.get(key) not in (None, "") and values.get(key) != before.get(key)
        ]

    compare.settles = (marks, tuple(labels))  # type: ignore[attr-defined]  # for whoever walks all that is settled
    return compare
