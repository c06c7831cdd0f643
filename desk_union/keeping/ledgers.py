"""保存期限 as the office sets it."""

from __future__ import annotations

from desk_union.describe.kinds import Choice, Count, LongText, Text
from desk_union.describe.ledger import Field, Ledger
from desk_union.keeping import kinds
from desk_union.keeping.tables import KeepingTerm

GROUP = "本单位设置"

TERMS: Ledger = Ledger(
    code="keeping.terms", title="保存期限", tab="报表", group=GROUP, row=KeepingTerm, counter="项", called=kinds.GONE,
    name=lambda: KeepingTerm.kind,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="个人信息用完以后再保存几年。《个人信息保护法》第十九条：保存期限应当为实现处理目的所必要的最短时间；第四十七条：期限届满应当删除。法律没有定年数，由本单位按上级和档案规定定；不写就没有到期的。",
    empty="还没有定保存期限，所以没有到期的。按本单位的规定新增一项。",
    fields=(
        Field(KeepingTerm.kind, "种类", Choice(kinds.KIND), required=True, print_mm=50, help="离开的人员：去世，或不在册、不是会员、也不是本单位离退休人员的。已退出的困难档案：已脱困、注销、未批准的。走访、谈心记录：从那一天算起。"),
        Field(KeepingTerm.years, "保存年数", Count(least=1, most=99), required=True, print_mm=24, aliases=("年数", "几年"), help="离开、退出以后再保存几年。"),
        Field(KeepingTerm.basis, "依据", Text(120), print_mm=80, help="哪个文件、哪次会议定的。"),
        Field(KeepingTerm.note, "备注", LongText(), listed=False),
    ),
    order=("kind",), match=(("kind",),),
)  # fmt: skip

LEDGERS = (TERMS,)
