"""The mapped classes of 安康杯."""

from __future__ import annotations
