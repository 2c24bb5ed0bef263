"""Births as a text tells them, and the ages that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import attrs

from factcheck.consistency.context import Context, Sentence
from factcheck.consistency.lengths import read_length
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.values import DateInterval, Precision, Span

_DATES = (MentionKind.DATE, MentionKind.PERIOD)
_TO_DATE = 10
"""Words between "nasceu" and its date: "nasceu em São José do Rio Preto, em 1950"."""

_LONG_SENTENCE = 200
OLDEST = 125
"""Beyond so many years nothing is an age."""


@attrs.frozen
class Birth:
    """A birth with its date.

    Args:
        span: From the word for it to its date.
        mention: The date.
        born: The date, to the day, the month or the year.
        sentence: The sentence that it stands in.
    """

    span: Span
    mention: Mention
    born: DateInterval
    sentence: Sentence


@attrs.frozen
class Age:
    """A number of years that is said as an age.

    Args:
        span: The words that say it, "de 45 anos" or "tem 45 anos".
        number: Where the number stands.
        years: The number.
        form: How it is said: one of the forms of the table.
        sentence: The sentence that it stands in.
    """

    span: Span
    number: Span
    years: int
    form: str
    sentence: Sentence


def births(context: Context) -> tuple[Birth, ...]:
    """The births of a text that have a date, in reading order.

    Args:
        context: The text with its mentions.
    """
    table = _table(context)
    places = sorted(place for word in table["born"] for place in context.words.get(word, ()))
    return tuple(birth for place in places if (birth := _birth(context, place, table)) is not None)


def births_by_sentence(context: Context) -> Mapping[int, tuple[Birth, ...]]:
    """The births of a text that have a date, by the sentence that they stand in.

    Args:
        context: The text with its mentions.
    """
    return {index: tuple(group) for index, group in groupby(context.view(births), lambda b: b.sentence.index)}


def _table(context: Context) -> Mapping[str, Any]:
    return context.document.pack.table("rules/ages")


def _birth(context: Context, place: int, table: Mapping[str, Any]) -> Birth | None:
    """The birth at a word for it: the date is the next one, with only places and prepositions before it."""
    tokens = context.document.tokens
    sentence = context.sentence_of(tokens[place].span)
    if sentence is None:
        return None
    last = sentence.first + len(sentence.tokens)
    for at in range(place + 1, min(place + 1 + _TO_DATE, last)):
        token = tokens[at]
        mention = context.mention_at(token.start)
        if mention is not None and mention.kind in _DATES and _is_exact(mention):
            return _with_date(tokens[place].span.to(mention.span), mention, sentence)
        is_name = context.text[token.start].isupper()
        if token.text not in table["to_date"] and not is_name:
            return None
    return None


def _is_exact(mention: Mention) -> bool:
    return mention.part("year") is not None and isinstance(mention.value, DateInterval)


def _with_date(span: Span, mention: Mention, sentence: Sentence) -> Birth | None:
    value = mention.value
    if not isinstance(value, DateInterval) or value.approximate or not value.is_unit:
        return None
    if value.precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        return None
    return Birth(span, mention, value, sentence)


def ages(context: Context) -> tuple[Age, ...]:
    """What a text says as an age, in reading order.

    Args:
        context: The text with its mentions.
    """
    return tuple(_ages(context))


def _ages(context: Context) -> Iterator[Age]:
    table = _table(context)
    for span, number, years, bare in _numbers(context):
        sentence = context.sentence_of(span)
        if sentence is None or not 0 < years <= OLDEST:
            continue
        form = _form(context, span, bare, table)
        if form is not None:
            name, before = form
            start = context.document.tokens[context.token_at(span.start) - before].start
            yield Age(Span(start, span.end), number, years, name, sentence)


def _numbers(context: Context) -> Iterator[tuple[Span, Span, int, bool]]:
    """The years and the bare numbers that may be ages, in reading order: where, its number, how many, whether bare."""
    found = []
    for mention in context.mentions:
        length = read_length(context, mention)
        if length is not None and length.unit == "year" and not length.is_hedged:
            found.append((length.span, length.number, length.count, False))
    for token in context.document.tokens:
        if len(token.text) < 4 and token.text.isdecimal() and _is_bare(context.mention_at(token.start), token.start):
            found.append((token.span, token.span, int(token.text), True))
    return iter(sorted(found))


def _is_bare(mention: Mention | None, start: int) -> bool:
    """Whether a number stands by itself, or before a hyphen as in "19-year-old"."""
    if mention is None:
        return True
    return mention.span.start == start and (mention.kind is MentionKind.NUMBER or "-" in mention.surface)


def _form(context: Context, span: Span, bare: bool, table: Mapping[str, Any]) -> tuple[str, int] | None:
    """The way in which a number says an age, and how many words before it belong to that; None if it says none."""
    before = context.before(span.start, 5)
    after = context.after(span.end, 3)
    for name, rows in table["forms"].items():
        for row in rows:
            words = tuple(row["before"].split())
            if row.get("bare", False) == bare and before[-len(words) :] == words and _comes_after(after, row["after"]):
                return name, len(words)
    return None


def _comes_after(after: Sequence[str], wanted: Sequence[str]) -> bool:
    if not after:
        return "." in wanted
    return any(tuple(after[: len(words)]) == tuple(words) for words in (want.split() for want in wanted))


def words_between(context: Context, first: Span, second: Span) -> tuple[str, ...]:
    """The folded words and signs between two spans, whichever comes first.

    Args:
        context: The text.
        first: A span.
        second: Another.
    """
    if second.start < first.start:
        first, second = second, first
    return tuple(token.text for token in context.tokens_in(Span(first.end, max(first.end, second.start))))


def is_of_one_person(context: Context, sentence: Sentence, until: int) -> bool:
    """Whether a sentence has no word for a relative, whose age or birth it might tell, before an offset.

    Args:
        context: The text.
        sentence: One of its sentences.
        until: Where the birth and the age have both been said.
    """
    kin = frozenset(_table(context)["kin"])
    return kin.isdisjoint(token.text for token in sentence.tokens[:_LONG_SENTENCE] if token.start < until)
