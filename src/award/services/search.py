"""Keep the index of what is public up to date: everything that a stranger may read, and nothing else.

`SOURCES` yield documents; another part of the public site adds its own with `source`. The index is derived:
refreshing twice does no more than once, and each minute's tick does it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from award.law import plain_words, texts
from award.process import narrative
from award.process.question import TOPICS, Q
from award.records.cases import local
from award.records.honours.models import Honour
from award.records.methods.queries import readable
from award.records.notices.models import PublicNotice
from award.records.questions.models import Question
from award.records.search.grams import grams
from award.records.search.models import Indexed
from award.records.spreading.queries import public_activities, public_stories
from award.services.digests import sha256


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found: where it is read, what kind, its title, its text, its day."""

    url: str
    kind: str
    title: str
    text: str
    day: date | None = None

    @property
    def digest(self) -> str:
        return sha256("\x00".join((self.kind, self.title, self.text, str(self.day))).encode())


Source = Callable[[], Iterator[Document]]
SOURCES: list[Source] = []


def source(function: Source) -> Source:
    """Register where documents come from."""
    SOURCES.append(function)
    return function


@source
def articles() -> Iterator[Document]:
    """The regulation, each article with its plain words."""
    notes = plain_words.notes()
    for number, article in texts.articles().items():
        text = "\n".join((article.text, notes.get(number, "")))
        yield Document(f"/regulation/#art-{number}", "article", f"管理办法{article.title_zh}", text)


@source
def notices() -> Iterator[Document]:
    """Published notices: white-listed content only."""
    for notice in PublicNotice.objects.all():
        paragraphs = [str(p) for p in notice.body.get("paragraphs") or ()]
        names = [str(e.get("name", "")) for e in notice.body.get("entries") or ()]
        number = [str(notice.body.get("document_number", ""))]
        day = local(notice.published_at).date()
        yield Document(
            f"/notices/{notice.pk}/", "notice", notice.title, "\n".join((*number, *paragraphs, *names)), day
        )


@source
def recipients() -> Iterator[Document]:
    """Recipients by name and cycle."""
    for honour in Honour.objects.all():
        url = f"/recipients/?q={honour.name}&cycle={honour.cycle_number}"
        title = f"{honour.name}（第{honour.cycle_number}届）"
        yield Document(url, "recipient", title, honour.circular_number, honour.awarded_on)


@source
def questions() -> Iterator[Document]:
    """Published questions and answers."""
    for row in Question.objects.filter(state=Q.PUBLISHED.value):
        title = row.public_question.split("\n")[0][:60]
        text = f"{TOPICS[row.topic]}\n{row.public_question}\n{row.public_answer}"
        day = local(row.published_at).date() if row.published_at else None
        yield Document(f"/questions/#q-{row.pk}", "question", title, text, day)


@source
def methods() -> Iterator[Document]:
    """Entries of the library that are public."""
    for row in readable(None):
        day = local(row.published_at).date() if row.published_at else None
        yield Document(f"/methods/{row.pk}/", "method", row.title, f"{row.summary}\n{row.text}", day)


@source
def stories() -> Iterator[Document]:
    """Published versions of stories, and published events."""
    for row in public_stories():
        said = row.public
        if said is not None:
            text = "\n".join((row.honour.name, said.summary, said.methods, *narrative.words(said.text)))
            yield Document(f"/stories/{row.pk}/", "story", said.title, text, local(said.published_at).date())
    for event in public_activities():
        shown = [h.name for h in event.honours.all() if not h.gone]
        text = "\n".join((event.get_kind_display(), event.place, *shown, event.content))
        yield Document(f"/stories/events/#e-{event.pk}", "story", event.title, text, event.held_on)


def refresh() -> int:
    """Bring the index to what is public now. Returns how many entries changed."""
    found = {document.url: document for of in SOURCES for document in of()}
    with transaction.atomic():
        held = dict(Indexed.objects.values_list("url", "digest"))
        gone = [url for url in held if url not in found]
        Indexed.objects.filter(url__in=gone).delete()
        changed = [d for d in found.values() if held.get(d.url) != d.digest]
        for d in changed:
            values = {
                "kind": d.kind,
                "title": d.title[:200],
                "text": d.text,
                "day": d.day,
                "digest": d.digest,
                "grams": grams(f"{d.title}\n{d.text}"),
            }
            Indexed.objects.update_or_create(url=d.url, defaults=values)
    return len(gone) + len(changed)
