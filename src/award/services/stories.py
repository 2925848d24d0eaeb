"""A recipient's experience (Articles 9, 34): written, agreed to, looked at twice, published as a version."""

import io
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from PIL import Image, ImageOps, UnidentifiedImageError

from award.law.art07_criteria import criteria
from award.process import narrative
from award.process.evidence import PICTURE
from award.process.kinds import Actor
from award.process.spreading import METHODS_MAX, SUMMARY_MAX, TEXT_MAX, TITLE_MAX, WRITABLE, StoryRoad
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.seat import Seat
from award.records.spreading.models import Story, StoryPicture, StoryVersion
from award.services import files
from award.services.asking import ask, check
from award.services.digests import sha256
from award.services.steps import Act, effect, take

PICTURES_MOST, PICTURE_BYTES, PICTURE_SIDE = 20, 8 * 1024 * 1024, 1280
PIXELS_MOST = 60_000_000
ITEMS = tuple((i.clause, f"{i.clause} {i.name_zh}") for i in criteria().items)


class Closed(Exception):
    """The text cannot be changed as it stands; the message says why."""


class Conflict(Exception):
    """Somebody saved since the page was opened."""

    def __init__(self, row: Story) -> None:
        super().__init__("你打开页面之后另有人保存过，没有覆盖，请对照后再存")
        self.row = row


@dataclass(frozen=True, slots=True)
class Written:
    """What is asked for while a story is written; everything may still be empty."""

    title: str = ask("标题", required=False, max=TITLE_MAX, example="用统计过程控制把不良率降到万分之三")
    summary: str = ask("摘要", "long", required=False, max=SUMMARY_MAX, help="两三句话：做了什么，效果怎样")
    items: tuple[str, ...] = ask("对应卓越绩效准则的哪些条款", "multi", required=False, options=ITEMS)
    methods: str = ask("用到的方法", required=False, max=METHODS_MAX, example="六西格玛、QC小组、精益生产")
    text: str = ask("正文", "long", required=False, max=TEXT_MAX)


def begin(honour: Honour, *, by: Seat, now: datetime) -> Story:
    """A first, empty text about one title."""
    with transaction.atomic():
        row = Story.objects.create(honour=honour, author=by.actor.value, begun_at=now)
        take(StoryRoad.BEGIN, row, by=by, now=now, seen=0)
        row.refresh_from_db()
        return row


def may_write(row: Story, by: Seat) -> bool:
    """The author's side writes, while it is not with CITY for a look."""
    return row.state in WRITABLE and row.author == by.actor.value


def save(row: Story, written: Written, *, seen: int, by: Seat, now: datetime) -> Story:
    """Keep what was typed. A changed text has to be agreed to again."""
    check(written)
    with transaction.atomic():
        row = Story.objects.select_for_update().get(pk=row.pk)
        if not may_write(row, by):
            raise Closed(f"现在是“{row.get_state_display()}”，由{Actor(row.author).label}写，不能改")
        kept = {
            "title": " ".join(written.title.split()),
            "summary": written.summary.strip(),
            "items": list(written.items),
            "methods": written.methods.strip(),
            "text": written.text.replace("\r\n", "\n").replace("\x00", "").strip(),
        }
        if kept == row.words():
            return row
        if seen != row.revision:
            raise Conflict(row)
        for name, value in kept.items():
            setattr(row, name, value)
        row.agreed, row.consent = False, None
        row.revision += 1
        row.saved_at, row.saved_by_id = now, by.user_id
        row.save()
        return row


def add_picture(row: Story, upload: UploadedFile, *, by: Seat, now: datetime) -> StoryPicture:
    """Made anew at a page's size: a photo's place, device and time stay with whoever took it."""
    if not may_write(row, by):
        raise files.BadFile("现在不能改，不能加图")
    if (upload.size or 0) > PICTURE_BYTES:
        raise files.BadFile(f"图片超过{PICTURE_BYTES // 1048576}兆，请缩小后再传")
    last = row.pictures.aggregate(most=Max("number"))["most"] or 0
    if last >= PICTURES_MOST:
        raise files.BadFile(f"一篇最多{PICTURES_MOST}幅图")
    content, kind, size = _drawn_anew(upload)
    name = f"图{last + 1}.{'png' if kind == 'PNG' else 'jpg'}"
    file = files.keep(content, name=name, subject=row.subject, purpose=PICTURE, by=by, now=now)
    return StoryPicture.objects.create(story=row, number=last + 1, file=file, width=size[0], height=size[1])


def _drawn_anew(upload: UploadedFile) -> tuple[bytes, str, tuple[int, int]]:
    try:
        with Image.open(upload) as opened:
            if opened.format not in ("PNG", "JPEG"):
                raise files.BadFile("正文里的图只收 PNG、JPG")
            if opened.width * opened.height > PIXELS_MOST:
                raise files.BadFile("图片的像素太多，请缩小后再传")
            kind = opened.format
            drawn = ImageOps.exif_transpose(opened).convert("RGB" if kind == "JPEG" else "RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise files.BadFile("看不出是可用的图片：只收 PNG、JPG，以文件内容为准") from None
    drawn.thumbnail((PICTURE_SIDE, PICTURE_SIDE))
    clean = Image.new(drawn.mode, drawn.size)
    clean.paste(drawn)
    out = io.BytesIO()
    clean.save(out, kind, quality=82, optimize=True)
    return out.getvalue(), kind, clean.size


def pictures(row: Story) -> dict[str, dict[str, Any]]:
    """Number -> the picture's file and size, as a version freezes them."""
    rows = row.pictures.select_related("file")
    return {
        str(p.number): {"id": str(p.file_id), "sha256": p.file.sha256, "width": p.width, "height": p.height}
        for p in rows
    }


def _digest(row: Story) -> str:
    return sha256(_plain(row.words()))


def _plain(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True).encode()


@effect(StoryRoad.BEGIN)
def begun(row: Story, details: None, act: Act) -> dict[str, Any]:
    return {"honour": row.honour.subject, "author": row.author}


@dataclass(frozen=True, slots=True)
class Agreement:
    """The recipient's own word on the whole text."""

    agrees: bool = ask(
        "本单位看过全文，同意由市质量工作主管部门公开；不含商业秘密、技术秘密和个人信息，不作产品宣传", "tick"
    )


@effect(StoryRoad.HAND_IN, Agreement)
def handed_in(row: Story, details: Agreement, act: Act) -> dict[str, Any]:
    row.agreed, row.remark = True, ""
    return {"text": _digest(row)}


@dataclass(frozen=True, slots=True)
class PaperConsent:
    """The unit's consent on paper, where CITY wrote the story."""

    paper: Evidence | None = ask("单位同意公开的书面材料", "file")


@effect(StoryRoad.CONSENT, PaperConsent)
def consented(row: Story, details: PaperConsent, act: Act) -> dict[str, Any]:
    row.agreed, row.consent = True, details.paper
    assert details.paper is not None  # asked for
    return {"text": _digest(row), "paper": details.paper.sha256}


@dataclass(frozen=True, slots=True)
class Remark:
    remark: str = ask("请单位改什么", "long", max=1000, example="第三段像产品宣传，请改为写怎样做的")


@effect(StoryRoad.ASK_CHANGES, Remark)
def asked_to_change(row: Story, details: Remark, act: Act) -> dict[str, Any]:
    row.remark, row.agreed, row.forwarded_by = details.remark.strip(), False, None
    return {"text": _digest(row)}


@dataclass(frozen=True, slots=True)
class Look:
    """The first officer's look, point by point."""

    no_promotion: bool = ask("看过全文和插图，系统提示的用语逐处看过：不是产品宣传", "tick")
    no_persons: bool = ask("文字和插图里没有个人电话、证件号码等个人信息", "tick")


@effect(StoryRoad.FORWARD, Look)
def forwarded(row: Story, details: Look, act: Act) -> dict[str, Any]:
    row.forwarded_by_id, row.remark = act.by.user_id, ""
    return {"text": _digest(row)}


@effect(StoryRoad.PUBLISH)
def published(row: Story, details: None, act: Act) -> dict[str, Any]:
    """A new version takes the public place; the one before stays to be read by officers."""
    shown = {str(n) for n in narrative.pictures(row.text)}
    kept = {number: file for number, file in pictures(row).items() if number in shown}
    last = row.versions.aggregate(most=Max("number"))["most"] or 0
    digest = sha256(_plain({**row.words(), "pictures": kept}))
    row.public = StoryVersion.objects.create(
        story=row,
        number=last + 1,
        **row.words(),
        pictures=kept,
        digest=digest,
        published_at=act.now,
        published_by_id=act.by.person,
        forwarded_by=row.forwarded_by,
    )
    row.published_at, row.withdrawn_on, row.withdrawn_because = act.now, None, ""
    return {"version": last + 1, "content": digest}


@effect(StoryRoad.REVISE)
def revised(row: Story, details: None, act: Act) -> dict[str, Any]:
    row.author, row.agreed, row.consent, row.forwarded_by = act.by.actor.value, False, None, None
    return {"author": row.author}


@dataclass(frozen=True, slots=True)
class Withdrawal:
    reason: str = ask("撤下的理由", "long", max=400)


@effect(StoryRoad.WITHDRAW, Withdrawal)
def withdrawn(row: Story, details: Withdrawal, act: Act) -> dict[str, Any]:
    was = row.public.number if row.public else None
    row.public, row.agreed, row.forwarded_by = None, False, None
    row.withdrawn_on, row.withdrawn_because = local(act.now).date(), details.reason.strip()
    return {"version": was}
