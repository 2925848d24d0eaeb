"""Trusted time for a signature (RFC 3161), asked of the service that AWARD_SIGN_TSA names.

pyHanko's own client needs a library that is not installed here; the request is one POST.
"""

import asyncio
from http.client import HTTPException
from urllib.request import Request, urlopen

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

SECONDS = 10
ANSWER_MAX = 1024 * 1024  # bytes


class Service(TimeStamper):
    """Asks over HTTP; an answer of another kind is no answer."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        return await asyncio.to_thread(self._ask, req.dump())

    def _ask(self, body: bytes) -> tsp.TimeStampResp:
        asked = Request(self.url, body, {"Content-Type": "application/timestamp-query"})
        try:
            with urlopen(asked, timeout=SECONDS) as answer:
                if answer.headers.get_content_type() != "application/timestamp-reply":
                    raise TimestampRequestError("the answer is no time stamp")
                return tsp.TimeStampResp.load(answer.read(ANSWER_MAX))
        except (HTTPException, ValueError) as wrong:
            raise TimestampRequestError(str(wrong)) from wrong
