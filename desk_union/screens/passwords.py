"""Choosing a password: what is refused, how strong it is, in sentences for the clerk."""

from __future__ import annotations

from itertools import pairwise

from desk_union.basis.refusal import Refusal

LEAST = 6
GOOD = 10
WARNING = "密码忘了没有任何人能找回，账本也就打不开了。请写在纸上，锁在可靠的地方。"

_OFTEN_TRIED = frozenset({
    "123456", "1234567", "12345678", "123456789", "1234567890", "000000", "111111", "666666", "888888", "password",
    "qwerty", "abc123", "a123456", "123123", "654321", "112233", "123321", "666888", "5201314", "1qaz2wsx",
})  # fmt: skip


def strength(password: str) -> str:
    """One sentence on how hard the password is to guess; empty while nothing is typed."""
    if not password:
        return ""
    if len(password) < LEAST:
        return f"太短：至少要{LEAST}位。"
    if _is_simple(password):
        return "太弱：这样的密码很容易被猜到，请换一个。"
    kinds = _kinds(password)
    if len(password) >= GOOD and kinds > 1:
        return "较强：够长，也不单一。"
    if len(password) >= GOOD or kinds > 1:
        return "一般：再长一些，或字母、数字混用，会更好。"
    return "偏弱：建议加长到10位以上，或字母、数字混用。"


def check_new(password: str, again: str) -> None:
    """Refusal when the new password may not be used."""
    if len(password) < LEAST or _is_simple(password):
        raise Refusal(strength(password) or "还没有输入密码。", "请另想一个密码。", field="password")
    if password != again:
        raise Refusal("两次输入的密码不一样。", "请再输入一遍。", field="again")


def _kinds(password: str) -> int:
    tests = (str.isdigit, str.islower, str.isupper, lambda char: not char.isalnum() or not char.isascii())
    return sum(any(test(char) for char in password) for test in tests)


def _is_simple(password: str) -> bool:
    low = password.casefold()
    steps = {ord(after) - ord(before) for before, after in pairwise(low)}
    return low in _OFTEN_TRIED or steps <= {0} or steps in ({1}, {-1})
