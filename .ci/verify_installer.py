"""Try a setup.exe as an office would: install, start, import, print, upgrade, remove; on Windows or under wine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

REMOVAL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\desk_union"
OPENS_KEY = r"HKCU\Software\Classes\.desk"
REFUSED = 2
PATIENCE = 180  # seconds for a window, or for a folder to vanish
ROW = "姓名,手机\n王小明,13900000001\n"


class StepError(Exception):
    """A step that did not do what it promises; the text says which and how."""


def wine() -> list[str]:
    """What goes before a Windows program here: nothing on Windows."""
    return [] if os.name == "nt" else ["wine"]


def windows_path(path: Path) -> str:
    """As Windows programs call the file: wine has the whole machine as drive Z."""
    return str(path) if os.name == "nt" else "Z:" + str(path).replace("/", "\\")


def run(*command: str) -> tuple[int, str]:
    """The exit status and what was said; through pipes, since wine cannot write to a plain file."""
    done = subprocess.run([*wine(), *command], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def registered(key: str, value: str) -> str | None:
    """A value of the registry; "" as ``value`` asks for the default one."""
    status, said = run("reg", "query", key, *(["/v", value] if value else ["/ve"]))
    found = re.search(r"REG_\w+\s+(.*)", said)
    return found.group(1).strip() if status == 0 and found else None


def wait_for(met: Callable[[], bool], what: str) -> float:
    """Seconds until it is so; StepError when patience ends."""
    began = time.monotonic()
    while not met():
        if time.monotonic() - began > PATIENCE:
            raise StepError(f"{what}: not within {PATIENCE} s")
        time.sleep(0.2)
    return time.monotonic() - began


class Trial:
    """One computer's story, step by step; each says what it found."""

    def __init__(self, setup: Path, previous: Path | None, folder: Path) -> None:
        self.setup, self.previous = setup, previous
        self.place = folder / "installed"
        self.books = folder / "账本"
        self.books.mkdir()
        self.book = self.books / "试用.desk"

    @property
    def steps(self) -> list[Callable[[], str]]:
        first = [self.install_previous] if self.previous else [self.install]
        later = [self.upgrade, self.refuse_older] if self.previous else []
        return [*first, self.make_book, self.take_in, self.print_sheet, self.refuse_while_open, *later, self.remove]

    def _lay(self, setup: Path) -> tuple[int, float]:
        began = time.monotonic()
        status, _ = run(str(setup), "/S", "/CurrentUser", f"/D={windows_path(self.place)}")
        return status, time.monotonic() - began

    def _installed(self, setup: Path) -> str:
        status, seconds = self._lay(setup)
        if status or not (self.place / "desk-union.exe").is_file():
            raise StepError(f"{setup.name} ended with {status}, the program is not in its folder")
        if not (version := registered(REMOVAL_KEY, "DisplayVersion")):
            raise StepError("no entry among the installed programs")
        if registered(OPENS_KEY, "") != "desk_union.book":
            raise StepError("a double click on a book does not start the program")
        size = sum(one.stat().st_size for one in self.place.rglob("*") if one.is_file())
        sizes = f"setup {setup.stat().st_size / 2**20:.0f} MiB, folder {size / 2**20:.0f} MiB"
        return f"version {version}, {sizes}, {seconds:.0f} s"

    def install(self) -> str:
        return self._installed(self.setup)

    def install_previous(self) -> str:
        assert self.previous is not None
        return self._installed(self.previous)

    def _cli(self, *words: str) -> str:
        status, said = run(str(self.place / "desk-union-cli.exe"), *words)
        if status:
            raise StepError(f"desk-union-cli {words[0]} ended with {status}: {said[-400:]}")
        return said

    def make_book(self) -> str:
        self._cli("new", windows_path(self.book), "--union", "试用工会", "--sample")
        return f"{self.book.stat().st_size / 2**20:.1f} MiB"

    def take_in(self) -> str:
        sheet = self.books / "新会员.csv"
        sheet.write_text(ROW, encoding="utf-8-sig")
        return self._cli("import", windows_path(self.book), "members.people", windows_path(sheet)).strip()[-60:]

    def print_sheet(self) -> str:
        paper = self.books / "花名册.pdf"
        self._cli("print", windows_path(self.book), "members.roster", "-o", windows_path(paper))
        if not paper.read_bytes().startswith(b"%PDF"):
            raise StepError("what was printed is no PDF")
        return f"{paper.stat().st_size // 1024} KiB"

    def refuse_while_open(self) -> str:
        """The window stands when it holds the book; a setup that meets it leaves everything as it is."""
        program = self.place / "desk-union.exe"
        before = (program.stat().st_size, program.stat().st_mtime)
        held = self.book.with_name(f"{self.book.name}.lock")
        held.unlink(missing_ok=True)
        command = [*wine(), str(program), "--book", windows_path(self.book)]
        window = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            seconds = wait_for(held.exists, "the window")
            if window.poll() is not None:
                raise StepError(f"the window ended with {window.returncode}")
            status, _ = self._lay(self.setup)
            if status != REFUSED or (program.stat().st_size, program.stat().st_mtime) != before:
                raise StepError(f"a setup while the program is open ended with {status}, not {REFUSED}")
        finally:
            window.terminate()
            self._end()
            window.wait(timeout=PATIENCE)
        return f"window after {seconds:.1f} s"

    def _end(self) -> None:
        run("taskkill", "/F", "/IM", "desk-union.exe")

    def upgrade(self) -> str:
        before = registered(REMOVAL_KEY, "DisplayVersion")
        said = self._installed(self.setup)
        if registered(REMOVAL_KEY, "DisplayVersion") == before:
            raise StepError(f"still version {before}")
        if left := [one.name for one in self.place.iterdir() if one.name.endswith(".old") or one.name == ".new"]:
            raise StepError(f"left over: {left}")
        self._cli("figures", windows_path(self.book), "--year", "2026")
        return f"from {before}; {said}"

    def refuse_older(self) -> str:
        assert self.previous is not None
        status, _ = self._lay(self.previous)
        if status != REFUSED:
            raise StepError(f"an older setup ended with {status}, not {REFUSED}")
        return "an older version does not take the place of a newer one"

    def remove(self) -> str:
        kept = self.book.read_bytes()
        status, said = run(str(self.place / "uninstall.exe"), "/CurrentUser", "/S")
        if status:
            raise StepError(f"uninstall ended with {status}: {said[-200:]}")
        seconds = wait_for(lambda: not self.place.exists(), "the folder's end")
        if registered(REMOVAL_KEY, "DisplayVersion") is not None or registered(OPENS_KEY, "") is not None:
            raise StepError("something is left in the registry")
        if self.book.read_bytes() != kept:
            raise StepError("the book was touched")
        return f"nothing left but books, {seconds:.0f} s"


def verify(setup: Path, previous: Path | None = None) -> bool:
    """Each step with its figures, up to the first that fails; whether all passed."""
    for needed in (setup, *([previous] if previous else [])):
        if not needed.is_file():
            print(f"There is no {needed}")
            return False
    if os.name != "nt" and not shutil.which("wine"):
        print("The setup is a Windows program: run this on Windows, or install wine.")
        return False
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        print("The window needs a screen: run this under xvfb-run.")
        return False
    with tempfile.TemporaryDirectory(prefix="desk-union-setup-") as folder:
        trial = Trial(setup.resolve(), previous.resolve() if previous else None, Path(folder))
        for step in trial.steps:
            name = step.__name__.replace("_", " ")
            try:
                print(f"ok      {name}: {step()}", flush=True)
            except StepError as fault:
                print(f"FAILED  {name}: {fault}", flush=True)
                return False
    return True
