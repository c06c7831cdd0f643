"""The mapped classes of 送温暖 campaigns."""

from __future__ import annotations
