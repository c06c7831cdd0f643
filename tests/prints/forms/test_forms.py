"""Every placeholder of every sheet file lands in its cell; what does not fit is told and printed in whole elsewhere."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from desk_union.describe.form import Copy, Filled
from desk_union.prints.forms import formfile
from desk_union.prints.forms.forms import write_forms
from desk_union.prints.forms.formsetting import FormSetter
from desk_union.prints.page.fitting import MM
from desk_union.store.progress import finish
from tests.prints.conftest import Paper

CODES = sorted(path.stem for path in formfile.SHEETS.glob("*.toml"))
LAYOUTS = [(code, layout.code) for code in CODES for layout in formfile.load(code).layouts]
# Everyday characters, none of which stands in the fixed words of a sheet.
MARKERS = (
    "春夏秋冬东南西北甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥梅兰竹菊松柏桃李杏桂荷柳杨枫榆槐桑麻稻麦豆瓜茄葱姜蒜"
    "狐狸猫狗鹿熊象狼豹虎鸡鸭鹅雁鹰燕雀鹤鲤鲫鲢虾蟹蜂蝶蚕金银铜铁锡玉珠瓷陶砖瓦石沙泥"
)


def show(fonts, form, copies, **more) -> Paper:
    out = BytesIO()
    printed = finish(write_forms(form, Filled(copies), out, fonts=fonts, **more))
    return Paper(out.getvalue(), printed, ())


def samples(form, **more):
    return {**{key: holder.sample for key, holder in form.placeholders.items()}, **more}


def inside(paper, piece, box, page=0) -> bool:
    """Whether the stretch begins within the box (mm from the upper left corner)."""
    x, y, width, height = (part * MM for part in box)
    top = paper.box(page)[1] - piece.y
    return x <= piece.x <= x + width and y <= top <= y + height


def moved(at, slot):
    return (at[0] + slot[0], at[1] + slot[1], at[2], at[3])


@pytest.mark.parametrize(("code", "layout"), LAYOUTS)
def test_every_placeholder_is_found_at_its_place(fonts, code, layout) -> None:
    form = formfile.load(code)
    chosen = form.layout(layout)
    fixed = "".join(cell.text for cell in chosen.cells)
    marks = iter([mark for mark in MARKERS if mark not in fixed])
    words = {key: next(marks) for key in form.placeholders}
    wanted = [(words[key], cell.at) for cell in chosen.cells for key in cell.keys]
    rows = {}
    for repeat in chosen.repeats:
        rows[repeat.key] = [{key: next(marks) for cell in repeat.columns for key in cell.keys} for _ in range(2)]
        for number, row in enumerate(rows[repeat.key]):
            for cell in repeat.columns:
                x, y, width, _ = cell.at
                down = y + repeat.head_height + number * repeat.height
                wanted += [(row[key], (x, down, width, repeat.height)) for key in cell.keys]
    other = Copy(dict.fromkeys(words, "空"))
    paper = show(fonts, form, [other] * (chosen.slots - 1) + [Copy(words, rows)], layout=layout)
    pieces = paper.pieces()
    pictured = {cell.picture for cell in chosen.cells}
    assert {key for cell in chosen.cells for key in cell.keys} | pictured - {""} == set(form.placeholders)
    for mark, at in wanted:
        found = [piece for piece in pieces if mark in piece.text]
        assert any(inside(paper, piece, moved(at, chosen.slot(chosen.slots - 1))) for piece in found), (mark, at, found)
    assert len(paper.reader.pages) == 1
    assert paper.printed.notes == ()


@pytest.mark.parametrize(("code", "layout"), LAYOUTS)
def test_samples_fit_and_the_paper_has_its_true_size(fonts, code, layout) -> None:
    form = formfile.load(code)
    paper = show(fonts, form, [Copy(samples(form))], layout=layout)
    assert paper.printed.pages == 1
    assert paper.printed.notes == ()
    assert paper.box() == pytest.approx(tuple(side * MM for side in form.page_of(form.layout(layout))), abs=0.01)
    assert paper.reader.trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"


def family(count):
    return [
        {"relation": "女儿", "name": f"家人{n}", "born_on": "2001年2月3日", "employer": f"第{n}小学"}
        for n in range(1, count + 1)
    ]


def test_a_sixth_relative_goes_to_a_continuation(fonts) -> None:
    form = formfile.load("registration")
    copies = [
        Copy(samples(form), {"relatives": family(5)}),
        Copy(samples(form, name="李示例"), {"relatives": family(6)}),
    ]
    paper = show(fonts, form, copies)
    assert paper.printed.pages == 3
    first, second, further = paper.pages
    assert "家人5" in first
    assert "续页" not in first
    assert "家人6" not in second
    assert "本表另有续页：家庭主要成员" in second
    for words in ("李示例", "家庭主要成员", "女儿", "家人6", "第6小学", "2001年2月3日"):
        assert words in further
    assert "家人5" not in further
    assert any("1处" in note for note in paper.printed.notes)


def test_further_lines_of_one_person_stand_under_one_heading(fonts) -> None:
    form = formfile.load("registration")
    paper = show(fonts, form, [Copy(samples(form), {"relatives": family(200)})])
    rest = "".join(paper.pages[1:])
    assert [f"家人{n}　" in rest for n in (5, 6, 100, 200)] == [False, True, True, True]
    assert paper.pages[1].count("家庭主要成员") == 1
    assert paper.pages[2].count("家庭主要成员") == 1
    bottom = min(piece.y for page in range(1, len(paper.reader.pages)) for piece in paper.pieces(page))
    assert bottom > form.margin * MM


def test_the_foot_names_the_part_once_and_fits_the_page(fonts) -> None:
    form = formfile.load("registration")
    long = [{**one, "employer": "某某小学" * 30} for one in family(5)]
    paper = show(
        fonts, form, [Copy(samples(form, **dict.fromkeys(form.placeholders, "长话" * 400)), {"relatives": long})]
    )
    (foot,) = [one for one in paper.pieces() if one.text.startswith("本表另有续页：")]
    assert foot.x >= form.margin * MM - 1
    assert foot.x + fonts.chain("serif").width(foot.text) * foot.size <= paper.box()[0] - form.margin * MM + 1
    assert "第1行" not in foot.text
    assert "等" in foot.text
    alone = show(fonts, form, [Copy(samples(form), {"relatives": long})])
    assert (
        next(one.text for one in alone.pieces() if "续页" in one.text and one.text.startswith("本表"))
        == "本表另有续页：家庭主要成员"
    )


def test_a_very_long_address_is_never_lost(fonts) -> None:
    form = formfile.load("registration")
    address = "".join(f"第{n}街道" for n in range(1, 401))
    paper = show(fonts, form, [Copy(samples(form, address=address))])
    assert "见续页" in paper.pages[0]
    assert "现住址" in paper.pages[1]
    assert address in "".join(paper.pages[1:]).replace("\n", "").replace("工会会员登记表（续页）", "")


def test_long_text_shrinks_then_wraps_inside_its_cell(fonts) -> None:
    form = formfile.load("registration")
    cell = next(cell for cell in form.layouts[0].cells if cell.text == "{employer}")
    usual, longer, longest = "示" * 10, "示" * 19, "示" * 30
    sizes = []
    for words, lines in ((usual, 1), (longer, 1), (longest, 2)):
        paper = show(fonts, form, [Copy({"employer": words})])
        found = [piece for piece in paper.pieces() if "示" in piece.text]
        assert "".join(piece.text for piece in found) == words
        assert len(found) == lines
        assert all(inside(paper, piece, cell.at) for piece in found)
        sizes.append(found[0].size)
    assert sizes[0] == cell.size > sizes[1]


def test_labels_start_behind_those_already_used(fonts) -> None:
    form = formfile.load("labels")
    layout = form.layout("3x8")
    paper = show(fonts, form, [Copy({"name": "甲"}), Copy({"name": "乙"})], layout="3x8", skip=23)
    assert paper.printed.pages == 2
    cell = next(cell for cell in layout.cells if "name" in cell.keys)
    for page, (mark, slot) in enumerate((("甲", 23), ("乙", 0))):
        (piece,) = [piece for piece in paper.pieces(page) if mark in piece.text]
        assert inside(paper, piece, moved(cell.at, layout.slot(slot)), page)


def test_a_photo_is_drawn_and_a_lost_one_is_told(fonts) -> None:
    form = formfile.load("cards")
    out = BytesIO()
    Image.new("RGB", (600, 800), "red").save(out, "PNG")
    copy = Copy(samples(form), pictures={"photo": "a"})
    paper = show(fonts, form, [copy], pictures={"a": out.getvalue()}.__getitem__)
    (image,) = paper.reader.pages[0].images
    assert image.image.getpixel((5, 5))[:1] == (255,)
    assert paper.printed.notes == ()
    broken = show(fonts, form, [copy], pictures={"a": b"no picture"}.__getitem__)
    assert "1张照片" in broken.printed.notes[0]


def test_a_character_without_a_face_is_named(fonts) -> None:
    form = formfile.load("cards")
    paper = show(fonts, form, [Copy(samples(form, name="\U000e0001张\uf8ff"))])
    assert "\uf8ff" in paper.printed.missing


@pytest.mark.parametrize("count", [0, 1, 8, 9, 10, 11, 20, 25])
@pytest.mark.parametrize(("code", "key", "rows"), [("award_ballot", "candidates", 10), ("vote_paper", "papers", 8), ("appraisal_paper", "items", 8)])
def test_what_is_voted_on_goes_on_in_lines_to_be_marked(fonts, code, key, rows, count) -> None:
    """On a continuation page there would be nowhere to put the mark."""
    form = formfile.load(code)
    lines = [{"n": str(n), "name": f"候选人{n}", "title": f"事项{n}"} for n in range(1, count + 1)]
    setter = FormSetter(form, form.layouts[0], fonts)
    setter.add(Copy({}, {key: lines}))
    pages = setter.close()
    words = [line for page in pages for one in page.words for line in one.lines]
    parts = max(1, -(-count // rows))
    assert (setter.overflowed, setter.slot + 2 * (len(pages) - 1)) == (0, parts)
    assert [word for word in words if word.isdigit()] == [str(n) for n in range(1, count + 1)]
    assert sum(f"张，共{parts}张" in word for word in words) == (parts if parts > 1 else 0)
    assert sum(len(page.strokes) for page in pages) == (count % rows != 0 or not count)
