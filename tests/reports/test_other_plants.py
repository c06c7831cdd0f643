"""The half-year report of the waterworks (000 §G) and the yearly report of the town (003 篇11) come out of rows."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from sqlalchemy import text, update

from desk_union import tabs
from desk_union.__main__ import main
from desk_union.funds.tables import Voucher
from desk_union.payouts.tables import PayoutLine
from desk_union.store import rows
from tests.samples import fresh_book

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TODAY = date(2026, 11, 20)
YEAR = 2025

# What each source tells, by the number in the office's list.
WATER = {
    "F070": "4", "F071": "27", "F072": "1", "F073": "10", "F074": "14", "F075": "3", "F076": "86", "F077": "12", "F078": "126",
    "F079": "63", "F080": "2", "F081": "16", "F082": "8", "F083": "5", "F084": "5", "F085": "10",
}  # fmt: skip
TOWN = {
    "F211": "30", "F212": "8000", "F213": "3", "F214": "3442", "F215": "112", "F216": "200", "F217": "2", "F218": "79", "F219": "33",
    "F220": "10", "F221": "30", "F222": "8", "F223": "2", "F224": "2", "F225": "5", "F226": "67", "F227": "651427.87", "F228": "9",
    "F229": "135", "F230": "30", "F231": "210",
}  # fmt: skip
WATER_SAYS = (
    "召开先进表彰会1次。表彰先进集体4个。表彰先进个人27人。", "收到提案10条", "14个班组参加", "召开工会工作会议3次", "参加86人次", "征集安全用语126条",
    "悬挂安全宣传标语12条", "参加63人", "技术能手带班组2个", "探望患病职工16人次，其中女职工8人次", "办理医保5人次", "慰问父母离世职工5人",
    "“十个一”竞赛要求10项，已完成6项", "下半年工作打算",
)  # fmt: skip
TOWN_SAYS = (
    "工会志愿者30名", "筹措口罩8000只", "申报市级以上困难职工3名", "新参加互助保障3442人次", "共112名优秀外来务工人员收到每人200元的平安返乡补贴",
    "技能培训班2期，其中叉车培训79人次、焊工培训33人次", "共10家企业30名职工参加决赛",
    "在有8家企业工会被评为五星级示范工会的基础上，今年又有2家企业工会创建五星级示范工会，2家企业工会创建四星级工会，5家企业工会创建三星级工会",
    "合计67家企业，返还金额651427.87元", "两癌筛查210人", "第9批次“流动体检车”职工健康体检135人次", "职工疗休养30人次", "获全镇第三届企业职工厨艺大赛三等奖", "组织基层工会干部培训1期", "下年度工作思路",
)  # fmt: skip
ORDER = ("一、围绕中心，服务大局", "关心关爱，普惠职工", "加强培训，提升素质", "夯实基础，规范财务", "活动引领，服务职工", "下年度工作思路")


class Rows:
    """Rows of ledgers, saved as the clerk's are or, many at once, as an import's."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def save(self, ledger: str, **values: Any) -> int:
        described = tabs.ledger_called(ledger)
        assert described is not None
        return rows.save_row(self.session, described, None, {**rows.defaults(described), **values}, TODAY)

    def many(self, ledger: str, every: Sequence[dict[str, Any]]) -> list[int]:
        described = tabs.ledger_called(ledger)
        assert described is not None
        return rows.insert_rows(self.session, described, [{**rows.defaults(described), **one} for one in every], TODAY)

    def people(self, number: int, *, women: int = 0) -> list[int]:
        told = [{"work_no": f"G{n:04}", "name": f"职工{n:04}", "sex": "女" if n < women else "男", "standing": "在岗", "hired_on": date(2012, 1, 1), "joined_on": date(2015, 3, 1)} for n in range(number)]
        return self.many("members.people", told)


def waterworks(at: Rows) -> None:
    people = at.people(40, women=10)
    day = date(YEAR, 1, 20)
    at.many("honors.honors", [{"name": "先进集体", "kind": "先进集体", "holder": f"部门{n}", "granted_on": day} for n in range(4)])
    at.many("honors.honors", [{"name": "先进个人", "kind": "先进个人", "person": one, "granted_on": day} for one in people[:27]])
    at.many("honors.rounds", [{"name": "年度评先", "year": YEAR - 1, "award": "先进集体", "whom": "集体", "places": 4, "commended_on": day}])
    congress = at.save("democracy.congresses", body="职代会", number=5, session=2, held_on=date(YEAR, 2, 20), present=60)
    at.many("democracy.motions", [{"title": f"提案{n}", "congress": congress, "raised_on": date(YEAR, 2, 10), "stage": "立案"} for n in range(10)])
    at.many("democracy.meetings", [{"day": date(YEAR, 1 + n, 8), "kind": "工会工作会议"} for n in range(3)])
    tidy = at.save("contests.contests", name="现场管理整顿", kind="专项竞赛", stage="进行中", starts_on=date(YEAR, 3, 1), ends_on=date(YEAR, 6, 20))
    at.many("contests.entries", [{"contest": tidy, "name": f"班组{n}", "kind": "集体", "state": "参赛"} for n in range(14)])
    driving = at.save("contests.contests", name="汽车驾驶员驾驶技能比赛", kind="技能比武", stage="进行中", starts_on=date(YEAR, 5, 1), ends_on=date(YEAR, 5, 3))
    at.many("contests.entries", [{"contest": driving, "name": f"驾驶员{n}", "kind": "个人", "state": "参赛"} for n in range(63)])
    at.save("culture.activities", name="春季乒乓球运动会", held_on=date(YEAR, 4, 10), kind="球类比赛", persons=86)
    at.many("contests.slogans", [{"words": f"标语{n}", "kind": "悬挂标语", "day": date(YEAR, 5, 8)} for n in range(12)])
    at.many("contests.slogans", [{"words": f"格言{n}", "kind": "征集格言", "day": date(YEAR, 5, 9)} for n in range(126)])
    at.many("contests.mentorships", [{"kind": "技术能手带班组", "mentor_name": f"能手{n}", "team": None, "stage": "培养中", "starts_on": date(YEAR, 3, 5)} for n in range(2)])
    for one in (*people[:8], *people[10:18]):
        at.save("care.visits", day=date(YEAR, 3, 1), person=one, reason="生病住院", heads=1)
    for one in people[20:25]:
        at.save("care.visits", day=date(YEAR, 4, 2), person=one, reason="亲人去世", relation="父亲", heads=1)
    at.many("care.claims", [{"kind": "医保办理", "person": people[n], "day": date(YEAR, 4, 1), "stage": "已报"} for n in range(5)])
    cup = at.save("contests.cups", year=YEAR, title="安康杯竞赛", starts_on=date(YEAR, 1, 1), ends_on=date(YEAR, 12, 31))
    at.many("contests.cup_tasks", [{"cup": cup, "place": n + 1, "what": f"一项{n}", "done_on": date(YEAR, 5, 1) if n < 6 else None} for n in range(10)])
    for code, name, value in (("F030", "单位产品能源成本下降额", "0"), ("F031", "综合能耗成本降低率", "0"), ("F016", "上级工会代表大会届次", "4届3次")):
        at.save("reports.typed", figure=code, name=name, value=value, first=date(YEAR, 1, 1), last=date(YEAR, 6, 30), author="干事")  # its report tells of none


def town(at: Rows) -> None:
    people = at.people(210, women=210)
    day = date(YEAR, 4, 1)
    at.many("care.volunteers", [{"day": day, "person": one, "activity": "卡口值勤"} for one in people[:30]])
    masks = at.save("funds.goods", name="口罩", measure="只", category="劳保防护用品")
    at.many("funds.goods_moves", [{"day": day, "good": masks, "kind": "接受捐赠", "quantity": 8000, "amount": 0}])
    files = at.many("care.files", [{"person": one, "stage": "帮扶中", "opened_on": day, "approved_on": day} for one in people[:3]])
    at.many("care.declarations", [{"day": day, "file": one, "programme": "困难职工", "level": "市级"} for one in files])
    plan = at.save("care.plans", name="在职职工医疗互助保障", kind="互助保障")
    at.many("care.insurance", [{"plan": plan, "outsider": f"职工{n}", "joining": "新参保", "payer": "个人", "since": day, "joined_on": day} for n in range(3442)])
    kind = at.session.scalar(text("select id from payout_kind limit 1"))
    roll = at.save("payouts.lists", title="平安返乡补贴", kind=kind, stage="已签领", day=day, signed_on=day)
    at.many("payouts.lines", [{"roll": roll, "outsider": f"务工人员{n}", "matter": "平安返乡补贴", "cash": 200_00, "day": day} for n in range(112)])
    at.session.add(voucher := Voucher(day=day, period=YEAR * 100 + 4, serial="补贴"))
    at.session.flush()
    at.session.execute(update(PayoutLine).values(voucher=voucher.id))
    at.save("culture.trainings", name="叉车工班", starts_on=date(YEAR, 5, 1), kind="技能培训班", subject="叉车", rounds=1, attended=79)
    at.save("culture.trainings", name="焊接工班", starts_on=date(YEAR, 6, 1), kind="技能培训班", subject="焊接", rounds=1, attended=33)
    at.save("culture.trainings", name="基层工会干部培训班", starts_on=date(YEAR + 1, 5, 1), kind="培训班", audience="工会干部", rounds=1, planned=True)
    quiz = at.save("contests.contests", name="“安康杯”安全生产知识竞赛决赛", kind="知识竞赛", stage="进行中", round="决赛", starts_on=date(YEAR, 6, 10), ends_on=date(YEAR, 6, 10))
    at.many("contests.entries", [{"contest": quiz, "name": f"选手{n}", "unit_name": f"企业{n % 10}", "kind": "个人", "state": "参赛"} for n in range(30)])
    for stars, number, passed in ((5, 8, date(2020, 5, 1)), (5, 2, day), (4, 2, day), (3, 5, day)):
        at.many("honors.homes", [{"name": f"{stars}星企业{passed.year}{n}", "kind": "星级示范工会", "level": "合格", "stars": stars, "passed_on": passed} for n in range(number)])
    whole = 651427_87
    parts = [whole // 67] * 66
    at.many("funds.refunds", [{"enterprise": f"企业{n}", "first": YEAR * 100 + 1, "last": YEAR * 100 + 10, "paid": part, "rate": 10000, "amount": part, "day": date(YEAR, 10, 20)} for n, part in enumerate([*parts, whole - sum(parts)])])
    car = at.save("care.checkup_batches", name="流动体检车", kind="流动体检车", edition=9, first=day, last=day)
    at.many("care.checkups", [{"batch": car, "person": people[n], "day": day, "attended": True} for n in range(135)])
    cancer = at.save("care.checkup_batches", name="两癌筛查", kind="两癌筛查", first=day, last=day)
    at.many("care.checkups", [{"batch": cancer, "person": one, "day": day, "attended": True} for one in people])
    at.many("care.stays", [{"person": one, "state": "已去", "category": "抗疫一线", "place": "宁波工人疗养院", "since": day, "until": day} for one in people[:30]])
    at.save("culture.entries", event="全镇第三届企业职工厨艺大赛", day=day, kind="参赛", part="团体", prize="三等奖", title="厨艺大赛")
    at.save("reports.typed", figure="F216", name="平安返乡补贴标准", value="200", first=date(YEAR, 1, 1), last=date(YEAR, 12, 31), author="干事")


def book_of(folder: Path, union: str, fill: Callable[[Rows], None]) -> Path:
    path = folder / "账本.desk"
    book = fresh_book(path, union, today=TODAY, clock=lambda: datetime(2026, 11, 20, 9, 0))
    with book.deed("台账") as session:
        fill(Rows(session))
    book.close()
    return path


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return book_of(tmp_path_factory.mktemp("水厂"), "示例水厂工会", waterworks)


@pytest.fixture(scope="module")
def townwide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return book_of(tmp_path_factory.mktemp("镇"), "示例镇总工会", town)


def told(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    assert main([str(word) for word in words]) == 0
    return json.loads(capsys.readouterr().out)


def values(capsys: pytest.CaptureFixture[str], path: Path, wanted: dict[str, str], *span: object) -> dict[str, str]:
    found = told(capsys, "figures", path, *span, "--json")
    by_seed = {seed: one["value"] for one in found for seed in one["seeds"]}
    return {seed: f"{by_seed[seed]:.10g}" if isinstance(by_seed[seed], int | float) else str(by_seed[seed]) for seed in wanted if seed in by_seed}


def text_of(path: Path, target: Path, *asked: object) -> str:
    assert main([str(word) for word in ("print", path, *asked[:1], "-o", target, "--year", YEAR, *asked[1:])]) == 0
    return "".join("".join(one.text.split()) for one in Document(str(target)).paragraphs)


def test_the_half_year_of_the_waterworks_is_counted(water: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert values(capsys, water, WATER, "--from", f"{YEAR}-01-01", "--to", f"{YEAR}-06-30") == WATER


def test_the_half_year_of_the_waterworks_is_written(water: Path, tmp_path: Path) -> None:
    said = text_of(water, tmp_path / "半年.docx", "reports.half_year", "--choose", "单位类型=企业")
    assert [one for one in WATER_SAYS if one not in said] == []
    assert "【缺" not in said


def test_the_year_of_the_town_is_counted(townwide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = values(capsys, townwide, TOWN, "--year", YEAR)
    assert found == {seed: value for seed, value in TOWN.items() if seed in found}
    assert set(TOWN) - set(found) == {"F216"}, "what is set, not counted, is typed"


def test_the_year_of_the_town_is_written(townwide: Path, tmp_path: Path) -> None:
    said = text_of(townwide, tmp_path / "全年.docx", "reports.summary", "--choose", "单位类型=乡镇")
    assert [one for one in TOWN_SAYS if one not in said] == []
    places = [said.index(one) for one in ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize(("book", "form", "chosen"), [("water", "reports.half_year", "单位类型=企业"), ("townwide", "reports.summary", "单位类型=乡镇")])
def test_each_number_has_as_many_rows_as_its_evidence(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], book: str, form: str, chosen: str) -> None:
    path = request.getfixturevalue(book)
    numbers = told(capsys, "numbers", path, form, "--year", YEAR, "--choose", chosen, "--json")
    assert len(numbers) > 12
    for one in numbers:
        if one["figure"]:
            rows_ = told(capsys, "evidence", path, one["figure"], "--from", one["from"], "--to", one["to"], "--json")["rows"]
            assert len(rows_) == one["rows"], one
