"""Draining the queue: our worker against that of django-tasks-db, same API, database and job.

Both enqueue tasks that do nothing through ``@task``, on the same settings of the database, and
one worker of each drains them; in turn, several rounds. Goal: at least as many a second.
django-tasks-db is installed beside, in an environment of its own that is thrown away.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
COUNT = 500
GOAL = 1.0
RIVAL = ("django-tasks-db==0.13.0", "django-tasks==0.12.0", "django==5.2.19")
POSTGRESQL = "psycopg[binary]==3.3.9"


def task_module(folder: Path) -> None:
    """Write the task of both sides."""
    text = "from django_tasks import task\n\n\n@task\ndef nothing():\n    return None\n"
    (folder / "nothing_to_do.py").write_text(text, "utf-8")


def ours(data: Path, url: str) -> float:
    """Return how many jobs a second our worker does."""
    from installations import set_up  # noqa: PLC0415 - Django of this environment

    set_up(data, url)
    from nothing_to_do import nothing  # type: ignore[import-not-found]  # noqa: PLC0415 - as above

    from mingjing.cli.clock import now  # noqa: PLC0415 - as above
    from mingjing.ledger.draining import drain  # noqa: PLC0415 - as above
    from mingjing.web import tasks  # noqa: PLC0415 - as above

    tasks.OURS = "nothing_to_do."
    for _ in range(COUNT):
        nothing.enqueue()
    start = time.perf_counter()
    done = drain({tasks.TASK: tasks.run_task}, at=now())
    seconds = time.perf_counter() - start
    if done != COUNT:
        raise SystemExit(f"only {done} of {COUNT} were done")
    return COUNT / seconds


def theirs(data: Path, url: str) -> float:
    """Return how many jobs a second django-tasks-db does; runs in its own environment."""
    import django  # noqa: PLC0415 - of the other environment
    from django.conf import settings  # noqa: PLC0415 - as above

    from mingjing.web.database import database  # noqa: PLC0415 - needs nothing but Python

    settings.configure(
        DATABASES={"default": {**database(url, data), "CONN_MAX_AGE": None}},
        INSTALLED_APPS=["django_tasks", "django_tasks_db"],
        TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - as above
    from django_tasks_db.management.commands.db_worker import (  # type: ignore[import-not-found]  # noqa: PLC0415 - as above
        Worker,
    )
    from django_tasks_db.models import DBTaskResult  # type: ignore[import-not-found]  # noqa: PLC0415 - as above
    from nothing_to_do import nothing  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0, interactive=False)
    for _ in range(COUNT):
        nothing.enqueue()
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="rival",
        excluded_queue_names=[],
    )
    start = time.perf_counter()
    worker.run()
    seconds = time.perf_counter() - start
    done = DBTaskResult.objects.filter(status="SUCCESSFUL").count()
    if done != COUNT:
        raise SystemExit(f"only {done} of {COUNT} were done")
    return COUNT / seconds


def rival(folder: Path) -> Path:
    """Return the interpreter of an environment with django-tasks-db."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    words = [str(python), "-m", "pip", "install", "--quiet", *RIVAL, POSTGRESQL]
    subprocess.run(words, check=True, env=os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"})  # noqa: S603 - fixed words
    return python


def measured(python: Path, side: str, url: str, folder: Path) -> float:
    """Run one side in a process and a database of its own, and return its jobs a second."""
    with tempfile.TemporaryDirectory() as data:
        path = os.pathsep.join([str(folder), str(ROOT / "src"), str(ROOT / "benchmarks")])
        done = subprocess.run(  # noqa: S603 - this file
            [str(python), str(Path(__file__)), "--side", side, "--data", data, "--url", url],
            env=os.environ | {"PYTHONPATH": path},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return float(done.stdout.split()[-1])


def compare(python: Path, url: str, folder: Path, rounds: int) -> bool:
    """Print both speeds and their ratio on one database; say whether the goal is met."""
    speeds: dict[str, list[float]] = {"ours": [], "theirs": []}
    for nth in range(rounds):
        speeds["ours"].append(
            measured(Path(sys.executable), "ours", fresh(url, f"o{nth}"), folder)
        )
        speeds["theirs"].append(measured(python, "theirs", fresh(url, f"t{nth}"), folder))
    middle = {side: median(found) for side, found in speeds.items()}
    ratio = middle["ours"] / middle["theirs"]
    engine = "PostgreSQL" if url else "SQLite"
    for side, found in middle.items():
        print(f"    {engine}, {side:6} {found:8.0f} jobs a second")
    print(
        f"{engine}, drain ÷ django-tasks-db {ratio:6.2f}   goal {GOAL}: "
        f"{'met' if ratio >= GOAL else 'missed'}"
    )
    return ratio >= GOAL


def fresh(url: str, name: str) -> str:
    """Return the URL of a new database on the server; empty on SQLite."""
    if not url:
        return ""
    import psycopg  # noqa: PLC0415 - an extra

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return url.replace("/postgres?", f"/{name}?")


def main() -> int:
    """Measure, or be one side of a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engine", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--side", choices=["ours", "theirs"], help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--url", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.side:
        print({"ours": ours, "theirs": theirs}[asked.side](asked.data, asked.url))
        return 0
    from installations import server  # noqa: PLC0415 - a neighbour

    met = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        task_module(folder)
        python = rival(folder / "rival")
        if asked.engine != "postgresql":
            met &= compare(python, "", folder, asked.rounds)
        if asked.engine != "sqlite":
            with server() as url:
                met &= compare(python, url, folder, asked.rounds)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
