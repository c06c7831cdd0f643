"""The made-up staff: who is at work, who came, moved, left, retired or died in the last two years and before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from desk_union.basis import days
from desk_union.members.sample import vocabulary as words
from desk_union.members.sample.life import Life, Maker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PARENT: Final = {name: parent for name, _, parent, _ in words.UNITS}
GROUPS: Final = tuple(
    name for name, level, _, _ in words.UNITS if level == "小组" and name not in {words.CLOSED, words.RETIRED}
)
LEFT, AWAY = "劳动（工作）关系发生变化", "停薪留职"


def branch_of(unit: str) -> str:
    while unit not in words.JOBS:
        unit = PARENT[unit]
    return unit


class Staff(Maker):
    """Everybody of the works; ``people`` in the order in which they were made."""

    def everybody(self) -> list[Life]:
        at_work = [self._old_hand(unit) for unit, _, _, size in words.UNITS for _ in range(size)]
        self._play(at_work)
        self._regroup(at_work)
        gone = [*self._leavers(), *self._retired()]
        for life in (*at_work, *gone):
            self._finish(life)
        self._leave_gaps(at_work)
        return [*at_work, *gone]

    def _old_hand(self, unit: str) -> Life:
        """At work here since before the two years, and a member since then."""
        branch = branch_of(unit)
        sex = "女" if self.rng.random() < (0.5 if branch in words.OFFICE else 0.3) else "男"
        oldest = 57 if sex == "男" else 52 if branch in words.OFFICE else 47
        born = self.some_day(self.ago(12 * oldest), self.ago(12 * 23))
        hired = self.some_day(days.add_months(born, 12 * 18), min(self.ago(40), days.add_months(born, 12 * 28)))
        life = self.person(unit, branch, sex, born, hired)
        life.begin(hired, unit, self.rng.choice(words.EMPLOYMENT))
        life.event("入会", self.some_day(days.add_months(hired, 2), min(self.ago(26), days.add_months(hired, 24))))
        return life

    def _play(self, at_work: Sequence[Life]) -> None:
        """Give some of those at work another life than that of an old hand."""
        parts: tuple[tuple[int, Callable[[Life, int], None]], ...] = (
            (38, self._outside), (5, self._applicant), (13, self._newcomer), (4, self._transferred_in), (1, self._rejoined),
            (2, self._kept), (1, self._kept_and_back), (2, self._quit), (14, self._moved), (8, self._made_regular),
            (3, self._ill), (2, self._ill_before), (3, self._resting), (3, self._retires_soon), (3, self._rare), (2, self._twin),
            (1, self._contract_ends),
        )  # fmt: skip
        free = iter(self.rng.sample(list(at_work), sum(count for count, _ in parts)))
        for count, part in parts:
            for n in range(count):
                part(next(free), n)

    def _outside(self, life: Life, n: int) -> None:
        life.events.clear()
        life.employments[0].value = words.OUTSIDE[n % len(words.OUTSIDE)]

    def _applicant(self, life: Life, n: int) -> None:
        self._outside(life, n)
        life.values["applied_on"] = self.today.replace(day=1) if n == 0 else self.some_day(self.ago(2), self.today)

    def _newcomer(self, life: Life, n: int) -> None:
        """Hired within the two years, joined some months later; the first in this month, the second in this year."""
        joined = (self.today.replace(day=1), max(date(self.today.year, 1, 1), self.ago(3)))
        day = joined[n] if n < len(joined) else self.some_day(self.ago(20), self.ago(1))
        self._hired_anew(life, days.add_months(day, -3), words.OUTSIDE[n % len(words.OUTSIDE)])
        life.values["applied_on"] = days.add_months(day, -1)
        life.event("入会", day)

    def _transferred_in(self, life: Life, n: int) -> None:
        hired = self.ago(3 + 5 * n, 6)
        self._hired_anew(life, hired, "正式")
        life.event("转入", days.add_months(hired, 1), reason=LEFT, other_union="东岭纺织厂工会")

    def _hired_anew(self, life: Life, hired: date, employment: str) -> None:
        life.events.clear()
        for periods in (life.units, life.employments, life.standings):
            periods.clear()
        life.begin(hired, life.unit, employment)
        life.values["hired_on"] = hired

    def _rejoined(self, life: Life, _n: int) -> None:
        gone, back = self.ago(20, 10), self.ago(8, 5)
        life.event("转出", gone, reason=LEFT, other_union="望江机床厂工会")
        life.end(gone, "调出")
        life.begin(back, life.unit, "正式")
        life.event("转入", back, reason=LEFT, other_union="望江机床厂工会")
        life.values["note"] = "曾调出，后调回。"

    def _kept(self, life: Life, n: int) -> None:
        day = self.ago(3 + n, 12)
        life.hold(life.standings, day, "其他", AWAY)
        life.event("保留会籍", day, reason=AWAY)

    def _kept_and_back(self, life: Life, _n: int) -> None:
        away, back = self.ago(18, 3), self.ago(6, 3)
        life.hold(life.standings, away, "其他", AWAY)
        life.hold(life.standings, back, "在岗", "回厂上班")
        life.event("保留会籍", away, reason=AWAY)
        life.event("恢复会籍", back)

    def _quit(self, life: Life, n: int) -> None:
        life.event("退会", self.ago(5 + 9 * n, 20), reason="个人要求退会", note="书面申请已存档，会员证已收回。")

    def _moved(self, life: Life, n: int) -> None:
        life.units[0].value = GROUPS[(GROUPS.index(life.unit) + 3 + n) % len(GROUPS)]
        life.hold(life.units, self.ago(1 + n, 1 + n), life.unit, "工作调动")

    def _made_regular(self, life: Life, n: int) -> None:
        life.employments[0].value = "签约"
        life.hold(life.employments, self.ago(2 + 2 * n, 1), "正式", "转正")

    def _ill(self, life: Life, n: int) -> None:
        life.hold(life.standings, self.ago(2 + n, 8), "病休")

    def _ill_before(self, life: Life, n: int) -> None:
        life.hold(life.standings, self.ago(14 + n, 2), "病休")
        life.hold(life.standings, self.ago(11 + n, 2), "在岗")

    def _resting(self, life: Life, n: int) -> None:
        """退养（内退）: an elder who no longer works but is not retired yet."""
        self._rebirth(life, life.values["sex"], self.ago(12 * (55 if life.values["sex"] == "男" else 47) + 5 * n))
        life.hold(life.standings, self.ago(4 + 6 * n, 1), "退养（内退）")

    def _retires_soon(self, life: Life, n: int) -> None:
        line, sex = ((60, "男"), (50, "女"), (60, "男"))[n]
        life.values["retire_line"] = line
        self._rebirth(life, sex, born_to_retire(sex, line, days.add_months(self.today, 1 + n).replace(day=15)))

    def _rebirth(self, life: Life, sex: str, born: date, name: str = "") -> None:
        """Another sex, birth date and name; whoever is now too young for the days of work began later."""
        values = life.values
        grown = days.add_months(born, 12 * 20)
        if values["started_on"] < grown:
            values["started_on"] = values["hired_on"] = grown
            for periods in (life.units, life.employments, life.standings):
                periods[0].since = grown
            life.events[0]["day"] = days.add_months(grown, 6)
            if "party_joined_on" in values:
                values["party_joined_on"] = days.add_months(grown, 8)
        if values["sex"] != sex or name:
            values["name"] = name or self.name(sex)
        if values["sex"] != sex:
            values["retire_line"] = 60 if sex == "男" else 50
        values.update(sex=sex, born_on=born, id_number=self._renumbered(values["work_no"], born, sex))

    def _renumbered(self, work_no: str, born: date, sex: str) -> str:
        now, self.serial = self.serial, int(work_no[1:])
        number = self.number(born, sex)
        self.serial = now
        return number

    def _rare(self, life: Life, n: int) -> None:
        name, sex = words.RARE[n]
        self._rebirth(life, sex, self.ago(12 * (26 + 4 * n) + 7), name)

    def _twin(self, life: Life, _n: int) -> None:
        self._rebirth(life, "男", self.ago(12 * 38 + 2, 16), words.TWINS)

    def _contract_ends(self, life: Life, _n: int) -> None:
        life.values["contract_until"] = days.add_months(self.today, 1)

    def _regroup(self, at_work: Sequence[Life]) -> None:
        """A group was closed 14 months ago and another founded 8 months ago: their people moved."""
        closed, founded = self.ago(14, 1), self.ago(8, 1)
        for life in at_work:
            first = life.units[0]
            if len(life.units) > 1:
                continue
            if life.unit == "清理组" and first.since < closed and life.values["sex"] == "男":
                first.value = words.CLOSED
                life.hold(life.units, closed, life.unit, f"{words.CLOSED}撤销")
            if life.unit == words.YOUNG and first.since < founded:
                first.value = words.OLDER
                life.hold(life.units, founded, life.unit, f"新建{words.YOUNG}")

    def _leavers(self) -> Iterator[Life]:
        """Those who left within the two years: most were members and took their membership along."""
        for n in range(11):
            life = self._old_hand(GROUPS[n * 2 % len(GROUPS)])
            day = self.ago(1 + 2 * n, 15) if n else max(date(self.today.year, 1, 1), self.ago(2))
            if n < 8:
                life.event("转出", day, reason=LEFT, other_union="云桥轴承厂工会")
            elif n == 8:
                life.event("除名", day, reason="因犯罪被开除会籍")
            else:
                life.events.clear()
            life.end(day, "辞职" if n != 3 else "合同到期")
            yield life
        life = self._old_hand("动力组")
        life.event("去世", self.ago(5, 9))
        life.end(self.ago(5, 9), "去世")
        life.values["died_on"] = self.ago(5, 9)
        yield life

    def _retired(self) -> Iterator[Life]:
        for n in range(26):
            sex = "女" if n % 5 in {1, 3} else "男"
            line = 50 if sex == "女" else 60
            if n < 4:
                born = born_to_retire(sex, line, self.ago(2 + 5 * n, 10))
            else:
                born = self.ago(12 * (line + 2 + n) + 5 * n) if n < 22 else self.ago(12 * (88 + n - 22) + 3)
            yield self._pensioner(n, sex, line, born)

    def _pensioner(self, n: int, sex: str, line: int, born: date) -> Life:
        hired = days.add_months(born, 12 * (19 + n % 6))
        unit = GROUPS[n * 3 % len(GROUPS)]
        life = self.person(unit, branch_of(unit), sex, born, hired)
        day = days.retirement_day(born, sex, line).day
        life.begin(hired, unit, "正式")
        life.event("入会", days.add_months(hired, 12))
        life.end(day, "退休")
        life.unit = words.RETIRED
        life.hold(life.units, day, words.RETIRED, "退休")
        life.hold(life.standings, day, "离休" if n == 25 else "退休")
        life.event("保留会籍", day, reason="退休")
        values = life.values
        values.update(retire_line=line, retired_on=day, retire_on=day, contract_until=None, wage=None)
        values.update(lives_alone=n % 5 == 0, service_group=f"第{n % 3 + 1}服务组")
        if n % 5:
            values.update(spouse=self.name("男" if sex == "女" else "女"), spouse_phone=self.phone(family=True))
        if n % 7 == 6:
            values["far_address"] = "邻省示范市和平路8号"
        if n == 20:
            life.event("去世", self.ago(9, 18))
            life.end(self.ago(9, 18), "去世")
            values["died_on"] = self.ago(9, 18)
        return life

    def _finish(self, life: Life) -> None:
        """What follows from employment and membership: migrant, card, entered above."""
        values = life.values
        employment = life.employments[-1].value
        if life.employments[-1].until is not None:
            values["contract_until"] = None
        values["is_migrant"] = values["household_kind"].startswith("农业") and employment in {
            "农民工",
            "劳务派遣",
            "临时用工",
            "签约",
        }
        if not any(event["kind"] in {"入会", "转入"} for event in life.events):
            return
        joined = next(event["day"] for event in life.events if event["kind"] in {"入会", "转入"})
        values["card_no"] = f"SL{joined.year}{values['work_no'][1:]}"
        if life.is_member and self.rng.random() < 0.85:
            values.update(entered=True, entered_by="示例经办人", entered_on=max(self.ago(18, 10), joined))

    def _leave_gaps(self, at_work: Sequence[Life]) -> None:
        """A few lack something that the real-name data set wants."""
        gaps = (
            ("phone",),
            ("id_number", "id_type"),
            ("education",),
            ("household_kind",),
            ("political",),
            ("phone", "ethnicity"),
        )
        members = [life for life in at_work if life.is_member]
        for life, keys in zip(self.rng.sample(members, len(gaps)), gaps, strict=True):
            values = life.values
            values.update(dict.fromkeys((*keys, "entered", "entered_on", "entered_by")), note="实名制信息待补。")


def born_to_retire(sex: str, line: int, day: date) -> date:
    """The birth date of somebody who reaches the (gradually raised) retirement age on ``day`` or a month or two later.

    While the age rises nobody retires in some months.
    """
    for later in range(3):
        for delay in range(61):
            born = days.add_months(day, later - (12 * line + delay))
            if days.retirement_day(born, sex, line).delay_months == delay:
                return born
    raise ValueError(f"nobody retires near {day}")
