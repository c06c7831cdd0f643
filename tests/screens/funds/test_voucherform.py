"""A voucher as it is typed: completion, what is wrong, saving, posting."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import posting
from desk_union.screens.funds.voucherform import VoucherForm
from desk_union.screens.funds.vouchertemplates import TemplateForm, fitting
from desk_union.screens.funds.voucherview import VoucherView
from desk_union.store import rows
from desk_union.tabs import ledgers


def write(form: VoucherForm, *lines: tuple[str, str, str, str]) -> None:
    for row, (summary, account, debit, credit) in enumerate(lines):
        for key, text in (("summary", summary), ("account", account), ("debit", debit), ("credit", credit)):
            if text or key == "summary":
                form.type(row, key, text)


def typed(form: VoucherForm) -> list[tuple[str, str, str, str]]:
    keys = ("summary", "account", "debit", "credit")
    return [tuple(form.words(row, key) for key in keys) for row, line in enumerate(form.lines) if not line.is_empty]


def test_a_voucher_is_typed_with_few_keys(desk):
    form = VoucherForm(desk)
    write(form, ("收到会费", "yhck", "1234.5", ""), ("", "401", "", "="))
    assert typed(form) == [("收到会费", "102 银行存款", "1,234.50", ""), ("收到会费", "401 会费收入", "", "1,234.50")]
    assert form.total_words == "人民币壹仟贰佰叁拾肆元伍角整"
    assert form.problems() == ([], [])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("50102", "50102"), ("501", "50101"), ("会费", "401"), ("文体", "50102"), ("wthd", "50102"), ("hyhd", "50105"),
        ("银行", "102"), ("32203", "32203"),
    ],
)  # fmt: skip
def test_accounts_are_found_by_code_name_and_initials(desk, text, first):
    assert VoucherForm(desk).accounts(text)[0].code == first


def test_accounts_above_others_and_those_not_in_use_are_not_offered(desk):
    codes = {one.code for one in VoucherForm(desk).accounts("", 500)}
    assert {"501", "111", "301"} & codes == set()


@pytest.mark.parametrize(("key", "text", "reason"), [("debit", "十元", "金额"), ("debit", "1.234", "分"), ("account", "没有", "没有叫“没有”的科目"), ("project", "没有", "没有叫“没有”的项目")])
def test_what_is_no_value_is_said_and_the_cell_stays(desk, key, text, reason):
    form = VoucherForm(desk)
    write(form, ("会费", "102", "5", ""))
    with pytest.raises(ValueError, match=reason):
        form.type(0, key, text)
    assert form.words(0, key) == text
    with pytest.raises(Refusal, match=f"第1条分录的.*{text}"):
        form.save()
    form.type(0, key, {"debit": "6", "account": "102", "project": ""}[key])
    assert form.save().sentence.startswith("已保存")


def test_amounts_are_reckoned_where_they_are_typed(desk):
    form = VoucherForm(desk)
    write(form, ("会费", "102", "320.5 + 10－0.01", ""))
    assert form.words(0, "debit") == "330.49"


@pytest.mark.parametrize(("text", "kept"), [("30201", "30201 办公费"), ("办公费", "30201 办公费"), ("clf", "30211 差旅费"), ("", "")])
def test_the_economic_class_comes_from_a_dictionary(desk, text, kept):
    form = VoucherForm(desk)
    write(form, ("办公", "50501", "5", ""))
    form.type(0, "economic", text)
    assert form.words(0, "economic") == kept
    form.save()
    assert VoucherForm(desk, form.row_id).words(0, "economic") == kept
    with pytest.raises(ValueError, match="没有“买东西”"):
        form.type(0, "economic", "买东西")


def test_a_day_of_the_month_is_enough(desk):
    form = VoucherForm(desk)
    form.day = date(2026, 3, 2)
    form.set_day("15")
    assert form.day == date(2026, 3, 15)
    form.set_day("20260401")
    assert form.day == date(2026, 4, 1)


def test_an_unbalanced_voucher_is_kept_as_draft_and_not_posted(desk):
    form = VoucherForm(desk)
    write(form, ("会费", "102", "5", ""), ("", "401", "", "4"))
    assert form.total_words == "相差 1.00 元（贷方少）"
    row_id = form.save().row_id
    with pytest.raises(posting.Unpostable, match="借贷不平"):
        form.post()
    again = VoucherForm(desk, row_id)
    assert (typed(again), again.is_dirty, again.frozen) == (typed(form), False, False)


def test_posting_freezes(desk):
    form = VoucherForm(desk)
    write(form, ("会费", "102", "5", ""), ("", "401", "", "="))
    form.papers = 2
    done = form.post()
    assert done.sentence == "已记账：2026-11 记-1"
    shown = VoucherForm(desk, done.row_id)
    assert (shown.frozen, shown.papers, shown.title) == (True, 2, "2026-11 记-1")


def test_an_empty_voucher_is_not_kept(desk):
    with pytest.raises(Refusal, match="还没有分录"):
        VoucherForm(desk).save()


def test_a_project_makes_a_line_earmarked(desk):
    projects = next(one for one in ledgers() if one.code == "funds.projects")
    with desk.book.deed("项目") as session:
        rows.save_row(session, projects, None, {"name": "送温暖"}, desk.today())
    form = VoucherForm(desk)
    write(form, ("补助", "102", "5", ""), ("", "40302", "", "="))
    assert [fault.key for fault in form.problems()[0]] == ["project"]
    form.type(1, "project", "温暖")
    assert (form.words(1, "project"), form.words(1, "earmarked")) == ("送温暖", "是")
    assert form.problems() == ([], [])


def test_a_template_writes_both_entries(desk):
    form = VoucherForm(desk)
    template = fitting(desk, "gdzc")[0]
    assert template.title == "购固定资产"
    answers = TemplateForm(desk, template)
    with pytest.raises(Refusal, match="「资本性支出」请填写"):
        answers.lines()
    for key, text in {"amount": "6000", "capital": "50702"}.items():
        answers.type(key, text)
    form.fill(answers.lines(), template.spending)
    assert [line[1].split(" ")[0] for line in typed(form)] == ["50702", "102", "162", "30104"]
    assert (form.totals, form.spending, form.problems()[0]) == ((1_200_000, 1_200_000), "购置资产", [])


def test_the_view_says_what_was_done_to_a_voucher(desk):
    form = VoucherForm(desk)
    write(form, ("物资", "141", "5", ""), ("", "102", "", "="))
    with pytest.raises(posting.Unexplained):
        form.post()
    row_id = form.post("发票后补").row_id
    with desk.book.reading() as session:
        from desk_union.funds.paid.linking import VOUCHERS

        entry = VOUCHERS.lines(session, row_id)[0]
    view = VoucherView(desk, entry)
    assert (view.posted, view.debit, view.total) == (True, "5.00", "人民币伍元整")
    assert any("发票后补" in sentence for sentence in view.overrides)
    red = VoucherForm(desk, view.reverse())
    assert [line[2:] for line in typed(red)] == [("-5.00", ""), ("", "-5.00")]
    red.post("冲销")
    assert VoucherView(desk, entry).related == ["由它红字冲销：2026-11 记-2"]
    with pytest.raises(Refusal, match="已经冲销过了"):
        view.reverse()


def test_a_new_voucher_bears_today_or_the_day_one_is_at_work_on(desk):
    assert VoucherForm(desk).day == desk.today()
    form = VoucherForm(desk)
    write(form, ("会费", "102", "5", ""), ("", "401", "", "="))
    form.set_day("2026-10-28")
    form.post()
    assert VoucherForm(desk).day == date(2026, 10, 28)  # still typing October
    form = VoucherForm(desk)
    write(form, ("会费", "102", "5", ""), ("", "401", "", "="))
    form.set_day("2026-11-02")
    form.save()
    assert VoucherForm(desk).day == desk.today()
