"""How surnames are pronounced where the character alone would be read otherwise (曾 zeng, not ceng)."""

from __future__ import annotations

from typing import Final

SURNAMES: Final[dict[str, str]] = {
    "曾": "zeng", "仇": "qiu", "单": "shan", "區": "ou", "区": "ou", "朴": "piao", "查": "zha", "盖": "ge",
    "翟": "zhai", "缪": "miao", "种": "chong", "薄": "bo", "员": "yun", "解": "xie", "乐": "yue", "召": "shao",
    "覃": "qin", "乜": "nie", "郇": "xun", "隗": "wei", "洗": "xian", "折": "she", "秘": "bi", "祭": "zhai",
    "繁": "po", "么": "yao", "都": "du", "藏": "zang", "阚": "kan", "句": "gou", "卜": "bu", "能": "nai",
    "贠": "yun", "粘": "nian", "黑": "he", "炅": "gui", "蔚": "yu",
    "丌": "qi", "颉": "xie", "佴": "nai", "單": "shan", "蓋": "ge", "種": "chong",
    "員": "yun", "繆": "miao", "樂": "yue",
}

# Without 单于: of a name such as 单于飞 the surname is far more often 单.
COMPOUND_SURNAMES: Final[dict[str, tuple[str, str]]] = {
    "尉迟": ("yu", "chi"), "万俟": ("mo", "qi"), "令狐": ("ling", "hu"), "澹台": ("tan", "tai"),
    "长孙": ("zhang", "sun"), "鲜于": ("xian", "yu"), "拓跋": ("tuo", "ba"), "乐正": ("yue", "zheng"),
    "欧阳": ("ou", "yang"), "司马": ("si", "ma"), "上官": ("shang", "guan"), "诸葛": ("zhu", "ge"),
    "夏侯": ("xia", "hou"), "皇甫": ("huang", "fu"), "宇文": ("yu", "wen"), "慕容": ("mu", "rong"),
    "东方": ("dong", "fang"), "西门": ("xi", "men"), "南宫": ("nan", "gong"), "公孙": ("gong", "sun"),
    "司徒": ("si", "tu"), "独孤": ("du", "gu"), "轩辕": ("xuan", "yuan"), "闾丘": ("lv", "qiu"),
    "濮阳": ("pu", "yang"), "淳于": ("chun", "yu"), "申屠": ("shen", "tu"), "仲孙": ("zhong", "sun"),
    "钟离": ("zhong", "li"), "呼延": ("hu", "yan"), "端木": ("duan", "mu"), "百里": ("bai", "li"),
    "东郭": ("dong", "guo"), "赫连": ("he", "lian"), "公冶": ("gong", "ye"), "宗政": ("zong", "zheng"),
    "太叔": ("tai", "shu"), "司空": ("si", "kong"), "左丘": ("zuo", "qiu"), "第五": ("di", "wu"),
    "梁丘": ("liang", "qiu"), "公羊": ("gong", "yang"), "纳兰": ("na", "lan"), "完颜": ("wan", "yan"),
    "司寇": ("si", "kou"), "巫马": ("wu", "ma"),
}
