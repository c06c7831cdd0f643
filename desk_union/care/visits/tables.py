"""The mapped classes of 走访慰问台账."""

from __future__ import annotations
