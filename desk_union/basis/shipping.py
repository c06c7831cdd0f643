"""How a wheel is built: the program's own files, which lie beside the package in a checkout, go along within it.

Called by setuptools (``pyproject.toml``) and by nobody else; the program itself never imports it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools.command.build_py import build_py

WITHIN = "shipped"  # as ``places.WITHIN``; nothing of the program can be imported while it is built
FOLDERS = ("resources", "forms/sheets")
# Fetched by each machine for itself; for the maker of the Windows installer.
LEFT_OUT = shutil.ignore_patterns("fetched", "installer", "__pycache__")


class WithFiles(build_py):  # type: ignore[misc]  # setuptools is there only while a wheel is built
    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for folder in FOLDERS:
                target = Path(self.build_lib, "desk_union", WITHIN, folder)
                shutil.copytree(Path(folder), target, ignore=LEFT_OUT, dirs_exist_ok=True)
