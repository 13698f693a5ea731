"""Two rounds of legal review: returned, then passed."""

from datetime import date

from mingjing.cases.commands.decide_penalty import DecidePenalty, decide_penalty
from mingjing.cases.review_pointers import evidence_label
from mingjing.cases.review_points import OF_FACTS, Answer, Point, Verdict
from mingjing.demo.investigating import add_item, close
from mingjing.demo.story import DEPUTY, HEAD, LEAD, REVIEWER, Story
from mingjing.demo.telling import on
from mingjing.review.commands.accept_package import AcceptPackage, accept_package
from mingjing.review.commands.extend_review import ExtendReview, extend_review
from mingjing.review.commands.give_opinion import GiveOpinion, give_opinion
from mingjing.review.commands.submit_for_review import SubmitForReview, submit_for_review
from mingjing.review.outcomes import Finding, Outcome
from mingjing.review.responses import PointAnswer


def first_round(story: Story) -> None:
    """Close, submit, and have the file returned; try to decide without a review."""
    day = date(2026, 5, 28)
    close(story, day)
    story.teller.attempt(
        HEAD,
        on(day, 11),
        lambda act: decide_penalty(DecidePenalty(story.docket), act=act, law=story.law),
        title="负责人未经法制审核径行决定",
        article="apl-2021:58.1",
    )
    _submit(story, day, 16)
    accepted = date(2026, 5, 29)
    _accept(story, accepted)
    story.teller.act(
        REVIEWER,
        on(date(2026, 6, 4)),
        lambda act: give_opinion(
            GiveOpinion(story.docket, _needs_more()), act=act, law=story.law
        ),
        title="法制审核意见：事实不清、证据不足，补充调查，退回案卷",
        article="seed-2022:A3-7(3)",
        due=story.law.due("SEED-REV", accepted),
    )
    story.teller.attempt(
        HEAD,
        on(date(2026, 6, 5)),
        lambda act: decide_penalty(DecidePenalty(story.docket), act=act, law=story.law),
        title="审核退回后径行决定",
        article="apl-2021:58.1",
    )


def second_round(story: Story) -> None:
    """Supplement, submit again, extend the review and pass it."""
    add_item(story, story.facts["supplement"][0], date(2026, 6, 8), 10)
    day = date(2026, 6, 10)
    close(story, day)
    added = "已补充冷却水系统设计说明，证明监测报警装置应设而未设。"
    _submit(story, day, 16, (PointAnswer(Point.EVIDENCE.name, adopted=True, words=added),))
    accepted = date(2026, 6, 11)
    _accept(story, accepted)
    story.teller.act(
        DEPUTY,
        on(date(2026, 6, 22)),
        lambda act: extend_review(
            ExtendReview(story.docket, 3, "端午假期前后需核对技术标准（虚构）"),
            act=act,
            law=story.law,
        ),
        title="经领导批准延长审核期限三日（一次）",
        article="seed-2022:A3-4",
        due=story.law.extended("SEED-REV", accepted),
    )
    story.teller.act(
        REVIEWER,
        on(date(2026, 6, 24)),
        lambda act: give_opinion(GiveOpinion(story.docket, _agreed()), act=act, law=story.law),
        title="法制审核意见：同意，并建议负责人集体讨论",
        article="seed-2022:A3-7(1)",
        due=story.law.extended("SEED-REV", accepted),
    )


def _submit(story: Story, day: date, hour: int, answers: tuple[PointAnswer, ...] = ()) -> None:
    story.teller.act(
        LEAD,
        on(day, hour),
        lambda act: submit_for_review(
            SubmitForReview(story.docket, answers=answers), act=act, law=story.law
        ),
        title="终结当日提交法制审核",
        article="seed-2022:A3-3",
        due=story.law.due("SEED-SUBMIT", day),
    )


def _accept(story: Story, day: date) -> None:
    story.teller.act(
        REVIEWER,
        on(day),
        lambda act: accept_package(AcceptPackage(story.docket), act=act, law=story.law),
        title="审核人员收件，材料齐全",
        article="seed-2022:A3-4",
        due=story.law.due("SEED-REV", day),
    )


def _answers(**bad: str) -> dict[Point, Answer]:
    answers: dict[Point, Answer] = {}
    answers |= {point: Answer(Verdict.GOOD, "") for point in Point if point is not Point.OTHER}
    seen = (evidence_label(1),)
    answers |= {point: Answer(Verdict.GOOD, "", seen) for point in OF_FACTS}
    answers[Point.CRIME] = Answer(Verdict.NOT_APPLICABLE, "未发现涉嫌犯罪")
    for name, remark in bad.items():
        answers[Point[name]] = Answer(Verdict.BAD, remark)
    return answers


def _needs_more() -> Finding:
    return Finding(
        outcome=Outcome.SUPPLEMENT,
        answers=_answers(EVIDENCE="缺少证明冷却水系统应设监测报警装置的材料"),
        is_lawful=False,
        is_appropriate=True,
        text="冷却水系统一项的证据不足，请补充设计文件后重新送审。",
        adviser_waiver="材料尚不齐全，待补充后一并征求（虚构）",
    )


def _agreed() -> Finding:
    return Finding(
        outcome=Outcome.AGREE,
        answers=_answers(),
        is_lawful=True,
        is_appropriate=True,
        text="事实清楚，证据确凿充分，定性准确，程序合法，裁量适当。涉及三项重大事故隐患，建议集体讨论。",
        collective=True,
        adviser_opinion="法律意见书〔2026〕1号（虚构）",
    )
