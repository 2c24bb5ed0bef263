"""When a claim may be about: the dates around it and the day of publication."""

from __future__ import annotations

from collections.abc import Container

from factcheck.document import Document
from factcheck.facts import Property, TimeKind
from factcheck.lexicon import Phrase
from factcheck.mentions import Mention, MentionKind
from factcheck.values import DateInterval

_DATES = (MentionKind.DATE, MentionKind.PERIOD)


def find_whens(
    document: Document, phrase: Phrase, values: Container[Mention], prop: Property
) -> tuple[DateInterval, ...]:
    """The days or periods that a claim may be about, the likeliest first; none for what is not bound to a time.

    Args:
        document: The document.
        phrase: The sentence.
        values: The mentions that give the value; they say nothing of when.
        prop: The property.
    """
    if prop.time is TimeKind.TIMELESS:
        return ()
    others = [m for m in phrase.mentions if m.kind in _DATES and m not in values]
    dates = [m.value for m in others if isinstance(m.value, DateInterval)]
    if prop.time is TimeKind.STATE and document.published is not None:
        dates.append(DateInterval.day(document.published))
    return tuple(dict.fromkeys(dates))
