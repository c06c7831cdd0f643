"""The mapped classes of 互助保障, 体检 and 疗休养."""

from __future__ import annotations
