"""Each tab keeps to its own rooms: no engine names one, contracts know them all, and nothing has grown too large.

A room of a tab is its package, and a folder that bears its name wherever else (``screens/funds``). All else is engine.
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from desk_union.commands.of_tabs import PLACES
from desk_union.tabs import TABS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "desk_union"
PREFIXES = tuple(tab.prefix for tab in TABS)
CODE = re.compile(rf"\b({'|'.join(PREFIXES)})\.[a-z_]")
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
# The tuple of tabs itself, and the places of their commands, told once more so that ``--help`` need not read the tabs.
NAMES_TABS = {"desk_union.tabs", "desk_union.commands.of_tabs"}
ENGINES = {"desk_union.scoring"}  # stand among the tabs, since tabs above them use what they know of tabs below
MOST_METHODS = 24
MOST_LINES = 50


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "migrations" not in parts and "drawn" not in parts:
            yield ".".join(parts).removesuffix(".__init__"), path


def is_of_a_tab(name):
    return bool(set(name.split(".")) & set(PREFIXES))


def said(tree):
    """Every text of a module but its docstrings, which may explain by an example."""
    explained = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            explained.add(node.value)
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in explained
    ]


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{one.name}" for one in node.names)


def names_of_tabs(tree):
    """Where a module imports a room of a tab, or says a code, a place or a setting of one."""
    modules = [name for name in imported(tree) if name.startswith("desk_union.") and is_of_a_tab(name)]
    return modules + [text for text in said(tree) if CODE.search(text)]


@pytest.mark.parametrize(
    "source",
    [
        "from desk_union.funds.tables import Voucher",
        "from desk_union import members",
        "def f():\n    from desk_union.ui.members.fileplace import FilePlace",
        "if code == 'members.people': pass",
        "x = f'请见 funds.vouchers'",
        "START = 'funds.start'",
    ],
)
def test_it_sees_a_tab(source):
    assert names_of_tabs(ast.parse(source))


def test_it_lets_an_engine_speak_of_what_it_likes():
    assert not names_of_tabs(ast.parse('"""As ``members.people``."""\nfrom desk_union import tabs\nx = "members"'))


def test_no_engine_names_a_tab():
    found = {
        name: named
        for name, path in modules()
        if name not in NAMES_TABS and not is_of_a_tab(name)
        if (named := names_of_tabs(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert found == {}


def test_help_knows_the_commands_of_every_tab():
    named = [tab.commands.place for tab in TABS if tab.commands()]
    assert list(PLACES) == named


def contract(kind):
    return [one for one in LINTER if one["type"] == kind]


def test_the_layers_are_those_of_the_tabs():
    """The contract in pyproject.toml has the tabs below ``tabs``, in the order of the tuple, the first the lowest."""
    (layers,) = (one["layers"] for one in contract("layers"))
    between = layers[layers.index("desk_union.tabs") + 1 : layers.index("desk_union.office")]
    named = [name.strip() for layer in reversed(between) for name in layer.split("|")]
    assert [name for name in named if name not in ENGINES] == [f"desk_union.{tab.prefix}" for tab in TABS]


@pytest.mark.parametrize("one", contract("forbidden"), ids=lambda one: one["name"])
def test_what_is_forbidden_below_the_window_is_forbidden_to_every_tab(one):
    """A contract that binds one tab binds all."""
    bound = set(one["source_modules"])
    of_tabs = {f"desk_union.{prefix}" for prefix in PREFIXES}
    assert not bound & of_tabs or of_tabs <= bound


def test_every_package_has_its_layer():
    packages = {f"desk_union.{path.parent.name}" for path in PACKAGE.glob("*/__init__.py")}
    (layers,) = (one["layers"] for one in contract("layers"))
    assert packages <= {name.strip() for layer in layers for name in layer.split("|")}


def test_no_class_has_grown_too_large():
    large = [
        (name, node.name, count)
        for name, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        if (count := sum(isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) for one in node.body)) > MOST_METHODS
    ]
    assert large == []


def test_no_function_has_grown_too_long():
    long = [
        (name, node.name, lines)
        for name, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        if (lines := node.end_lineno - node.lineno + 1) > MOST_LINES
    ]
    assert long == []


def test_no_rule_of_size_is_switched_off():
    switched = re.compile(r"noqa:.*(C901|PLR091\d)")
    assert [name for name, path in modules() if switched.search(path.read_text(encoding="utf-8"))] == []


def test_one_name_is_one_thing() -> None:
    """A public class name stands in one module; whoever reads it knows which thing is meant."""
    homes: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        if "drawn" not in path.parts and "versions" not in path.parts:
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    homes.setdefault(node.name, set()).add(str(path.relative_to(PACKAGE)))
    assert {name: sorted(where) for name, where in homes.items() if len(where) > 1} == {}
