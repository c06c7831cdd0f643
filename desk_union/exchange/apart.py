"""Does work on a foreign file in a process of its own: whatever the file does to it, this program goes on.

The program starts itself with ``WORD`` and the two ends of its pipes, also where it is one shipped file. The work is
named, never sent, and of the answer only plain values are taken: the process may have been led astray by the file.
"""

from __future__ import annotations

import importlib
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.exchange import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = "--read-apart"
WORKS = {
    "read": ("desk_union.exchange.foreign", "read"),
    "explain": ("desk_union.exchange.farcells", "explain"),
    "mark": ("desk_union.exchange.marking", "mark"),
    "look": ("desk_union.exchange.formcells", "look"),
    "fill": ("desk_union.exchange.formcells", "fill"),
    "ground": ("desk_union.prints.ownforms.groundtaking", "take"),
    "word": ("desk_union.prints.ownforms.wordtaking", "look"),
}
# What may be made out of an answer beside text, numbers and lists.
PLAIN = {
    ("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"), ("datetime", "timedelta"),
    ("desk_union.exchange.brokencells", "BrokenCell"), ("desk_union.exchange.foreign", "ForeignSheet"),
}  # fmt: skip
DONE, REFUSED, BROKEN = "done", "refused", "broken"


class Died(Exception):  # noqa: N818 - what happened, not a fault of ours
    """The process ended without an answer; ``late`` when it was because its time was up."""

    def __init__(self, *, late: bool = False) -> None:
        super().__init__()
        self.late = late


def ask(work: str, *given: Any) -> Any:
    """The answer of one of ``WORKS``; Refusal as it refused, ``Died`` when it did not live to answer."""
    answer, late = _answer_of(pickle.dumps((work, given, limits.MEMORY, limits.SECONDS)))
    try:
        kind, value = _Plain(BytesIO(answer)).load()
    except (EOFError, pickle.UnpicklingError, ValueError, TypeError):
        raise Died(late=late) from None
    if kind == REFUSED:
        raise Refusal(*value)
    if kind == BROKEN:
        raise Died
    return value


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in PLAIN:
            raise pickle.UnpicklingError(name)
        return getattr(importlib.import_module(module), name)


def _answer_of(question: bytes) -> tuple[bytes, bool]:
    """What the process wrote until it ended, and whether it had to be ended."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    try:
        process = _start(theirs_in, theirs_out)
    except OSError:
        os.close(ours_in)
        os.close(ours_out)
        raise Refusal("电脑现在没有余力读这个文件。", "请关闭一些别的程序后再试。") from None
    finally:
        os.close(theirs_in)
        os.close(theirs_out)
    late: list[bool] = []

    def end() -> None:
        late.append(True)
        process.kill()

    timer = Timer(limits.SECONDS, end)
    timer.start()
    try:
        with suppress(OSError), open(ours_out, "wb") as out:  # noqa: PTH123 - a pipe
            out.write(question)
        with open(ours_in, "rb") as answers:  # noqa: PTH123 - a pipe
            answer = answers.read()
    finally:
        process.kill()  # after its answer there is nothing more to wait for
        process.wait()
        timer.cancel()
    return answer, bool(late)


def _start(reads: int, writes: int) -> subprocess.Popen[bytes]:
    """The pipes go by their handles: a shipped program with a window has no standard input and output on Windows."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable] if frozen else [sys.executable, "-m", "desk_union"]
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    root = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths, "PYINSTALLER_RESET_ENVIRONMENT": "1", "RUST_BACKTRACE": "0"}
    if sys.platform == "win32":
        import msvcrt

        handles = [msvcrt.get_osfhandle(end) for end in (reads, writes)]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        quiet["startupinfo"] = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        quiet["creationflags"] = subprocess.CREATE_NO_WINDOW
    else:
        handles = [reads, writes]
        quiet["pass_fds"] = handles
    return subprocess.Popen([*command, WORD, *(str(handle) for handle in handles)], env=environment, **quiet)  # noqa: S603 - this very program


def serve(words: Sequence[str]) -> int:
    """The other side: do the work that is asked for, within limits, and answer."""
    reads, writes = (_end(int(word), flags) for word, flags in zip(words, (os.O_RDONLY, os.O_WRONLY), strict=True))
    with open(reads, "rb") as questions:  # noqa: PTH123 - a pipe
        work, given, memory, seconds = pickle.loads(questions.read())  # noqa: S301 - from this program's own parent
    limits.bound_this_process(memory, seconds)
    answer = pickle.dumps(answer_to(work, given), protocol=pickle.HIGHEST_PROTOCOL)
    with suppress(OSError), open(writes, "wb") as out:  # noqa: PTH123 - a pipe
        out.write(answer)
    return 0


def _end(handle: int, flags: int) -> int:
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.open_osfhandle(handle, flags)
    return handle


def answer_to(work: str, given: Sequence[Any]) -> tuple[str, Any]:
    """Every end of the work as a pair, also those that are no ordinary exceptions (a panic of the reader's)."""
    module, name = WORKS[work]
    try:
        return DONE, getattr(importlib.import_module(module), name)(*given)
    except Refusal as refusal:
        return REFUSED, (refusal.reason, refusal.remedy)
    except BaseException as problem:  # noqa: BLE001 - a panic is a BaseException; it must not pass for an end of ours
        return BROKEN, type(problem).__name__
