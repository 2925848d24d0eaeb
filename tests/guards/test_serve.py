"""`award serve` as `make run` calls it: it comes up, answers, and leaves nothing behind when interrupted."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

START = 240  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A served installation of its own, without the demonstration: its address and its process."""
    port = free_port()
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "award.cli", "serve", "--port", str(port), "--workers", "1"],
        env={**kept, "AWARD_VAR": str(tmp_path), "AWARD_DEMO": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address, server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.communicate()


def wait_for(address: str, server: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(server.communicate()[0])
        try:
            urlopen(f"{address}/healthz").close()
            return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"no answer in {START} s")


def test_an_empty_installation_comes_up_serves_its_styles_and_stops_on_ctrl_c(
    site: tuple[str, "subprocess.Popen[str]"],
) -> None:
    address, server = site
    with urlopen(f"{address}/") as page:
        assert page.status == 200
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        styles = re.findall(r'href="(/static/[^"]+\.css)"', page.read().decode())
    assert len(styles) == 1
    with urlopen(address + styles[0]) as css:
        assert "immutable" in css.headers["Cache-Control"]

    os.killpg(server.pid, signal.SIGINT)
    assert server.wait(15) in {0, -signal.SIGINT}
    with pytest.raises(ProcessLookupError):
        os.killpg(server.pid, 0)
