"""The words of what people propose: channels, kinds, stages, the items judges mark, awards.

Stages of a suggestion by the office's facts E.3 (merged from two firms), with 提交办公会 of the office's own summary;
the five kinds of 五小 differ from source to source (E.4), so the lists stay open.
"""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

SUGGESTION, IDEA = "合理化建议", "金点子"
CHANNEL = dictionary("idea_channel", "征集方式", SUGGESTION, IDEA)
CATEGORY = dictionary(
    "idea_category", "建议类别", "安全生产", "质量", "成本节约", "技术改进", "设备", "经营管理", "环境保护", "劳动保护",
    "生活福利", "其他", is_open=True,
)  # fmt: skip

RAISED, SCREENED, JUDGED, SUBMITTED = "已提出", "部门初审", "评审中", "提交办公会"
ADOPTED, REFUSED, TRIED, DOING = "采纳", "不采纳", "试行", "实施中"
DONE, RATED, REWARDED, FILED = "已实施", "效果评估", "奖励", "归档"
UNANSWERED = (RAISED, SCREENED, JUDGED, SUBMITTED)
BEING_DONE = (TRIED, DOING)
FINISHED = (DONE, RATED, REWARDED, FILED)
UNFINISHED = (*UNANSWERED, ADOPTED, *BEING_DONE)
TAKEN_UP = (ADOPTED, *BEING_DONE, *FINISHED)

STAGE = Stage(
    dictionary(
        "idea_stage", "状态", (RAISED, "", "提出", "新提出", "已登记", "未答复"), (SCREENED, "", "初审", "部门审核"),
        (JUDGED, "", "评审", "审核中"),
        (SUBMITTED, "", "提交总经理办公会", "提交总经理办公会讨论", "提交办公会讨论", "已提交办公会", "上会讨论"),
        (ADOPTED, "", "已采纳", "采用", "已采用", "是"),
        (REFUSED, "", "未采纳", "不予采纳", "未采用", "不采用", "否"), (TRIED, "", "试用", "试运行"),
        (DOING, "", "正在实施", "已采纳正在实施", "已采纳实施中", "采纳实施中"),
        (DONE, "", "已实施完成", "实施完成", "已采纳已实施", "已采纳并实施", "已采纳并实施完成", "已完成", "完成"), (RATED, "", "评估"),
        (REWARDED, "", "已奖励", "表彰奖励"), (FILED, "", "已归档"),
    ),
    moves=(
        Move(RAISED, SCREENED),
        Move(RAISED, JUDGED),
        Move(SCREENED, JUDGED),
        Move(SCREENED, REFUSED, needs=("reply",)),
        Move(JUDGED, SUBMITTED),
        Move(JUDGED, ADOPTED),
        Move(JUDGED, REFUSED, needs=("reply",)),
        Move(SUBMITTED, ADOPTED),
        Move(SUBMITTED, REFUSED, needs=("reply",)),
        Move(ADOPTED, TRIED),
        Move(ADOPTED, DOING),
        Move(TRIED, DOING),
        Move(TRIED, REFUSED, needs=("reply",)),
        Move(DOING, DONE),
        Move(DONE, RATED),
        Move(RATED, REWARDED),
        Move(RATED, FILED),
        Move(REWARDED, FILED),
        Move(SCREENED, RAISED, reason=True),
        Move(REFUSED, JUDGED, reason=True),  # looked at once more
        Move(ADOPTED, JUDGED, reason=True),
        Move(DOING, ADOPTED, reason=True),
        Move(DONE, DOING, reason=True),
        Move(FILED, RATED, reason=True),  # something in it was wrong
    ),
    days=((RAISED, "raised_on"), (ADOPTED, "replied_on"), (REFUSED, "replied_on"), (DONE, "done_on")),
    freezes=((FILED, ("award", "bonus", "reply", "judgement")),),
)  # fmt: skip

BEST = "最佳合理化建议"
AWARD = dictionary(
    "idea_award", "奖级", (BEST, "", "最佳", "最佳建议", "最佳金点子"), ("一等奖", "", "一等"), ("二等奖", "", "二等"), ("三等奖", "", "三等"),
    ("鼓励奖", "", "鼓励", "优秀奖"), is_open=True,
)  # fmt: skip
ANSWER = dictionary("idea_answer", "答复结果", (ADOPTED, "", "已采纳", "同意"), (REFUSED, "", "未采纳", "不同意"), (SUBMITTED, "", "提交总经理办公会"))

SCORED_BY = (("technique", "技术水平", 30), ("gain", "经济效益", 30), ("reach", "应用范围", 20), ("usefulness", "实用性", 20))

SMALL_CHANGE = "小改小革"
SKILLS = ("先进操作法", "技能绝活", "创新成果")
INNOVATION_KIND = dictionary(
    "innovation_kind", "成果类别", (SMALL_CHANGE, "", "小改造"), "小发明", "小创造", "小革新", "小设计", "小建议", ("技术革新", "", "技术创新"),
    ("先进操作法", "", "操作法"), ("技能绝活", "", "绝技绝活", "绝技高招", "绝活"), ("创新成果", "", "技术创新成果"), is_open=True,
)  # fmt: skip
STARTED, BUILT, IN_USE, APPRAISED = "立项", "实施中", "已完成", "已鉴定"
GIVEN_UP = "中止"
INNOVATION_STAGE = Stage(
    dictionary(
        "innovation_stage", "办理情况", (STARTED, "", "申报"), (BUILT, "", "进行中", "在研"), (IN_USE, "", "完成", "投入使用"),
        (APPRAISED, "", "鉴定", "评审通过"), (GIVEN_UP, "", "终止", "停止"),
    ),
    moves=(
        Move(STARTED, BUILT),
        Move(BUILT, IN_USE, needs=("done_on",)),
        Move(IN_USE, APPRAISED, needs=("appraisal",)),
        Move(STARTED, GIVEN_UP, reason=True),
        Move(BUILT, GIVEN_UP, reason=True),
        Move(BUILT, STARTED, reason=True),
        Move(IN_USE, BUILT, reason=True),
        Move(APPRAISED, IN_USE, reason=True),
    ),
    days=((STARTED, "started_on"), (IN_USE, "done_on"), (APPRAISED, "appraised_on")),
    freezes=((APPRAISED, ("appraisal", "appraised_on", "grade", "benefit")),),
)  # fmt: skip

COLLECTED, HUNG = "征集格言", "悬挂标语"
SLOGAN_KIND = dictionary("slogan_kind", "类别", (COLLECTED, "", "征集", "安全用语", "警句", "格言", "安全警句"), (HUNG, "", "标语", "宣传标语", "横幅"))
GRADE = dictionary("slogan_grade", "评定等次", "一等奖", "二等奖", "三等奖", ("优秀奖", "", "优秀"), ("入选", "", "采用"), ("未入选", "", "未采用"), is_open=True)
