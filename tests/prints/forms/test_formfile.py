"""A sheet file that is wrong is refused with sentences that name file, cell and fault."""

from __future__ import annotations

import shutil
from io import BytesIO

import pytest

from desk_union.describe.form import Copy, Filled
from desk_union.prints.forms import formfile
from desk_union.prints.forms.formfile import FaultyForm
from desk_union.prints.forms.forms import write_forms
from desk_union.store.progress import finish


@pytest.fixture
def own(tmp_path):
    """Put the office's own copy beside its book, with one piece changed."""

    def put(code, old="", new=""):
        folder = tmp_path / "表样"
        folder.mkdir(exist_ok=True)
        text = (formfile.SHEETS / f"{code}.toml").read_text(encoding="utf-8")
        assert old in text
        (folder / f"{code}.toml").write_text(text.replace(old, new, 1), encoding="utf-8-sig")
        return tmp_path

    return put


def test_the_offices_own_sheet_is_taken_first(own, tmp_path) -> None:
    assert formfile.load("cards", tmp_path).title == "工会会员证"
    folder = own("cards", '"工会会员证"', '"本厂会员证"')
    assert formfile.load("cards", folder).title == "本厂会员证"
    assert formfile.load("cards").title == "工会会员证"


WRONG = {
    "no closing quote": ('text = "工会会员登记表"', 'text = "工会会员登记表', ["第34行", "写法不对"]),
    "three numbers": ("at = [17, 48, 22, 10]", "at = [17, 48, 22]", ["第11格“出生日期”", "at", "4个毫米数"]),
    "off the page": ("at = [17, 48, 22, 10]", "at = [197, 48, 22, 10]", ["“出生日期”", "超出了边", "210×297"]),
    "no width": ("at = [17, 48, 22, 10]", "at = [17, 48, 0, 10]", ["“出生日期”", "大于0"]),
    "no place": ("at = [17, 48, 22, 10]\n", "", ["“出生日期”", "没有写"]),
    "unknown font": ('font = "sans"', 'font = "黑体"', ["第1格“工会会员登记表”", "font", "黑体", "serif"]),
    "size in words": ("size = 20", 'size = "大"', ["“工会会员登记表”", "size", "4到72"]),
    "unknown placeholder": ("{employer}", "{employr}", ["employr", "{employer}工作单位"]),
    "unknown key": ('font = "sans"', 'fnt = "sans"', ["“工会会员登记表”", "不认识“fnt”", "font"]),
    "too many rows": ("rows = 5", "rows = 50", ["家庭主要成员", "超出了纸"]),
    "unknown column": ('key = "relation"', 'key = "relative"', ["家庭主要成员", "关系", "relation"]),
    "unknown rows": ('key = "relatives"', 'key = "family"', ["family", "relatives"]),
    "number for text": ('text = "出生日期"', "text = 12", ["text", "12", "引号"]),
    "undeclared": ("wage = { label", "wagf = { label", ["wagf", "没有在placeholders里写明"]),
    "on another cell": ("at = [17, 48, 22, 10]", "at = [17, 45, 22, 10]", ["“出生日期”", "叠在一起", "3.0毫米", "at"]),
    "on rows": ("height = 8", "height = 12", ["家庭主要成员", "叠在一起"]),
    "unknown paper": ('page = "A4"', 'page = "B5"', ["page", "B5", "A4"]),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named(own, case) -> None:
    old, new, told = WRONG[case]
    with pytest.raises(FaultyForm) as refused:
        formfile.load("registration", own("registration", old, new))
    said = str(refused.value)
    for words in ("registration.toml", "表样", *told):
        assert words in said
    assert "Traceback" not in said


def test_every_fault_is_told_at_once(own) -> None:
    folder = own("registration", "size = 20", "size = 200")
    path = folder / "表样" / "registration.toml"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("{phone}", "{fone}"), encoding="utf-8")
    with pytest.raises(FaultyForm) as refused:
        formfile.load("registration", folder)
    assert len(refused.value.problems) == 2


def test_labels_that_are_larger_than_their_paper(own) -> None:
    with pytest.raises(FaultyForm, match="纸只有210毫米宽"):
        formfile.load("labels", own("labels", "width = 70", "width = 71"))


def test_another_encoding_is_told(tmp_path) -> None:
    (tmp_path / "表样").mkdir()
    shutil.copy(formfile.SHEETS / "cards.toml", tmp_path / "表样")
    path = tmp_path / "表样" / "cards.toml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(FaultyForm, match="UTF-8"):
        formfile.load("cards", tmp_path)


def test_fixed_words_that_do_not_fit_are_a_fault_of_the_file(own, fonts) -> None:
    form = formfile.load("registration", own("registration", 'text = "出生日期"', f'text = "{"出生日期" * 9}"'))
    with pytest.raises(FaultyForm, match="放不下"):
        finish(write_forms(form, Filled([Copy({})]), BytesIO(), fonts=fonts))
