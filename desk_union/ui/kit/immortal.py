"""Keeps None, True and False alive under PySide6 6.12.0, which on Python 3.11 gives back references it never took.

Measured: every call of a Qt method that returns nothing lowers ``sys.getrefcount(None)`` by one, every ``emit`` that of
True. At nought, after some thousands of calls, Python 3.11 ends the program ("none_dealloc: deallocating None").
PySide6 6.11.3 counts rightly, but keeps QtPdf in a wheel with GPL modules. From Python 3.12 on these objects never die.
"""

from __future__ import annotations

import ctypes
import sys

NEVER_DIE = (3, 12)
PLENTY = 1 << 40  # more calls than any program makes


def keep_constants_alive() -> None:
    """Give the constants references enough for the life of the program; further calls change nothing."""
    if sys.version_info >= NEVER_DIE:
        return
    for constant in (None, True, False, NotImplemented):
        if sys.getrefcount(constant) < PLENTY // 2:
            # The count is the first word of every object in CPython 3.11 (Include/object.h).
            ctypes.c_ssize_t.from_address(id(constant)).value += PLENTY
