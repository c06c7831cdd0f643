"""Keeps Python's True alive: PySide6 6.12.0 gives back a reference to it that it never took, at every ``emit``.

Measured: ``sys.getrefcount(True)`` falls by one with each emitted signal, and when it reaches nought, after some hundreds
of them, Python 3.11 ends the program ("bool_dealloc: deallocating True or False"). From Python 3.12 on True never dies.
"""

from __future__ import annotations

import ctypes
import sys

NEVER_DIES = (3, 12)
PLENTY = 1 << 40  # more than any program emits


def keep_true_alive() -> None:
    """Give True references enough for the life of the program; done once, further calls change nothing."""
    if sys.version_info < NEVER_DIES and sys.getrefcount(True) < PLENTY // 2:  # noqa: FBT003 - True itself is meant
        # The count is the first word of every object; nothing in the standard library adds to it faster than one by one.
        ctypes.c_ssize_t.from_address(id(True)).value += PLENTY
