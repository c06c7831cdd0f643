"""Triggers that keep what is posted or closed as it is, also against raw SQL (design.md section 5; 财会〔2013〕20号).

Posting is the one change a voucher may undergo from draft to posted, and the trigger checks again what the program
checked before: balance, gapless number, open month. Nothing leads back.
"""

from __future__ import annotations

from desk_union.store.guards import guard, refuse

POSTED_FOREVER = "已记账的凭证不能改动或删除。|请用“红字冲销”或“补充凭证”更正。"
CLOSED_FOREVER = "已经结账的月份不能改动。|请把更正记在还没有结账的月份。"
POSTED_VOUCHER = "SELECT 1 FROM fund_voucher WHERE id = {row}.voucher AND state = '已记账'"
ENTRIES = "SELECT {what} FROM fund_entry WHERE voucher = NEW.id"

guard(
    "fund_voucher_born_draft", "BEFORE INSERT ON fund_voucher",
    refuse("凭证要先存成草稿，再记账。|请用“记账”。"), when="NEW.state <> '草稿' OR NEW.number IS NOT NULL",
)  # fmt: skip
for word in ("UPDATE", "DELETE"):
    guard(
        f"fund_voucher_frozen_{word.lower()}", f"BEFORE {word} ON fund_voucher",
        refuse(POSTED_FOREVER), when="OLD.state = '已记账'",
    )  # fmt: skip
guard(
    "fund_voucher_posting", "BEFORE UPDATE OF state ON fund_voucher",
    f"""SELECT
RAISE(ABORT, '凭证借贷不平或没有分录，不能记账。|请核对金额。') WHERE
({ENTRIES.format(what="coalesce(sum(debit) - sum(credit), 1)")}) <> 0;
SELECT RAISE(ABORT, '凭证的日期与分录的月份不一致。|请重新保存这张凭证。')
WHERE EXISTS ({ENTRIES.format(what="1")} AND period <> NEW.period)
OR NEW.period <> CAST(strftime('%Y%m', NEW.day) AS INTEGER);
SELECT RAISE(ABORT, '凭证号必须连续，不能跳号或重号。|请重新记账。')
WHERE NEW.number IS NOT 1 + (SELECT coalesce(max(number), 0) FROM fund_voucher
WHERE period = NEW.period AND word = NEW.word)
OR NEW.sequence IS NOT 1 + (SELECT coalesce(max(sequence), 0) FROM fund_voucher);
SELECT RAISE(ABORT, '这个月已经结账，不能再记账。|请把凭证日期改到还没有结账的月份。')
WHERE EXISTS (SELECT 1 FROM fund_period WHERE period = NEW.period / 100 * 100
OR (period = NEW.period AND NEW.kind <> '年终结转'))
OR (NEW.kind <> '年终结转' AND EXISTS (SELECT 1 FROM fund_voucher WHERE state = '已记账' AND kind = '年终结转'
AND period BETWEEN NEW.period / 100 * 100 AND NEW.period / 100 * 100 + 99))""",
    when="OLD.state = '草稿' AND NEW.state <> '草稿'",
)  # fmt: skip
for word, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
    posted = " OR ".join(f"EXISTS ({POSTED_VOUCHER.format(row=row)})" for row in rows)
    guard(f"fund_entry_frozen_{word.lower()}", f"BEFORE {word} ON fund_entry", refuse(POSTED_FOREVER), when=posted)
for table in ("fund_period", "fund_claim"):
    for word in ("UPDATE", "DELETE"):
        guard(f"{table}_frozen_{word.lower()}", f"BEFORE {word} ON {table}", refuse(CLOSED_FOREVER))
guard(
    "fund_account_frozen", "BEFORE UPDATE OF code, kind, side ON fund_account",
    refuse("科目已经有记账的分录，编码、类别和方向不能再改。|请另设一个科目。"),
    when="(NEW.kind <> OLD.kind OR NEW.side <> OLD.side OR NEW.code <> OLD.code) AND EXISTS (SELECT 1 FROM fund_entry "
    "JOIN fund_voucher ON fund_voucher.id = fund_entry.voucher WHERE fund_entry.account = OLD.id AND state = '已记账')",
)  # fmt: skip
PRESCRIBED = "制度规定的科目不能改编码、名称，也不能删除。|请在它下面自设明细科目；不用的可以停用。"
guard(
    "fund_account_prescribed_update", "BEFORE UPDATE OF code, name, kind, side, parent, locked ON fund_account",
    refuse(PRESCRIBED),
    when="OLD.locked AND (NEW.code <> OLD.code OR NEW.name <> OLD.name OR NEW.kind <> OLD.kind OR NEW.side <> OLD.side "
    "OR NEW.parent IS NOT OLD.parent OR NOT NEW.locked)",
)  # fmt: skip
guard("fund_account_prescribed_delete", "BEFORE DELETE ON fund_account", refuse(PRESCRIBED), when="OLD.locked")
for word in ("INSERT", "UPDATE", "DELETE"):
    guard(
        f"fund_opening_frozen_{word.lower()}", f"BEFORE {word} ON fund_opening",
        refuse("已经有月份结账，期初余额不能再改。|请用凭证更正。"), when="EXISTS (SELECT 1 FROM fund_period)",
    )  # fmt: skip
guard(
    "fund_override_kept", "BEFORE UPDATE ON fund_override", refuse("处理说明只能增加，不能改动。|请另写一条。")
)  # fmt: skip
APPROVED_BUDGET = "这一年的预算已经核定，本年预算不能改动或删除。|请用“预算调整”；确实核定错了的，先办“撤回预算核定”。"
APPROVED_YEAR = (
    "EXISTS (SELECT 1 FROM fund_budget AS held WHERE held.year = {row}.year AND held.stage = '已核定'{apart})"
)
guard(
    "fund_budget_approved_update", "BEFORE UPDATE OF year, account, project, amount, last_final ON fund_budget",
    refuse(APPROVED_BUDGET),
    when="(NEW.year IS NOT OLD.year OR NEW.account IS NOT OLD.account OR NEW.project IS NOT OLD.project OR NEW.amount "
    "IS NOT OLD.amount OR (NEW.last_final IS NOT OLD.last_final AND OLD.last_final IS NOT NULL)) AND (OLD.stage = "
    f"'已核定' OR {APPROVED_YEAR.format(row='NEW', apart=' AND held.id <> NEW.id')})",
)  # fmt: skip
guard(
    "fund_budget_approved_delete", "BEFORE DELETE ON fund_budget", refuse(APPROVED_BUDGET),
    when="OLD.stage = '已核定'",
)  # fmt: skip
guard(
    "fund_budget_approved_insert", "BEFORE INSERT ON fund_budget",
    refuse(
        "这一年的预算已经核定，不能再加一行有金额的。|请在“预算调整”里另记一笔；新增科目的，先以本年预算0元登记这一行，再调整。"
    ),
    when=f"NEW.amount <> 0 AND NEW.stage IS NOT '已核定' AND {APPROVED_YEAR.format(row='NEW', apart='')}",
)  # fmt: skip
