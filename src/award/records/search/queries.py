"""Finding in the index: FTS5 on SQLite, tsvector and GIN on PostgreSQL; every phrase has to be there."""

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from award.records.search.grams import phrases
from award.records.search.models import Indexed

SQLITE = "SELECT rowid FROM search_fts WHERE search_fts MATCH %s"
POSTGRES = "SELECT id FROM search_indexed WHERE to_tsvector('simple', grams) @@ to_tsquery('simple', %s)"


def matching(query: str) -> QuerySet[Indexed]:
    """What holds every phrase of the query; nothing where it has no word."""
    asked = phrases(query)
    if not asked:
        return Indexed.objects.none()
    if connection.vendor == "postgresql":
        words = " & ".join(
            "(" + " <-> ".join(grams) + (":*" if begins else "") + ")" for grams, begins in asked
        )
        return Indexed.objects.filter(pk__in=RawSQL(POSTGRES, [words]))
    words = " AND ".join('"' + " ".join(grams) + '"' + ("*" if begins else "") for grams, begins in asked)
    return Indexed.objects.filter(pk__in=RawSQL(SQLITE, [words]))
