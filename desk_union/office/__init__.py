"""How the office speaks and signs: its own words for what everybody has (``wording``), who signs by date (``signers``).

May import: ``store`` and what lies below it. Knows no tab, so that every tab, sheet and screen may ask here; how the
union is called, its own record says (``tabs.union_name``).
"""

SETTINGS = {
    "office.words": "工会用词",
    "office.signers": "签名人",
    "office.faces": "打印字体",
    "office.favourites": "常用的表",
    "office.reports": "自定义报表",
}
"""By key in the book, how a setting of the office is called."""
