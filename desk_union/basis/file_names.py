"""What a file may be called on Windows, from words that were written for a reader."""

from __future__ import annotations

UNFIT = str.maketrans('\\/:*?"<>|\n\t', "_" * 11)
LONGEST = 40


def file_name(words: str) -> str:
    """Without an ending; 未命名 where nothing is left."""
    return words.translate(UNFIT).strip()[:LONGEST].rstrip(". ") or "未命名"
