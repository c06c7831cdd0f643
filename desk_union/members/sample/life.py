"""One made-up person: the values of the row and, beside them, the dated rows and events of the person's life here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from stdnum.cn import ric

from desk_union.basis import days
from desk_union.members.sample import vocabulary as words

if TYPE_CHECKING:
    from random import Random

APPROVER = "示例机械厂工会委员会"
GROWN = 18


@dataclass
class LifeSpan:
    since: date
    until: date | None
    value: str
    reason: str | None = None


@dataclass
class Life:
    values: dict[str, Any]
    unit: str
    units: list[LifeSpan] = field(default_factory=list)
    employments: list[LifeSpan] = field(default_factory=list)
    standings: list[LifeSpan] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)

    def hold(self, periods: list[LifeSpan], since: date, value: str, reason: str | None = None) -> None:
        """From ``since`` on the value holds; what ran before ends there."""
        if periods and periods[-1].until is None:
            periods[-1].until = since
        periods.append(LifeSpan(since, None, value, reason))

    def begin(self, since: date, unit: str, employment: str, standing: str = "在岗") -> None:
        self.hold(self.units, since, unit)
        self.hold(self.employments, since, employment)
        self.hold(self.standings, since, standing)

    def end(self, day: date, reason: str) -> None:
        for periods in (self.units, self.employments, self.standings):
            if periods[-1].until is None:
                periods[-1].until, periods[-1].reason = day, reason

    def event(self, kind: str, day: date, **more: Any) -> None:
        paper = f"示工字〔{day.year}〕{day.month}号"
        self.events.append({"kind": kind, "day": day, "approver": APPROVER, "document": paper, **more})

    @property
    def is_member(self) -> bool:
        """会员 after the last event."""
        return bool(self.events) and self.events[-1]["kind"] in {"入会", "转入", "恢复会籍"}


class Maker:
    """Makes persons with names and numbers of their own; the same ``rng`` and ``today`` give the same people."""

    def __init__(self, rng: Random, today: date) -> None:
        self.rng = rng
        self.today = today
        self.serial = 0
        self._names: set[str] = set()

    def ago(self, months: int, day: int | None = None) -> date:
        """A day so many months back, on the given day of the month when one is named."""
        then = days.add_months(self.today, -months)
        return then.replace(day=day) if day else then

    def some_day(self, first: date, last: date) -> date:
        return date.fromordinal(self.rng.randint(first.toordinal(), max(first, last).toordinal()))

    def name(self, sex: str) -> str:
        while True:
            surname = self.rng.choice(words.COMPOUND if self.rng.random() < 0.02 else words.SURNAMES)
            given = self.rng.choice(words.MALE if sex == "男" else words.FEMALE)
            name = surname + (given if self.rng.random() < 0.85 else given[1])
            if name not in self._names and name != words.TWINS:
                self._names.add(name)
                return name

    def number(self, born: date, sex: str, serial: int | None = None) -> str:
        """A valid identity number of the area 990001, which belongs to nobody."""
        order = (self.serial if serial is None else serial) % 500 * 2 + (1 if sex == "男" else 0)
        body = f"990001{born:%Y%m%d}{order:03}"
        return body + str(ric.calc_check_digit(f"{body}0"))

    def phone(self, family: bool = False) -> str:
        return f"1390000{self.serial + (5000 if family else 0):04}"

    def person(self, unit: str, branch: str, sex: str, born: date, hired: date) -> Life:
        """A person who begins here on ``hired``; employment and membership are added by the caller."""
        rng, office = self.rng, branch in words.OFFICE
        self.serial += 1
        grown = days.add_months(born, 12 * GROWN)
        started = min(hired, self.some_day(grown, days.add_months(grown, 36)))
        education = rng.choice(words.EDUCATION[4:] if office else words.EDUCATION[:7])
        party = rng.choice(words.POLITICAL)
        if days.age_on(born, self.today) < 28:
            party = "共青团员"
        values: dict[str, Any] = {
            "work_no": f"J{self.serial:04}", "name": self.name(sex), "sex": sex, "born_on": born,
            "ethnicity": rng.choice(words.ETHNIC), "id_type": "身份证", "id_number": self.number(born, sex),
            "phone": self.phone(), "education": education, "political": party,
            "job": rng.choice(words.JOBS[branch]), "started_on": started, "hired_on": hired,
            "wage": rng.randrange(380_000, 920_000, 5_000), "bank_card": f"62220290{self.serial:010}",
            "retire_line": 60 if sex == "男" else 55 if office else 50,
        }  # fmt: skip
        values.update(self._home(born), **self._rank(office, party, hired))
        return Life(values, unit)

    def _home(self, born: date) -> dict[str, Any]:
        rng, place = self.rng, self.rng.choice(words.PLACES)
        farming = rng.random() < 0.3
        single = days.age_on(born, self.today) < 26
        return {
            "household_kind": "农业家庭户口" if farming else "非农业家庭户口",
            "household_place": f"{words.PROVINCE}{place}", "native_place": f"{words.PROVINCE}{rng.choice(words.PLACES)}",
            "address": f"示例市厂前路{rng.randint(1, 40)}号{rng.randint(1, 12)}栋{rng.randint(101, 606)}室",
            "marital": "未婚" if single else rng.choice(("已婚",) * 8 + ("离异", "丧偶")),
            "email": f"j{self.serial:04}@example.com" if rng.random() < 0.4 else None,
        }  # fmt: skip

    def _rank(self, office: bool, party: str, hired: date) -> dict[str, Any]:
        rng = self.rng
        found: dict[str, Any] = {"contract_until": days.add_months(self.today, rng.randint(1, 40)).replace(day=28)}
        if office and rng.random() < 0.5:
            found["title"] = rng.choice(words.TITLES)
        if not office:
            found["skill"] = rng.choice(words.SKILLS)
        if party in {"中共党员", "中共预备党员", "共青团员"}:
            found["party_joined_on"] = days.add_months(hired, 6)
        if rng.random() < 0.04:
            found["is_model_worker"] = True
        if rng.random() < 0.1:
            found["career_plan"] = rng.choice(words.DREAMS)
        return found
