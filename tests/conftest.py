"""For every test: foreign files are read in the test's own process, unless the test is about the process apart."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from desk_union.basis.refusal import Refusal
from desk_union.exchange import apart

# A busy machine is no fault of the program's, and what was tried once is tried again.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--mutants", type=int, default=300, help="how many damaged files the fuzzer of tests/cases tries")


@pytest.fixture(autouse=True)
def _reading_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own small files do no harm, and starting a process for each of a thousand would take a minute."""
    if request.node.get_closest_marker("apart") is None:
        monkeypatch.setattr(apart, "ask", _here)


def _here(work: str, *given: Any) -> Any:
    kind, value = apart.answer_to(work, given)
    if kind == apart.REFUSED:
        raise Refusal(*value)
    if kind == apart.BROKEN:
        raise apart.Died
    return value
