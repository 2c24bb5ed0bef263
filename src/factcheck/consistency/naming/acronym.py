"""S504 acronym: the acronym of an institution, against the name that it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs
from rapidfuzz.distance import OSA

from factcheck.consistency.context import Context
from factcheck.document import Token, fold
from factcheck.languages import LanguagePack
from factcheck.messages import message
from factcheck.values import Span
from factcheck.verdict import Finding, Reason, Severity, Verdict

FEWEST_WORDS = 3
"""Words with a capital that a name needs before its acronym says anything about it."""

_LONGEST_NAME = 12
_LONGEST_ACRONYM = 8
_SHORTEST_REPEATED = 4
_LONGEST_PREFIX = 5


@attrs.frozen
class Acronym:
    """An acronym has to be made of the words that it stands for, and to be written the same way throughout."""

    code = "S504"
    name = "acronym"
    severity = Severity.WARNING
    summary = message("an acronym that is not that of its name")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every acronym that is a slip away from the initials of its name, or from itself elsewhere.

        Args:
            context: The text with its mentions.
        """
        words = _words(context.document.pack)
        defined: dict[str, Token] = {}
        for acronym, name in _definitions(context, words):
            written = fold(acronym.span.of(context.text)).text
            initials = _initials_missed(written, name, words)
            if initials is None:
                defined[written] = acronym
            else:
                yield self._misses_name(context, acronym, name, initials.upper())
        yield from self._repeated(context, defined)

    def _misses_name(self, context: Context, acronym: Token, name: Sequence[Token], initials: str) -> Finding:
        span = acronym.span.to(Span(name[0].start, name[-1].end))
        if context.text.startswith(")", span.end):
            span = Span(span.start, span.end + 1)
        return context.finding(
            self,
            span,
            Verdict.REFUTED,
            Reason.ACRONYM_DIFFERS,
            working=[message("The initials of the name are {initials}.", initials=initials)],
            repairs=[context.repair(acronym.span, initials, span)],
        )

    def _repeated(self, context: Context, defined: dict[str, Token]) -> Iterator[Finding]:
        """Acronyms that the text does not explain, and that are one that it explains with two letters exchanged."""
        by_letters = {"".join(sorted(known)): known for known in defined if len(known) >= _SHORTEST_REPEATED}
        if not by_letters:
            return
        for token in context.document.tokens:
            known = by_letters.get("".join(sorted(token.text))) if len(token.text) >= _SHORTEST_REPEATED else None
            if known is None or token.text in defined or OSA.distance(known, token.text) != 1:
                continue
            if token.span.of(context.text).isupper():
                right = defined[known].span.of(context.text)
                yield context.finding(
                    self,
                    token.span,
                    Verdict.REFUTED,
                    Reason.ACRONYM_DIFFERS,
                    working=[
                        message(
                            "“{surface}” here, “{spelling}” elsewhere.",
                            surface=token.span.of(context.text),
                            spelling=right,
                        )
                    ],
                    repairs=[context.repair(token.span, right, token.span)],
                )


@attrs.frozen
class _Words:
    """What a language's table says about names with acronyms."""

    institutions: frozenset[str]
    particles: frozenset[str]
    foreign: frozenset[str]
    confused: frozenset[str]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    table = pack.table("rules/acronym")
    return _Words(*(frozenset(table[name]) for name in ("institutions", "particles", "foreign", "confused")))


def _definitions(context: Context, words: _Words) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Every acronym in brackets with the name before it, and every name in brackets with the acronym before it."""
    tokens = context.document.tokens
    for place in context.words.get("(", ()):
        inside = tokens[place + 1 : place + 2 + _LONGEST_NAME]
        end = next((index for index, token in enumerate(inside) if token.text == ")"), 0)
        if end == 1 and _is_acronym(context, inside[0]):
            name = _name_before(context, place, words)
            if name:
                yield inside[0], name
        elif end > FEWEST_WORDS - 1 and place and _is_acronym(context, tokens[place - 1]):
            name = tuple(inside[:end])
            if all(_is_capital(context, t) or t.text in words.particles for t in name):
                yield tokens[place - 1], name


def _is_acronym(context: Context, token: Token) -> bool:
    surface = token.span.of(context.text)
    return surface.isalpha() and surface[0].isupper() and 2 < len(surface) <= _LONGEST_ACRONYM


def _is_capital(context: Context, token: Token) -> bool:
    return context.text[token.start].isupper()


def _name_before(context: Context, place: int, words: _Words) -> tuple[Token, ...]:
    """The words before a token that have capitals, with the particles between them."""
    tokens = context.document.tokens
    first = place
    while first > max(0, place - _LONGEST_NAME):
        token = tokens[first - 1]
        gap = context.text[token.end : tokens[first].start]
        is_word = _is_capital(context, token) or token.text in words.particles
        if not is_word or not token.text[0].isalpha() or "\n" in gap:
            break
        first -= 1
    return tuple(tokens[first:place])


def _initials_missed(written: str, name: Sequence[Token], words: _Words) -> str | None:
    """The initials of a name, if what is written is just one slip away from them and can be read in no other way."""
    parts = [part for token in name for part in token.text.split("-")]
    if any(token.text in words.foreign for token in name):
        return None
    missed: str | None = None
    for start, word in enumerate(parts):
        tail = parts[start:]
        if word in words.particles:
            continue
        if _is_made_of(written, tail):
            return None
        initials = "".join(part[0] for part in tail if part not in words.particles)
        is_named = not words.institutions.isdisjoint(tail)
        if is_named and len(initials) == len(written) >= FEWEST_WORDS and _is_slip(written, initials, words):
            missed = missed or initials
    return missed


def _is_slip(written: str, initials: str, words: _Words) -> bool:
    if OSA.distance(written, initials, score_cutoff=1) != 1:
        return False
    return len(written) > FEWEST_WORDS or sorted(written) == sorted(initials) or written in words.confused


def _is_made_of(written: str, parts: Sequence[str]) -> bool:
    """Whether an acronym can be put together from beginnings of the words in their order; some may give nothing."""
    reached = {0}
    for part in parts:
        steps = set(reached)
        for place in reached:
            for length in range(1, min(_LONGEST_PREFIX, len(part), len(written) - place) + 1):
                if part[length - 1] != written[place + length - 1]:
                    break
                steps.add(place + length)
        reached = steps
    return len(written) in reached
