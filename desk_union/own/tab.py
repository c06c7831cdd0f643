"""自设栏目 as the house knows it: without a place of its own in the window, shown in 报表 and led to by 设置."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.own"
TAB = Tab(
    name="自设栏目",
    prefix="own",
    shown_in="reports",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    room=Named("desk_union.ui.own.menu:ROOM"),
    help_pages=("own",),
)
