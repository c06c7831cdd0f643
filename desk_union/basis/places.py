"""Where the program's own files lie: resources, forms and fonts, in a checkout, the shipped folder or a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Final

# A frozen module is told the path it would have in the shipped folder, so one reckoning serves both; what was installed
# from a wheel has them within the package (``shipping.py``).
_PACKAGE: Final = Path(__file__).resolve().parents[1]
WITHIN: Final = "shipped"
ROOT: Final = _PACKAGE / WITHIN if (_PACKAGE / WITHIN).is_dir() else _PACKAGE.parent
RESOURCES: Final = ROOT / "resources"
FORMS: Final = ROOT / "forms"
HELP: Final = RESOURCES / "help"
FONTS: Final = RESOURCES / "fonts"
OWN_SHEETS: Final = "表样"  # folder beside a book with the office's own sheet files
FETCHED_FONTS: Final = FONTS / "fetched"
