"""The moment of a request. Only the demonstration's clock can be moved."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Aware, Asia/Shanghai. In the demonstration: the real moment plus its offset."""
    real = timezone.localtime()
    return real + offset() if settings.DEMO else real


def _path() -> Path:
    return Path(settings.VAR) / "demo_clock"


def offset() -> timedelta:
    """How far the demonstration's clock stands from the real one."""
    try:
        return timedelta(seconds=float(_path().read_text()))
    except (FileNotFoundError, ValueError):
        return timedelta(0)


def set_clock(moment: datetime) -> None:
    """Move the demonstration's clock so that it now shows `moment`."""
    seconds = (moment - timezone.localtime()).total_seconds()
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(seconds))
