"""What others ask of 会员台账 as files in a form of their own."""

from __future__ import annotations

from desk_union.describe.export import Export
from desk_union.describe.tab import Named

EXPORTS = (
    Export(
        ledger="members.people",
        suffixes=(".xlsx",),
        title="实名制上报表（会员信息采集表，20 列）",
        file_title="会员信息采集表",
        says="按上级要求的 20 列导出，含证件号码和电话，会记下是谁、什么时候导出的；缺的内容会列出来。",
        write=Named("desk_union.exchange.members.upload:write"),
    ),
)
