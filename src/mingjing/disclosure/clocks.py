"""The limits of disclosure: by which rule something becomes public, or leaves the view."""

from collections.abc import Mapping

from mingjing.disclosure.kinds import Kind

PUBLISH_ENTERPRISE_WITHIN = "ASL-78"
PUBLISH_WITHIN = "SEED-PUB"
WITHDRAW_WITHIN = "APL-48-2"
CHANGED_WITHIN = "OGI-26"
PUBLISHED_WITHIN: Mapping[Kind, str] = {
    Kind.PENALTY: PUBLISH_WITHIN,
    Kind.SUMMARY: PUBLISH_ENTERPRISE_WITHIN,
    Kind.INSPECTION: "SEED-DR",
    Kind.PERMIT: PUBLISH_WITHIN,
    Kind.SEIZURE: "G118-20WD",
    Kind.SUPPLY_STOP: "G118-20WD",
}


def penalty_published_within(*, enterprise: bool) -> str:
    """Return the rule of the limit for a penalty: seven working days by either.

    Args:
        enterprise: whether the party is a 生产经营单位, so that the statute itself says seven.
    """
    return PUBLISH_ENTERPRISE_WITHIN if enterprise else PUBLISH_WITHIN
