"""What stands in a Word file that is to be filled: its places and its text; runs in a process apart."""

from __future__ import annotations

from desk_union.basis.refusal import Refusal

MOST_LINES = 2000


def look(file: str, name: str) -> tuple[list[str], list[str]]:
    """The insides of its places and its lines; Refusal where it is no Word file."""
    from docx import Document

    from desk_union.prints.ownforms.wordplaces import insides_of, lines_of, stories

    broken = Refusal(f"“{name}”打不开，可能已经损坏，或者不是真正的Word文件。", "请用Word打开它，另存一份再试。")
    try:
        document = Document(file)
        insides: dict[str, None] = {}
        for _, element in stories(document):
            insides |= insides_of(element)
        lines = [line for line in lines_of(document.element.body) if line.strip()][:MOST_LINES]
    except Refusal:
        raise
    except Exception as fault:  # what reads such a file raises errors of many kinds
        raise broken from fault
    return list(insides), lines
