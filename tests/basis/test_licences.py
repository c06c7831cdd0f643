from __future__ import annotations

from desk_union.basis import licences


def test_every_library_comes_with_its_words() -> None:
    libraries = {library.name: library for library in licences.installed()}
    assert {"python", "pyside6-essentials", "shiboken6", "sqlalchemy", "mako", "sqlcipher3", "fonts"} <= set(libraries)
    assert not {"pytest", "mypy", "desk-union"} & set(libraries)
    for library in libraries.values():
        assert library.version, library.name
        assert library.terms, library.name
        assert any(text.stat().st_size > 300 for text in library.texts), library.name


def test_what_was_gathered_is_read_again(tmp_path, monkeypatch) -> None:
    here = licences.installed()
    licences.gather(tmp_path)
    monkeypatch.setattr(licences, "LICENCES", tmp_path)
    shipped = licences.used()
    assert [(one.name, one.version, one.terms) for one in shipped] == [
        (one.name, one.version, one.terms) for one in here
    ]
    for one, other in zip(shipped, here, strict=True):
        assert sorted(text.read_bytes() for text in one.texts) == sorted(text.read_bytes() for text in other.texts)


def test_lgpl_of_qt_is_whole() -> None:
    (qt,) = [library for library in licences.installed() if library.name == "pyside6-essentials"]
    words = "".join(text.read_text(encoding="utf-8") for text in qt.texts)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in words
    assert "GNU GENERAL PUBLIC LICENSE" in words
