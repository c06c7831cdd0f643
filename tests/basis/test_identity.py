"""What the office relies on when it types numbers of people and offices. All numbers are made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.basis import identity

MAN = "110101198503071235"
WOMAN_X = "11010119900307002X"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999


def with_check_digit(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (MAN, MAN),
        (f" {MAN}\u3000", MAN),
        (f"'{MAN}", MAN),
        (f"‘{MAN}", MAN),
        ("110101 19850307 1235", MAN),
        ("１１０１０１１９８５０３０７１２３５", MAN),
        ("\ufeff110101198503071235\u200b", MAN),
        (WOMAN_X.lower(), WOMAN_X),
        ("11010119900307002Ｘ", WOMAN_X),
        ("11010119900307002ｘ", WOMAN_X),
        (with_check_digit("81000019940823002"), with_check_digit("81000019940823002")),
        (with_check_digit("82000019940823002"), with_check_digit("82000019940823002")),
        (with_check_digit("83000019940823002"), with_check_digit("83000019940823002")),
        (with_check_digit("99999919940823002"), with_check_digit("99999919940823002")),
    ],
)
def test_numbers_are_taken_as_people_type_them(text: str, number: str) -> None:
    assert identity.check_id(text) == number


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有填写"),
        (MAN[:-1], "应为18位，现在是17位"),
        (MAN + "1", "应为18位，现在是19位"),
        ("110101850307123", "15位的旧身份证号"),
        ("11010119850307I235", "前17位应为数字"),
        ("X10101198503071235", "前17位应为数字"),
        ("11010119850307123A", "前17位应为数字"),
        ("110101198502301239", "19850230不存在"),
        ("110101188503071235", "18850307不存在"),
        ("110101198503071234", "最后一位应为5，现在是4"),
        ("11010119850307123X", "最后一位应为5，现在是X"),
        ("110101198503071325", "最后一位应为"),
        ("4.40106E+17", "后几位已经丢失"),
        ("440106198503070000", "后几位已经丢失"),
    ],
)
def test_a_wrong_number_is_refused_by_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as caught:
        identity.check_id(text)
    assert str(caught.value).endswith("。")


@given(
    st.integers(min_value=110000, max_value=839999),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
    st.integers(min_value=1, max_value=999),
)
def test_what_a_right_number_tells(place: int, birth: date, order: int) -> None:
    number = with_check_digit(f"{place}{birth:%Y%m%d}{order:03}")
    assert identity.check_id(number) == number
    assert identity.birth_of(number) == birth
    assert identity.sex_of(number) == ("男" if order % 2 else "女")


@given(st.integers(min_value=0, max_value=16), st.integers(min_value=1, max_value=9))
def test_one_mistyped_digit_is_always_found(place: int, shift: int) -> None:
    wrong = str((int(MAN[place]) + shift) % 10)
    with pytest.raises(ValueError, match="身份证号"):
        identity.check_id(MAN[:place] + wrong + MAN[place + 1 :])


def test_an_old_number_becomes_a_new_one() -> None:
    assert identity.upgrade_id15(" 110101850307123") == MAN


@pytest.mark.parametrize("text", ["", MAN, "11010185030712X", "110101850230123"])
def test_an_old_number_must_be_fifteen_digits_with_a_real_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"15位|不存在"):
        identity.upgrade_id15(text)


@pytest.mark.parametrize(
    "text", ["91110000600037341L", "91110000600037341l", " ９１１１００００ 600037341L", "91110000-600037341L"]
)
def test_credit_codes(text: str) -> None:
    assert identity.check_uscc(text) == "91110000600037341L"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有填写"),
        ("91110000600037341", "现在是17位"),
        ("911100006000373411", "最后一位应为L，现在是1"),
        ("91110000600037341O", "不用I、O、S、V、Z"),
        ("91ABCDEF600037341L", "第3到8位为数字"),
    ],
)
def test_wrong_credit_codes(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        identity.check_uscc(text)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("13800001234", "13800001234"),
        ("138 0000 1234", "13800001234"),
        ("138-0000-1234", "13800001234"),
        ("+86 13800001234", "13800001234"),
        ("１３８００００１２３４", "13800001234"),
        ("'13800001234", "13800001234"),
        ("010-12345678", "010-12345678"),
        ("（0551）1234567", "0551-1234567"),
        ("02112345678", "021-12345678"),
        ("0551-1234567-801", "0551-1234567转801"),
        ("0551-1234567转801", "0551-1234567转801"),
        ("0551-1234567转分机801", "0551-1234567转801"),
    ],
)
def test_telephones(text: str, phone: str) -> None:
    assert identity.check_phone(text) == phone


@pytest.mark.parametrize("text", ["", "1380000123", "138000012345", "23800001234", "12345678", "010-123456", "张三"])
def test_wrong_telephones(text: str) -> None:
    with pytest.raises(ValueError, match="电话号码"):
        identity.check_phone(text)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (4.40106198503071e17, True),
        ("4.40106E+17", True),
        (" 4.40106e+17", True),
        ("6.22202E18", True),
        (440106198503071000, True),
        ("440106198503070000", True),
        ("440106198503070000.0", True),
        ("6222020000000000000", True),
        (MAN, False),
        (int(MAN), False),
        (with_check_digit("11010119850307100"), False),
        (13800001234, False),
        (13800001234.0, False),
        ("13800001234", False),
        ("1E5", False),
        ("", False),
        (None, False),
        (True, False),
    ],
)
def test_numbers_spoiled_by_a_spreadsheet(value: object, rounded: bool) -> None:
    assert identity.looks_rounded(value) is rounded


def test_a_right_number_that_ends_in_zeros_is_kept() -> None:
    number = next(
        candidate
        for day in range(1, 29)
        if (candidate := with_check_digit(f"110101198503{day:02}100")).endswith("000")
    )
    assert identity.check_id(number) == number


def test_masks_keep_only_what_tells_people_apart() -> None:
    assert identity.mask_id(MAN) == "110101********1235"
    assert identity.mask_phone("13800001234") == "138****1234"
    assert identity.mask_phone("010-12345678") == "010*****5678"
    assert identity.mask_card("6222021234567890123") == "***************0123"


@pytest.mark.parametrize("mask", [identity.mask_id, identity.mask_phone, identity.mask_card])
def test_a_short_text_is_hidden_whole(mask: object) -> None:
    assert callable(mask)
    assert mask("1234") == "****"
    assert mask("") == ""
