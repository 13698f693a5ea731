"""Whatever people try: nothing is granted unlawfully, and nobody is ever stuck.

Random people, right and wrong, take random steps through the real commands on several
applications and permits while time moves on, past the days of silence and of expiry, too.
"""

from collections.abc import Callable, Mapping

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from mingjing.kernel.errors import RefusalError
from mingjing.ledger.rows import image_of
from mingjing.permits import permit_states
from mingjing.permits.kinds import CancelGround, NotAccepted, Outcome, Purpose
from mingjing.permits.models import Application, Permit, PremisesCheck
from mingjing.permits.queries import was_heard
from mingjing.permits.states import LIFE, UNDER_WAY, State
from mingjing.permits.validity import is_expired, renewed_by_silence
from permits.desk import Desk
from support.cast import CHEN, FENG, HAN, JIN, LIN, PENG, SONG, SUN, TANG, WU, ZHAO, ZHOU
from support.county import Clock, County
from support.leaving import Leaving
from support.opinions import INAPPROPRIATE, UNLAWFUL
from support.refusals import require_complete
from support.staffed import undone

PEOPLE = [LIN, ZHAO, SUN, TANG, WU, ZHOU, CHEN, HAN, PENG, SONG]
ACTS: Mapping[str, Callable[[Desk, str, str], object]] = {
    "accept": lambda d, n, p: d.accept(n, p),
    "correct": lambda d, n, p: d.correct(n, p),
    "supplement": lambda d, n, p: d.supplement(n, p),
    "reject": lambda d, n, p: d.reject(n, p),
    "reject_uncorrected": lambda d, n, p: d.reject(n, p, NotAccepted.NOT_CORRECTED),
    "give_up": lambda d, n, p: d.give_up(n, p),
    "assign": lambda d, n, p: d.assign(n, p),
    "replace": lambda d, n, p: d.replace(n, p),
    "check": lambda d, n, p: d.check(n, p),
    "inform": lambda d, n, p: d.inform(n, p),
    "waive": lambda d, n, p: d.waive(n, p),
    "ask": lambda d, n, p: d.ask(n, p),
    "order": lambda d, n, p: d.order_hearing(n, p),
    "preside": lambda d, n, p: d.preside(n, p),
    "arrange": lambda d, n, p: d.arrange(n, p),
    "hold": lambda d, n, p: (d.come_to_hearing(n), d.hold(n, p)),
    "end_hearing": lambda d, n, p: d.end_hearing(n, p),
    "extend": lambda d, n, p: d.extend(n, p),
    "test": lambda d, n, p: d.test(n, p),
    "end_test": lambda d, n, p: d.end_test(n, p),
    "conclude": lambda d, n, p: d.conclude(n, p),
    "conclude_badly": lambda d, n, p: d.conclude(n, p, outcome=Outcome.REFUSE),
    "send_back": lambda d, n, p: d.send_back(n, p),
    "mark": lambda d, n, p: d.mark(n, p),
    "review": lambda d, n, p: d.review(n, p),
    "review_badly": lambda d, n, p: d.review(n, p, UNLAWFUL),
    "review_as_inappropriate": lambda d, n, p: d.review(n, p, INAPPROPRIATE),
    "grant": lambda d, n, p: d.grant(n, p, days=40),
    "refuse": lambda d, n, p: d.refuse(n, p),
    "issue": lambda d, n, p: d.issue(n, p),
    "deliver": lambda d, n, p: d.deliver(n, p),
    "publish": lambda d, n, p: d.publish(n, p),
    "archive": lambda d, n, p: d.archive(n, p),
}
OF_PERMIT: Mapping[str, Callable[[Desk, str, str], object]] = {
    "challenge": lambda d, n, p: d.challenge(n, p),
    "hear": lambda d, n, p: d.hear_holder(n, p),
    "review": lambda d, n, p: d.review_end(n, p),
    "revoke": lambda d, n, p: d.revoke(n, p),
    "keep": lambda d, n, p: d.keep(n, p),
    "cancel": lambda d, n, p: d.cancel(n, p),
    "cancel_expired": lambda d, n, p: d.cancel(n, p, CancelGround.EXPIRED),
    "cancel_taken": lambda d, n, p: d.cancel(n, p, CancelGround.TAKEN_AWAY),
}
OF_UNIT = (LIN, ZHAO, SUN, JIN, TANG)
S, P = State, permit_states.State
WAYS_OUT: Mapping[State, tuple[str, ...]] = {
    S.APPLIED: ("accept", "correct", "reject_uncorrected"),
    S.INCOMPLETE: ("supplement",),
    S.ACCEPTED: ("assign",),
    S.EXAMINING: ("conclude", "check", "waive", "conclude_badly"),
    S.IN_SPECIAL: ("end_test",),
    S.HEARING: ("end_hearing",),
    S.PROPOSED: ("grant", "refuse", "review", "send_back"),
    S.GRANTED: ("issue",),
    S.ISSUED: ("archive", "publish"),
    S.REFUSED: ("archive", "deliver"),
    S.NOT_ACCEPTED: ("archive",),
    S.GIVEN_UP: ("archive",),
}
PERMIT_OUT: Mapping[permit_states.State, tuple[str, ...]] = {
    P.IN_FORCE: ("cancel",),
    P.CHALLENGED: ("keep",),
    P.REVOKED: ("cancel_taken",),
    P.RECALLED: ("cancel_taken",),
}
RIGHT = dict.fromkeys(
    ("assign", "replace", "preside", "extend", "send_back", "grant", "refuse"), WU
)
RIGHT |= {"review": CHEN, "review_badly": CHEN, "mark": HAN, "publish": HAN, "archive": SONG}
RIGHT |= {"arrange": PENG, "hold": PENG}
RIGHT |= dict.fromkeys(("revoke", "keep", "cancel", "cancel_expired", "cancel_taken"), WU)


class AnyOrder(RuleBasedStateMachine):
    """A desk at which anybody may try anything."""

    def __init__(self, bureau: County) -> None:
        super().__init__()
        self.undo = undone()
        self.undo.__enter__()
        self.desk = Desk(County(bureau.store, Clock(bureau.clock.now)))
        self.leaving = Leaving(self.desk.county)
        self.numbers: list[str] = []

    def teardown(self) -> None:
        try:
            for number in self.numbers:
                self.require_a_way_to_the_end(number)
            for permit in Permit.objects.values_list("number", flat=True):
                self.require_an_end(permit)
        finally:
            self.undo.__exit__(None, None, None)

    @initialize()
    def somebody_applies(self) -> None:
        self.numbers.append(self.desk.register())
        self.numbers.append(self.desk.register(submitted=("form",)))
        granted = self.desk.granted(days=40)
        self.numbers.append(granted)
        permit = self.desk.permit(granted).number
        self.numbers.append(self.desk.register(purpose=Purpose.RENEWAL, permit=permit))

    @rule(days=st.sampled_from([0, 1, 8, 41]), minutes=st.integers(1, 600))
    def wait(self, days: int, minutes: int) -> None:
        self.desk.county.clock.wait(days=days, minutes=minutes)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)), by=st.sampled_from(PEOPLE))
    def anybody_tries_anything(self, data: st.DataObject, name: str, by: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, by)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)))
    def work_goes_on(self, data: st.DataObject, name: str) -> None:
        number = data.draw(st.sampled_from(self.numbers))
        self.attempt(number, name, self.right(number, name))

    @rule(data=st.data())
    def the_next_step_is_taken(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.numbers))
        for name in WAYS_OUT.get(self.desk.state(number), ()):
            if self.attempt(number, name, self.right(number, name)):
                return

    @rule(data=st.data(), name=st.sampled_from(sorted(OF_PERMIT)), by=st.sampled_from(PEOPLE))
    def anybody_tries_a_permit(self, data: st.DataObject, name: str, by: str) -> None:
        permits = sorted(Permit.objects.values_list("number", flat=True))
        self.attempt_on_permit(data.draw(st.sampled_from(permits)), name, by)

    @rule(data=st.data())
    def the_examiner_leaves(self, data: st.DataObject) -> None:
        row = self.desk.row(data.draw(st.sampled_from(self.numbers)))
        self.leaving.leave({row.examiner, LIN})

    def another_examines(self, number: str) -> None:
        """Demand that somebody else can be named for an examiner who left, where one acts."""
        row = self.desk.row(number)
        if row.stage is S.ACCEPTED:
            self.desk.assign(number, examiner=self.leaving.left()[0])
        if row.stage in UNDER_WAY[1:]:
            self.leaving.replaced(
                (row.examiner,),
                lambda _leaving, coming: self.desk.replace(number, examiner=coming),
            )

    def right(self, number: str, name: str) -> str:
        """Return who ought to do it: at the window, whoever of the unit is there."""
        examiner = self.desk.row(number).examiner
        unit_acts = {"accept", "correct", "supplement", "reject", "give_up", "issue", "deliver"}
        window = next(one for one in self.leaving.left() if one in OF_UNIT)
        mine = window if name in unit_acts or not examiner else examiner
        return RIGHT.get(name, mine)

    def attempt(self, number: str, name: str, by: str) -> bool:
        """Let somebody try something; a refusal is complete and changes nothing."""
        before = image_of(self.desk.row(number))
        entries = len(self.desk.county.kinds(number))
        silent = self.desk.is_silent(number)
        try:
            ACTS[name](self.desk, number, by)
        except RefusalError as refusal:
            require_complete(refusal)
            assert image_of(self.desk.row(number)) == before
            return False
        kinds = self.desk.county.kinds(number)
        assert len(kinds) > entries
        assert "act_refused" not in kinds[entries:]
        assert not silent or name not in {"correct", "reject", "reject_uncorrected"}
        return True

    def attempt_on_permit(self, number: str, name: str, by: str) -> bool:
        """Let somebody try something with a permit."""
        try:
            OF_PERMIT[name](self.desk, number, by)
        except RefusalError as refusal:
            require_complete(refusal)
            return False
        return True

    @invariant()
    def nothing_is_granted_unlawfully(self) -> None:
        for row in Application.objects.filter(decided_on__isnull=False):
            assert row.accepted_on
            assert PremisesCheck.objects.filter(application=row).exists()
            assert not row.review_required or row.passed
            assert row.decided_by not in {*row.examiners, row.reviewed_by}
            assert row.reviewed_by not in {*row.examiners, row.created_by}
            heard = was_heard(row)
            assert not heard or row.review_required, "decided on a hearing, unreviewed"
            permit = row.permit
            if permit is not None and row.proposed == Outcome.REFUSE:
                assert not renewed_by_silence(row, permit, self.desk.today)

    @invariant()
    def nobody_is_told_twice(self) -> None:
        for number in self.numbers:
            assert self.desk.county.kinds(number).count("permit_correction_requested") <= 1

    @invariant()
    def nothing_is_taken_away_unreviewed(self) -> None:
        for row in Permit.objects.filter(ended_on__isnull=False):
            assert row.passed
            assert row.decided_by not in {row.challenged_by, row.reviewed_by}

    def require_a_way_to_the_end(self, number: str) -> None:
        """Demand that the right people can still bring an application to an end."""
        for _ in range(25):
            state = self.desk.state(number)
            if state in LIFE.ends:
                return
            self.another_examines(number)
            for name in WAYS_OUT[state]:
                by = self.right(number, name)
                others = (by, ZHOU, FENG) if name in {"grant", "refuse", "review"} else (by,)
                if any(self.attempt(number, name, one) for one in others):
                    break
            else:
                self.desk.county.clock.wait(days=10)
        raise AssertionError(f"no end in sight: {self.desk.state(number)}")

    def require_an_end(self, number: str) -> None:
        """Demand that a leader can still cancel a permit."""
        for _ in range(3):
            stage = self.desk.standing(number)
            if stage in permit_states.LIFE.ends:
                return
            row = Permit.objects.get(pk=number)
            names = PERMIT_OUT[stage]
            if stage is P.IN_FORCE and is_expired(row, self.desk.today, self.desk.law):
                names = ("cancel_expired",)
            assert any(self.attempt_on_permit(number, name, WU) for name in names), stage
        raise AssertionError(f"no end in sight: {self.desk.standing(number)}")


def test_whatever_is_tried_nothing_is_granted_unlawfully_and_everything_can_end(county):
    class Here(AnyOrder):
        def __init__(self) -> None:
            super().__init__(county)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=2,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
