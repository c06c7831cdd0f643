"""Gives the program somewhere to speak: the shipped one has a window and, started by a click, no console."""

from __future__ import annotations

import os
import sys

TITLE = "工会工作台"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def watched() -> bool:
    """Whether somebody looks at what is complained of, and not a script."""
    return sys.stderr is not None and sys.stderr.isatty()


def prepare() -> bool:
    """Make standard output and error usable, with Chinese whatever the code page; returns whether anybody listens."""
    heard = True
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            heard = _console_of_caller(name) or _nowhere(name)
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    return heard


def _console_of_caller(name: str) -> bool:
    """Speak on the console from which a command was typed; a program with a window is not joined to it by itself."""
    if sys.platform != "win32":
        return False
    import ctypes

    caller = -1
    ctypes.windll.kernel32.AttachConsole(caller)  # refused when joined already, which is as good
    try:
        setattr(sys, name, open("CONOUT$", "w", encoding="utf-8", buffering=1))  # noqa: PTH123, SIM115 - a device, kept to the end
    except OSError:
        return False
    return True


def _nowhere(name: str) -> bool:
    setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - kept to the end
    return False


def show_box(text: str) -> None:
    """A box of the system itself, for when the window could not come up to say it; elsewhere there is a console."""
    if sys.platform == "win32":
        import ctypes

        error_icon = 0x10
        ctypes.windll.user32.MessageBoxW(None, text, TITLE, error_icon)
