"""The mapped classes of 班组, 带班组, 师带徒 and titles."""

from __future__ import annotations
