"""Puts a finished file in its place in one step: a failed saving leaves no half file and spoils no old one."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from desk_union.basis.looking import PART, noted
from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMED = 20  # a file on its way is called by so many letters of its own name, and ``PART``
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # quotas are not known everywhere


@contextmanager
def landing(target: Path) -> Iterator[Path]:
    """A path beside the target to write to; moved over it on success, removed on failure. OSError becomes Refusal."""
    # A rename would silently go over a read-only file where the system lets it.
    if target.exists() and not os.access(target, os.W_OK):
        raise _not_allowed(target)
    beside = target.with_name(f".{target.stem[:NAMED]}-{secrets.token_hex(4)}{PART}")
    try:
        with noted(beside):
            yield beside
            beside.replace(target)
    except OSError as fault:
        raise refusal_of(fault, target) from fault
    finally:
        # On a drive that was pulled out nothing can be removed, and the refusal above says more.
        with suppress(OSError):
            beside.unlink()


def refusal_of(fault: OSError, target: Path) -> Refusal:
    if fault.errno in _FULL:
        return Refusal(f"磁盘空间不足，“{target.name}”没有保存。", "请清理磁盘或另选一个位置后再试。")
    if isinstance(fault, FileNotFoundError):
        return Refusal(f"文件夹“{target.parent}”不存在，“{target.name}”没有保存。", "请另选一个文件夹后再试。")
    if isinstance(fault, (IsADirectoryError, NotADirectoryError)) or target.is_dir():
        return Refusal(f"“{target}”不是可以保存文件的位置。", "请换一个文件名或文件夹后再试。")
    if isinstance(fault, PermissionError):
        return _not_allowed(target)
    return Refusal(f"“{target.name}”没有保存成功，磁盘或U盘可能已断开。", "请检查后再试，或另选一个位置。")


def _not_allowed(target: Path) -> Refusal:
    if not target.exists():
        return Refusal(f"没有权限在文件夹“{target.parent}”中保存文件。", "请另选一个文件夹后再试。")
    if not os.access(target, os.W_OK):
        return Refusal(f"“{target.name}”是只读的，不能改写。", "请换一个文件名或文件夹后再试。")
    return Refusal(f"文件“{target.name}”正被其他程序打开，没有保存。", "请关闭后再试。")
