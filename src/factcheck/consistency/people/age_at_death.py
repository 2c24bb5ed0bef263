"""P202 age-at-death: an age at death that is not that of the birth and the death."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from factcheck.consistency.context import Context, Sentence
from factcheck.consistency.lengths import full_years, publication, year_of_birth
from factcheck.consistency.people.births import Age, Birth, ages, births_by_sentence, is_of_one_person, words_between
from factcheck.consistency.quotations import is_quoted
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.messages import message
from factcheck.values import DateInterval, Span
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_DATES = (MentionKind.DATE, MentionKind.PERIOD)
_TO_AGE = 14
"""Words between a death and the age at it."""

_SENTENCE = 200
_NEAR = 6
"""Words between a birth and a death of the same person."""


@attrs.frozen
class _Death:
    """A death with the age at it.

    Args:
        span: The word for it.
        age: The age.
        date: The date, where one stands between them or right behind.
    """

    span: Span
    age: Age
    date: Mention | None


@attrs.frozen
class AgeAtDeath:
    """An age at death has to be that of the birth and the death that the text tells."""

    code = "P202"
    name = "age-at-death"
    severity = Severity.ERROR
    summary = message("an age at death that is not that of the birth and the death")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every age at death that cannot be right.

        Args:
            context: The text with its mentions.
        """
        table = context.document.pack.table("rules/ages")
        for death in _deaths(context, table):
            life = _life(context, death, table)
            if life is None or is_quoted(context, death.span.start):
                continue
            born, died, span, years = life
            bounds = full_years(born, died)
            if bounds is not None and bounds[0] >= 0 and not bounds[0] <= death.age.years <= bounds[1]:
                yield self._finding(context, death, born, died, bounds, context.closed(span), years)

    def _finding(
        self,
        context: Context,
        death: _Death,
        born: DateInterval,
        died: DateInterval,
        bounds: tuple[int, int],
        span: Span,
        year: Span | None,
    ) -> Finding:
        said = death.age.years
        return context.finding(
            self,
            span,
            Verdict.REFUTED,
            Reason.SELF_CONTRADICTION,
            working=[
                message("Born {born}; died {died}.", born=born, died=died),
                message("The age is then {least} or {most}, not {said}.", least=bounds[0], most=bounds[1], said=said)
                if bounds[0] < bounds[1]
                else message("The age is then {age}, not {said}.", age=bounds[0], said=said),
            ],
            repairs=_repairs(context, death, (born, died), bounds, span, year),
        )


def _deaths(context: Context, table: Mapping[str, Any]) -> Iterator[_Death]:
    """Every death of a text whose age stands behind it, in the same clause."""
    places = sorted(place for word in table["death"]["verbs"] for place in context.words.get(word, ()))
    if not places:
        return
    by_start = {age.span.start: age for age in context.view(ages)}
    for place in places:
        verb = context.document.tokens[place].span
        sentence = context.sentence_of(verb)
        if sentence is not None:
            yield from _death(context, place, sentence, by_start, table)


def _death(
    context: Context, place: int, sentence: Sentence, by_start: Mapping[int, Age], table: Mapping[str, Any]
) -> Iterator[_Death]:
    tokens = context.document.tokens
    died: Mention | None = None
    last = min(place + 1 + _TO_AGE, sentence.first + len(sentence.tokens))
    for at in range(place + 1, last):
        token = tokens[at]
        age = by_start.get(token.start)
        if age is not None and age.form == "aged":
            yield _Death(tokens[place].span, age, died or _date_behind(context, age, table))
            return
        mention = context.mention_at(token.start)
        if mention is not None and mention.kind in _DATES:
            died = mention if died is None else died
        elif token.text not in table["death"]["to_age"] and not context.text[token.start].isupper():
            return


def _date_behind(context: Context, age: Age, table: Mapping[str, Any]) -> Mention | None:
    """The date right behind an age: "morreu aos 76 anos, em 2008"."""
    at = context.token_at(age.span.end)
    for token in context.document.tokens[at : at + 3]:
        mention = context.mention_at(token.start)
        if mention is not None:
            return mention if mention.kind in _DATES and mention.part("year") is not None else None
        if token.text not in table["death"]["to_age"]:
            return None
    return None


def _mention_before(context: Context, start: int) -> Mention | None:
    """The mention that ends a few signs before an offset."""
    place = context.token_at(start)
    near = (context.mention_at(token.start) for token in context.document.tokens[max(0, place - 4) : place])
    return next((mention for mention in near if mention is not None), None)


def _is_beside(context: Context, lifespan: Mention, death: _Death, table: Mapping[str, Any]) -> bool:
    """Whether the years of a life stand right before a death: "(1930–2010) morreu", "(1930–2010), que morreu"."""
    words = words_between(context, lifespan.span, death.span)
    return words == (")",) or (words[:2] == (")", ",") and len(words) == 3 and words[2] in table["linked"]["joins"])


_Life = tuple[DateInterval, DateInterval, Span, "Span | None"]


def _life(context: Context, death: _Death, table: Mapping[str, Any]) -> _Life | None:
    """Birth and death, the words that say them, and where the year of birth stands."""
    lifespan = _mention_before(context, death.span.start)
    if lifespan is not None and _is_beside(context, lifespan, death, table):
        years = [part for part in lifespan.parts if part.name == "year"]
        value = lifespan.value
        if len(years) == 2 and context.before(lifespan.span.start, 1) == ("(",) and isinstance(value, DateInterval):
            if not set(table["death"]["no_life"]).isdisjoint(
                token.text for token in death.age.sentence.tokens[:_SENTENCE]
            ):
                return None
            both = [DateInterval.year(int(part.value)) for part in years]
            return both[0], both[1], lifespan.span.to(death.age.span), years[0].span
        return None
    birth = _birth_of(context, death, table)
    if birth is None or not _is_of_one(context, birth, death):
        return None
    died = _died(context, death, birth)
    year = birth.mention.part("year")
    span = birth.span.to(death.span).to(death.age.span)
    return None if died is None else (birth.born, died, span, None if year is None else year.span)


def _is_of_one(context: Context, birth: Birth, death: _Death) -> bool:
    until = max(birth.span.end, death.age.span.end)
    return all(is_of_one_person(context, told.sentence, until) for told in (birth, death.age))


def _birth_of(context: Context, death: _Death, table: Mapping[str, Any]) -> Birth | None:
    """The birth of the one who died: in the clause before, behind the age, or at the head of the next sentence."""
    linked = table["linked"]
    index = death.age.sentence.index
    here = context.view(births_by_sentence).get(index, ())
    if len(here) > 1:
        return None
    for birth in here:
        first = birth.span.end <= death.span.start
        words = words_between(context, birth.span, death.span if first else death.age.span)
        inner = words[:-1] if first and words[-1:] and words[-1] in linked["and"] else words
        apart = {*linked["apart"], *linked["and"], *linked["relative"]} - ({"who", "que"} if not first else set())
        if (
            sum(word[0].isalnum() for word in words) > _NEAR
            or not set(inner).isdisjoint(apart)
            or _is_of_another(context, birth, death, table)
        ):
            return None
        return birth
    for birth in context.view(births_by_sentence).get(index + 1, ())[:1]:
        place = context.token_at(birth.span.start) - birth.sentence.first
        word = context.document.tokens[birth.sentence.first].text
        if place <= 1 and word in linked["begins"]:
            return birth
    return None


def _is_of_another(context: Context, birth: Birth, death: _Death, table: Mapping[str, Any]) -> bool:
    """Whether the birth is that of something that the one who died is named by: "o criador do clube nascido em"."""
    if birth.span.end <= death.span.start:
        return False
    tokens = context.tokens_in(Span(death.age.span.end, birth.span.start))
    return any(
        token.text in table["death"]["of"] and context.text[tokens[at + 1].start].islower()
        for at, token in enumerate(tokens[:-1])
    )


def _died(context: Context, death: _Death, birth: Birth) -> DateInterval | None:
    """When: as dated, else on the day of publication, where the sentence speaks of no other year."""
    if death.date is not None:
        value = death.date.value
        return value if isinstance(value, DateInterval) and value.is_unit and not value.approximate else None
    mentions = (*death.age.sentence.mentions[:_SENTENCE], *birth.sentence.mentions[:_SENTENCE])
    others = (mention for mention in mentions if mention is not birth.mention)
    if any(mention.part("year") is not None for mention in others):
        return None
    return publication(context)


def _repairs(
    context: Context,
    death: _Death,
    life: tuple[DateInterval, DateInterval],
    bounds: tuple[int, int],
    shown: Span,
    year: Span | None,
) -> Iterator[Repair]:
    """Every age that the dates admit, and the year of birth that the age asks for."""
    for years in range(bounds[0], bounds[1] + 1):
        yield context.repair(death.age.number, str(years), shown)
    if year is not None:
        yield context.repair(year, str(year_of_birth(*life, death.age.years)), shown)
