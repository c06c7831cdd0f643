from __future__ import annotations

from tests.members.conftest import drawn, office

__all__ = ["drawn", "office"]
