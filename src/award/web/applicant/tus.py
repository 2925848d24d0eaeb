"""/applicant/uploads/: resumable uploads by the protocol tus 1.0.0 (core, creation, termination).

Any tus client can speak to it. `Upload-Metadata` carries filename, purpose (the requirement that the file
proves), secrecy, ground and scope; `?cycle=` names the application as on every page of the enterprise.

No CSRF token is asked: every request must carry Tus-Resumable, a header that another site's page cannot send
without a preflight, which is never granted.
"""

import base64
import binascii
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt

from award.law.art28_secrets import Claim
from award.process.evidence import REQUIREMENTS
from award.process.kinds import Actor
from award.records.desk import on_the_desk_of
from award.records.uploads.models import Upload
from award.services import uploads
from award.services.asking import BadDetails
from award.services.dossiers import Closed
from award.services.evidence import Added
from award.services.files import BadFile
from award.web import clock
from award.web.applicant import own
from award.web.seats import SeatedRequest, seat

VERSION = "1.0.0"
CHUNK = 256 * 1024
View = Callable[..., HttpResponse]


def speaks_tus(*methods: str) -> Callable[[View], View]:
    """The protocol's frame: the version in every request and answer, refusals as plain words."""

    def frame(view: View) -> View:
        @wraps(view)
        def framed(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "OPTIONS":
                answer = HttpResponse(status=204)
                answer["Tus-Version"], answer["Tus-Extension"] = VERSION, "creation,termination"
                answer["Tus-Max-Size"] = str(settings.UPLOAD_MAX_BYTES)
            elif request.method not in methods:
                answer = _say("这个地址不这样用", 405)
            elif request.headers.get("Tus-Resumable") != VERSION:
                answer = _say("请用 tus 1.0.0 协议上传", 412)
                answer["Tus-Version"] = VERSION
            else:
                answer = _answer(view, request, args, kwargs)
            answer["Tus-Resumable"] = VERSION
            answer["Cache-Control"] = "no-store"
            return answer

        return framed

    return frame


def _answer(view: View, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except BadFile as bad:
        too_large = str(bad).endswith(f"最大{settings.UPLOAD_MAX_BYTES // (1024 * 1024)}兆")
        return _say(str(bad), 413 if too_large else 422)
    except BadDetails as wrong:
        return _say(str(wrong), 422)
    except Closed as closed:
        return _say(str(closed), 403)
    except uploads.WrongOffset as wrong:
        answer = _say("续传的位置不对，请按服务器已收到的位置续传", 409)
        answer["Upload-Offset"] = str(wrong)
        return answer
    except uploads.Busy:
        return _say("这个文件正在另一个窗口上传", 423)
    except UnreadablePostError:
        return _say("连接断了，已收到的留着", 400)


def _say(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


@csrf_exempt
@seat(Actor.APPLICANT)
@speaks_tus("POST")
def create(request: SeatedRequest) -> HttpResponse:
    """Creation: 201 and where to send the bytes."""
    application = own.chosen(request)
    if application is None:
        return _say("还没有开始申报", 404)
    told = metadata(request.headers.get("Upload-Metadata", ""))
    if told is None:
        return _say("Upload-Metadata 不合格式", 400)
    length = request.headers.get("Upload-Length", "")
    if not length.isdecimal() or len(length) > 15:
        return _say("缺少 Upload-Length，或不是字节数", 400)
    purpose = told.get("purpose", "other")
    if purpose not in {r.key for r in REQUIREMENTS}:
        return _say("没有这一项证明材料", 404)
    begun = uploads.begin(
        application, name=told.get("filename", ""), length=int(length), purpose=purpose,
        claim=claim_of(told), by=request.seat, now=request.now,
    )  # fmt: skip
    answer = HttpResponse(status=201)
    answer["Location"] = f"/applicant/uploads/{begun.pk}/"
    return answer


def claim_of(told: Any) -> Claim:
    """The secrecy claim as it was typed: of a form, or of an upload's metadata."""
    return Claim(told.get("secrecy") or "none", told.get("ground", "").strip(), told.get("scope", "").strip())


def metadata(header: str) -> dict[str, str] | None:
    """key base64, key base64, ...; None where it is not that."""
    found = {}
    for pair in filter(None, (p.strip() for p in header.split(","))):
        key, _, value = pair.partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode("utf-8").replace("\0", "")
        except (binascii.Error, UnicodeDecodeError):
            return None
    return found


@csrf_exempt
@seat(Actor.APPLICANT)
@speaks_tus("HEAD", "PATCH", "DELETE")
def part(request: SeatedRequest, pk: UUID) -> HttpResponse:
    """Where to go on from, what comes next, or no more of it. Another unit's upload does not exist."""
    mine = Upload.objects.select_related("application__cycle")
    upload = get_object_or_404(mine, pk=pk, application__in=on_the_desk_of(request.seat))
    match request.method:
        case "HEAD":
            _told(request, uploads.complete(upload, by=request.seat, now=request.now))
        case "DELETE":
            if upload.evidence_id is not None:
                return _say("这个文件已经收下，请在证明材料里移除", 409)
            uploads.discard(upload)
            return HttpResponse(status=204)
        case _:
            if request.content_type != "application/offset+octet-stream":
                return _say("PATCH 的内容类型应为 application/offset+octet-stream", 415)
            at = request.headers.get("Upload-Offset", "")
            if not at.isdecimal() or upload.evidence_id is not None:
                raise uploads.WrongOffset(str(uploads.offset(upload)))
            came = _body(request)
            _told(request, uploads.append(upload, came, at=int(at), by=request.seat, clock=clock.now))
    answer = HttpResponse(status=200 if request.method == "HEAD" else 204)
    answer["Upload-Offset"] = str(uploads.offset(upload))
    answer["Upload-Length"] = str(upload.length)
    return answer


def _body(request: HttpRequest) -> Iterator[bytes]:
    while chunk := request.read(CHUNK):
        yield chunk


def _told(request: HttpRequest, added: Added | None) -> None:
    """The next page says what was taken in, and what is odd about it."""
    if added is None:
        return
    messages.success(request, f"已收下{added.evidence.name}")
    if said := added.said():
        messages.warning(request, said)
