"""Serving the pages: the web server, the worker and the publisher as child processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mingjing.kernel.errors import RefusalError
from mingjing.web.tethered import tethered

PAUSE = 1.0
ADDRESS = "127.0.0.1"


def serve_until_stopped(data: Path, port: int, echo: Callable[[str], None]) -> None:
    """Serve on the loopback address, keep working and publishing, until a signal.

    The children end with this process, even where it is killed: each is tethered to it.

    Args:
        data: the data directory.
        port: TCP port on 127.0.0.1.
        echo: told what to open.

    Raises:
        RefusalError: the port cannot be had, or a child ended by itself.
    """
    _require_free(port)
    environment = {**os.environ, "MINGJING_DATA": str(data)}
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    children: list[subprocess.Popen[bytes]] = []
    try:
        for command in (_server(port), _publisher(), _worker()):
            words = tethered(command)
            children.append(
                subprocess.Popen(words, env=environment, stdin=subprocess.PIPE)  # noqa: S603 - our own programs
            )
        echo(f"\n请打开 http://{ADDRESS}:{port}/ 。按 Ctrl-C 结束。")
        echo(f"Open http://{ADDRESS}:{port}/ . Ctrl-C ends it.")
        while all(child.poll() is None for child in children):
            time.sleep(PAUSE)
        raise RefusalError(
            "网页已停止提供。",
            why="网页服务器、发布者或者工人自行退出了，它的话在上面。",
            remedy="请按它所说的处理后重新运行。",
        )
    except KeyboardInterrupt:
        pass
    finally:
        _end(children)


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise RefusalError(
                f"{ADDRESS} 的端口 {port} 不能使用。",
                why="这个端口已有别的程序占用，或者不许使用。",
                remedy="请先结束那个程序，或者用 --port 另选一个端口。",
            ) from error


def _server(port: int) -> list[str]:
    return [
        sys.executable, "-m", "gunicorn", "mingjing.web.wsgi:application",
        "--bind", f"{ADDRESS}:{port}", "--worker-class", "gthread",
        "--workers", "2", "--threads", "8", "--log-level", "warning",
    ]  # fmt: skip


def _publisher() -> list[str]:
    return [sys.executable, "-m", "mingjing.cli", "ledger", "publish", "--watch"]


def _worker() -> list[str]:
    return [sys.executable, "-m", "mingjing.cli", "worker"]


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.stdin is not None:
            child.stdin.close()
    for child in children:
        child.wait()
