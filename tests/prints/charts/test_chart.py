"""A tree on paper: nothing lost, nothing over another, nothing over the edge, each box tied to its own."""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from desk_union.describe.tree_chart import Box, Chart
from desk_union.prints.charts.chart import write_chart
from desk_union.prints.charts.chartsetting import set_chart
from desk_union.prints.page.fitting import MARGIN_SIDE, MM
from desk_union.prints.page.layout import MARGIN_BOTTOM
from desk_union.store.progress import finish
from tests.prints.conftest import Paper

if TYPE_CHECKING:
    from desk_union.prints.type.fonts import Fonts

NAMES = "、".join(f"李{n}" for n in range(400))
NEAR = 1.0  # points


def group(n: int) -> Box:
    return Box(f"第{n}小组", (f"组长：张{n}", "职工12　会员11"))


def groups(first: int, count: int) -> tuple[Box, ...]:
    return tuple(group(n) for n in range(first, first + count))


def branches(count: int, each: int) -> tuple[Box, ...]:
    return tuple(Box(f"分会{n}", ("主席：王五", "职工80　会员79"), groups(n * each, each)) for n in range(count))


def deep(levels: int) -> Box:
    return Box(f"第{levels}层", ("职工9　会员8",), (deep(levels - 1), group(levels)) if levels else ())


BODIES = (
    Box("工会委员会（第3届）", ("主席：张三", "委员：李四、王五")),
    Box("经费审查委员会", ("主任：赵六",)),
    Box("女职工委员会", ("主任：钱七",)),
)
SHAPES = {
    "nothing below": ((), BODIES),
    "one branch": (branches(1, 3), BODIES),
    "a usual office": (branches(4, 4), BODIES),
    "no bodies": (branches(3, 5), ()),
    "sixty groups in six branches": (branches(6, 10), BODIES),
    "sixty groups without branches": (groups(0, 60), BODIES),
    "a branch of ninety": ((*branches(2, 3), Box("大分会", (), groups(500, 90))), BODIES),
    "three hundred": (branches(30, 10), BODIES),
    "many levels": ((deep(7), deep(3), *groups(90, 2)), BODIES[:2]),
    "long names": (
        tuple(
            Box("某某集团有限责任公司第一机械加工事业部" * 2, (), (Box(f"{n}号" + "长" * 50, ("组长：欧阳某某",)),))
            for n in range(9)
        ),
        BODIES,
    ),
    "hundreds in office": (branches(2, 2), (Box("工会委员会", (f"委员：{NAMES}",)), *BODIES[1:])),
    "a unit with hundreds of heads": ((Box("分会", (f"主席：{NAMES}",), groups(0, 2)),), BODIES),
}


def chart(shape: str) -> Chart:
    below, bodies = SHAPES[shape]
    return Chart(
        title="工会组织机构图",
        root=Box("某某机械厂工会", ("职工500　会员480",), below),
        bodies=bodies,
        organisation="某某机械厂工会",
        period="截至2025年12月31日",
        notes=("另有职工2人、会员1人未编入分会、小组。",),
        printed_on=date(2026, 1, 5),
    )


def edges(piece):
    return piece.x, piece.y, piece.x + piece.box.width, piece.y + piece.box.height


def overlap(one, other) -> bool:
    left, top, right, bottom = one
    return left < other[2] - NEAR and other[0] < right - NEAR and top < other[3] - NEAR and other[1] < bottom - NEAR


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("shape", SHAPES)
def test_boxes_keep_to_the_page_and_apart(fonts: Fonts, shape, paper) -> None:
    for page in set_chart(chart(shape), fonts, paper):
        width, height = page.size
        assert width > height
        boxes = [edges(piece) for piece in page.boxes]
        for place, box in enumerate(boxes):
            assert box[0] >= MARGIN_SIDE - NEAR
            assert box[2] <= width - MARGIN_SIDE + NEAR
            assert box[3] <= height - MARGIN_BOTTOM + NEAR
            assert not any(overlap(box, other) for other in boxes[place + 1 :])
        for x1, y1, x2, y2 in page.lines:
            assert x1 == pytest.approx(x2) or y1 == pytest.approx(y2)
            line = (min(x1, x2) - NEAR, min(y1, y2) - NEAR, max(x1, x2) + NEAR, max(y1, y2) + NEAR)
            through = (line[0] + 3, line[1] + 3, line[2] - 3, line[3] - 3)
            assert not any(overlap(box, through) for box in boxes if x1 != x2 or y1 != y2)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_word_is_there(fonts: Fonts, shape) -> None:
    """Each unit stands in full once, besides the overview of the branches; what is continued says so."""
    asked = chart(shape)
    pages = set_chart(asked, fonts)
    said = Counter("".join(piece.box.title) for page in pages for piece in page.boxes)
    for box in (*asked.root.all(), *(body for top in asked.bodies for body in top.all())):
        alike = sum(one.title == box.title for one in asked.root.all()) or 1
        assert alike <= said[box.title] <= 2 * alike, box.title
    for box in (*asked.root.all(), *asked.bodies):
        boxes = [piece.box for page in pages for piece in page.boxes if "".join(piece.box.title).startswith(box.title)]
        text = "".join(line for one in boxes for line in one.text)
        assert all(line in text for line in box.lines), box


@pytest.mark.parametrize(("shape", "paper", "pages"), [
    ("a usual office", "A4", 1), ("sixty groups in six branches", "A4", 3), ("sixty groups in six branches", "A3", 1),
    ("sixty groups without branches", "A4", 2), ("three hundred", "A4", 10),
])  # fmt: skip
def test_a_page_does_as_long_as_it_holds(fonts: Fonts, shape, paper, pages) -> None:
    assert len(set_chart(chart(shape), fonts, paper)) == pages


def test_the_overview_says_where_the_rest_is(fonts: Fonts) -> None:
    first, *further = set_chart(chart("sixty groups in six branches"), fonts)
    for place in range(6):
        (told,) = (piece.box.text for piece in first.boxes if piece.box.title == (f"分会{place}",))
        assert told[-2] == "下设10个单位"
        number = int(told[-1].removeprefix("见第").removesuffix("页"))
        titles = ["".join(piece.box.title) for piece in further[number - 2].boxes]
        assert {f"分会{place}", f"第{10 * place}小组"} <= set(titles)


def printed(fonts: Fonts, shape: str, paper: str = "A4") -> Paper:
    out = BytesIO()
    result = finish(write_chart(chart(shape), out, paper=paper, fonts=fonts, invariant=True))
    return Paper(out.getvalue(), result, ())


@pytest.mark.parametrize(("paper", "size"), [("A4", (297, 210)), ("A3", (420, 297))])
def test_sixty_groups_on_paper(fonts: Fonts, paper, size) -> None:
    made = printed(fonts, "sixty groups in six branches", paper)
    assert made.printed.missing == ()
    assert made.box() == pytest.approx([side * MM for side in size], abs=0.5)
    pieces = [piece for number in range(made.printed.pages) for piece in made.pieces(number)]
    said = Counter(piece.text for piece in pieces)
    for n in range(60):
        assert said[f"第{n}小组"] == said[f"组长：张{n}"] == 1
    assert {"工会组织机构图", "单位：某某机械厂工会", "截至2025年12月31日", "经费审查委员会", "主任：赵六"} <= set(said)
    assert f"第 1 页 共 {made.printed.pages} 页" in said
    for piece in pieces:
        assert MARGIN_SIDE - NEAR <= piece.x <= size[0] * MM - MARGIN_SIDE
        assert 0 < piece.y < size[1] * MM


def test_heads_stand_above_what_is_theirs(fonts: Fonts) -> None:
    at = {piece.text: piece for piece in printed(fonts, "a usual office").pieces()}
    assert at["某某机械厂工会"].y > at["工会委员会（第3届）"].y > at["分会0"].y > at["第0小组"].y > at["第1小组"].y
    assert at["经费审查委员会"].x < at["工会委员会（第3届）"].x < at["女职工委员会"].x
    assert at["分会0"].x < at["分会1"].x < at["分会2"].x
    assert at["第0小组"].y == pytest.approx(at["第4小组"].y)
    assert at["另有职工2人、会员1人未编入分会、小组。"].y > at["某某机械厂工会"].y


def test_a_character_without_a_face_is_named(fonts: Fonts) -> None:
    odd = Chart(title="图", root=Box("工会", (), (Box("\U0010fffd组"),)), printed_on=date(2026, 1, 5))
    assert finish(write_chart(odd, BytesIO(), fonts=fonts)).missing == ("\U0010fffd",)
