"""The patterns of contests that a book begins with, as lines that ``patterns`` reads.

Items and words by the office's systems S16-S31 and facts E.1, J.11, J.12; full marks are for the office to change. None
states a prize in money, since no source gives one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

USUAL: Final[tuple[Mapping[str, Any], ...]] = (
    {
        "name": "六赛", "kind": "综合劳动竞赛", "theme": "赛成本、赛产量、赛质量、赛安全、赛纪律、赛精神",
        "items": "成本，评分，20，，降消耗\n产量，评分，20，，夺第一\n质量，评分，20，，创优质\n安全，评分，20，，零事故\n纪律，评分，10，，守规章\n精神，评分，10，，讲奉献\n加分，加分\n扣分，扣分\n安全事故，一票否决，，，发生轻伤以上事故",
        "grades": "第一名，1\n第二名，1\n第三名，1",
        "content": "赛成本，降消耗；赛产量，夺第一；赛质量，创优质；赛安全，零事故；赛纪律，守规章；赛精神，讲奉献。",
    },
    {
        "name": "五赛", "kind": "综合劳动竞赛", "theme": "比安全、比质量、比进度、比效益、比文明",
        "items": "安全，评分，20\n质量，评分，20\n进度，评分，20\n效益，评分，20\n文明，评分，20\n安全事故，一票否决，，，发生轻伤以上事故",
        "grades": "一等奖，1\n二等奖，2\n三等奖，3",
    },
    {
        "name": "大干100天", "kind": "专项竞赛", "theme": "为节能降耗作贡献", "days": 100,
        "items": "产量完成率，实绩，100，50，，目标完成率，按与最好的比例\n单位成本，实绩，100，30，，，按与最好的比例，，越小越好\n现场管理，评分，100，20\n安全事故，一票否决",
        "grades": "优胜单位，2",
    },
    {
        "name": "安康杯", "kind": "安康杯", "theme": "安康杯竞赛",
        "items": "组织领导，评分，12\n安全管理，评分，35\n劳动保护与职业健康，评分，25\n基层安全建设，评分，15\n群众监督，评分，13\n特色工作，加分，4\n生产安全事故，一票否决",
        "grades": "优胜班组，2\n先进个人，5",
    },
    {
        "name": "技能比武", "kind": "技能比武", "theme": "岗位练兵、技术比武", "judging": "去掉最高最低", "precedence": "总分、实操、理论",
        "items": "理论，评分，100，30\n实操，评分，100，70\n违规操作，扣分\n重大失误，一票否决",
        "grades": "一等奖，1\n二等奖，2\n三等奖，3",
    },
    {
        "name": "读书", "kind": "读书活动", "theme": "读书征文、演讲", "judging": "去掉最高最低",
        "items": "内容，评分，40\n表达，评分，30\n文字，评分，20\n仪态，评分，10",
        "grades": "一等奖，1\n二等奖，2\n三等奖，3",
    },
    {
        "name": "吸储收息", "kind": "业务明星评选", "theme": "收息、吸储、服务竞赛",
        "items": "收息增加额，实绩，，40，，增加额，按与最好的比例\n收息率，实绩，，20，，实绩值，按与最好的比例\n吸储增加额，实绩，，20，，增加额，按与最好的比例\n服务，评分，100，20",
        "grades": "收息状元，1，，收息增加额\n收息能手，4，，收息率\n服务明星，6，，服务\n吸储状元，1，，吸储增加额",
    },
)  # fmt: skip
