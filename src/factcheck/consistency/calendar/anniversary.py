"""C107 anniversary: a number of years ago, or of an anniversary, that is not that of the year beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from factcheck.consistency.context import Context, Sentence
from factcheck.consistency.lengths import read_length
from factcheck.consistency.offices import is_in_office
from factcheck.consistency.periods import contradictions, measured
from factcheck.consistency.quotations import is_quoted
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.messages import message
from factcheck.values import DateInterval, Number, Precision, Span
from factcheck.verdict import Finding, Reason, Severity, Verdict

_DATES = (MentionKind.DATE, MentionKind.PERIOD)
_NAME = 6
"""Words that the name of what has an anniversary may take."""


@attrs.frozen
class _Jubilee:
    """An anniversary: how many years, and when they are full.

    Args:
        span: The words that say it.
        number: Where its number stands.
        years: How many.
        sentence: The sentence.
        goes_on: Whether the words go on to say of what: "aniversário de 200 anos da biblioteca".
    """

    span: Span
    number: Span
    years: int
    sentence: Sentence
    goes_on: bool


@attrs.frozen
class _Beginning:
    """A foundation with its year.

    Args:
        span: From the word for it to its date.
        year: Where the year stands.
        number: The year.
        sentence: The sentence.
    """

    span: Span
    year: Span
    number: int
    sentence: Sentence


@attrs.frozen
class Anniversary:
    """A number of years has to lead from the year beside it to the present, or to the day of the anniversary."""

    code = "C107"
    name = "anniversary"
    severity = Severity.ERROR
    summary = message("a number of years ago that does not lead to the year beside it")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every "30 years ago, in 1990" and every anniversary that its year of foundation excludes.

        Args:
            context: The text with its mentions.
        """
        ago = (m for m in context.view(measured) if m.length.ago and not is_in_office(context, m.sentence))
        yield from contradictions(context, self, ago)
        if context.published is not None:
            yield from self._jubilees(context, context.published.year)

    def _jubilees(self, context: Context, this_year: int) -> Iterator[Finding]:
        table = context.document.pack.table("rules/anniversary")
        beginnings: dict[int, list[_Beginning]] = defaultdict(list)
        for found in _beginnings(context, table):
            beginnings[found.sentence.index].append(found)
        if not beginnings:
            return
        for jubilee in _jubilees(context, table):
            index = jubilee.sentence.index
            near = (*beginnings.get(index, ())[:_NAME], *beginnings.get(index + 1, ())[:1])
            beginning = next((b for b in near if _are_of_one(context, jubilee, b, table)), None)
            if beginning is None or is_quoted(context, jubilee.span.start):
                continue
            year, slack = _year_of(context, jubilee, table) or (this_year, 1)
            difference = year - beginning.number
            if difference > 0 and abs(difference - jubilee.years) > slack:
                yield self._finding(context, jubilee, beginning, year)

    def _finding(self, context: Context, jubilee: _Jubilee, beginning: _Beginning, year: int) -> Finding:
        span = jubilee.span.to(beginning.span)
        difference = year - beginning.number
        return context.finding(
            self,
            span,
            Verdict.REFUTED,
            Reason.SELF_CONTRADICTION,
            working=[
                message(
                    "{later} − {earlier} = {difference}; the text says {said}.",
                    later=str(year),
                    earlier=str(beginning.number),
                    difference=difference,
                    said=jubilee.years,
                )
            ],
            repairs=[
                context.repair(jubilee.number, str(difference), span),
                context.repair(beginning.year, str(year - jubilee.years), span),
            ],
        )


def _jubilees(context: Context, table: Mapping[str, Any]) -> Iterator[_Jubilee]:
    """The anniversaries of a text."""
    after = frozenset(table["after"])
    for phrase in table["turns"]:
        for said in context.phrases(phrase):
            place = context.token_at(said.end)
            if place >= len(context.document.tokens):
                continue
            token = context.document.tokens[place]
            mention = context.mention_at(token.start)
            length = None if mention is None else read_length(context, mention)
            if length is None and token.text.isdecimal() and len(token.text) < 4 and phrase in table["turns_bare"]:
                yield from _jubilee(context, said.to(token.span), token.span, int(token.text), after, table)
            if length is None or length.unit != "year" or length.is_hedged:
                continue
            if length.span.start == token.start:
                yield from _jubilee(context, said.to(length.span), length.number, length.count, after, table)
    for mention in context.by_kind[MentionKind.ORDINAL]:
        following = context.tokens_in(Span(mention.span.end, mention.span.end + 20))[:1]
        value = mention.value
        if following and following[0].text in table["ordinal"] and isinstance(value, Number):
            end = following[0].end
            start = _verb_before(context, mention.span.start, table)
            yield from _jubilee(context, Span(start, end), _digits(mention), int(value.amount), after, table)


def _digits(mention: Mention) -> Span:
    """The figure of an ordinal, without its ending."""
    written = mention.surface
    length = next((place for place, sign in enumerate(written) if not sign.isdecimal()), len(written))
    return Span(mention.span.start, mention.span.start + length) if length else mention.span


def _verb_before(context: Context, start: int, table: Mapping[str, Any]) -> int:
    """Where the verb before an ordinal begins: "celebrates its 50th anniversary"."""
    place = context.token_at(start)
    for token in reversed(context.document.tokens[max(0, place - 2) : place]):
        if token.text in table["turns"]:
            return token.start
    return start


def _jubilee(
    context: Context, span: Span, number: Span, years: int, after: frozenset[str], table: Mapping[str, Any]
) -> Iterator[_Jubilee]:
    sentence = context.sentence_of(span)
    following = context.after(span.end, 1)
    goes_on = bool(following) and following[0] in table["of"]
    if sentence is not None and years > 0 and (not following or following[0] in after or goes_on):
        yield _Jubilee(span, number, years, sentence, goes_on)


def _beginnings(context: Context, table: Mapping[str, Any]) -> Iterator[_Beginning]:
    """The foundations of a text that have a year, in reading order."""
    places = sorted(place for word in table["founded"] for place in context.words.get(word, ()))
    tokens = context.document.tokens
    for place in places:
        sentence = context.sentence_of(tokens[place].span)
        if sentence is None:
            continue
        for token in tokens[place + 1 : place + 5]:
            mention = context.mention_at(token.start)
            if mention is not None and mention.kind in _DATES:
                year = mention.part("year")
                if year is not None and isinstance(mention.value, DateInterval) and mention.value.is_unit:
                    span = tokens[place].span.to(mention.span)
                    yield _Beginning(span, year.span, int(year.value), sentence)
                break
            if token.text not in table["to_date"]:
                break


def _are_of_one(context: Context, jubilee: _Jubilee, beginning: _Beginning, table: Mapping[str, Any]) -> bool:
    """Whether the anniversary and the foundation are those of one thing."""
    if jubilee.sentence.index == beginning.sentence.index:
        if beginning.span.end <= jubilee.span.start:
            return not jubilee.goes_on and _before(context, jubilee, beginning, table)
        return jubilee.span.end <= beginning.span.start and _behind(context, jubilee, beginning, table)
    if jubilee.goes_on or beginning.sentence.index != jubilee.sentence.index + 1:
        return False
    head = context.tokens_in(Span(beginning.sentence.span.start, beginning.span.start))
    return 0 < len(head) <= 2 and all(token.text in (*table["pronouns"], *table["auxiliaries"]) for token in head)


def _before(context: Context, jubilee: _Jubilee, beginning: _Beginning, table: Mapping[str, Any]) -> bool:
    """ "A orquestra, criada em 1954, comemora 60 anos"; "Fundado em 1912, o clube completa 100 anos"."""
    words = [token.text for token in context.tokens_in(Span(beginning.span.end, jubilee.span.start))]
    if words == [","]:
        return context.before(beginning.span.start, 1) == (",",)
    at_head = beginning.span.start == beginning.sentence.span.start
    return at_head and words[:1] == [","] and len(words) <= _NAME and set(words[1:]).isdisjoint((",", *table["apart"]))


def _behind(context: Context, jubilee: _Jubilee, beginning: _Beginning, table: Mapping[str, Any]) -> bool:
    """ "Completa 50 anos em 2025; foi fundada em 1970"; "aniversário de 200 anos da biblioteca, inaugurada em 1810"."""
    tokens = context.tokens_in(Span(jubilee.span.end, beginning.span.start))
    words = [token.text for token in tokens]
    if jubilee.goes_on:
        while words[-1:] and words[-1] in (*table["pronouns"], *table["auxiliaries"]):
            words.pop()
        name = words[1:-1]
        return words[-1:] == [","] and 0 < len(name) <= _NAME and set(name).isdisjoint((",", *table["apart"]))
    while words[-1:] and words[-1] in (*table["pronouns"], *table["auxiliaries"]):
        words.pop()
    if len(words) == len(tokens) or words[-1:] == [] or words[-1] not in table["stops"]:
        return False
    return all(context.mention_at(t.start) is not None or t.text in table["after"] for t in tokens[: len(words) - 1])


def _year_of(context: Context, jubilee: _Jubilee, table: Mapping[str, Any]) -> tuple[int, int] | None:
    """The year of the anniversary where one is said right behind it, and by how much it may be off."""
    place = context.token_at(jubilee.span.end)
    for token in context.document.tokens[place : place + 3]:
        mention = context.mention_at(token.start)
        if mention is not None and mention.kind in _DATES:
            value = mention.value
            if not isinstance(value, DateInterval) or value.start is None:
                return None
            is_sure = mention.part("year") is not None or value.precision is Precision.YEAR
            return value.start.year, 0 if is_sure else 1
        if token.text not in table["after"]:
            return None
    return None
