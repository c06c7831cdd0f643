"""Fetched faces are held to their sum; a missing client or network costs a face, not the program."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desk_union.prints.type import fontfetch
from desk_union.prints.type.fontfetch import FACES, FaceFile, Source, fetch

if TYPE_CHECKING:
    from collections.abc import Sequence

FACE = b"a face"
SUM = hashlib.sha256(FACE).hexdigest()
FROM_NPM = FaceFile("A.ttf", SUM, Source("npm", "@x/y@1.0", "package/a.ttf"))
FROM_DEBIAN = FaceFile("B.ttf", SUM, Source("apt-get", "fonts-b", "usr/share/fonts/b.ttf"))


@pytest.fixture
def no_clients(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)


@pytest.fixture
def npm_giving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[bytes]:
    """An npm whose package holds the bytes put into the list; empty means no network."""
    content: list[bytes] = []

    def run(command: Sequence[str], folder: Path) -> bool:
        if not content or command[1] != "pack":
            return False
        inner = tmp_path / "inner.ttf"
        inner.write_bytes(content[0])
        with tarfile.open(folder / "x.tgz", "w:gz") as archive:
            archive.add(inner, "package/a.ttf")
        return True

    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(fontfetch, "_run", run)
    return content


@pytest.mark.usefixtures("no_clients")
def test_without_clients_every_face_is_reported_missing(tmp_path: Path) -> None:
    said: list[str] = []
    assert fetch(tmp_path / "f", said.append, system=tmp_path) == [face.file for face in FACES]
    assert len(said) == len(FACES)


@pytest.mark.usefixtures("no_clients")
def test_an_installed_copy_is_taken_first(tmp_path: Path) -> None:
    installed = tmp_path / FROM_DEBIAN.source.member
    installed.parent.mkdir(parents=True)
    installed.write_bytes(FACE)
    assert fetch(tmp_path / "f", lambda _: None, faces=[FROM_DEBIAN], system=tmp_path) == []
    assert (tmp_path / "f" / "B.ttf").read_bytes() == FACE


@pytest.mark.usefixtures("no_clients")
def test_an_installed_copy_of_another_version_is_not_taken(tmp_path: Path) -> None:
    installed = tmp_path / FROM_DEBIAN.source.member
    installed.parent.mkdir(parents=True)
    installed.write_bytes(b"another version")
    assert fetch(tmp_path / "f", lambda _: None, faces=[FROM_DEBIAN], system=tmp_path) == ["B.ttf"]
    assert list((tmp_path / "f").iterdir()) == []


def test_a_face_comes_out_of_its_package(tmp_path: Path, npm_giving: list[bytes]) -> None:
    npm_giving.append(FACE)
    assert fetch(tmp_path / "f", lambda _: None, faces=[FROM_NPM], system=tmp_path) == []
    assert [path.name for path in (tmp_path / "f").iterdir()] == ["A.ttf"]


def test_a_face_with_a_wrong_sum_is_refused_and_not_kept(tmp_path: Path, npm_giving: list[bytes]) -> None:
    npm_giving.append(b"something else")
    said: list[str] = []
    assert fetch(tmp_path / "f", said.append, faces=[FROM_NPM], system=tmp_path) == ["A.ttf"]
    assert "校验和不符" in said[0]
    assert list((tmp_path / "f").iterdir()) == []


def test_a_spoiled_face_in_place_is_fetched_again(tmp_path: Path, npm_giving: list[bytes]) -> None:
    (tmp_path / "A.ttf").write_bytes(b"half a fa")
    npm_giving.append(FACE)
    assert fetch(tmp_path, lambda _: None, faces=[FROM_NPM], system=tmp_path) == []
    assert (tmp_path / "A.ttf").read_bytes() == FACE


def test_without_network_the_face_is_missing_and_the_others_come(tmp_path: Path, npm_giving: list[bytes]) -> None:
    assert npm_giving == []
    (tmp_path / "usr/share/fonts").mkdir(parents=True)
    (tmp_path / FROM_DEBIAN.source.member).write_bytes(FACE)
    assert fetch(tmp_path / "f", lambda _: None, faces=[FROM_NPM, FROM_DEBIAN], system=tmp_path) == ["A.ttf"]


def test_every_face_has_a_whole_sum_and_a_pinned_npm_version() -> None:
    for face in FACES:
        assert len(bytes.fromhex(face.sha256)) == 32
        assert Path(face.source.member).suffix == ".ttf"
        assert face.source.client == "apt-get" or face.source.package.rpartition("@")[2][0].isdigit()


@pytest.mark.usefixtures("no_clients")
@pytest.mark.parametrize(("content", "kept"), [(FACE, True), (b"another face", False)])
def test_a_folder_of_faces_serves_a_computer_that_fetches_none(tmp_path: Path, content: bytes, kept: bool) -> None:
    given = tmp_path / "给"
    given.mkdir()
    (given / FROM_DEBIAN.file).write_bytes(content)
    said: list[str] = []
    lost = fetch(tmp_path / "f", said.append, faces=[FROM_DEBIAN], system=tmp_path, given=given)
    assert (lost == []) is kept
    assert ("校验和不符" in said[0]) is not kept
