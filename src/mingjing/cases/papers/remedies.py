"""How a party may complain about what the bureau did to it, in words of the law of that day."""

from datetime import date

from django.conf import settings

from mingjing.kernel.canonical import Value
from mingjing.statute.limits import RuleBook


def remedies(law: RuleBook, on: date) -> dict[str, Value]:
    """Return how and until when a party may complain, in words of the law of that day."""
    here = settings.MINGJING_BUREAU.remedies
    review, suit = law.rule("ARL-20", on), law.rule("APrL-46", on)
    court = here.court or "有管辖权的人民法院"
    unverified = "" if here.court_confirmed else "（管辖法院未核实）"
    return {
        "reconsideration": f"向{here.reconsideration}申请行政复议，"
        f"自知道本决定之日起{review.row.value}日内（{law.in_words(review.article)}）",
        "litigation": f"向{court}{unverified}提起行政诉讼，"
        f"自知道或者应当知道本决定之日起{suit.row.value}个月内（{law.in_words(suit.article)}）",
    }
