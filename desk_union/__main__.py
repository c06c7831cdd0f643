"""The way in: the window, or one headless command; the outer edge where nothing may escape as a traceback."""

from __future__ import annotations

import gc
import os
import sys

from desk_union.commands import streams

# Neither ``typing`` nor ``pathlib`` nor a dataclass before it is known what was asked: they are half of a ``--help``.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SELDOM = 100_000
OPENED = "desk_union.store.opened"
READ_APART = "--read-apart"  # ``exchange.apart.WORD``, which is not brought along for every other start


def main(argv: Sequence[str] | None = None) -> int:
    """Run what was asked; 0 ok, 1 refused or problems found, 2 wrong usage."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == [READ_APART]:
        from desk_union.exchange.apart import serve

        return serve(words[1:])
    heard = streams.prepare()
    for_window = not words or words[0].startswith("--book")
    opening = _show_opening() if for_window and _has_screen() else None
    # What stands behind this takes most of the time to the window; somebody looks at it by now.
    status = _edge(_asked(words), streams.show_box if for_window and not heard else streams.complain)
    del opening
    return status


def _asked(words: Sequence[str]) -> Callable[[], int]:
    """The plain ways to the window pass by the parser, behind which stand all commands and ledgers."""
    if not words or list(words) == ["--book"]:  # a menu of Linux leaves the file out where there is none
        return _window
    if len(words) == len(("--book", "BOOK")) and words[0] == "--book" and not words[1].startswith("-"):
        from pathlib import Path

        book = Path(words[1])
        return lambda: _window(book)
    # A command is short; looking for dead circles among the many classes of its libraries took a third of its time.
    gc.set_threshold(SELDOM)
    import atexit

    atexit.register(gc.freeze)
    from desk_union.commands.parser import make_parser

    given = make_parser().parse_args(words)
    return (lambda: _window(given.book)) if given.command is None else (lambda: int(given.run(given)))


def _window(book: Path | None = None) -> int:
    if not _has_screen():
        from desk_union.basis.refusal import Refusal

        raise Refusal(
            "这台电脑没有可以显示窗口的屏幕。", "请在有桌面的电脑上打开；用命令不需要屏幕，见 desk-union --help。"
        )
    from desk_union.app import open_window

    return open_window(book)


def _has_screen() -> bool:
    """Without one, Qt would end the program with words of its own; a platform named by hand is taken at its word."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in told)


def _show_opening() -> object:
    """The first small window, kept by the caller; where the window's libraries are not, asking for it says so later."""
    import builtins
    import importlib
    from importlib.util import find_spec

    if find_spec("PySide6") is None:
        return None
    plain = builtins.__import__
    from desk_union.ui.frame.opening import show_opening

    opening = show_opening()
    # Qt for Python has laid its own way of importing over Python's, for a ``__feature__`` that nobody here uses; the
    # many modules of SQLAlchemy take a third longer by it (65 of 260 ms).
    its_own, builtins.__import__ = builtins.__import__, plain
    try:
        importlib.import_module("desk_union.store.book")
    finally:
        builtins.__import__ = its_own
    return opening


def _edge(work: Callable[[], int], tell: Callable[[str], None]) -> int:
    opened = sys.modules.get(OPENED)
    before = len(opened.KEPT) if opened is not None else 0
    try:
        status = work()
        sys.stdout.flush()  # here, where what goes wrong with it still has somebody who answers
    except BrokenPipeError:
        _stop_speaking()
        return 1
    except KeyboardInterrupt:
        tell("已取消，没有改动。" if not _kept_since(before) else f"已取消。{_kept_since(before)}")
        return 1
    except Exception as error:  # noqa: BLE001 - the outer edge: a clerk gets a sentence and a report, never a traceback
        tell(_sentence(error) + _kept_since(before))
        return 1
    else:
        return status


def _kept_since(before: int) -> str:
    """What the book holds all the same; the libraries of the book are not brought in to say that there is nothing."""
    opened = sys.modules.get(OPENED)
    return opened.kept_words(before) if opened is not None else ""


def _sentence(error: Exception) -> str:
    """A refusal speaks for itself; else of the machine (a full disk behind the output), else of the program."""
    from desk_union.basis.refusal import Refusal

    if isinstance(error, Refusal):
        return str(error)
    from desk_union.bugs import report
    from desk_union.store.faults import explain

    refusal = explain(error) if isinstance(error, OSError) else None
    if refusal is not None:
        return str(refusal)
    return f"程序出了问题，没有做完的这一步不会留在账本里。请把这份报告发给维护的人：{report(error)}"


def _stop_speaking() -> None:
    """Whoever read the output (``head``) has left: nothing more is said, also not when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    raise SystemExit(main())
