"""Rule `weekday`: a weekday written beside a day of the month must be the weekday of that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factcheck.claims.claim import Claim
from factcheck.document import Document, fold
from factcheck.mentions.mention import Mention, MentionKind, Part
from factcheck.messages import Message, message
from factcheck.values import DateInterval, Precision
from factcheck.verdict import Finding, Reason, Repair, Verdict

RULE = "weekday"

_DATES = (MentionKind.DATE, MentionKind.PERIOD)

NEARBY_DAYS = 20
"""How far from publication a bare "terça-feira (21)" may lie. News names a weekday for days within about two weeks;
beyond that it names the month. A wider window would let a neighbouring month excuse a wrong weekday."""

WEEKDAYS = (
    message("Monday"),
    message("Tuesday"),
    message("Wednesday"),
    message("Thursday"),
    message("Friday"),
    message("Saturday"),
    message("Sunday"),
)
"""The names of the weekdays, Monday first."""


def check_weekdays(document: Document, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """A finding for every date that is written with its weekday.

    Args:
        document: The document.
        mentions: Its mentions.
    """
    for mention in mentions:
        weekday, day = mention.part("weekday"), mention.part("day")
        if mention.kind in _DATES and weekday is not None and day is not None:
            days = _days(document, mention, day)
            if days:
                yield _finding(document, mention, weekday, day, days)


def _days(document: Document, mention: Mention, day: Part) -> tuple[date, ...]:
    """The days that the mention may name if its weekday is left aside, the likeliest first."""
    value = mention.value
    if mention.part("month") is None:
        if document.published is None or not isinstance(day.value, int):
            return ()
        return _nearby(day.value, document.published)
    if isinstance(value, DateInterval) and value.precision is Precision.DAY and value.start is not None:
        return (value.start,)
    return ()


def _nearby(number: int, published: date) -> tuple[date, ...]:
    offsets = sorted(range(-NEARBY_DAYS, NEARBY_DAYS + 1), key=lambda offset: (abs(offset), offset))
    ordinals = (published.toordinal() + offset for offset in offsets)
    days = (date.fromordinal(n) for n in ordinals if 1 <= n <= date.max.toordinal())
    return tuple(day for day in days if day.day == number)


def _finding(document: Document, mention: Mention, weekday: Part, day: Part, days: tuple[date, ...]) -> Finding:
    sentence = document.sentence_of(mention.span)
    claim = Claim(mention.span, mention.surface, sentence.of(document.text), value=mention, pattern=RULE, origin="rule")
    agreeing = next((d for d in days if d.weekday() == weekday.value), None)
    if agreeing is not None:
        return Finding(claim, Verdict.SUPPORTED, Reason.WEEKDAY_AGREES, RULE, working=[_was(agreeing)])
    return Finding(
        claim,
        Verdict.REFUTED,
        Reason.WEEKDAY_DIFFERS,
        RULE,
        working=[_was(days[0]), message("The text says {weekday}.", weekday=WEEKDAYS[int(weekday.value)])],
        repairs=_repairs(document, mention, weekday, day, days[0]),
    )


def _was(day: date) -> Message:
    return message("{day} is a {weekday}.", day=day, weekday=WEEKDAYS[day.weekday()])


def _repairs(document: Document, mention: Mention, weekday: Part, day: Part, nearest: date) -> Iterator[Repair]:
    """Both repairs, since the text does not say which half is wrong: the other weekday, or the nearest other day."""
    names = document.pack.table("weekdays")
    written = weekday.span.of(document.text)
    style = next((style for style in ("short", "long") if fold(written).text in map(_folded, names[style])), "long")
    name = names[style][nearest.weekday()]
    yield _repair(document, mention, weekday, name.capitalize() if written[:1].isupper() else name)
    shift = (int(weekday.value) - nearest.weekday() + 3) % 7 - 3
    other = nearest + timedelta(days=shift)
    if other.month == nearest.month or mention.part("month") is None:
        digits = str(other.day)
        width = len(day.span)
        yield _repair(
            document,
            mention,
            day,
            digits.zfill(width) if day.span.of(document.text).startswith("0") else digits,
        )


def _folded(name: str) -> str:
    return fold(name).text


def _repair(document: Document, mention: Mention, part: Part, replacement: str) -> Repair:
    text = document.text
    repaired = text[mention.span.start : part.span.start] + replacement + text[part.span.end : mention.span.end]
    return Repair(part.span, replacement, repaired)
