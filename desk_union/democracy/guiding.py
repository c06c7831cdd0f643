"""How 民主管理 leads a clerk: what settles motions, disclosures, opinions and contracts that wait."""

from __future__ import annotations

from desk_union.describe.guiding import Guidance, Way

GUIDANCE = Guidance(
    settles={
        "democracy_motions_overdue": Way("deed", "democracy.answer_motion"),
        "motions_waiting": Way("deed", "democracy.answer_motion"),
        "democracy_motions_stage_0": Way("deed", "democracy.file_motions"),
        "democracy_delegates_lapsed": Way("deed", "democracy.replace_delegate"),
        "disclosure_missing": Way("deed", "democracy.disclose"),
        "democracy_disclosure_items_undisclosed": Way("deed", "democracy.disclose"),
        "democracy_opinions_open": Way("deed", "democracy.answer_opinions"),
        "democracy_contracts_expiring": Way("deed", "democracy.renew_contract"),
        "democracy_labour_contracts_renew": Way("deed", "democracy.renew_labour"),
        "democracy_tasks_overdue": Way("deed", "democracy.task_done"),
    },
)  # fmt: skip
