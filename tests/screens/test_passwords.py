from __future__ import annotations

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.screens.passwords import check_new, strength


@pytest.mark.parametrize(
    ("password", "begins"),
    [
        ("", ""),
        ("a1b2c", "太短"),
        ("123456", "太弱"),
        ("888888", "太弱"),
        ("987654", "太弱"),
        ("abcdefgh", "太弱"),
        ("zzzzzzzzzzzz", "太弱"),
        ("Password", "太弱"),
        ("kqzvmw", "偏弱"),
        ("kqz31m", "一般"),
        ("kqzvmwhtrn", "一般"),
        ("gonghui-2026", "较强"),
        ("工会办公室的账本要锁好a", "较强"),
    ],
)
def test_strength_in_a_sentence(password, begins):
    assert strength(password).startswith(begins)
    assert bool(strength(password)) is bool(password)


@pytest.mark.parametrize(
    ("password", "again", "field"),
    [
        ("abc", "abc", "password"),
        ("111111", "111111", "password"),
        ("kqz31m", "kqz31n", "again"),
        ("", "x", "password"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused_at_its_field(password, again, field):
    with pytest.raises(Refusal) as refused:
        check_new(password, again)
    assert refused.value.field == field
    assert refused.value.remedy


def test_a_fair_password_typed_twice_is_taken():
    check_new("kqz31m", "kqz31m")
