"""What is handed out of 报表 as a file of its own: the folder of an inspection, the pack for who takes over."""

from __future__ import annotations

from desk_union.describe.export import Export
from desk_union.describe.tab import Named

EXPORTS = (
    Export(
        ledger="reports.checklists",
        suffixes=(".zip",),
        by_suffix=True,
        title="验收资料包（封面、目录、缺项清单和编了号的文件）",
        file_title="验收资料",
        says="导出选中的那份清单的资料：封面目录、每项的表和明细（PDF）、附件，按清单的顺序编号；缺的、印不出的会列出来。",
        write=Named("desk_union.prints.reports.folderpack:write"),
    ),
    Export(
        ledger="reports.archive_pieces",
        suffixes=(".zip",),
        by_suffix=True,
        title="移交资料包（移交清单、日历、计划、卷内目录等）",
        file_title="移交资料",
        says="把接手的人要看的都印成PDF：移交清单和未了事项、工作日历、计划和完成情况、卷内目录、报送时限、上级表格、已报出报表、工作日志。",
        write=Named("desk_union.prints.reports.handoverpack:write"),
    ),
)
