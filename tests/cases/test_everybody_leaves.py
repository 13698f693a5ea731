"""Wherever a case waits for people by name, these leave, and others do what was to be done."""

from datetime import timedelta

from cases.test_proof_replayed import MOST, as_tree, done_as_said, shortest_paths
from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import (
    Appoint,
    EndAppointment,
    appoint,
    end_appointment,
)
from mingjing.cases.handled import is_handled
from mingjing.cases.proof.moves import Move
from mingjing.cases.proof.proving import BEGIN
from mingjing.cases.proof.situation import BOUNCED, Situation
from mingjing.cases.states import LIFE, PRESIDER, REVIEWER, State, Step
from support.cast import ADMIN, CHEN, FENG, HAN, INSTRUMENT, JIN, LIN, PAN, PENG, SUN, ZHAO
from support.replaying import REVIEWERS, Replay

BOUND = frozenset().union(*(one.steps for one in LIFE.bounds))
POSTS = {
    LIN: Role.OFFICER,
    ZHAO: Role.OFFICER,
    PENG: Role.PRESIDING_OFFICER,
    CHEN: Role.REVIEWER,
    FENG: Role.REVIEWER,
}
COMING = {LIN: SUN, ZHAO: JIN, PENG: PAN}
LAST = {CHEN: FENG, FENG: HAN}
"""Who comes in the place of a reviewer: the next one, and after him the head of the office."""


def dismissed(replay, *people):
    """Take their posts from some people as of today."""
    county = replay.county
    until = county.clock.today - timedelta(days=1)
    for person in people:
        end_appointment(EndAppointment(person, POSTS[person], until), act=county.act(ADMIN))


def everybody_leaves(replay, move: Move):
    """Let whoever is named go, and name others by the commands for that."""
    county, docket, case = replay.county, replay.docket, replay.case
    reviewer = ""
    if move.step in REVIEWER.steps and case.stage is not State.OBJECTED:
        reviewer = "" if BOUNCED in move.how else replay.accept()
    gone = reviewer or CHEN
    dismissed(replay, LIN, ZHAO, PENG, gone)
    county.successors = COMING | {gone: LAST[gone]}
    if reviewer:
        coming = next(one for one in REVIEWERS if one not in {*case_excluded(replay), gone})
        county.replace_reviewer(docket, person=coming)
        county.successors[gone] = coming
    if is_handled(case):
        for officer in case.officers:
            county.replace_officer(docket, leaving=officer, coming=COMING[officer])
    post = Appoint(PAN, Role.PRESIDING_OFFICER, INSTRUMENT, county.clock.today)
    appoint(post, act=county.act(ADMIN))
    if move.step in PRESIDER.steps:
        another_presides(replay, move.step)


def case_excluded(replay):
    """Return who may not review the running round."""
    return replay.case.reviewers[:-1]


def another_presides(replay, step):
    """Name another presiding officer; a hearing that was arranged is arranged anew."""
    county, docket = replay.county, replay.docket
    was = county.state(docket)
    county.preside(docket, person=PAN)
    if was is State.HEARING_ARRANGED:
        replay.do(Move(Step.ARRANGE_HEARING, ("in time",)))
        if step in {Step.HOLD_HEARING, Step.END_HEARING}:
            day = county.hearing_at(docket).date()
            county.clock.move_to(day, hour=20)


def shortest_to_each():
    """Return a shortest path to each bound step from each state, that step at its end."""
    found = {}
    for (stage, move, by), path in shortest_paths(MOST).items():
        if not by and move.step in BOUND:
            found.setdefault((stage, move.step), path)
    return found


def walk(replay, at, tree, ends, done):
    """Walk every path; before each step that is asked for, let everybody leave."""
    for move, branch in tree.items():
        if (at.stage, move.step) in ends and (at.stage, move.step) not in done:
            with replay.aside():
                everybody_leaves(replay, move)
                assert isinstance(done_as_said(replay, at, move), Situation)
            replay.county.successors = {}
            done.add((at.stage, move.step))
        if branch:
            with replay.aside():
                walk(replay, done_as_said(replay, at, move), branch, ends, done)


def test_whoever_comes_does_what_was_bound_to_a_name(county, record_testsuite_property):
    paths = shortest_to_each()
    assert set(paths) == {(way.source, step) for step, way in LIFE.ways() if step in BOUND}
    replay, done = Replay(county), set()
    replay.begin()
    walk(replay, BEGIN, as_tree(paths.values()), set(paths), done)
    assert done == set(paths)
    record_testsuite_property("left", len(done))
