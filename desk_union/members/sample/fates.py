"""What may become of somebody at work in the made-up office: joining late, moving, illness, leave, nearing retirement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from desk_union.basis import days
from desk_union.members.sample import vocabulary as words
from desk_union.members.sample.life import Life, Maker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PARENT: Final = {name: parent for name, _, parent, _ in words.UNITS}
GROUPS: Final = tuple(
    name for name, level, _, _ in words.UNITS if level == "小组" and name not in {words.CLOSED, words.RETIRED}
)
LEFT, AWAY = "劳动（工作）关系发生变化", "停薪留职"


def branch_of(unit: str) -> str:
    while unit not in words.JOBS:
        unit = PARENT[unit]
    return unit


class Fates(Maker):
    """Old hands, and the other lives that some of them are given."""

    def old_hand(self, unit: str) -> Life:
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

    def play(self, at_work: Sequence[Life]) -> None:
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
