"""How wide the columns of a table are in Word: as on paper, where what is long has more room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from desk_union.prints.page.fitting import PADDING, PAPERS, Estimate, fit_within
from desk_union.prints.page.grid import grid_of

if TYPE_CHECKING:
    from docx.shared import Length
    from docx.table import Table as WordTable

    from desk_union.describe.paper import Table

TWENTIETHS = 20  # of a point, in which Word counts
ESTIMATED = 0.55  # ems of a letter or digit in the faces that Word will take


def set_widths(made: WordTable, table: Table, breadth: float) -> tuple[float, list[Length]]:
    """The size of the letters, in points, with which the columns fill ``breadth`` points, and what each cell takes."""
    fitted = fit_within(grid_of(table), Estimate(ESTIMATED), PAPERS["A4"], 0.0, breadth)
    made.autofit = False
    widths: list[Length] = [Pt(width) for width in fitted.widths]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    _pad(made, PADDING * fitted.size)
    return fitted.size, widths


def _pad(made: WordTable, points: float) -> None:
    """As much air left and right of a cell's words as the widths were reckoned with."""
    margins: Any = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge: Any = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(int(points * TWENTIETHS)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    made._tbl.tblPr.append(margins)
