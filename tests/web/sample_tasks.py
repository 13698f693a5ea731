"""Tasks of the standard API for the tests."""

from django_tasks import task


@task
def add(a, b):
    return a + b


@task(priority=7, takes_context=True)
def attempt_of(context, name):
    return [name, context.attempt]


@task
def broken():
    raise LookupError("坏了")


def plain_function():
    raise AssertionError("it is no task and must not be called")
