"""The papers of enforcement: 延期（分期）, 加处罚款, 催告, 申请强制执行."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import OfficerView, person_of
from mingjing.cases.aftermath import Aftermath
from mingjing.cases.fines import Amounts
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper, signatures_of
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese
from mingjing.kernel.money import yuan
from mingjing.statute.additional_fines import RULE as ADDITIONAL_FINE
from mingjing.statute.additional_fines import Dated
from mingjing.statute.limits import RuleBook

HOW = "到处罚决定书载明的代收机构缴纳；罚款以外的处罚按决定书履行。"
CONTEST = "对加处罚款的决定不服的，可以依法申请行政复议或者提起行政诉讼。"
RIGHTS = "您（单位）有权进行陈述和申辩。逾期仍不履行的，本机关将依法申请人民法院强制执行。"


def deferral_paper(
    about: Mapping[str, Value], parts: Sequence[Dated], reason: str, ending: Ending
) -> Paper:
    """Return 延期（分期）缴纳罚款批准书."""
    rows: list[Value] = [f"{chinese(one.on)}前缴纳{yuan(one.fen)}元" for one in parts]
    fields: dict[str, Value] = {"reason": reason, "instalments": rows}
    return generic_paper("deferral_approval", {**about, **fields}, ending)


def additional_fine_paper(
    about: Mapping[str, Value], amounts: Amounts, law: RuleBook, ending: Ending
) -> Paper:
    """Return 加处罚款决定书, which tells the standard (ACL 45) and what it has come to."""
    rule = law.rule(ADDITIONAL_FINE, ending.on)
    words = (
        f"自缴款期限届满之次日起，每日按逾期未缴纳罚款数额的{rule.row.value}%加处罚款，"
        "加处罚款的数额不超出罚款的数额；行政复议、行政诉讼期间不予计算。"
    )
    fields: dict[str, Value] = {
        "overdue": yuan(amounts.overdue_fen),
        "standard": words,
        "late_fine": yuan(amounts.late_fine_fen),
        "remedies": CONTEST,
    }
    return generic_paper("additional_fine", {**about, **fields}, ending)


def demand_paper(
    about: Mapping[str, Value], amounts: Amounts, until: date, ending: Ending
) -> Paper:
    """Return 履行催告书.

    Args:
        about: whose decision it is, which, when served, how much.
        amounts: what is overdue, and what was added.
        until: last of the days the party has.
        ending: norms and signatures.
    """
    fields: dict[str, Value] = {
        "overdue": yuan(amounts.overdue_fen),
        "late_fine": yuan(amounts.late_fine_fen),
        "until": until.isoformat(),
        "how": HOW,
        "rights": RIGHTS,
    }
    return generic_paper("performance_demand", {**about, **fields}, ending)


def application_paper(
    about: Mapping[str, Value],
    row: Aftermath,
    amounts: Amounts,
    materials: Sequence[str],
    ending: Ending,
) -> Paper:
    """Return 强制执行申请书 with the list of what is handed in (ACL 55)."""
    fields: dict[str, Value] = {
        "court": row.court,
        "overdue": yuan(amounts.overdue_fen),
        "late_fine": yuan(amounts.late_fine_fen),
        "demanded_on": row.demanded_on.isoformat() if row.demanded_on else "",
        "materials": list(materials),
    }
    return generic_paper("court_application", {**about, **fields}, ending)


def signed_by_leader(
    role: str, person: str, *, on: date, law: RuleBook, articles: Sequence[str]
) -> Ending:
    """Return the end of a paper that a leader signs."""
    return _ending(on, law, articles, (Signature(role, person_of(person).name),))


def signed_by_officers(
    officers: Sequence[OfficerView], *, on: date, law: RuleBook, articles: Sequence[str]
) -> Ending:
    """Return the end of a paper that two officers serve and somebody receives."""
    pens = signatures_of("执法人员", [(one.name, one.certificate) for one in officers])
    return _ending(on, law, articles, (*pens, Signature("收件人")))


def _ending(
    on: date, law: RuleBook, articles: Sequence[str], signatures: tuple[Signature, ...]
) -> Ending:
    return Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=tuple(law.in_words(article) for article in articles),
        signatures=signatures,
    )
