"""How 送温暖 leads a clerk: a visit, and what settles files, claims and visits that wait."""

from __future__ import annotations

from desk_union.describe.guiding import Guidance, Way

GUIDANCE = Guidance(
    usual=(Way("deed", "care.visit"),),
    settles={
        "hardship_review": Way("deed", "care.review_file"),
        "hardship_posted": Way("deed", "care.submit_file"),
        "hardship_way": Way("deed", "care.check_file"),
        "aid_waiting": Way("deed", "care.grant_application"),
        "aid_unpaid": Way("deed", "care.pay_applications"),
        "care_unvisited": Way("deed", "care.visit"),
        "care_loose": Way("deed", "care.visits_to_list"),
        "campaign_again": Way("deed", "care.campaign_again"),
        "campaign_list": Way("deed", "care.choose_campaign"),
        "care_birthdays": Way("deed", "choosing.gather"),
        "insurance_ending": Way("deed", "care.renew"),
        "claims_late": Way("deed", "care.file_claim"),
        "claims_waiting": Way("deed", "care.file_claim"),
        "checkup_open": Way("deed", "care.checkup_came"),
        "pair_overdue": Way("deed", "care.contact_pair"),
        "donation_held": Way("sheet", "care.donation_notice"),
    },
    next={
        "care.visits": (Way("deed", "care.visits_to_list"), Way("sheet", "care.visit_list")),
        "care.insurance": (Way("sheet", "care.insurance_list"),),
        "care.files": (Way("sheet", "care.files_summary"),),
    },
)  # fmt: skip
