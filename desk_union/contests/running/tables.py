"""The mapped classes of 竞赛."""

from __future__ import annotations
