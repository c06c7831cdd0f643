"""Numbers that name a person or an office: 身份证, 统一社会信用代码, telephone; checked, compared and masked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from desk_union.basis.days import FIRST_YEAR, LAST_YEAR
from desk_union.basis.names import clean

ID_LENGTH: Final = 18
OLD_ID_LENGTH: Final = 15
USCC_LENGTH: Final = 18
EXCEL_DIGITS: Final = 15  # Excel keeps no more digits of a number

_NOISE: Final = re.compile(r"[\s'‘’`´＇]")
_ID_SHAPE: Final = re.compile(r"\d{17}[\dX]", re.ASCII)
_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d+)?E\+\d{1,3}|\d\.\d+E\d{1,3}", re.ASCII)
_DIGITS: Final = re.compile(r"(\d+)(?:\.0+)?", re.ASCII)
_USCC_SHAPE: Final = re.compile(r"[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}", re.ASCII)
_MOBILE: Final = re.compile(r"(?:\+?86|0086)?(1\d{10})", re.ASCII)
_LANDLINE: Final = re.compile(r"\(?(010|02\d|0[3-9]\d{2})\)?-?(\d{7,8})(?:(?:-|转|分机)+(\d{1,6}))?", re.ASCII)
_BRACKETS_AND_DASHES: Final = str.maketrans("（）–—", "()--")
_FEWEST_LOST_ZEROS: Final = 3


def _check_digit(number: str) -> str:
    """The last character of an ID number; its library is read from disk when a number is first checked."""
    from stdnum.cn import ric

    return str(ric.calc_check_digit(number))


def _compact(text: str) -> str:
    return _NOISE.sub("", clean(text)).upper()


@lru_cache(maxsize=20_000)  # an import and its checks look at the same number six times
def check_id(text: str) -> str:
    """Return the 18-character number; ValueError with a sentence saying what is wrong with it.

    The place code is not tested: 810000, 820000 and 830000 (residence permits of 港澳台居民) and old codes are valid.
    """
    number = _compact(text)
    if not number:
        raise ValueError("身份证号没有填写。")
    if looks_rounded(number):
        raise ValueError("身份证号被表格软件当成了数字，后几位已经丢失，无法还原，请按证件重新填写。")
    if len(number) == OLD_ID_LENGTH and number.isdecimal():
        raise ValueError("这是15位的旧身份证号，请改填18位的新号码。")
    if len(number) != ID_LENGTH:
        raise ValueError(f"身份证号应为18位，现在是{len(number)}位。")
    if not _ID_SHAPE.fullmatch(number):
        raise ValueError("身份证号的前17位应为数字，最后一位应为数字或X。")
    if _day_in(number) is None:
        raise ValueError(f"身份证号中的出生日期{number[6:14]}不存在。")
    right = _check_digit(number)
    if number[-1] != right:
        raise ValueError(f"身份证号校验不对：按前17位推算，最后一位应为{right}，现在是{number[-1]}，请核对每一位。")
    return number


def upgrade_id15(text: str) -> str:
    """Turn an old 15-digit number (births of 19xx) into the 18-character one; ValueError like check_id."""
    old = _compact(text)
    if len(old) != OLD_ID_LENGTH or not (old.isascii() and old.isdecimal()):
        raise ValueError("旧身份证号应为15位数字。")
    body = f"{old[:6]}19{old[6:]}"
    return check_id(body + _check_digit(f"{body}0"))


def _day_in(number: str) -> date | None:
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def birth_of(id_number: str) -> date:
    """Return the birth date inside a number; ValueError like check_id."""
    number = check_id(id_number)
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex_of(id_number: str) -> str:
    """Return 男 or 女; ValueError like check_id."""
    return "男" if int(check_id(id_number)[16]) % 2 else "女"


def check_uscc(text: str) -> str:
    """Return the 统一社会信用代码 in capitals; ValueError with a sentence."""
    code = _compact(text).replace("-", "")
    if not code:
        raise ValueError("统一社会信用代码没有填写。")
    if len(code) != USCC_LENGTH:
        raise ValueError(f"统一社会信用代码应为18位，现在是{len(code)}位。")
    if not _USCC_SHAPE.fullmatch(code):
        raise ValueError("统一社会信用代码只含数字和大写字母（不用I、O、S、V、Z），第3到8位为数字。")
    from stdnum.cn import uscc

    right = uscc.calc_check_digit(code)
    if code[-1] != right:
        raise ValueError(f"统一社会信用代码校验不对：最后一位应为{right}，现在是{code[-1]}，请核对每一位。")
    return code


def check_phone(text: str) -> str:
    """Return a mobile number as 11 digits, a landline as 010-12345678 or 0551-1234567转801; else ValueError."""
    bare = _compact(text).translate(_BRACKETS_AND_DASHES)
    if not bare:
        raise ValueError("电话号码没有填写。")
    if mobile := _MOBILE.fullmatch(bare.replace("-", "")):
        return mobile[1]
    if landline := _LANDLINE.fullmatch(bare):
        area, number, extension = landline.groups()
        return f"{area}-{number}" + (f"转{extension}" if extension else "")
    raise ValueError("电话号码不对：手机号应为1开头的11位数字，固定电话请带区号，如010-12345678。")


def looks_rounded(value: object) -> bool:
    """Tell whether a cell holds a long number whose last digits a spreadsheet has thrown away (4.40106E+17).

    A number with more than 15 digits stored as a fraction type is never trusted; digits in a text are suspected only
    when zeros stand from the 16th on and the whole is no right 身份证号.
    """
    if isinstance(value, str):
        return _text_looks_rounded(_compact(value))
    if isinstance(value, float):
        return abs(value) >= 10**EXCEL_DIGITS
    return isinstance(value, int) and _zeros_lost(str(abs(value))) > 0


def _text_looks_rounded(text: str) -> bool:
    if _SCIENTIFIC.fullmatch(text):
        return True
    digits = _DIGITS.fullmatch(text)
    if digits is None or _is_id(digits[1]):
        return False
    return _zeros_lost(digits[1]) >= _FEWEST_LOST_ZEROS


def _zeros_lost(digits: str) -> int:
    tail = digits[EXCEL_DIGITS:]
    return len(tail) if not tail.strip("0") else 0


def _is_id(number: str) -> bool:
    if not _ID_SHAPE.fullmatch(number) or _day_in(number) is None:
        return False
    return number[-1] == _check_digit(number)


def mask_id(number: str) -> str:
    """Keep the first 6 and last 4 characters; a shorter text is hidden whole."""
    return _mask(number, 6, 4)


def mask_phone(number: str) -> str:
    return _mask(number, 3, 4)


def mask_card(number: str) -> str:
    return _mask(number, 0, 4)


def _mask(text: str, first: int, last: int) -> str:
    hidden = len(text) - first - last
    return "*" * len(text) if hidden <= 0 else f"{text[:first]}{'*' * hidden}{text[-last:]}"


def sample_id(n: int) -> str:
    """A made-up valid number, another for each ``n`` below 90,000; the area code 990000 belongs to nobody."""
    day = date(1960, 1, 1) + timedelta(days=n * 37 % 14_000)
    body = f"990000{day:%Y%m%d}{n % 1000:03}"
    return body + _check_digit(f"{body}0")
