"""The numbers of goods and assets that the office's reports tell, with the rows behind them."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.describe.figure import Span
from desk_union.funds.property import asset_deeds, goods_deeds
from desk_union.funds.property.asset_deeds import Purchase
from desk_union.funds.property.goods_deeds import Incoming, Outgoing, Piece
from desk_union.funds.property.property_figures import FIGURES
from desk_union.store.figures import evaluate, evidence
from tests.funds.property_books import TODAY, good, office

BY_CODE = {figure.code.removeprefix("funds."): figure for figure in FIGURES}
YEAR = Span.year(2025)


@pytest.fixture
def desk(tmp_path):
    with office(tmp_path, a102=10_000_000, a32205=-10_000_000) as desk:
        with desk.book.deed("物资") as session:
            mask, racket, shuttle = (good(session, name) for name in ("医用口罩", "羽毛球拍", "羽毛球"))
            for day, kind, pieces in (
                (date(2024, 12, 31), "购入", 100), (date(2025, 2, 1), "上级拨付", 5_000), (date(2025, 2, 3), "接受捐赠", 3_000), (date(2025, 2, 3), "盘盈", 7),
            ):  # fmt: skip
                given = Incoming(day, kind, (Piece(mask, pieces, pieces * 50),), expense=desk.account["50402"])
                goods_deeds.take_in(session, given, TODAY)
            both = (Piece(racket, 40, 180_000), Piece(shuttle, 20, 12_000))
            goods_deeds.take_in(session, Incoming(date(2025, 3, 1), "购入", both, expense=desk.account["50102"]), TODAY)
            goods_deeds.hand_out(
                session, Outgoing(date(2025, 3, 2), "发放", (Piece(racket, 36), Piece(shuttle, 18))), TODAY
            )
            goods_deeds.hand_out(session, Outgoing(date(2025, 3, 3), "报废", (Piece(racket, 2),)), TODAY)
            for name, source, day in (
                ("乒乓球台", "上级工会拨付", date(2025, 4, 1)),
                ("折叠乒乓球台", "本级经费购置", date(2025, 4, 1)),
            ):
                card = {"kind": "体育设备", "quantity": 2}
                asset_deeds.acquire(session, Purchase(day, name, "专用设备", 520_000, source, card), TODAY)
        yield desk


@pytest.mark.parametrize(
    ("code", "shown", "rows"),
    [
        ("masks_in", "8000", 2), ("masks_out", "0", 0), ("rackets_out", "36", 1), ("shuttles_out", "18", 1),
        ("goods_in", "5,920.00", 4), ("goods_out", "1,728.00", 2), ("tables_in", "2", 1), ("assets", "2", 2), ("assets_cost", "10,400.00", 2),
    ],
)  # fmt: skip
def test_figures(desk, code, shown, rows):
    with desk.book.reading() as session:
        assert evaluate(session, BY_CODE[code], YEAR, FIGURES).shown == shown
        assert len(evidence(session, BY_CODE[code], YEAR)[1]) == rows
