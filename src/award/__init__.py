"""包头市市长质量奖管理系统: the Baotou Mayor's Quality Award, run by its own regulation."""

__version__ = "0.1.0"
