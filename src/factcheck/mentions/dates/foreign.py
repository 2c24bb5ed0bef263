"""Dates with a month in another language, as quotations and documents bring them: "5 de enero de 2024", "3 mars 2021".

What looks like one is cut out here by its shape, with a word that may be a month; only then is dateparser asked, which
knows the months of many languages. It never looks for dates itself: in running text it finds them everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from factcheck.document import Document
from factcheck.mentions.mention import Mention, MentionKind, Part, Reading
from factcheck.values import DateInterval

LANGUAGES = ("es", "fr", "it", "de", "nl", "ca", "gl")
"""The languages whose months are tried, in this order; news from Latin America and Europe quotes them most."""

_SHAPE = re.compile(
    r"(?P<day>[0-9]{2}(?<![\w.,/-]..)|[0-9](?<![\w.,/-].))(?:er|º|\.)? (?:de |d'|of )?"
    r"(?P<month>(?:gen|ene|xan|jan|feb|fev|mar|maa|abr|apr|avr|mai|may|mag|mei|jui|jun|giu|xun|jul|xul|lug|ago|aou|aug|"
    r"set|sep|out|oct|ott|okt|nov|dec|dic|des|dez)[^\W\d_]{0,9})\.? (?:de |del |of )?(?P<year>(?:1[5-9]|20)\d\d)"
    r"(?![\w/-]|[.,]\d)"
)


def find_foreign_dates(document: Document) -> Iterator[Mention]:
    """The dates whose month is a word of another language, in reading order.

    Args:
        document: The document.
    """
    folded = document.folded
    for match in _SHAPE.finditer(folded.text):
        span = folded.span(*match.span())
        written = folded.span(*match.span("month")).of(document.text)
        found = _month(written.lower(), document.pack.language)
        if found is None:
            continue
        month, language = found
        try:
            day = date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            continue
        yield Mention(
            span,
            span.of(document.text),
            MentionKind.DATE,
            f"{document.pack.language}.dates.other_language",
            readings=[Reading(DateInterval.day(day), "other_language", language)],
            parts=[Part(name, folded.span(*match.span(name)), int(match[name])) for name in ("day", "year")],
        )


@lru_cache(maxsize=512)
def _month(word: str, own: str) -> tuple[int, str] | None:
    """The month that a word is in another language, and that language; None where it is none, or our own."""
    from dateparser.date import DateDataParser  # takes long to load, and hardly any text needs it

    languages = [language for language in LANGUAGES if language != own]
    settings = {"TIMEZONE": "UTC", "STRICT_PARSING": True, "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}
    read = DateDataParser(languages=languages, settings=settings).get_date_data(f"1 {word} 2000")
    day = read.date_obj
    if day is None or (day.year, day.day) != (2000, 1) or read.locale is None:
        return None
    return day.month, str(read.locale)
