"""When a claim may be about: the dates around it and the day of publication."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date

from factcheck.facts import Property, TimeKind
from factcheck.lexicon import Phrase
from factcheck.lexicon.phrase import is_sign
from factcheck.mentions import Mention, MentionKind
from factcheck.values import DateInterval

DATES = (MentionKind.DATE, MentionKind.PERIOD)
"""The kinds of mention that tell a time."""


def find_whens(
    mentions: Iterable[Mention], values: Container[Mention], prop: Property, published: date | None
) -> tuple[DateInterval, ...]:
    """The days or periods that a claim may be about, the likeliest first; none for what is not bound to a time.

    A state as of the day of publication is not one of a later day: "o Senado, presidido por X, volta em fevereiro".

    Args:
        mentions: The mentions of the sentence, or of the clause.
        values: The mentions that give the value; they say nothing of when.
        prop: The property.
        published: The day of publication, if a state may be meant as of that day.
    """
    if prop.time is TimeKind.TIMELESS:
        return ()
    others = [m for m in mentions if m.kind in DATES and m not in values]
    dates = [m.value for m in others if isinstance(m.value, DateInterval)]
    if prop.time is TimeKind.STATE and published is not None:
        dates = [when for when in dates if when.start is None or when.start <= published]
        dates.append(DateInterval.day(published))
    return tuple(dict.fromkeys(dates))


def bounds_after(
    phrase: Phrase, end: int, prop: Property, stated: Mention | None = None
) -> tuple[DateInterval | None, DateInterval | None]:
    """Since when and until when a state lasts, by a date that stands directly behind what says it.

    "É CEO da Oracle desde 2014" gives its beginning, "foi presidente de 1995 a 2002" both ends.

    Args:
        phrase: The sentence.
        end: Where in its text the words end that say the state.
        prop: The property.
        stated: The date that those words end with or hold; one with an open side counts likewise.
    """
    following = phrase.text[end : end + 2].strip()
    mention = phrase.mention(following) if is_sign(following) else stated
    value = mention.value if mention is not None else None
    if prop.time is not TimeKind.STATE or mention is None or mention.kind is not MentionKind.PERIOD:
        return None, None
    if not isinstance(value, DateInterval):
        return None, None
    if value.start is None:
        return None, value
    if value.end is None:
        return value, None
    return (value, value) if mention is not stated and not value.is_unit else (None, None)
