"""The figures of meetings by kind, of the 民主管理委员会, and of violations.

F315 (which congress of the union) stands with ``members.term``; F060 and F064 are meetings, so that they are counted here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.democracy import democracy_words as words
from desk_union.democracy.meetings.ledgers import ATTENDANCE, MEETINGS, PARTICIPATIONS, VIOLATIONS, came
from desk_union.democracy.meetings.tables import Meeting, MeetingPerson, Participation, Violation
from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during, standing
from desk_union.members.ledgers import POSTS
from desk_union.members.ledgers.union import in_office
from desk_union.members.tables import Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

    from desk_union.describe.figure import Span

KINDS = (
    ("committee", words.COMMITTEE_MEETING, "工会委员会会议次数", ("F019",)), ("work", "工会工作会议", "工会工作会议次数", ("F075",)), ("chairs", "主席会议", "主席会议次数", ("F091",)),
    ("study", "集中学习", "集中学习次数", ("F092",)), ("joint", "联席会议", "片组联席会议次数", ("F094",)), ("party", "党委研究工会工作", "党委专题研究工会工作次数", ("F111",)),
    ("regular", "工会例会", "工会例会次数", ("F127",)), ("team_study", "班组学习", "班组学习次数", ("F060",)), ("exchange", "学习交流会", "学习交流会次数", ("F064",)),
)  # fmt: skip


def _by_kind() -> Iterator[Figure]:
    for code, kind, label, seeds in KINDS:
        rows = during(Meeting, Meeting.day, Meeting.kind == kind)
        yield Figure(f"democracy.meetings_{code}", label, "次", lambda: MEETINGS, rows, parent="democracy.meetings", seeds=seeds)


def _late() -> Figure:
    def rows(span: Span) -> Select[Any]:
        held = select(Meeting.id).where(Meeting.day.between(span.first, span.last))
        return select(MeetingPerson.id).where(MeetingPerson.meeting.in_(held), came(span.last), MeetingPerson.state.in_((words.LATE, words.ABSENT)))

    return Figure("democracy.late", "会议迟到缺席人次", "人次", lambda: ATTENDANCE, rows)


FIGURES: tuple[Figure, ...] = (
    Figure("democracy.meetings", "各类会议和学习次数", "次", lambda: MEETINGS, during(Meeting, Meeting.day)),
    *_by_kind(), _late(),
    Figure("democracy.council", "民主管理委员会委员人数", "人", lambda: POSTS, standing(Post, in_office, Post.role == words.COUNCIL_ROLE), seeds=("F153",), note="任职名册里在任的民主管理委员会委员。"),
    Figure("democracy.union_delegates", "会员代表人数", "人", lambda: POSTS, standing(Post, in_office, Post.role == words.DELEGATE_ROLE), seeds=("F174",), note="任职名册里在任的会员代表。"),
    Figure("democracy.participations", "参与监督次数", "次", lambda: PARTICIPATIONS, during(Participation, Participation.day)),
    Figure("democracy.violations", "违纪违法事件数", "例", lambda: VIOLATIONS, during(Violation, Violation.day), seeds=("F254",)),
)  # fmt: skip
