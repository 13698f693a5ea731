"""The acts of an application and of a permit, each on a day told from today."""

from datetime import date, datetime, timedelta

from mingjing.demo.county import results
from mingjing.demo.county.opining import passing_of_permit
from mingjing.demo.county.permits import PermitPlot
from mingjing.demo.story import HEAD, REVIEWER
from mingjing.demo.telling import on
from mingjing.disclosure.policy import CREDIT_CHANNEL, OPEN_CHANNEL
from mingjing.ledger.recording import Act
from mingjing.permits.catalogue import kind_of
from mingjing.permits.commands.accept_application import (
    AcceptApplication,
    ConfirmFiling,
    RejectApplication,
    RequestCorrection,
    WithdrawApplication,
    accept_application,
    confirm_filing,
    reject_application,
    request_correction,
    withdraw_application,
)
from mingjing.permits.commands.assign_examiner import AssignExaminer, assign_examiner
from mingjing.permits.commands.cancel_permit import CancelPermit, cancel_permit
from mingjing.permits.commands.challenge_permit import (
    ChallengePermit,
    EndPermit,
    RecordHolderStatement,
    ReviewChallenge,
    challenge_permit,
    recall_permit,
    record_holder_statement,
    review_challenge,
    revoke_permit,
)
from mingjing.permits.commands.check_premises import CheckPremises, check_premises
from mingjing.permits.commands.conclude_examination import (
    ConcludeExamination,
    conclude_examination,
)
from mingjing.permits.commands.decide_application import (
    GrantPermit,
    RefusePermit,
    grant_permit,
    refuse_permit,
)
from mingjing.permits.commands.extend_examination import (
    BeginSpecialProcedure,
    begin_special_procedure,
)
from mingjing.permits.commands.hold_permit_hearing import (
    AppointPermitPresider,
    ArrangePermitHearing,
    appoint_permit_presider,
    arrange_permit_hearing,
)
from mingjing.permits.commands.inform_interested import (
    InformInterested,
    RequestPermitHearing,
    inform_interested,
    request_permit_hearing,
)
from mingjing.permits.commands.issue_permit import (
    ArchiveApplication,
    DeliverRefusal,
    IssuePermit,
    archive_application,
    deliver_refusal,
    issue_permit,
)
from mingjing.permits.commands.register_application import (
    RegisterApplication,
    register_application,
)
from mingjing.permits.hearings import NOTIFY_BEFORE
from mingjing.permits.kinds import (
    CancelGround,
    ChallengeGround,
    Channel,
    NotAccepted,
    Outcome,
    Purpose,
    RefusalGround,
    Special,
    Term,
)
from mingjing.statute.limits import RuleBook

WINDOW, COLLEAGUE, UNIT_HEAD = "p-14", "p-15", "p-17"
KEEPER, PRESIDER, RECORDER = "p-18", "p-19", "p-22"
CAMERA = "DSJ-07"


def register(plot: PermitPlot, day: int) -> None:
    """The application comes in."""

    def do(act: Act, law: RuleBook) -> None:
        facts = plot.facts
        whole = tuple(one.id for one in kind_of(facts.kind).material)
        order = RegisterApplication(
            facts.kind,
            Purpose.FIRST,
            Channel.WINDOW,
            facts.applicant,
            facts.content,
            whole if facts.submitted is None else facts.submitted,
            plot.day(day),
            elsewhere=facts.elsewhere,
        )
        plot.number = register_application(order, act=act, law=law).number

    plot.by(WINDOW, day, do)


def renew(plot: PermitPlot, day: int) -> None:
    """The holder asks for a renewal; nobody answers."""

    def do(act: Act, law: RuleBook) -> None:
        facts = plot.facts
        whole = tuple(one.id for one in kind_of(facts.kind).material)
        order = RegisterApplication(
            facts.kind,
            Purpose.RENEWAL,
            Channel.ONLINE,
            facts.applicant,
            facts.content,
            whole,
            plot.day(day),
            permit=plot.permit,
        )
        plot.renewal = register_application(order, act=act, law=law).number
        accept_application(AcceptApplication(plot.renewal), act=_again(act), law=law)

    plot.by(WINDOW, day, do)


def correct(plot: PermitPlot, day: int) -> None:
    """Tell what is missing."""
    plot.by(
        WINDOW,
        day,
        lambda act, law: request_correction(RequestCorrection(plot.number), act=act, law=law),
    )


def reject(plot: PermitPlot, day: int) -> None:
    """It is another authority's."""

    def do(act: Act, law: RuleBook) -> None:
        words = "烟花爆竹批发由设区的市办理（虚构）。"
        order = RejectApplication(plot.number, NotAccepted.NOT_OURS, words)
        reject_application(order, act=act, law=law)

    plot.by(WINDOW, day, do)


def give_up(plot: PermitPlot, day: int) -> None:
    """The applicant takes it back."""

    def do(act: Act, _law: RuleBook) -> None:
        order = WithdrawApplication(plot.number, plot.day(day), "书面撤回（虚构）。")
        withdraw_application(order, act=act)

    plot.by(WINDOW, day, do)


def confirm(plot: PermitPlot, day: int) -> None:
    """Give the proof of the filing."""

    def do(act: Act, law: RuleBook) -> None:
        order = ConfirmFiling(plot.number, plot.facts.applicant.representative)
        confirm_filing(order, act=act, law=law)

    plot.by(WINDOW, day, do)


def accept(plot: PermitPlot, day: int) -> None:
    """Accept it."""
    plot.by(
        WINDOW,
        day,
        lambda act, law: accept_application(AcceptApplication(plot.number), act=act, law=law),
    )


def assign(plot: PermitPlot, day: int) -> None:
    """Let an officer examine it."""
    plot.by(
        UNIT_HEAD,
        day,
        lambda act, _law: assign_examiner(AssignExaminer(plot.number, WINDOW), act=act),
    )


def check(plot: PermitPlot, day: int) -> None:
    """Visit the shop."""

    def do(act: Act, law: RuleBook) -> None:
        order = CheckPremises(
            plot.number,
            (WINDOW, COLLEAGUE),
            act.at - timedelta(minutes=40),
            act.at - timedelta(minutes=5),
            plot.facts.applicant.address,
            "专店销售，消防器材齐全，张贴警示标志（虚构）。",
            meets=True,
            certificates_shown=True,
            device=CAMERA,
        )
        check_premises(order, act=act, law=law)

    plot.by(WINDOW, day, do, 15)


def have_tested(plot: PermitPlot, day: int, days: int) -> None:
    """Have something tested for some working days."""

    def do(act: Act, law: RuleBook) -> None:
        order = BeginSpecialProcedure(
            plot.number,
            Special.TEST,
            "示例检测所（虚构）",
            plot.day(day),
            plot.day(day + days),
        )
        begin_special_procedure(order, act=act, law=law)

    plot.by(WINDOW, day, do)


def ask_for_hearing(plot: PermitPlot, day: int) -> None:
    """A neighbour is told, asks for a hearing, and is notified of it within three days."""

    def tell(act: Act, law: RuleBook) -> None:
        order = InformInterested(
            plot.number,
            ("示范邻店（虚构）",),
            plot.day(day),
            hearing_right=True,
            content="拟在相邻门面零售烟花爆竹（虚构）。",
        )
        inform_interested(order, act=act, law=law)

    def ask(act: Act, law: RuleBook) -> None:
        order = RequestPermitHearing(plot.number, 2, plot.day(day + 1))
        request_permit_hearing(order, act=act, law=law)

    def arrange(act: Act, law: RuleBook) -> None:
        held_on = law.earliest(NOTIFY_BEFORE, plot.day(day + 2))
        order = ArrangePermitHearing(
            plot.number, _morning(held_on), "局会议室（虚构）", RECORDER, plot.day(day + 2)
        )
        arrange_permit_hearing(order, act=act, law=law)

    plot.by(WINDOW, day, tell)
    plot.by(WINDOW, day + 1, ask)
    plot.by(
        UNIT_HEAD,
        day + 1,
        lambda act, _law: appoint_permit_presider(
            AppointPermitPresider(plot.number, PRESIDER), act=act
        ),
    )
    plot.by(PRESIDER, day + 2, arrange)


def conclude(
    plot: PermitPlot, day: int, outcome: Outcome = Outcome.GRANT, *, major: bool = False
) -> None:
    """Propose what is to be decided."""
    grants = outcome is Outcome.GRANT

    def do(act: Act, law: RuleBook) -> None:
        order = ConcludeExamination(
            plot.number,
            outcome,
            "材料和现场符合规定条件（虚构）。" if grants else "没有专人负责安全管理（虚构）。",
            None if grants else RefusalGround.NOT_MET,
            plot.facts.particulars if grants else (),
            major,
        )
        conclude_examination(order, act=act, law=law)

    plot.by(WINDOW, day, do, 16)


def grant(plot: PermitPlot, day: int, last: date) -> None:
    """Grant it until *last*."""

    def do(act: Act, law: RuleBook) -> None:
        order = GrantPermit(plot.number, Term(plot.day(day), last), "同意（虚构）。")
        grant_permit(order, act=act, law=law)

    plot.by(HEAD, day, do)


def refuse(plot: PermitPlot, day: int) -> None:
    """Refuse it."""

    def do(act: Act, law: RuleBook) -> None:
        order = RefusePermit(plot.number, "没有专人负责安全管理（虚构）。")
        refuse_permit(order, act=act, law=law)

    plot.by(HEAD, day, do)


def deliver(plot: PermitPlot, day: int) -> None:
    """Hand the refusal over."""

    def do(act: Act, law: RuleBook) -> None:
        receiver = plot.facts.applicant.representative
        order = DeliverRefusal(plot.number, receiver, plot.day(day))
        deliver_refusal(order, act=act, law=law)

    plot.by(WINDOW, day, do, 15)


def issue(plot: PermitPlot, day: int) -> None:
    """Hand the certificate over, and publish the grant."""

    def do(act: Act, law: RuleBook) -> None:
        receiver = plot.facts.applicant.representative
        order = IssuePermit(plot.number, receiver, plot.day(day))
        permit = issue_permit(order, act=act, law=law).permit
        plot.permit = permit.number if permit is not None else ""

    plot.by(WINDOW, day, do)
    words = "经审查，符合法定条件、标准。"
    for channel in (OPEN_CHANNEL, CREDIT_CHANNEL):
        results.drafted(plot, lambda: plot.number, WINDOW, day, words, channel=channel)
    for channel in (OPEN_CHANNEL, CREDIT_CHANNEL):
        results.made_public(plot, lambda: plot.number, day + 1, channel=channel)


def archive(plot: PermitPlot, day: int) -> None:
    """Put the application away."""

    def do(act: Act, _law: RuleBook) -> None:
        volume = f"{plot.day(day).year}年许可第1卷（虚构）"
        archive_application(ArchiveApplication(plot.number, volume), act=act)

    plot.by(KEEPER, day, do, 16)


def challenge(plot: PermitPlot, day: int, ground: ChallengeGround) -> None:
    """Propose to revoke or recall what was granted."""

    def do(act: Act, law: RuleBook) -> None:
        facts = "申请时提交的安全教育证明系伪造（虚构）。"
        if ground.is_recall:
            facts = "门前道路改建为校园通道（虚构）。"
        challenge_permit(ChallengePermit(plot.permit, ground, facts), act=act, law=law)

    plot.by(WINDOW, day, do)


def take_away(plot: PermitPlot, day: int, *, recall: bool = False) -> None:
    """Hear the holder, review, and decide."""

    def hear(act: Act, _law: RuleBook) -> None:
        order = RecordHolderStatement(plot.permit, plot.day(day), "没有意见（虚构）。")
        record_holder_statement(order, act=act)

    def decide(act: Act, law: RuleBook) -> None:
        if recall:
            order = EndPermit(plot.permit, "为了公共利益（虚构）。", "依法补偿（虚构）。")
            recall_permit(order, act=act, law=law)
            return
        revoke_permit(EndPermit(plot.permit, "以欺骗手段取得（虚构）。"), act=act, law=law)

    opinion = passing_of_permit("情形属实，程序合法（虚构）。")
    plot.by(WINDOW, day, hear)
    plot.by(
        REVIEWER,
        day,
        lambda act, law: review_challenge(
            ReviewChallenge(plot.permit, opinion(plot.permit)), act=act, law=law
        ),
    )
    plot.by(HEAD, day + 1, decide)


def cancel(plot: PermitPlot, day: int, ground: CancelGround, words: str) -> None:
    """Do the formalities."""

    def do(act: Act, law: RuleBook) -> None:
        cancel_permit(CancelPermit(plot.permit, ground, words), act=act, law=law)

    plot.by(HEAD, day, do, 15)


def _morning(day: date) -> datetime:
    return on(day, 9)


def _again(act: Act) -> Act:
    """Return the frame of a second act of the same person a minute later."""
    return Act(act.actor, act.at + timedelta(minutes=1), f"{act.request}-accept")
