"""The made-up staff: who is at work, who came, moved, left, retired or died in the last two years and before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.members.sample import vocabulary as words
from desk_union.members.sample.fates import GROUPS, LEFT, Fates, born_to_retire, branch_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.members.sample.life import Life

class Staff(Fates):
    """Everybody of the works; ``people`` in the order in which they were made."""

    def everybody(self) -> list[Life]:
        at_work = [self.old_hand(unit) for unit, _, _, size in words.UNITS for _ in range(size)]
        self.play(at_work)
        self._regroup(at_work)
        gone = [*self._leavers(), *self._retired()]
        for life in (*at_work, *gone):
            self._finish(life)
        self._leave_gaps(at_work)
        return [*at_work, *gone]

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
            life = self.old_hand(GROUPS[n * 2 % len(GROUPS)])
            day = self.ago(1 + 2 * n, 15) if n else max(date(self.today.year, 1, 1), self.ago(2))
            if n < 8:
                life.event("转出", day, reason=LEFT, other_union="云桥轴承厂工会")
            elif n == 8:
                life.event("除名", day, reason="因犯罪被开除会籍")
            else:
                life.events.clear()
            life.end(day, "辞职" if n != 3 else "合同到期")
            yield life
        life = self.old_hand("动力组")
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
