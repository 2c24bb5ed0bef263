"""The names of the weekdays: to read, to report and to write in a repair."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from factcheck.consistency.context import Context
from factcheck.document import fold
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import Part
from factcheck.messages import message
from factcheck.values import Span
from factcheck.verdict import Repair

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


def read_weekday(pack: LanguagePack, word: str) -> int | None:
    """The weekday that a folded word names, 0 for Monday, or None.

    Args:
        pack: The language of the word.
        word: The word.
    """
    return _numbers(pack).get(word)


@lru_cache
def _numbers(pack: LanguagePack) -> Mapping[str, int]:
    names = pack.table("weekdays")
    return {fold(name).text: number for style in ("short", "long") for number, name in enumerate(names[style])}


def weekday_repair(context: Context, weekday: Part, number: int, shown: Span) -> Repair:
    """The repair that writes another weekday, in the style of the one written, with the word before it in agreement.

    Args:
        context: The text with its mentions.
        weekday: The weekday as written.
        number: The weekday to write, 0 for Monday.
        shown: The passage that is shown as it would read.
    """
    names = context.document.pack.table("weekdays")
    written = weekday.span.of(context.text)
    folded = fold(written).text
    style = next((style for style in ("short", "long") if folded in {fold(name).text for name in names[style]}), "long")
    name = names[style][number]
    name = name.capitalize() if written[:1].isupper() else name
    span, article = _agreeing(context, weekday, number)
    return context.repair(span, article + name, shown.to(span))


def _agreeing(context: Context, weekday: Part, number: int) -> tuple[Span, str]:
    """What to replace and what to write before the name: "na terça" becomes "no domingo"."""
    table = context.document.pack.table("rules/weekday")
    masculine = table["masculine"]
    if (int(weekday.value) in masculine) == (number in masculine):
        return weekday.span, ""
    pairs: Mapping[str, str] = table["feminine_to_masculine"]
    if int(weekday.value) in masculine:
        pairs = {other: word for word, other in pairs.items()}
    start = weekday.span.start
    word = context.text[max(0, start - 12) : start].split(" ")[-2:-1]
    if not word or word[0].lower() not in pairs:
        return weekday.span, ""
    other = pairs[word[0].lower()]
    other = other.capitalize() if word[0][:1].isupper() else other
    return Span(start - len(word[0]) - 1, weekday.span.end), f"{other} "
