"""The faces a clerk may choose for prints: the usual Chinese ones, as far as this computer has them."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desk_union.basis.places import FETCHED_FONTS, FONTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class FaceChoice:
    """``label`` is what the clerk reads and the book keeps, ``office`` the name under which Word and Excel know it."""

    label: str
    file: str
    office: str
    index: int = 0
    bold: bool = False  # heavy enough for a heading by itself


CHOICES = (
    FaceChoice("宋体", "simsun.ttc", "宋体"),
    FaceChoice("仿宋", "simfang.ttf", "仿宋"),
    FaceChoice("楷体", "simkai.ttf", "楷体"),
    FaceChoice("黑体", "simhei.ttf", "黑体", bold=True),
    FaceChoice("等线", "Deng.ttf", "等线"),
    FaceChoice("等线（粗）", "Dengb.ttf", "等线", bold=True),
    FaceChoice("微软雅黑", "msyh.ttc", "微软雅黑"),
    FaceChoice("微软雅黑（粗）", "msyhbd.ttc", "微软雅黑", bold=True),
    FaceChoice("方正小标宋", "FZXBSJW.TTF", "方正小标宋简体", bold=True),
    FaceChoice("仿宋_GB2312", "仿宋_GB2312.ttf", "仿宋_GB2312"),
    FaceChoice("楷体_GB2312", "楷体_GB2312.ttf", "楷体_GB2312"),
    FaceChoice("华文宋体", "STSONG.TTF", "华文宋体"),
    FaceChoice("华文中宋", "STZHONGS.TTF", "华文中宋", bold=True),
    FaceChoice("华文仿宋", "STFANGSO.TTF", "华文仿宋"),
    FaceChoice("华文楷体", "STKAITI.TTF", "华文楷体"),
    FaceChoice("隶书", "SIMLI.TTF", "隶书", bold=True),
    FaceChoice("思源宋体", "NotoSerifSC-Regular.ttf", "宋体"),
    FaceChoice("思源宋体（粗）", "NotoSerifSC-Bold.ttf", "宋体", bold=True),
    FaceChoice("思源黑体", "NotoSansSC-Regular.ttf", "黑体"),
    FaceChoice("思源黑体（粗）", "NotoSansSC-Bold.ttf", "黑体", bold=True),
    FaceChoice("霞鹜文楷", "LXGWWenKai-Regular.ttf", "楷体"),
)
BY_LABEL = {choice.label: choice for choice in CHOICES}


def folders() -> tuple[Path, ...]:
    """Where faces lie: the program's own, and on Windows those of the system and of this user."""
    own = (FONTS, FETCHED_FONTS)
    if sys.platform != "win32":
        return own
    local = os.environ.get("LOCALAPPDATA")
    users = (Path(local) / "Microsoft" / "Windows" / "Fonts",) if local else ()
    return (Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts", *users, *own)


def found(places: Sequence[Path] | None = None) -> Iterator[tuple[FaceChoice, Path]]:
    """The choices this computer has, with their files."""
    for choice in CHOICES:
        path = path_of(choice, places)
        if path is not None:
            yield choice, path


def path_of(choice: FaceChoice, places: Sequence[Path] | None = None) -> Path | None:
    paths = (folder / choice.file for folder in (folders() if places is None else places))
    return next((path for path in paths if path.is_file()), None)
