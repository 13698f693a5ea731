"""What a record of a field act holds: findings item by item, questions with their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mingjing.documents.printable import require_printable
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.kernel.ids import citizen_number_is_valid


@dataclass(frozen=True, slots=True)
class SiteVisit:
    """What an inspection found.

    Args:
        findings: item by item, in the order of the inspection.
        in_charge: 现场负责人; empty where nobody was there.
        in_charge_post: that person's post.
        statement: what the inspected side had to say.
        unsigned_reason: why the person in charge did not sign; empty if that is not known yet.
        attestor: who else saw it.
    """

    findings: tuple[str, ...]
    in_charge: str = ""
    in_charge_post: str = ""
    statement: str = ""
    unsigned_reason: str = ""
    attestor: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and the whole answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Who was asked, what they were told beforehand, and what was said.

    Args:
        name: of the person asked.
        exchanges: questions with answers, as they were put.
        rights_told: identity, subject, duties and rights were told before the first question.
        citizen_number: sex and birth date follow from it.
        standing: how the person stands to the case, such as 当事人的工作人员.
        recorder: who wrote it down; one of the officers, by default the last.
        present: others in the room.
        unsigned_reason: why the person did not sign; empty if that is not known yet.
    """

    name: str
    exchanges: tuple[Exchange, ...]
    rights_told: bool
    citizen_number: str = ""
    employer: str = ""
    post: str = ""
    address: str = ""
    telephone: str = ""
    standing: str = ""
    recorder: str = ""
    present: tuple[str, ...] = ()
    unsigned_reason: str = ""


def require_site_visit(visit: SiteVisit) -> None:
    """Refuse an inspection record without findings, or that no font can print.

    Raises:
        InvalidInputError: nothing was found, not even that all was in order.
        UnprintableTextError, MissingGlyphError: words that a record could not show.
    """
    if not visit.findings or not all(finding.strip() for finding in visit.findings):
        raise InvalidInputError(
            "现场检查记录没有写明检查情况。",
            why="检查应当制作笔录，逐项写明所见；没有发现问题的也应当写明。",
            remedy="请逐项填写检查情况。",
            article="apl-2021:55.2",
        )
    require_printable(
        {
            "现场负责人": visit.in_charge,
            "职务": visit.in_charge_post,
            "见证人": visit.attestor,
            **{f"检查情况第{n}项": text for n, text in enumerate(visit.findings, 1)},
        },
        {"被检查单位的说明": visit.statement, "未签名的情况": visit.unsigned_reason},
    )


def require_inquiry(inquiry: Inquiry, officers: tuple[str, ...]) -> None:
    """Refuse an inquiry record that lacks what makes it one.

    Raises:
        GateClosedError: the person was not told of rights and duties before the questions.
        InvalidInputError: nobody was asked, nothing was asked, the citizen number is wrong, or
            the recorder was not there.
        UnprintableTextError, MissingGlyphError: words that a record could not show.
    """
    if not inquiry.rights_told:
        raise GateClosedError(
            "询问前没有告知对方身份、事由和权利义务。",
            why="执法人员应当出示执法证件；当事人有权进行陈述和申辩，有权申请回避。",
            remedy="请先告知，再询问；已告知的，请如实勾选。",
            article="apl-2021:55.1",
        )
    complete = bool(inquiry.name.strip() and inquiry.exchanges) and all(
        one.question.strip() and one.answer.strip() for one in inquiry.exchanges
    )
    if not complete or inquiry.recorder not in {"", *officers}:
        raise InvalidInputError(
            "询问笔录不完整。",
            why="询问应当制作笔录：写明被询问人，逐项记录问与答；记录人应当在场。",
            remedy="请补齐姓名和每一项问答；记录人从在场的执法人员中选择。",
            article="apl-2021:55.2",
        )
    if inquiry.citizen_number and not citizen_number_is_valid(inquiry.citizen_number):
        raise InvalidInputError(
            "被询问人的公民身份号码有误。",
            why="校验码不符或者出生日期不存在（GB 11643）。",
            remedy="请对照证件重新填写；没有证件的留空。",
        )
    require_printable(
        {
            "被询问人": inquiry.name,
            "工作单位": inquiry.employer,
            "职务": inquiry.post,
            "住址": inquiry.address,
            "电话": inquiry.telephone,
            "与本案的关系": inquiry.standing,
            **{f"在场人第{n}名": name for n, name in enumerate(inquiry.present, 1)},
        },
        {
            **{f"第{n}问": one.question for n, one in enumerate(inquiry.exchanges, 1)},
            **{f"第{n}答": one.answer for n, one in enumerate(inquiry.exchanges, 1)},
            "未签名的情况": inquiry.unsigned_reason,
        },
    )


def people_in(particulars: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of private people that the particulars of a field act hold."""
    named = [particulars.get(key, "") for key in ("name", "in_charge", "attestor")]
    return tuple(name for name in [*named, *particulars.get("present", ())] if name)
