"""P201 age: an age that is not that of the birth beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.lengths import full_years, publication, year_of_birth
from factcheck.consistency.people.births import Age, Birth, ages, births, is_of_one_person, words_between
from factcheck.consistency.quotations import is_quoted
from factcheck.messages import message
from factcheck.values import DateInterval, Span
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_NEAR = 8
"""Words between a birth and an age of the same person."""

_STALE_DAYS = 14
"""A report may give the age on the day of the event, which is some days before publication."""


@attrs.frozen
class AgeRule:
    """An age has to be that of the birth that the text tells beside it."""

    code = "P201"
    name = "age"
    severity = Severity.ERROR
    summary = message("an age that is not that of the birth beside it")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every age that cannot be that of the person whose birth stands beside it.

        Args:
            context: The text with its mentions.
        """
        if context.published is None or publication(context) is None:
            return
        told: dict[int, list[Age]] = defaultdict(list)
        born = context.view(births)
        if not born:
            return
        for age in context.view(ages):
            told[age.sentence.index].append(age)
        for birth in born:
            found = _age_of(context, birth, told)
            if found is None or is_quoted(context, found.span.start):
                continue
            bounds = _bounds(birth.born, found.form, context.published)
            if bounds is not None and not bounds[0] <= found.years <= bounds[1]:
                yield self._finding(context, birth, found, bounds, context.published)

    def _finding(self, context: Context, birth: Birth, age: Age, bounds: tuple[int, int], published: date) -> Finding:
        span = context.closed(birth.span.to(age.span))
        return context.finding(
            self,
            span,
            Verdict.REFUTED,
            Reason.SELF_CONTRADICTION,
            working=[
                message("Born {born}; published {published}.", born=birth.born, published=published),
                message(
                    "The age is then {least} or {most}, not {said}.", least=bounds[0], most=bounds[1], said=age.years
                )
                if bounds[0] < bounds[1]
                else message("The age is then {age}, not {said}.", age=bounds[0], said=age.years),
            ],
            repairs=_repairs(context, birth, age, bounds, published, span),
        )


def _age_of(context: Context, birth: Birth, told: Mapping[int, list[Age]]) -> Age | None:
    """The one age in the sentence of a birth, or in the one before or behind it, that is of the same person."""
    here = told.get(birth.sentence.index, [])
    table = context.document.pack.table("rules/ages")
    texts = {token.text for token in birth.sentence.tokens[:_SENTENCE]}
    if not texts.isdisjoint(table["death"]["verbs"]):
        return None
    if here:
        linked = [age for age in here if _is_linked(context, birth, age, table, alone=len(here) == 1)]
        return linked[0] if len(linked) == 1 and _is_of_one(context, birth, linked[0]) else None
    behind = told.get(birth.sentence.index + 1, [])
    if (
        len(behind) == 1
        and behind[0].form == "has"
        and _begins(context, behind[0].sentence.first, behind[0].span, table)
    ):
        return behind[0] if _is_of_one(context, birth, behind[0]) else None
    return None


_SENTENCE = 200


def _is_of_one(context: Context, birth: Birth, age: Age) -> bool:
    until = max(birth.span.end, age.span.end)
    return all(is_of_one_person(context, told.sentence, until) for told in (birth, age))


def _begins(context: Context, first: int, span: Span, table: Mapping[str, Any]) -> bool:
    """Whether a sentence begins with what is said of the person of the sentence before."""
    place = context.token_at(span.start)
    head = [token.text for token in context.document.tokens[first:place]]
    word = context.document.tokens[first].text
    return word in table["linked"]["begins"] and len(head) <= 3


def _is_linked(context: Context, birth: Birth, age: Age, table: Mapping[str, Any], *, alone: bool) -> bool:
    """Whether the birth and an age in one sentence are those of one person; of several ages only one beside it is."""
    words = words_between(context, birth.span, age.span)
    linked = table["linked"]
    if not alone and not (age.form == "apposition" and set(words) <= {*linked["joins"]}):
        return False
    if len(words) > _NEAR or _has_other_year(birth, age):
        return False
    if age.span.start < birth.span.start:
        if age.form == "aged":
            at_head = context.token_at(age.span.start) == age.sentence.first
            return at_head and _joined(words, linked) and _is_present(context, age, linked)
        if age.form == "old":
            return _joined(words, linked)
        return set(words) <= {*linked["joins"], *linked["and"]} or (
            age.form == "turns" and words[-1:] in ((":",), (";",))
        )
    if age.form == "apposition":
        return set(words) <= {",", ")"}
    return age.form in ("has", "turns") and _joined(words, linked)


def _joined(words: tuple[str, ...], linked: Mapping[str, Any]) -> bool:
    """Whether the words between do not begin to speak of somebody else."""
    inner = words[:-1] if words[-1:] and words[-1] in linked["and"] else words
    return set(inner).isdisjoint({*linked["apart"], *linked["and"], *linked["relative"]})


def _is_present(context: Context, age: Age, linked: Mapping[str, Any]) -> bool:
    """Whether the sentence has no verb in the past tense, which would make the age one of that time."""
    written = (token.span.of(context.text) for token in age.sentence.tokens[:_SENTENCE])
    endings = tuple(linked["past"])
    born = context.document.pack.table("rules/ages")["born"]
    return not any(word.endswith(endings) for word in written if word.islower() and len(word) > 3 and word not in born)


def _has_other_year(birth: Birth, age: Age) -> bool:
    """Whether an age in apposition stands in a sentence about another year."""
    if age.form != "apposition":
        return False
    before = (
        m for m in birth.sentence.mentions[:_SENTENCE] if m is not birth.mention and m.span.start < age.span.start
    )
    return any(mention.part("year") is not None for mention in before)


def _bounds(born: DateInterval, form: str, published: date) -> tuple[int, int] | None:
    """The least and the most that the age may be."""
    if born.start is None or born.start >= published:
        return None
    if form == "turns":
        turned = published.year - born.start.year
        return turned - 1, turned + 1
    now = full_years(born, DateInterval.day(published))
    before = full_years(born, DateInterval.day(date.fromordinal(max(1, published.toordinal() - _STALE_DAYS))))
    return None if now is None or before is None else (before[0], now[1])


def _repairs(
    context: Context, birth: Birth, age: Age, bounds: tuple[int, int], published: date, shown: Span
) -> Iterator[Repair]:
    """Every age that the birth admits, and the year of birth that the age asks for."""
    likely = (bounds[0] + 1,) if age.form == "turns" else range(bounds[0], bounds[1] + 1)
    for years in likely:
        yield context.repair(age.number, str(years), shown)
    year = birth.mention.part("year")
    if year is not None:
        born = published.year - age.years
        if age.form != "turns":
            born = year_of_birth(birth.born, DateInterval.day(published), age.years)
        yield context.repair(year.span, str(born), shown)
