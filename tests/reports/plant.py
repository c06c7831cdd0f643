"""The works of the first source: rows that make its known numbers and give values to its blanks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union import tabs
from desk_union.members.tables import Person
from desk_union.store import rows

if TYPE_CHECKING:
    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
YEAR = 2025
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
REGULAR, TEMPORARY, ENGAGED = 12, 3, 5
# What the source tells, and what its blanks come to here, by the number in the office's list.
KNOWN = {"F012": "8", "F013": "5", "F038": "2", "F041": "4", "F042": "11", "F043": "1000", "F046": "100", "F047": "100", "F050": "100", "F020": "2"}
BLANKS = {
    "F001": "20", "F002": "12", "F003": "3", "F004": "2", "F005": "3", "F006": "3", "F007": "2", "F008": "3", "F009": "1", "F010": "2",
    "F011": "6", "F014": "2", "F021": "9", "F022": "4", "F023": "2", "F024": "1", "F027": "3", "F028": "26000", "F030": "38.60", "F031": "2.4",
    "F034": "500", "F048": "7",
}  # fmt: skip


def build(book: Book) -> None:
    with book.deed("厂里的台账") as session:
        _Plant(session).build()


class _Plant:
    def __init__(self, session: Any) -> None:
        self.session = session

    def save(self, ledger: str, **values: Any) -> int:
        described = tabs.ledger_called(ledger)
        assert described is not None
        return rows.save_row(self.session, described, None, {**rows.defaults(described), **values}, TODAY)

    def build(self) -> None:
        groups = self._units()
        people = self._people(groups)
        self._posts(people, groups)
        self._homes(groups)
        self._rules()
        self._work()
        self._visits(people)
        self._dues(people)
        self._typed()

    def _units(self) -> list[int]:
        branches = [self.save("members.units", name=name, level="分会", founded_on=date(2010, 1, 1)) for name in ("一车间分会", "二车间分会")]
        return [
            self.save("members.units", name=name, level="小组", parent=branches[n % 2], founded_on=date(2010, 1, 1))
            for n, name in enumerate(("熔铸小组", "轧制小组", "质检小组"))
        ]

    def _people(self, groups: list[int]) -> list[int]:
        kinds = ["正式"] * REGULAR + ["临时用工"] * TEMPORARY + ["签约"] * ENGAGED
        made = []
        for n, kind in enumerate(kinds):
            joined = {"joined_on": date(2015, 3, 1)} if kind != "临时用工" else {}
            made.append(self.save("members.people", work_no=f"G{n:03}", name=f"职工{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{'一二'[n // 10]}", sex="女" if n % 4 == 0 else "男",
                                  employ_type=kind, unit=groups[n % 3], hired_on=date(2012, 1, 1), standing="在岗", **joined))
        for person in made[:2]:
            self.save("members.education", person=person, target="大学专科", route="自学", state="毕业", started_on=date(2022, 9, 1), finished_on=date(YEAR, 6, 30))
        return made

    def _posts(self, people: list[int], groups: list[int]) -> None:
        for n, group in enumerate(groups):
            self.save("members.posts", person=people[n], role="工会小组长", unit=group, since=date(2020, 1, 1))
            self.save("members.posts", person=people[3 + n], role="小组劳动保护检查员", unit=group, since=date(2020, 1, 1))
        for n in range(2):
            self.save("members.posts", person=people[6 + n], role="劳动保护监督检查员", since=date(2020, 1, 1))

    def _homes(self, groups: list[int]) -> None:
        self.save("honors.homes", name="公司职工之家", kind="职工之家", level="合格", passed_on=date(2020, 5, 1))
        for group in groups[:2]:
            self.save("honors.homes", unit=group, kind="职工小家", level="合格", passed_on=date(2020, 5, 1))

    def _rules(self) -> None:
        for kind, number in (("工会工作制度", 6), ("岗位责任制", 8), ("民主管理", 5), ("学习", 2)):
            for n in range(number):
                self.save("democracy.rules", title=f"{kind}之{n + 1}", kind=kind, version=1, since=date(2020, 1, 1))

    def _work(self) -> None:
        for n, stage in enumerate(["已实施"] * 4 + ["实施中"] * 2 + ["提交办公会"] + ["已提出"] * 2):
            done = {"done_on": date(YEAR, 9, 1)} if stage == "已实施" else {}
            self.save("contests.suggestions", title=f"金点子{n + 1}", proposers="职工甲一", channel="金点子", raised_on=date(YEAR, 5, 1 + n), stage=stage, valid=True, **done)
        for n, fen in enumerate((10_000_00, 12_000_00, 4_000_00)):
            self.save("contests.innovations", title=f"小改小革{n + 1}", kind="小改小革", stage="已完成", started_on=date(YEAR, 2, 1), done_on=date(YEAR, 8, 1 + n), benefit=fen)
        self.save("culture.trainings", name="安全知识培训", starts_on=date(YEAR, 4, 1), kind="培训班", subject="安全知识", rounds=1, attended=20)
        self.save("culture.trainings", name="监督员培训", starts_on=date(YEAR, 6, 1), kind="培训班", subject="劳动保护监督", audience="劳保监督员", rounds=1, attended=5)
        for n in range(7):
            self.save("culture.articles", title=f"稿件{n + 1}", medium=("工会视野", "企业文化之窗", "企业网")[n % 3], published_on=date(YEAR, 3 + n, 1))
        drive = self.save("contests.contests", name="大干100天", kind="专项竞赛", stage="进行中", starts_on=date(YEAR, 6, 1), ends_on=date(YEAR, 9, 8))
        self.save("contests.grades", contest=drive, name="奖励", place=1, places=2, money=500_00)

    def _visits(self, people: list[int]) -> None:
        # 4 households, 11 persons met, 1000 yuan.
        for n, (heads, reason) in enumerate(((3, "困难"), (3, "生病住院"), (3, "困难"), (2, "生病住院"))):
            self.save("care.visits", day=date(YEAR, 1 + 2 * n, 15), person=people[n], reason=reason, heads=heads, cash=250_00, source="会费")

    def _dues(self, people: list[int]) -> None:
        members = [one for n, one in enumerate(people) if not REGULAR <= n < REGULAR + TEMPORARY]
        units = dict(self.session.execute(select(Person.id, Person.name)).all())
        assert set(members) <= set(units)
        for person in members:
            for month in range(1, 13):
                self.save("funds.dues", period=YEAR * 100 + month, person=person, due=10_00, paid=10_00, paid_on=date(YEAR, month, 20))

    def _typed(self) -> None:
        about = {"first": FIRST, "last": LAST, "author": "工会干事", "source": "生产部"}
        for name, value in (("F030", "38.60"), ("F031", "2.4"), ("F016", "4届3次")):
            self.save("reports.typed", figure=name, value=value, name=name, **about)
