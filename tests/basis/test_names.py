"""What the office relies on when it types names and looks for people."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desk_union.basis import names


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("１２３ＡＢｃ　－／．", "123ABc -/."),
        ("（甲），乙：丙；丁！戊？", "（甲），乙：丙；丁！戊？"),
        ("“五一”、《章程》。", "“五一”、《章程》。"),
    ],
)
def test_halfwidth_leaves_chinese_punctuation(text: str, plain: str) -> None:
    assert names.clean(text) == plain


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\u3000 张三\xa0", "张三"),
        ("张\u200b三\ufeff", "张三"),
        ("'0012", "0012"),
        ("＇0012", "0012"),
        ("⽂明", "文明"),
        ("一 二", "一 二"),
        (" \u3000", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert names.clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张  三", "张三"),
        ("张　三", "张三"),
        (" 张\n三 ", "张三"),
        ("欧 阳 小 三", "欧阳小三"),
        ("张 𠮷", "张𠮷"),
        ("买买提・吐尔逊", "买买提·吐尔逊"),
        ("买买提•吐尔逊", "买买提·吐尔逊"),
        ("买买提．吐尔逊", "买买提·吐尔逊"),
        ("买买提 . 吐尔逊", "买买提·吐尔逊"),
        ("买买提·吐尔逊", "买买提·吐尔逊"),
        ("JOHN   SMITH", "JOHN SMITH"),
        ("J. Smith", "J. Smith"),
        ("ＪＯＨＮ", "JOHN"),
        ("张三 Zhang", "张三 Zhang"),
    ],
)
def test_clean_name(text: str, name: str) -> None:
    assert names.clean_name(text) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zs", "张三"),
        ("zhangsan", "张三"),
        ("zhangs", "张三"),
        ("zxs", "曾小三"),
        ("cxs", "曾小三"),
        ("zengxs", "曾小三"),
        ("zengxiaosan", "曾小三"),
        ("xs", "曾小三"),
        ("stf", "单田芳"),
        ("oyx", "欧阳修"),
        ("ouyangx", "欧阳修"),
        ("ycq", "尉迟强"),
        ("yuchiq", "尉迟强"),
        ("mqx", "万俟雪"),
        ("zl", "张乐"),
        ("zy", "张乐"),
        ("lb", "吕布"),
        ("lvbu", "吕布"),
        ("z𠮷", "张𠮷"),
        ("mmt", "买买提·吐尔逊"),
        ("mmtt", "买买提·吐尔逊"),
        ("js", "JOHN SMITH"),
        ("john", "JOHN SMITH"),
        ("张三", "张三"),
    ],
)
def test_people_are_found_by_what_is_typed(typed: str, name: str) -> None:
    assert typed in names.search_key(name)


@pytest.mark.parametrize(("typed", "name"), [("ls", "张三"), ("zengs", "曾小三"), ("zs", "JOHN SMITH")])
def test_others_are_not_found(typed: str, name: str) -> None:
    assert typed not in names.search_key(name)


def test_more_pieces_are_lower_case_and_never_run_together() -> None:
    assert names.search_key("张三", "11010119900307002X", "", "138").split("|") == [
        "张三",
        "zs",
        "zhangsan",
        "zhangs",
        "11010119900307002x",
        "138",
    ]


def test_the_key_of_a_long_name_stays_short() -> None:
    pieces = names.search_key("阿依古丽·买买提·艾合买提江长行乐重单曾").split("|")
    assert len(pieces) <= names.MOST_VARIANTS + 3


@pytest.mark.parametrize(
    ("name", "sound", "first"),
    [
        ("曾一", "zeng", "zy"),
        ("仇一", "qiu", "qy"),
        ("单一", "shan", "sy"),
        ("区一", "ou", "oy"),
        ("朴一", "piao", "py"),
        ("查一", "zha", "zy"),
        ("盖一", "ge", "gy"),
        ("翟一", "zhai", "zy"),
        ("缪一", "miao", "my"),
        ("种一", "chong", "cy"),
        ("薄一", "bo", "by"),
        ("员一", "yun", "yy"),
        ("解一", "xie", "xy"),
        ("乐一", "yue", "yy"),
        ("覃一", "qin", "qy"),
        ("尉一", "wei", "wy"),
        ("尉迟一", "yu", "ycy"),
        ("万一", "wan", "wy"),
        ("万俟一", "mo", "mqy"),
        ("令狐一", "ling", "lhy"),
        ("澹台一", "tan", "tty"),
        ("张曾", "zhang", "zc"),
    ],
)
def test_surnames_are_read_as_surnames(name: str, sound: str, first: str) -> None:
    assert names.sort_key(name).startswith(f"{sound} ")
    assert names.initials(name) == first


def test_order_by_pronunciation_keeps_one_surname_together() -> None:
    ordered = ["安一", "曾一", "占一", "张三", "张伟", "章三"]
    assert sorted(["章三", "张伟", "占一", "安一", "曾一", "张三"], key=names.sort_key) == ordered


@pytest.mark.parametrize("name", ["", "·", "  ", "（）"])
def test_a_name_without_letters_has_no_sound(name: str) -> None:
    assert names.initials(name) == ""
    assert names.sort_key(name) == ""


def test_pinyin_is_loaded_only_when_first_needed() -> None:
    loaded = "print('pypinyin' in sys.modules)"
    script = f"import sys; from desk_union.basis import names; {loaded}; names.initials('张'); {loaded}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
