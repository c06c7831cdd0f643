"""The words of 自备表样: what a form is made of, what a field prints and in which shape, face and direction."""

from __future__ import annotations

from desk_union.describe.words import dictionary
from desk_union.reports.upperforms import forms_words

SPAN = forms_words.SPAN
NOW, SO_FAR, YEAR_AGO, LAST_YEAR = forms_words.NOW, forms_words.SO_FAR, forms_words.YEAR_AGO, forms_words.LAST_YEAR
SCAN, WORD = "图片或PDF", "Word文件"
MADE_OF = dictionary("reports.own_made_of", "表样文件", (SCAN, "scan", "图片", "扫描件", "PDF"), (WORD, "word", "Word", "docx"))

COLUMN, FIGURE, TODAY, UNION, FIXED, ROW_NUMBER = "台账的栏目", "数字", "今天", "工会名称", "固定的字", "序号"
WHAT = dictionary(
    "reports.own_what", "填什么", (COLUMN, "column", "栏目", "字段"), (FIGURE, "figure", "数"), (TODAY, "today", "打印日期", "日期"),
    (UNION, "union", "单位名称"), (FIXED, "fixed", "文字"), (ROW_NUMBER, "number", "第几份"),
)  # fmt: skip

AS_IS, LONG_DAY, LONG_MONTH, DOTTED, YEAR, MONTH, DAY, DIGITS = (
    "照原样", "2025年3月1日", "2025年3月", "2025.3.1", "只要年", "只要月", "只要日", "只要数字",
)  # fmt: skip
CHINESE_DAY, CAPITALS, YEN, PLAIN, TICK, EQUAL = "二〇二五年三月一日", "金额大写", "¥1,234.50", "1234.50", "是就打√", "等于就打√"
SHAPE = dictionary(
    "reports.own_shape", "写法", (AS_IS, "as_is", "原样"), (LONG_DAY, "long_day", "年月日"), (LONG_MONTH, "long_month", "年月"), (DOTTED, "dotted", "点分日期"),
    (YEAR, "year", "年"), (MONTH, "month", "月"), (DAY, "day", "日"), (DIGITS, "digits", "数字"), (CHINESE_DAY, "chinese_day", "大写日期", "中文日期"), (CAPITALS, "capitals", "大写"),
    (YEN, "yen", "¥", "带¥"), (PLAIN, "plain", "不带千分号"), (TICK, "tick", "打勾", "√"), (EQUAL, "equal", "选项打勾"),
)  # fmt: skip

FACE = dictionary(
    "reports.own_face", "字体", ("宋体", "serif"), ("宋体（粗）", "song-bold", "粗宋", "宋体加粗"), ("黑体", "sans"), ("楷体", "kai"), ("仿宋", "fang"),
)  # fmt: skip
ALIGN = dictionary("reports.own_align", "对齐", ("左", "left", "靠左"), ("中", "center", "居中"), ("右", "right", "靠右"))
FACE_CODE = {word.label: word.code for word in FACE.words}
ALIGN_CODE = {word.label: word.code for word in ALIGN.words}
LEFT, MIDDLE = "左", "中"
SONG = "宋体"
