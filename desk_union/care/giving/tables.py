"""The mapped classes of 结对包保 and 捐款."""

from __future__ import annotations
