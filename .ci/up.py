"""Set everything up on a fresh machine and then run the program or the tests; needs nothing but Python 3.11 or later.

python3 .ci/up.py run    set up, then open the window (without a screen: sample book and its sheets in a folder)
python3 .ci/up.py test   set up, then run every check and test
python3 .ci/up.py bench  set up, then measure the speed against the stated limits
python3 .ci/up.py build  set up, then make the shipped folder dist/desk_union and let it test itself; with what is
                         handed out: on Windows the installer and a portable zip, elsewhere a tarball
                         (--faces FOLDER: the four further type faces; --without-faces: not for a release)
python3 .ci/up.py verify-installer [SETUP] [--previous SETUP]
                         try a setup.exe as an office would, on Windows or under wine (with xvfb-run)
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import verify_installer

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up-from"

BEFORE_SPEED = 50 * 60  # seconds; what is only told must not cost the run

# What Qt and the tests load at run time, and the Debian package that brings it.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
FOR_A_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Debian's own interpreter is linked without the library that a shipped folder takes along.
PYTHON_LIBRARY = f"libpython3.{sys.version_info.minor}"


def main() -> int:
    if not sys.argv[1:] or sys.argv[1] not in DEEDS or sys.version_info < (3, 11):
        print(__doc__)
        return 2
    if sys.argv[1] == "verify-installer":  # needs nothing of this checkout
        return verify(sys.argv[2:])
    system_libraries()
    virtual_environment()
    subprocess.run([PYTHON, "-m", "desk_union.prints.type.fontfetch"], cwd=ROOT, check=False)
    return DEEDS[sys.argv[1]](sys.argv[2:])


def has_screen() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def system_libraries() -> None:
    """On Debian and its kin: what pip cannot bring."""
    if not sys.platform.startswith("linux") or not shutil.which("apt-get"):
        return
    needed = {**LIBRARIES, **FOR_A_SCREEN}  # a screen may come later, and Qt would end the program in English
    packages = [package for library, package in needed.items() if not loads(library)]
    if not VENV.exists() and not has_venv():
        packages.append("python3-venv")
    if will_build():
        packages += [] if loads(f"{PYTHON_LIBRARY}.so.1.0") else [PYTHON_LIBRARY]
        packages += [] if shutil.which("objcopy") else ["binutils"]
    for wanted in (packages, beside_the_tests()):  # apart: what only some tests ask must not keep the others back
        if wanted:
            install(wanted)


def beside_the_tests() -> list[str]:
    """In CI: the other office that opens our workbooks, and a face of the widths of Excel's usual one."""
    asked = sys.argv[1] == "test" and os.environ.get("CI") and not shutil.which("soffice")
    return ["libreoffice-calc-nogui", "fonts-crosextra-carlito"] if asked else []


def install(packages: list[str]) -> None:
    root = [] if os.geteuid() == 0 else ["sudo"]
    if root and not shutil.which("sudo"):
        print(f"Please install as root: apt-get install {' '.join(packages)}")
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*root, "apt-get", "update", "-q"], check=False, env=environment)
    subprocess.run(
        [*root, "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], check=False, env=environment
    )


def will_build() -> bool:
    return sys.argv[1] == "build" or (sys.argv[1] == "test" and bool(os.environ.get("CI")))


def has_venv() -> bool:
    """Debian ships Python without ensurepip until python3-venv is installed."""
    return (
        subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode
        == 0
    )


def virtual_environment() -> None:
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "--require-hashes", "-r", LOCK], check=True)
    subprocess.run([*pip, "--no-deps", "-e", ROOT], check=True)
    STAMP.write_text(wanted)


def run(arguments: list[str]) -> int:
    if has_screen() or arguments:
        return subprocess.run([PYTHON, "-m", "desk_union", *arguments], cwd=ROOT, check=False).returncode
    folder = Path.cwd() / "desk-union-sample"
    folder.mkdir(exist_ok=True)
    book = folder / "sample.desk"
    book.unlink(missing_ok=True)
    command = [PYTHON, "-m", "desk_union"]
    subprocess.run([*command, "new", book, "--union", "示例机械厂工会", "--sample"], cwd=ROOT, check=True)
    listed = subprocess.run([*command, "forms"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    for line in listed.splitlines():
        code, _title, _options, outputs = line.split("\t")
        kind = outputs.split("、")[0]
        subprocess.run([*command, "print", book, code, "-o", folder / f"{code}.{kind}"], cwd=ROOT, check=True)
    print(f"No screen here. The sample book and its printed sheets are in {folder}")
    return 0


def checked(*command: str | Path) -> bool:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0


def test(arguments: list[str]) -> int:
    """Every check; all of them run even when one fails, so that one look shows everything."""
    begun = time.monotonic()
    steps: list[list[str | Path]] = [
        [PYTHON, "-m", "ruff", "check"],
        [PYTHON, "-m", "mypy"],
        [PYTHON.parent / "lint-imports"],
        [PYTHON, "-m", "pytest", "-n", "2", "--ignore=tests/benchmarks", "--ignore=tests/ui", *arguments],
        # Apart from the rest: Qt keeps one application, focus and clipboard a process, and only window tests meet them.
        [PYTHON, "-m", "pytest", "-n", "2", "tests/ui", *arguments],
    ]
    failed = [" ".join(str(part) for part in step) for step in steps if not checked(*step)]
    if os.environ.get("CI") and build(["--without-faces"]):
        failed.append("build")
    late = time.monotonic() - begun > BEFORE_SPEED
    if os.environ.get("CI") and late:
        print("The speed was not measured: the tests alone took too long for it.")
    # Not against LibreOffice, which is there for one test and takes minutes for a list of 10,000.
    if os.environ.get("CI") and not late and bench(["--ignore=tests/benchmarks/test_paper.py"]):
        # Told and not failed: how busy a shared machine is says nothing about the change.
        print("A speed limit was not kept on this machine now; see the lines above.")
    for step in failed:
        print(f"FAILED: {step}")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    return 0 if checked(PYTHON, "-m", "pytest", "-s", "-rs", "tests/benchmarks", *arguments) else 1


def build(arguments: list[str]) -> int:
    """The folder that is shipped, which is good when it passes its own test; then what is handed out, with its sums."""
    given = argparse.ArgumentParser(prog="up.py build")
    given.add_argument("--faces", type=Path)
    given.add_argument("--without-faces", action="store_true")
    asked, more = given.parse_known_args(arguments)
    if not asked.without_faces:
        faces = [asked.faces.resolve()] if asked.faces else []
        if not checked(PYTHON, "-m", "desk_union.prints.type.fontfetch", "--all", *faces):
            return 1
    makensis = shutil.which("makensis")
    if os.name == "nt" and makensis is None:
        print("The installer needs NSIS (makensis) on the path: https://nsis.sourceforge.io")
        return 1
    os.environ.setdefault("SOURCE_DATE_EPOCH", day_of_the_source())
    made = checked(PYTHON, "-m", "PyInstaller", "-y", "--log-level", "WARN", *more, "build.spec")
    folder = ROOT / "dist" / "desk_union"
    program = folder / ("desk-union.exe" if os.name == "nt" else "desk-union")
    signed = made and (os.name != "nt" or all(map(signs, folder.glob("*.exe"))))
    lenient = ["--without-faces"] if asked.without_faces else []
    if not signed or not checked(program, "self-test", *lenient):
        return 1
    if makensis is not None and os.name == "nt" and not checked(makensis, *installer_of(folder)):
        return 1
    hand_out(folder)
    return 0


def day_of_the_source() -> str:
    """Seconds of the newest commit, so that two builds of one source are alike; of this file where there is no git."""
    asked = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, check=False) if shutil.which("git") else None
    return (told.stdout.decode().strip() if told else "") or str(int(Path(__file__).stat().st_mtime))


def signs(program: Path) -> bool:
    """By the command in the variable SIGNTOOL, where there is one: the file's path is put behind it."""
    tool = os.environ.get("SIGNTOOL")
    return not tool or subprocess.run([*shlex.split(tool, posix=os.name != "nt"), program], check=False).returncode == 0


def version() -> str:
    told = subprocess.run(
        [PYTHON, "-c", "import desk_union; print(desk_union.__version__)"], cwd=ROOT, capture_output=True, check=True
    )
    return told.stdout.decode().strip()


def installer_of(folder: Path) -> list[str]:
    """What makensis is to do with the shipped folder."""
    target = folder.parent / f"desk-union-{version()}-setup.exe"
    script = ROOT / "resources" / "installer" / "desk_union.nsi"
    sign = [f"-DSIGN={os.environ['SIGNTOOL']}"] if os.environ.get("SIGNTOOL") else []
    told = [f"-DVERSION={version()}", f"-DSOURCE={folder}", f"-DOUT={target}"]
    return ["-INPUTCHARSET", "UTF8", *told, *sign, str(script)]


def hand_out(folder: Path) -> None:
    """A portable zip on Windows, a tarball elsewhere, and SHA256SUMS of all that lies beside them."""
    name = f"desk-union-{version()}"
    if os.name == "nt":
        target = folder.parent / f"{name}-portable.zip"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(one for one in folder.rglob("*") if one.is_file()):
                archive.write(file, Path(name) / file.relative_to(folder))
            archive.writestr(f"{name}/便携.txt", "有这个文件时，设置、账本清单和新账本都放在程序旁边的“便携资料”里。")
    else:
        target = folder.parent / f"{name}-linux.tar.xz"
        with tarfile.open(target, "w:xz", preset=1) as archive:
            archive.add(folder, name)
            for file in sorted((ROOT / "resources" / "linux").iterdir()):
                archive.add(file, f"{name}/{file.name}")
    files = sorted(one for one in folder.parent.iterdir() if one.is_file() and one.name.startswith(f"{name}-"))
    sums = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}" for one in files]
    (folder.parent / "SHA256SUMS").write_text("".join(f"{line}\n" for line in sums), encoding="utf-8")


def verify(arguments: list[str]) -> int:
    given = argparse.ArgumentParser(prog="up.py verify-installer")
    given.add_argument("setup", type=Path, nargs="?", default=ROOT / "dist" / f"desk-union-{said_version()}-setup.exe")
    given.add_argument("--previous", type=Path)
    asked = given.parse_args(arguments)
    return 0 if verify_installer.verify(asked.setup, asked.previous) else 1


def said_version() -> str:
    """As the source says it: no environment is needed for that."""
    said = (ROOT / "desk_union" / "__init__.py").read_text(encoding="utf-8")
    return re.search(r'__version__ = "(.+?)"', said)[1]  # type: ignore[index]  # it stands there


DEEDS = {"run": run, "test": test, "bench": bench, "build": build, "verify-installer": verify}

if __name__ == "__main__":
    raise SystemExit(main())
