"""When a claim may be about: the dates around it and the day of publication."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from factcheck.facts import Property, TimeKind
from factcheck.lexicon import Phrase
from factcheck.mentions import Mention, MentionKind
from factcheck.values import DateInterval

_DATES = (MentionKind.DATE, MentionKind.PERIOD)


def find_whens(
    phrase: Phrase, values: Container[Mention], prop: Property, published: date | None
) -> tuple[DateInterval, ...]:
    """The days or periods that a claim may be about, the likeliest first; none for what is not bound to a time.

    Args:
        phrase: The sentence.
        values: The mentions that give the value; they say nothing of when.
        prop: The property.
        published: The day of publication, if a state may be meant as of that day.
    """
    if prop.time is TimeKind.TIMELESS:
        return ()
    others = [m for m in phrase.mentions if m.kind in _DATES and m not in values]
    dates = [m.value for m in others if isinstance(m.value, DateInterval)]
    if prop.time is TimeKind.STATE and published is not None:
        dates.append(DateInterval.day(published))
    return tuple(dict.fromkeys(dates))
