"""The scanner hook: clamd by INSTREAM where AWARD_CLAMD names one. Silence is never a clean bill."""

import socket
import struct
from typing import BinaryIO

from django.conf import settings

from award.records.files.models import Scan

CHUNK = 256 * 1024
ANSWER_MAX = 4096


class Infected(ValueError):
    """The scanner found something; the message is its name for it."""


def scan(file: BinaryIO) -> Scan:
    """NONE where no scanner is configured, QUARANTINED where it gave no verdict. Infected."""
    if not settings.CLAMD:
        return Scan.NONE
    try:
        answer = _ask(file, settings.CLAMD, settings.CLAMD_SECONDS)
    except OSError:
        return Scan.QUARANTINED
    if answer.endswith("FOUND"):
        raise Infected(answer.removeprefix("stream:").removesuffix("FOUND").strip())
    return Scan.CLEAN if answer == "stream: OK" else Scan.QUARANTINED


def _ask(file: BinaryIO, address: str, seconds: int) -> str:
    with _connected(address, seconds) as link:
        link.sendall(b"zINSTREAM\0")
        file.seek(0)
        while chunk := file.read(CHUNK):
            link.sendall(struct.pack("!I", len(chunk)) + chunk)
        link.sendall(struct.pack("!I", 0))
        answer = b""
        while (more := link.recv(ANSWER_MAX)) and len(answer) < ANSWER_MAX:
            answer += more
            if answer.endswith(b"\0"):
                break
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connected(address: str, seconds: int) -> socket.socket:
    """unix:/path or host:port."""
    if address.startswith("unix:"):
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        link.settimeout(seconds)
        try:
            link.connect(address.removeprefix("unix:"))
        except OSError:
            link.close()
            raise
        return link
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=seconds)
