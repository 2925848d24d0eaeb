"""BadInput: what was handed in cannot be read; the message names the key and what is wrong."""


class BadInput(Exception):
    """One line, in Chinese: the key, then what is wrong with it.

    The command line prints it on stderr and exits 2; a page shows it at its field.
    """

    def __init__(self, key: str, what: str) -> None:
        self.key = key
        self.what = what
        line = f"{key}：{what}" if key else what
        super().__init__(" ".join("".join(c if c.isprintable() else " " for c in line).split()))
