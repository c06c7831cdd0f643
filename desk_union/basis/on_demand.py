"""A package whose names are read from its modules when they are first asked for, so that nobody waits for the rest."""

from __future__ import annotations

import importlib
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ALONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def on_demand(
    package: str, parts: Mapping[str, str], needs: Mapping[str, tuple[str, ...]] = ALONE
) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package: ``parts`` are its modules with their names in a line.

    ``needs`` are modules that must be there before one is of use; such as tables to which its own rows point.
    """
    places = {name: part for part, names in parts.items() for name in names.split()}

    def found(name: str) -> Any:
        part = places.get(name)
        if part is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        for before in needs.get(part, ()):
            importlib.import_module(f"{package}.{before}")
        value = getattr(importlib.import_module(f"{package}.{part}"), name)
        setattr(sys.modules[package], name, value)  # the next time Python finds it by itself
        return value

    return found
