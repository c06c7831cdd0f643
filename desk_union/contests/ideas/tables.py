"""The mapped classes of 合理化建议, 金点子, 小改小革 and slogans."""

from __future__ import annotations
