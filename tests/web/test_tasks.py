"""The standard task API stands on the outbox: enqueue, status, result, failure."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.exceptions import (
    InvalidTaskError,
    TaskResultDoesNotExist,
    TaskResultMismatch,
)

from mingjing.kernel.dates import SHANGHAI
from mingjing.ledger.outbox import LONGEST_RETRY, Terms, backlog, enqueue, queue_state
from mingjing.web import tasks
from mingjing.web.jobs import work
from web.sample_tasks import add, attempt_of, broken

AT = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def _tasks_of_the_tests(db, monkeypatch):
    monkeypatch.setattr(tasks, "OURS", "web.")


def test_a_task_is_done_after_it_was_enqueued_and_gives_its_result():
    result = add.enqueue(2, b=3)
    assert (result.status, result.is_finished) == (TaskResultStatus.READY, False)
    assert work(AT) == 1
    result.refresh()
    assert (result.status, result.return_value) == (TaskResultStatus.SUCCESSFUL, 5)
    assert (result.started_at, result.finished_at, result.attempts) == (AT, AT, 1)
    assert add.get_result(result.id).return_value == 5


def test_a_task_gets_its_context_and_keeps_its_priority():
    later, sooner = add.enqueue(1, 1), attempt_of.enqueue("甲")
    assert sooner.task.priority == 7
    work(AT)
    later.refresh()
    sooner.refresh()
    assert sooner.return_value == ["甲", 1]


def test_a_task_may_be_put_off():
    result = add.using(run_after=AT + timedelta(days=1)).enqueue(1, 1)
    assert work(AT) == 0
    assert work(AT + timedelta(days=1)) == 1
    result.refresh()
    assert result.return_value == 2


def test_a_task_that_raises_is_tried_again_and_fails_in_the_end():
    result, at = broken.enqueue(), AT
    work(at)
    result.refresh()
    assert result.status is TaskResultStatus.READY
    assert result.errors[0].exception_class is LookupError
    for _ in range(tasks.ATTEMPTS):
        at += LONGEST_RETRY
        work(at)
    result.refresh()
    assert (result.status, result.attempts) == (TaskResultStatus.FAILED, tasks.ATTEMPTS)
    assert "sample_tasks.py" in result.errors[0].traceback
    with pytest.raises(ValueError, match="failed"):
        _ = result.return_value


def test_a_task_goes_back_with_the_transaction_that_asked_for_it():
    with transaction.atomic():
        add.enqueue(1, 1)
        transaction.set_rollback(True)
    assert work(AT) == 0


def test_results_that_are_not_there_or_of_another_task_are_refused():
    with pytest.raises(TaskResultDoesNotExist):
        default_task_backend.get_result("nothing")
    with pytest.raises(TaskResultMismatch):
        broken.get_result(add.enqueue(1, 1).id)


def test_what_the_backend_cannot_do_is_refused_when_it_is_asked_for():
    with pytest.raises(InvalidTaskError):
        add.using(priority=101)
    with pytest.raises(InvalidTaskError):
        add.using(queue_name="no-such")
    with pytest.raises(TypeError):
        add.enqueue(object(), 1)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("os.system", "nothing outside of the program is imported"),
        ("web.sample_tasks.plain_function", "nor is a function called that is no task"),
        ("web.no_such_module.f", "nor anything that is not there"),
    ],
)
def test_a_row_does_not_choose_what_is_called(path, why):
    arguments = {"id": "x", "task": path, "backend": "default", "queue": "default"}
    enqueue(tasks.TASK, "x", {**arguments, "args": ["true"], "kwargs": {}}, Terms())
    assert work(AT) == 0
    assert backlog().failing == 1, why
    assert queue_state(AT).failing[0].attempts == 1
