"""The way in: the window, or one headless command; the outer edge where nothing may escape as a traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.commands.console import complain
from desk_union.commands.parser import make_parser

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run what was asked; 0 ok, 1 refused or problems found, 2 wrong usage."""
    _speak_utf8()
    given = make_parser().parse_args(argv)
    try:
        if given.command is None:
            from desk_union.app import open_window

            return open_window(given.book)
        status: int = given.run(given)
    except Refusal as refusal:
        complain(str(refusal))
        return 1
    except KeyboardInterrupt:
        complain("已取消，没有改动。")
        return 1
    except Exception as error:  # noqa: BLE001 - the outer edge: a clerk gets a sentence and a report, never a traceback
        from desk_union.bugs import report

        complain(f"程序出了问题，账本没有被改动。请把这份报告发给维护的人：{report(error)}")
        return 1
    else:
        return status


def _speak_utf8() -> None:
    """Chinese must come out right whatever code page the console has."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    raise SystemExit(main())
