"""上级表格: an upper union's own workbook whose cells are marked with figures, and filled for any period."""
