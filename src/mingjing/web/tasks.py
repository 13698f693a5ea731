"""The standard task API over the outbox: ``@task`` functions wait and are done like all else.

``@task`` comes from django-tasks, whose API Django 6 carries as its own. A task that raises is
tried again, at most ``ATTEMPTS`` times; then its status is FAILED.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.utils.module_loading import import_string
from django_tasks import TaskContext, TaskResult, TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.utils import get_random_id, normalize_json
from typing_extensions import ParamSpec

from mingjing.kernel.canonical import Value
from mingjing.ledger.outbox import JobState, Terms, enqueue, job_state

TASK = "task"
ATTEMPTS = 10
OURS = "mingjing."

T = TypeVar("T")
P = ParamSpec("P")


class OutboxBackend(BaseTaskBackend):
    """Enqueues tasks as jobs of the outbox, inside whatever transaction is open."""

    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def enqueue(
        self,
        task: Task[P, T],
        args: P.args,  # type: ignore[valid-type]  # as the base class has it
        kwargs: P.kwargs,  # type: ignore[valid-type]  # as the base class has it
    ) -> TaskResult[T]:
        """Ask for *task* once the open transaction commits."""
        self.validate_task(task)
        key = get_random_id()
        enqueue(
            TASK,
            key,
            {
                "id": key,
                "task": task.module_path,
                "backend": self.alias,
                "queue": task.queue_name,
                "args": normalize_json(args),
                "kwargs": normalize_json(kwargs),
            },
            Terms(task.priority, task.run_after, ATTEMPTS),
        )
        return self.get_result(key)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        """Return how far a task has come, from any process.

        Raises:
            TaskResultDoesNotExist: no task of that id was enqueued.
        """
        state = job_state(TASK, result_id)
        if state is None:
            raise TaskResultDoesNotExist(result_id)
        return _result(state)


def run_task(arguments: Mapping[str, Value], _at: datetime) -> Value:
    """Do the outbox job ``task``: call the function that was enqueued and return its result.

    Raises:
        ValueError: what is named is no task of this program.
    """
    task = _task(str(arguments["task"]))
    args, kwargs = _call(arguments)
    if task.takes_context:
        state = job_state(TASK, str(arguments["id"]))
        if state is not None:
            args = [TaskContext(task_result=_result(state)), *args]
    result: Value = normalize_json(task.call(*args, **kwargs))
    return result


def _task(path: str) -> Task[..., Any]:
    """Return the task at *path*; a row of the database does not choose what is imported."""
    if not path.startswith(OURS):
        raise ValueError(f"{path} is not of this program")
    found = import_string(path)
    if not isinstance(found, Task):
        raise ValueError(f"{path} is not a task")  # noqa: TRY004 - the path is wrong, not a type
    return found


def _call(arguments: Mapping[str, Value]) -> tuple[list[Any], dict[str, Any]]:
    args, kwargs = arguments["args"], arguments["kwargs"]
    if not isinstance(args, list) or not isinstance(kwargs, dict):
        raise ValueError("a task needs a list and a dictionary")  # noqa: TRY004 - as above
    return list(args), dict(kwargs)


def _result(state: JobState) -> TaskResult[Any]:
    arguments = state.arguments
    args, kwargs = _call(arguments)
    task = _task(str(arguments["task"])).using(
        priority=state.priority, run_after=state.not_before, queue_name=str(arguments["queue"])
    )
    failed = state.failed_at is not None
    result: TaskResult[Any] = TaskResult(
        task=task,
        id=state.key,
        status=_status(state),
        enqueued_at=state.enqueued_at,
        started_at=state.started_at,
        finished_at=state.failed_at if failed else state.done_at,
        last_attempted_at=state.attempted_at,
        args=args,
        kwargs=kwargs,
        backend=str(arguments["backend"]),
        errors=[TaskError(exception_class_path=state.error_class, traceback=state.traceback)]
        if state.error_class
        else [],
        worker_ids=list(state.attempted_by),
    )
    object.__setattr__(result, "_return_value", state.result)  # as its own backends set it
    return result


def _status(state: JobState) -> TaskResultStatus:
    if state.done_at is not None:
        return TaskResultStatus.SUCCESSFUL
    if state.failed_at is not None:
        return TaskResultStatus.FAILED
    return TaskResultStatus.RUNNING if state.is_running else TaskResultStatus.READY
