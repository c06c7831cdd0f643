"""合理化建议登记表, 征集表, 答复单, 成果申报表: one page each, filled from its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests import papers
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas import marking
from desk_union.contests.ideas.ledgers import CAMPAIGNS, INNOVATIONS, MEMBERS, SUGGESTIONS
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.contests.papers import Words
    from desk_union.describe.sheet import Request

NONE = "这个期间没有建议。"


def _yuan(word: str) -> str:
    return f"{word}元" if word else ""


def _kind(row: Words) -> str:
    return row["channel"] or words.SUGGESTION


def registration(session: Session, request: Request) -> Filled:
    ids = papers.meant(session, SUGGESTIONS, request, NONE)
    union = organisation(session)
    rows = papers.words_of(session, SUGGESTIONS, ids, request.day, private=request.private)
    return Filled([Copy(_registered(session, row_id, row, union)) for row_id, row in zip(ids, rows, strict=True)])


def _registered(session: Session, row_id: int, row: Words, union: str) -> Words:
    gain = f"一年{_yuan(row['benefit'])}" if row["benefit"] else ""
    score = marking.told(session, row_id)
    marked = f"评委评分{score[-1].removeprefix('总分：')}" if score else ""
    done = words.DONE if row["stage"] in words.FINISHED else row["stage"] if row["stage"] in words.BEING_DONE else "未实施"
    return {
        **row, "union": union, "kind": _kind(row), "unit": row["in_unit"], "done": done,
        "situation": row["situation"] or row["content"], "benefit": "：".join(filter(None, (gain, row["reckoning"]))),
        "judgement": "\n".join(filter(None, (row["judgement"], marked, row["award"]))),
    }  # fmt: skip


def reply(session: Session, request: Request) -> Filled:
    ids = papers.meant(session, SUGGESTIONS, request, NONE)
    union = organisation(session)
    rows = papers.words_of(session, SUGGESTIONS, ids, request.day)
    answered = [row for row in rows if row["stage"] not in words.UNANSWERED] or rows
    copies = [Copy({**row, "union": union, "kind": _kind(row), "answer": _answer(row["stage"])}) for row in answered]
    left = len(rows) - len(copies)
    return Filled(copies, (f"{left}条还没有答复，没有打印。",) if left else ())


def _answer(stage: str) -> str:
    return words.ADOPTED if stage in words.TAKEN_UP else stage


def slip(session: Session, request: Request) -> Filled:
    ids = papers.meant(session, CAMPAIGNS, request, "这个期间没有征集活动。")
    union, copies = organisation(session), []
    for row in papers.words_of(session, CAMPAIGNS, ids, request.day):
        span = "至".join(filter(None, (row["starts_on"], row["ends_on"])))
        told = {"kind": row["channel"] or words.SUGGESTION, "span": span, "union": row["organiser"] or union}
        copies.append(Copy({**row, **told}))
    return Filled(copies)


def innovation(session: Session, request: Request) -> Filled:
    ids = papers.meant(session, INNOVATIONS, request, "这个期间没有小改小革。")
    union = organisation(session)
    members = papers.children(session, MEMBERS, "innovation", ids, request.day)
    copies = []
    for row_id, row in zip(ids, papers.words_of(session, INNOVATIONS, ids, request.day), strict=True):
        money = {key: _yuan(row[key]) for key in ("cost", "benefit")}
        who = [{**one, "share": f"{one['share']}%" if one["share"] else ""} for one in members[row_id]]
        copies.append(Copy({**row, **money, "union": union}, {"members": who}))
    return Filled(copies, foot=papers.as_now(request))


ROWS = ("year", "month", "id", "ids")
SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.suggestion_form", "合理化建议登记表", "一条建议一页：现状、措施、效果、效益、推荐和评审意见；不指定时打印所选期间的全部。",
        OfficialForm("suggestion_form", registration), ledgers=("contests.suggestions",), private=("联系电话",), options=ROWS,
        outputs=("pdf", "docx"), says="打印所选期间提出的建议。",
    ),
    Sheet(
        "contests.reply_slip", "建议答复单", "给建议人的答复，下半页由本人签回；不指定时打印所选期间答复过的全部。",
        OfficialForm("reply_slip", reply), ledgers=("contests.suggestions",), options=ROWS, outputs=("pdf", "docx"), says="打印所选期间提出的建议。",
    ),
    Sheet(
        "contests.idea_slip", "空白征集表", "按征集活动印主题和要求的空白表，发给职工手填。",
        OfficialForm("idea_slip", slip), ledgers=("contests.campaigns",), options=ROWS, outputs=("pdf", "docx"), says="打印所选期间开始的征集活动。",
    ),
    Sheet(
        "contests.innovation_form", "成果申报表", "“五小”成果申报表，完成人按贡献排名；不指定时打印所选期间的全部。",
        OfficialForm("innovation_form", innovation), ledgers=("contests.innovations", "contests.innovators"), options=ROWS, outputs=("pdf",),
        says="打印所选期间的成果。",
    ),
)  # fmt: skip
