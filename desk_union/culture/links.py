"""Which voucher paid what the culture work cost: an activity, a subscription."""

from __future__ import annotations

from sqlalchemy import and_, func

from desk_union.culture.activities.tables import Activity
from desk_union.culture.reading.tables import Subscription
from desk_union.funds.paid.linking import MONEY, paid

FROM_EMPLOYER = "行政补助"  # paid by the administration, in whose books it stands
DRAFTED = "可选中它用“{deed}”生成凭证。"

ACTIVITY = paid(
    Activity.voucher, "文体活动", amount=lambda: -func.coalesce(Activity.cost, 0), accounts=MONEY,
    freezes=(Activity.cost,), drafted=DRAFTED.format(deed="活动费用入账"),
    wanted=lambda: and_(Activity.cost > 0, Activity.source.is_distinct_from(FROM_EMPLOYER)),
)  # fmt: skip
SUBSCRIPTION = paid(
    Subscription.voucher, "报刊征订", amount=lambda: -func.coalesce(Subscription.cost, 0), accounts=MONEY,
    freezes=(Subscription.cost,), drafted=DRAFTED.format(deed="征订费用入账"),
    wanted=lambda: and_(Subscription.cost > 0, Subscription.source.is_distinct_from(FROM_EMPLOYER)),
)  # fmt: skip
