"""C105 future-report: something told as past and dated after publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from factcheck.consistency.calendar.written import WrittenDate, ends, possible_days, written_dates
from factcheck.consistency.context import Context
from factcheck.consistency.quotations import is_quoted
from factcheck.messages import message
from factcheck.values import DateInterval
from factcheck.verdict import Finding, Reason, Severity, Verdict

_REACH = 8
"""Words between a verb and its date."""

_SPEAKER = 6
"""Words that name who said something, with the verb."""

_SENTENCE = 60
"""Words of the sentence that are read on either side of a date."""


@attrs.frozen
class FutureReport:
    """What happened did so on the day of publication or before it."""

    code = "C105"
    name = "future-report"
    severity = Severity.ERROR
    summary = message("a report in the past tense of a day after publication")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every past event that is dated after publication.

        Args:
            context: The text with its mentions.
        """
        if context.published is None:
            return
        words = context.view(_words)
        for written in context.view(written_dates):
            day = _first_day(context, written, context.published)
            if day is not None and not is_quoted(context, written.span.start):
                clause = _Clause.around(context, written)
                eve = day - context.published == timedelta(days=1)
                if clause is not None and clause.tells_as_past(words, is_day=written.day is not None, eve=eve):
                    yield self._finding(context, written, day, context.published)

    def _finding(self, context: Context, written: WrittenDate, day: date, published: date) -> Finding:
        return context.finding(
            self,
            context.closed(written.mention.span),
            Verdict.REFUTED,
            Reason.AFTER_PUBLICATION,
            value=written.mention,
            working=[message("{day} is after the day of publication, {published}.", day=day, published=published)],
        )


def _frozen(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)


def _ordered(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(words)


@attrs.frozen
class _Words:
    """The words of a language that tell a report from an announcement."""

    verbs: frozenset[str] = attrs.field(converter=_frozen)
    near: frozenset[str] = attrs.field(converter=_frozen)
    speech: frozenset[str] = attrs.field(converter=_frozen)
    articles: frozenset[str] = attrs.field(converter=_frozen)
    participles: frozenset[str] = attrs.field(converter=_frozen)
    auxiliaries: frozenset[str] = attrs.field(converter=_frozen)
    no_past_after: frozenset[str] = attrs.field(converter=_frozen)
    before_date: frozenset[str] = attrs.field(converter=_frozen)
    of: frozenset[str] = attrs.field(converter=_frozen)
    day_parts: frozenset[str] = attrs.field(converter=_frozen)
    early_hours: frozenset[str] = attrs.field(converter=_frozen)
    relatives: frozenset[str] = attrs.field(converter=_frozen)
    blocking: frozenset[str] = attrs.field(converter=_frozen)
    endings: tuple[str, ...] = attrs.field(converter=_ordered)
    no_verbs: frozenset[str] = attrs.field(converter=_frozen)
    fiction: frozenset[str] = attrs.field(converter=_frozen)

    def is_past(self, words: Sequence[str], place: int) -> bool:
        """Whether a word is a verb that tells an event as past, whatever stands between it and its date."""
        word = words[place]
        if self.is_denied(words, place):
            return False
        return word in self.verbs or (word in self.participles and place > 0 and words[place - 1] in self.auxiliaries)

    def is_denied(self, words: Sequence[str], place: int) -> bool:
        """Whether the word before makes a verb no report."""
        return place > 0 and words[place - 1] in self.no_past_after

    def blocks(self, word: str, written: str) -> bool:
        """Whether a word between a verb and a date makes the date that of something else."""
        return word in self.blocking or (word not in self.no_verbs and written.lower().endswith(self.endings))


def _words(context: Context) -> _Words:
    table = context.document.pack.table("rules/future_report")
    return _Words(*(table[field.name] for field in attrs.fields(_Words)))


@attrs.frozen
class _Clause:
    """The sentence around a date: its folded words and those written, before the date and behind it."""

    before: tuple[str, ...]
    written_before: tuple[str, ...]
    after: tuple[str, ...]
    written_after: tuple[str, ...]

    @classmethod
    def around(cls, context: Context, written: WrittenDate) -> _Clause | None:
        """The clause of a date, or None where it stands in no sentence."""
        sentence = context.sentence_of(written.mention.span)
        if sentence is None:
            return None
        start = context.token_at(written.mention.span.start)
        end = context.token_at(context.closed(written.mention.span).end)
        before = context.document.tokens[max(sentence.first, start - _SENTENCE) : start]
        after = context.document.tokens[end : min(end + _SENTENCE, sentence.first + len(sentence.tokens))]
        return cls(
            tuple(token.text for token in before),
            tuple(token.span.of(context.text) for token in before),
            tuple(token.text for token in after),
            tuple(token.span.of(context.text) for token in after),
        )

    def tells_as_past(self, words: _Words, *, is_day: bool, eve: bool) -> bool:
        """Whether the date is that of a past event.

        Args:
            words: The words of the language.
            is_day: Whether the date is a day; of a year only the verbs of events tell.
            eve: Whether the date is the day after publication, on which an early morning may be meant.
        """
        if not words.fiction.isdisjoint(self.before) or not words.fiction.isdisjoint(self.after):
            return False
        end = len(self.before)
        while end and self.before[end - 1] in ("(", *words.before_date):
            end -= 1
        if end > 1 and self.before[end - 2] in words.day_parts and self.before[end - 1] in words.of:
            if eve and self.before[end - 2] in words.early_hours:
                return False
            end -= 2
            while end and self.before[end - 1] in words.before_date:
                end -= 1
        if end == 0:
            return self.after[:1] == (",",) and self._verb_after(words)
        if self.before[end - 1] == ",":
            end -= 1
            if self.after and self.after[0][0].isalnum():
                return False
        return self._verb_before(words, end) or (is_day and self._verb_beside(words, end))

    def _verb_before(self, words: _Words, end: int) -> bool:
        """Whether going back from the date the first verb tells a past event, in a main clause."""
        for place in range(end - 1, max(-1, end - 1 - _REACH), -1):
            if words.is_past(self.before, place):
                return self._is_main(words, place)
            if words.blocks(self.before[place], self.written_before[place]):
                return False
        return False

    def _verb_beside(self, words: _Words, end: int) -> bool:
        """Whether the date stands right behind a verb, or behind who said it: "disse o ministro na terça"."""
        for place in range(end - 1, max(-1, end - 1 - _SPEAKER), -1):
            word = self.before[place]
            if word in words.near or word in words.speech:
                if place == end - 1:
                    return not words.is_denied(self.before, place) and self._is_main(words, place)
                first = self.written_before[place + 1]
                is_speaker = first.lower() in words.articles or first[0].isupper()
                return word in words.speech and is_speaker and place > 0 and not self.before[place - 1][-1].isalnum()
            if words.blocks(word, self.written_before[place]):
                return False
        return False

    def _is_main(self, words: _Words, place: int) -> bool:
        """Whether nothing before a verb makes it that of a subordinate clause."""
        return words.relatives.isdisjoint(self.before[max(0, place - _REACH) : place])

    def _verb_after(self, words: _Words) -> bool:
        """Whether going on from a date at the head of a sentence the first verb tells a past event."""
        for place in range(1, min(len(self.after), _REACH + 1)):
            if words.is_past(self.after, place):
                return True
            if words.blocks(self.after[place], self.written_after[place]):
                return False
        return False


def _first_day(context: Context, written: WrittenDate, published: date) -> date | None:
    """The first day that a date may name, if every reading of it lies after publication."""
    if len(ends(written.mention)) > 1:
        return None
    if written.day is not None:
        days = possible_days(context, written)
        if written.weekday is not None:
            days = tuple(day for day in days if day.weekday() == written.weekday.value)
        elif written.year_number is None:
            return None
        return min(days) if days and min(days) > published else None
    value = written.mention.value
    if written.year is None or not isinstance(value, DateInterval) or value.start is None:
        return None
    return value.start if value.is_unit and value.start > published else None
