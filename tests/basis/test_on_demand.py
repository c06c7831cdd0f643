"""Packages that read their modules on demand: every name is found, none is forgotten, and rows find those they point at."""

from __future__ import annotations

import importlib

import pytest

from desk_union.basis.on_demand import on_demand
from desk_union.describe.ledger import Ledger
from desk_union.store.base import Base, every_table

PACKAGES = ("desk_union.funds.tables", "desk_union.members.tables", "desk_union.funds.ledgers", "desk_union.members.ledgers")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_is_found_in_its_module(package):
    found = importlib.import_module(package)
    for part, names in found.PARTS.items():
        module = importlib.import_module(f"{package}.{part}")
        for name in names.split():
            assert getattr(found, name) is getattr(module, name)
    with pytest.raises(AttributeError, match="Nothing"):
        found.Nothing  # noqa: B018 - asking is what is tried


@pytest.mark.parametrize("package", [one for one in PACKAGES if one.endswith("tables")])
def test_every_table_is_named_and_brings_what_it_points_at(package):
    every_table()
    found = importlib.import_module(package)
    mappers = [one for one in Base.registry.mappers if one.class_.__module__.startswith(f"{package}.")]
    home = {one.local_table.name: one.class_.__module__.rpartition(".")[2] for one in mappers}
    assert {one.class_.__name__ for one in mappers} == set(" ".join(found.PARTS.values()).split())
    for mapper in mappers:
        part = home[mapper.local_table.name]
        there = {part, *found.NEEDS.get(part, ())}
        pointed = {key.target_fullname.partition(".")[0] for key in mapper.local_table.foreign_keys}
        assert {home[name] for name in pointed if name in home} <= there


@pytest.mark.parametrize("package", [one for one in PACKAGES if one.endswith("ledgers")])
def test_every_ledger_of_a_list_is_one(package):
    assert all(isinstance(one, Ledger) for one in importlib.import_module(package).LEDGERS)


def test_a_name_is_kept_once_it_was_found():
    package = "desk_union.basis"
    ask = on_demand(package, {"money": "show_yuan"})
    try:
        assert ask("show_yuan")(100) == "1.00"
        assert "show_yuan" in vars(importlib.import_module(package))
    finally:
        vars(importlib.import_module(package)).pop("show_yuan", None)
