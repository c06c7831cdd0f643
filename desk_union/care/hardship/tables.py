"""The mapped classes of 困难职工档案."""

from __future__ import annotations
