"""A house template that an officer uploads: why a file cannot be one, in words to act on."""

import io
import re
import zipfile
from collections.abc import Iterator

from award.services.papers.docx import BLOCKS, PLACEHOLDERS, filled
from award.services.papers.official import Official, Paragraph

NEEDED = ("title", "body")
MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.S)
PLAIN = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")


class BadTemplate(ValueError):
    """The template cannot be used; the message says why and what to do, in Chinese."""


def faults(content: bytes) -> tuple[str, ...]:
    """What keeps a file from being the house template, each in words that an officer can act on."""
    try:
        found = list(_tags(content))
    except BadTemplate as bad:
        return (str(bad),)
    wrong = [tag for tag in found if not PLAIN.fullmatch(tag)]
    names = [m[1] for m in map(PLAIN.fullmatch, found) if m]
    said = [f"模板里有不能用的写法“{tag[:40]}”：只能用双花括号里写一个占位名" for tag in dict.fromkeys(wrong)]
    said += [f"没有名为“{name}”的占位" for name in dict.fromkeys(names) if name not in PLACEHOLDERS]
    said += [f"缺少占位 {{{{ {name} }}}}（{PLACEHOLDERS[name]}）" for name in NEEDED if name not in names]
    said += [f"占位“{name}”出现了{names.count(name)}次，只能一次" for name in BLOCKS if names.count(name) > 1]
    if not said:
        said = list(_unfit(content))
    return tuple(said)


def _tags(content: bytes) -> Iterator[str]:
    """Every tag of the template language, with Word's own markup inside it taken away."""
    if len(content) > MOST_BYTES:
        raise BadTemplate(f"模板有{len(content) / 1048576:.1f}兆，最大{MOST_BYTES // 1048576}兆")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _safe(parts)
            for name in parts.namelist():
                if name.startswith("word/") and name.endswith(".xml"):
                    text = re.sub(r"<[^>]+>", "", parts.read(name).decode("utf-8", "replace"))
                    yield from TAG.findall(text)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        raise BadTemplate("不是 Word 的 .docx 文件，或者文件损坏、设了密码") from None


def _safe(parts: zipfile.ZipFile) -> None:
    names = parts.namelist()
    if "word/document.xml" not in names:
        raise BadTemplate("不是 Word 的 .docx 文件；.doc 请先另存为 .docx")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise BadTemplate("文件带宏，请另存为不带宏的 .docx")
    if sum(info.file_size for info in parts.infolist()) > MOST_UNPACKED:
        raise BadTemplate("文件解开后过大，不能用作模板")
    if any(
        b'TargetMode="External"' in parts.read(n) and b"attachedTemplate" in parts.read(n)
        for n in names
        if n.endswith(".rels")
    ):
        raise BadTemplate("文件链接了外部模板，请取消链接后另存再传")


def _unfit(content: bytes) -> Iterator[str]:
    """Fill it with a sample: the last word on whether it works."""
    sample = Official(title="示例标题", to="示例机关", blocks=(Paragraph("示例正文"),), signed_by="示例机关")
    try:
        import docx

        made = docx.Document(io.BytesIO(filled(sample, content)))
    except Exception:  # whatever a foreign file can do to the reader of it
        yield "模板填不进内容，请在 Word 里打开另存为 .docx 再传"
        return
    if not any("示例正文" in paragraph.text for paragraph in made.paragraphs):
        yield "占位 {{ body }} 要独占一段，不能放在表格或文本框里"
