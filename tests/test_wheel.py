"""``pip install .`` gives a whole program: it makes a sample book and prints, far from any checkout."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TAKEN = ("desk_union", "resources", "forms", "pyproject.toml", "README.md", "LICENSE")


def run(*command, cwd, **more):
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env={**environment, **more}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from a copy, so that a checkout gets no leftovers of it."""
    pytest.importorskip("setuptools", minversion="77")
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    unwanted = shutil.ignore_patterns("fetched", "__pycache__")
    for name in TAKEN:
        whole = ROOT / name
        shutil.copytree(whole, source / name, ignore=unwanted) if whole.is_dir() else shutil.copy(whole, source)
    build = f"import setuptools.build_meta as made; print(made.build_wheel({str(out)!r}))"
    run(sys.executable, "-P", "-c", build, cwd=source)  # as pip does it, without the folder among the paths
    (built,) = out.glob("*.whl")
    return built


def test_it_has_the_programs_own_files_and_no_fetched_ones(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"desk_union/shipped/resources/accounts.csv", "desk_union/shipped/resources/help/start.md"} <= names
    assert {name.rpartition("/")[2] for name in names if "/shipped/forms/sheets/" in name} >= {
        file.name for file in (ROOT / "forms/sheets").glob("*.toml")
    }
    assert not any("/fetched/" in name for name in names)


def test_an_installed_program_makes_a_book_and_prints(wheel, tmp_path):
    home = tmp_path / "empty"
    venv.create(home, with_pip=False)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    zipfile.ZipFile(wheel).extractall(own)  # what pip does with a wheel of plain Python
    # The libraries of this environment, but not the program where it is installed here for work.
    lent = [path for path in (*site.getsitepackages(), *sys.path) if path and (Path(path) / "sqlalchemy").is_dir()]
    (own / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    program = "import sys; from desk_union.__main__ import main; sys.exit(main(sys.argv[1:]))"
    found = run(python, "-c", "import desk_union; print(desk_union.__file__)", cwd=tmp_path).strip()
    assert Path(found).is_relative_to(own)
    run(python, "-c", program, "new", "b.desk", "--union", "甲", "--sample", cwd=tmp_path)
    for form, name in (("members.roster", "花名册.pdf"), ("funds.voucher", "凭证.pdf"), ("members.application", "表.pdf")):
        if form in run(python, "-c", program, "forms", cwd=tmp_path):
            run(python, "-c", program, "print", "b.desk", form, "-o", name, cwd=tmp_path)
            assert (tmp_path / name).read_bytes().startswith(b"%PDF")
