"""`award serve`: everything that `make run` does once the environment stands."""

import argparse
import hashlib
import logging
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from award.cli.database import add_option, django_ready, prepare
from award.cli.errors import BadInput

if TYPE_CHECKING:
    from award.cli import Subparsers

TICK = 60  # seconds


def register(subparsers: "Subparsers") -> None:
    serve = subparsers.add_parser("serve", help="建表、装入演示（AWARD_DEMO=1）、整理静态文件并启动网站")
    serve.add_argument("--host", default="127.0.0.1", help="监听地址，默认只限本机")
    serve.add_argument("--port", type=int, default=8000, help="监听端口，默认 8000")
    serve.add_argument("--workers", type=int, default=2, help="工作进程数，默认 2")
    serve.add_argument("--threads", type=int, default=8, help="每个进程的线程数，默认 8")
    add_option(serve)
    serve.set_defaults(run=_serve)


def _serve(args: argparse.Namespace) -> int:
    _free(args.host, args.port)
    django_ready(args.database, tables=False)
    from django.conf import settings
    from django.db import connections

    _tell("正在准备数据库")
    prepare()
    _demonstrate() if settings.DEMO else _be_in_earnest()
    if _static_changed():
        _tell("正在整理静态文件")
        _collect_static()
    connections.close_all()
    _tell(f"已就绪：http://{args.host}:{args.port}/（按 Ctrl-C 停止）")
    server = subprocess.Popen([sys.executable, "-m", "gunicorn", *_server_options(args), "award.wsgi"])
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    return _mind(server)


def _mind(server: "subprocess.Popen[bytes]") -> int:
    """Wait until the server ends; once a minute do what falls due by the clock. Returns the exit code."""
    interrupted = False
    while True:
        try:
            code = server.wait(TICK)
            return 0 if interrupted else code
        except subprocess.TimeoutExpired:
            _tick()
        except KeyboardInterrupt:  # a terminal tells the server as well, `kill -INT` only this process
            interrupted = True
            server.terminate()


def _tick() -> None:
    """What `award tick` does. A fault is logged; the next minute tries again."""
    from django.db import connections

    from award.services.tick import run_due
    from award.web.clock import now

    try:
        run_due(now())
    except Exception:
        logging.getLogger("award.tick").exception("what falls due could not be done")
    finally:
        connections.close_all()


def _server_options(args: argparse.Namespace) -> list[str]:
    return [
        "--bind=" + f"{args.host}:{args.port}",
        "--worker-class=gthread",
        f"--workers={args.workers}",
        f"--threads={args.threads}",
        "--timeout=120",
        "--graceful-timeout=5",
        "--no-control-socket",
        "--log-level=warning",
    ]


def _free(host: str, port: int) -> None:
    """BadInput unless the address can be listened on: better said before than after the work."""
    try:
        with socket.socket() as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind((host, port))
    except (OSError, OverflowError) as wrong:
        raise BadInput("--port", f"{host}:{port} 不能监听（{wrong}），可用 PORT= 换一个端口") from None


def _demonstrate() -> None:
    """Load the demonstration's cycle into an empty database; print who can sign in.

    BadInput for a database with real people: its clock and its seats must not be anybody's to move.
    """
    from django.contrib.auth import get_user_model

    from award import demo

    if not demo.loaded():
        if get_user_model().objects.exists():
            raise BadInput("AWARD_DEMO", "库中有正式数据，不能打开演示；请设为 0 或换一个 AWARD_VAR")
        _tell("正在装入演示数据（只在第一次启动时）")
        demo.load()
    print("\n演示账号：")
    for account in demo.accounts():
        print(f"  {account.seat}\t{account.email}\t{account.password}")
    print()


def _be_in_earnest() -> None:
    """BadInput for a demonstration's database: its passwords are known to everybody."""
    from award import demo

    if demo.loaded():
        raise BadInput("AWARD_DEMO", "库中是演示数据，口令人人皆知；请换一个 AWARD_VAR")


def _static_state() -> str:
    """A digest of the names, sizes and times of all static files that would be collected."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            about = Path(storage.path(path)).stat()
            digest.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _stamp() -> Path:
    from django.conf import settings

    return Path(settings.STATIC_ROOT).with_name("static.state")


def _static_changed() -> bool:
    stamp = _stamp()
    return not stamp.is_file() or stamp.read_text() != _static_state()


def _collect_static() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    _stamp().write_text(_static_state())


def _tell(line: str) -> None:
    print(f"· {line}", flush=True)
