"""No file imports another in a circle: not at its top, not inside a function, not for types alone."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "desk_union"
# The words of the vocabulary name one another for types.
VOCABULARY = "desk_union.describe."
# Two halves of one thing; whoever parts them takes the line away.
KNOWN = {
    frozenset({"desk_union.store.attachments", "desk_union.store.opened"}),
    frozenset({"desk_union.commands.parser", "desk_union.commands.selftest"}),
}


def modules():
    found = {}
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports(trees):
    """For each module those of the program that it names in an import, wherever in it that stands."""
    found = {}
    for name, tree in trees.items():
        named = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                named |= {one.name for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                within = {f"{node.module}.{one.name}" for one in node.names}
                named |= {one if one in trees else node.module for one in within}
        found[name] = (named & trees.keys()) - {name}
    return found


def circles(graph):
    """Sets of modules each of which is reached from each other."""

    def reached(start):
        seen, waiting = set(), [start]
        while waiting:
            for one in graph[waiting.pop()] - seen:
                seen.add(one)
                waiting.append(one)
        return seen

    below = {name: reached(name) for name in graph}
    in_circle = (name for name in graph if name in below[name])
    return {frozenset(one for one in below[name] if name in below[one]) for name in in_circle}


def test_it_sees_a_circle():
    trees = {
        "a": ast.parse("def f():\n    from b import x"),
        "b": ast.parse("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a"),
        "c": ast.parse("import a"),
    }
    assert circles(imports(trees)) == {frozenset({"a", "b"})}


def test_no_file_imports_in_a_circle():
    found = circles(imports(modules())) - KNOWN
    assert {one for one in found if not all(name.startswith(VOCABULARY) for name in one)} == set()
