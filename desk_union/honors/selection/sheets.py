"""What is printed of 评先: the notice with its annex, nominations, ballots, counts, results, 公示."""

from __future__ import annotations

from desk_union.describe.content import Document, OfficialForm, Tables
from desk_union.describe.sheet import Choose, Sheet
from desk_union.honors.selection import ballot_sheets, round_sheets

DOCUMENT = ("pdf", "docx", "xlsx")
SHEETS: tuple[Sheet, ...] = (
    Sheet("honors.notice", "评选通知", "一次评选的通知：奖项、名额、条件、办法和日程，后面附名额分配表。", Document(round_sheets.notice), ledgers=("honors.rounds", "honors.quotas"), options=("year", "id"), outputs=DOCUMENT, says="打印所选年度最近一次评选。"),
    Sheet("honors.quota_sheet", "名额分配表", "一个奖项各单位的人数和应分名额，算式写在备注里；合计就是总名额。", Tables(round_sheets.quota_sheet), ledgers=("honors.rounds", "honors.quotas"), options=("year", "id"), says="打印所选年度最近一次评选的各个奖项。"),
    Sheet("honors.nomination_form", "评先推荐表", "一人（一个集体）一页：基本情况由花名册带出，资格核对写明理由；也可以印空白的。", OfficialForm("nomination_form", round_sheets.nomination_forms), ledgers=("honors.nominations", "members.people"), options=("year", "quarter", "month", "id", "ids"), outputs=("pdf", "docx"),
          choices=(Choose("who", "打印", (("kept", "登记了的推荐"), ("blank", "空白表（手填）"))),)),
    Sheet("honors.nomination_list", "推荐汇总表", "一次评选收到的推荐：各单位报齐没有、晚了没有，谁资格不符、谁推荐了两个奖项。", Tables(round_sheets.nomination_list), ledgers=("honors.rounds", "honors.nominations", "honors.quotas"), options=("year", "id"), says="打印所选年度最近一次评选。"),
    Sheet("honors.ballot_paper", "评先选票", "候选人排好、编了号的选票，不印投票人；可以印一张样张，也可以按发出票数印够。", OfficialForm("award_ballot", ballot_sheets.ballot_papers), ledgers=("honors.ballots", "honors.votes"), options=("year", "id"), outputs=("pdf",), says="打印所选年度最近一次投票。",
          choices=(Choose("copies", "份数", (("one", "一张样张"), ("all", "按发出票数（没填的按应到人数）"))),)),
    Sheet("honors.count_sheet", "计票单", "候选人的票数，两名计票人各一栏，没有录的空着手填；发出、收回、有效票数。", Tables(ballot_sheets.count_sheet), ledgers=("honors.ballots", "honors.votes"), options=("year", "id"), says="打印所选年度最近一次投票。"),
    Sheet("honors.result_report", "选举结果报告", "向会议宣读的结果：票数、当选条件、各人得票、当选名单。", Document(ballot_sheets.result_report), ledgers=("honors.ballots", "honors.votes"), options=("year", "id"), outputs=DOCUMENT, says="打印所选年度最近一次投票。"),
    Sheet("honors.publicity", "评先公示", "一次评选当选的名单、公示起止日期和反映意见的办法。", Document(round_sheets.publicity), ledgers=("honors.rounds", "honors.nominations"), options=("year", "id"), outputs=DOCUMENT, says="打印所选年度最近一次评选。"),
)  # fmt: skip
