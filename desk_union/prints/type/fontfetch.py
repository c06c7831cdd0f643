"""Bring the faces too large for the repository through the computer's own npm and apt-get, each held to its sum."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desk_union.basis.places import FETCHED_FONTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A tarball of one family is 70 MB; a slow line gets ten minutes before the face counts as missing.
PATIENCE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Source:
    """Where a face comes from: ``package`` as its client names it, ``member`` the path inside."""

    client: str
    package: str
    member: str


@dataclass(frozen=True, slots=True)
class FaceFile:
    file: str
    sha256: str
    source: Source


_SERIF = "@expo-google-fonts/noto-serif-sc@0.4.3"
_SANS = "@expo-google-fonts/noto-sans-sc@0.4.3"

FACES: tuple[FaceFile, ...] = (
    FaceFile(
        "NotoSerifSC-Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
        Source("npm", _SERIF, "package/700Bold/NotoSerifSC_700Bold.ttf"),
    ),
    FaceFile(
        "NotoSansSC-Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
        Source("npm", _SANS, "package/700Bold/NotoSansSC_700Bold.ttf"),
    ),
    FaceFile(
        "LXGWWenKai-Regular.ttf",
        "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
        Source("apt-get", "fonts-lxgw-wenkai", "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"),
    ),
    # Whole: a subset to the characters of GB 18030-2022 is 0.5 % smaller (30.6 of 30.7 MB), as it is made of them.
    FaceFile(
        "HanaMinB.ttf",
        "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c",
        Source("apt-get", "fonts-hanazono", "usr/share/fonts/truetype/hanazono/HanaMinB.ttf"),
    ),
)


def fetch(
    folder: Path,
    say: Callable[[str], None],
    *,
    faces: Sequence[FaceFile] = FACES,
    system: Path = Path("/"),
    given: Path | None = None,
) -> list[str]:
    """Fill ``folder`` and return the names of the faces still missing; a file with a wrong sum is never kept.

    ``given`` is a folder of the same files, for a computer that can fetch none of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for face in faces:
        if _is_right(folder / face.file, face):
            continue
        (folder / face.file).unlink(missing_ok=True)
        if given is not None and (given / face.file).is_file():
            if not _is_right(given / face.file, face):
                say(f"{face.file}：校验和不符，已拒绝使用（{given}）。")
            else:
                _keep(given / face.file, folder / face.file)
                say(f"{face.file}：取自 {given}。")
                continue
        installed = system / face.source.member
        if face.source.client == "apt-get" and _is_right(installed, face):
            _keep(installed, folder / face.file)
            say(f"{face.file}：取自系统已安装的字体。")
    wanted = [face for face in faces if not (folder / face.file).exists()]
    for source in dict.fromkeys((face.source.client, face.source.package) for face in wanted):
        _from_package(source, [f for f in wanted if (f.source.client, f.source.package) == source], folder, say)
    return [face.file for face in faces if not (folder / face.file).exists()]


def _from_package(source: tuple[str, str], faces: Sequence[FaceFile], folder: Path, say: Callable[[str], None]) -> None:
    client, package = source
    with tempfile.TemporaryDirectory() as scratch:
        members = {face.source.member for face in faces}
        opened = _npm(package, Path(scratch), members) if client == "npm" else _debian(package, Path(scratch))
        for face in faces:
            found = opened / face.source.member if opened else None
            if found is None or not found.is_file():
                say(f"{face.file}：未能取得（{client} {package}），程序仍可使用。")
            elif not _is_right(found, face):
                say(f"{face.file}：校验和不符，已拒绝使用（{client} {package}）。")
            else:
                _keep(found, folder / face.file)
                say(f"{face.file}：已取得。")


def _npm(package: str, scratch: Path, members: set[str]) -> Path | None:
    npm = shutil.which("npm")
    if npm is None or not _run([npm, "pack", "--silent", package], scratch):
        return None
    for tarball in scratch.glob("*.tgz"):
        with tarfile.open(tarball) as archive:
            # Copied by hand: Python 3.11.2, Debian 12's own, has no filter that keeps members inside the folder.
            for member in archive:
                content = archive.extractfile(member) if member.name in members else None
                if content is not None:
                    target = scratch / member.name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with content, target.open("wb") as out:
                        shutil.copyfileobj(content, out)
        return scratch
    return None


def _debian(package: str, scratch: Path) -> Path | None:
    apt, dpkg = shutil.which("apt-get"), shutil.which("dpkg-deb")
    if apt is None or dpkg is None or not _run([apt, "download", package], scratch):
        return None
    for deb in scratch.glob("*.deb"):
        return scratch if _run([dpkg, "-x", str(deb), str(scratch)], scratch) else None
    return None


def _run(command: Sequence[str], folder: Path) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands, no text of a user
            command, cwd=folder, capture_output=True, check=False, timeout=PATIENCE_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _is_right(path: Path, face: FaceFile) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == face.sha256


def _keep(found: Path, target: Path) -> None:
    beside = target.with_suffix(".part")
    shutil.copyfile(found, beside)
    os.replace(beside, target)  # noqa: PTH105 - replaces an existing file on Windows too


def main() -> int:
    """A folder of the faces may be given; with --all it is a failure when one is missing, as it is for a release."""
    words = [word for word in sys.argv[1:] if word != "--all"]
    lost = fetch(FETCHED_FONTS, print, given=Path(words[0]) if words else None)
    if lost and "--all" in sys.argv:
        print(f"仍缺字体：{'、'.join(lost)}。发行版不能缺字体：请把这些文件放在一个文件夹里，用 --faces 指明。")  # noqa: T201
        return 1
    if lost:
        print(f"仍缺字体：{'、'.join(lost)}。打印照常进行，粗体用描边代替，缺字会在打印前列出。")  # noqa: T201 - a command
    return 0


if __name__ == "__main__":
    sys.exit(main())
