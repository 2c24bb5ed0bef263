"""S502 figure-twice: a figure that is taken up again as another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.naming.slips import agree, digits_of, figures_of, is_made_of, is_slip, repairs_of, thing_of
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.messages import message
from factcheck.values import Span
from factcheck.verdict import Finding, Reason, Severity, Verdict

FEWEST_DIGITS = 2
"""Digits that a figure needs: any two figures of one digit are a slip apart."""

SURE_DIGITS = 3
"""Digits from which two figures of one thing are hardly a slip apart by chance."""


@attrs.frozen
class FigureTwice:
    """A figure that is taken up again, with an article, has to be the one that the text has given."""

    code = "S502"
    name = "figure-twice"
    severity = Severity.WARNING
    summary = message("a figure that is taken up again as another")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every figure with a definite article that the text has given otherwise.

        Args:
            context: The text with its mentions.
        """
        words = _words(context.document.pack)
        of: dict[Hashable, list[Mention]] = defaultdict(list)
        titles = context.document.titles
        for figure in context.view(figures_of):
            if titles and figure.span.start < titles[-1].end:
                continue  # S503 holds titles against the text
            if figure.kind in (MentionKind.MONEY, MentionKind.QUANTITY):
                of[thing_of(figure)].append(figure)
        for figures in of.values():
            for place, figure in enumerate(figures[:_MOST] if len(figures) > 1 else ()):
                if len(digits_of(figure)) >= FEWEST_DIGITS and _is_taken_up(context, figure, words):
                    given = _given(context, figures, place, words)
                    if given is not None and not is_made_of(context, figure, context.view(figures_of)):
                        yield self._finding(context, figure, given)

    def _finding(self, context: Context, figure: Mention, given: Mention) -> Finding:
        return context.finding(
            self,
            figure.span,
            Verdict.REFUTED,
            Reason.FIGURE_GIVEN_TWICE,
            value=figure,
            working=[message("Before, the text gives “{figure}”.", figure=given.surface)],
            repairs=repairs_of(context, figure, given),
        )


_MOST = 40
_YEAR = 4


@attrs.frozen
class _Words:
    """What a language's table says about figures that are taken up again."""

    plural: frozenset[str]
    singular: frozenset[str]
    of: frozenset[str]
    verbs: frozenset[str]
    endings: tuple[str, ...]

    def is_verb(self, word: str) -> bool:
        """Whether a word is a verb that tells of what has been named."""
        return word in self.verbs or word.endswith(self.endings)


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    table = pack.table("rules/figure_twice")
    return _Words(
        plural=frozenset(table["plural"]),
        singular=frozenset(table["singular"]),
        of=frozenset(table["of"]),
        verbs=frozenset(table["verbs"]),
        endings=tuple(table["verb_endings"]),
    )


def _is_taken_up(context: Context, figure: Mention, words: _Words) -> bool:
    """Whether a figure stands for what has been named: "os 1.240 alunos", "a multa de R$ 3,2 milhões".

    What follows must not say which ones: a comma, a full stop or a verb has to follow.
    """
    following = context.after(figure.span.end, 1)
    if not following or following[0] in "(:–-":
        return False
    if following[0][0].isalnum() and not words.is_verb(following[0]):
        return False
    return _article(context, figure, words) is not None


def _article(context: Context, figure: Mention, words: _Words) -> str | None:
    """The noun that a definite article stands with before a figure, empty for the figure itself, or None."""
    before = context.before(figure.span.start, 3)
    if before and before[-1] in words.plural:
        return ""
    if len(before) < 3 or before[2] not in words.of or not before[1].isalpha():
        return None
    return before[1] if before[0] in words.singular | words.plural else None


def _given(context: Context, figures: Sequence[Mention], place: int, words: _Words) -> Mention | None:
    """The one figure of the same thing that the text has given before, if this is it but for a slip."""
    figure = figures[place]
    if any(agree(figure, other) for other in figures if other is not figure):
        return None
    noun = _article(context, figure, words)
    earlier = [other for other in figures[:place] if not noun or _noun(context, other) == noun]
    sentence = context.document.sentence_of(figure.span)
    years = _years(context, sentence)
    given = [other for other in earlier if is_slip(figure, other) and not _is_near(context, sentence, other, words)]
    if len(given) != 1 or (len(earlier) > 1 and len(digits_of(figure)) < SURE_DIGITS):
        return None
    return given[0] if years <= _years(context, context.document.sentence_of(given[0].span)) else None


def _years(context: Context, sentence: Span) -> frozenset[str]:
    """The years that a sentence names: the figure of another year may well be another one."""
    return frozenset(
        token.text for token in context.tokens_in(sentence) if len(token.text) == _YEAR and token.text.isdigit()
    )


def _noun(context: Context, figure: Mention) -> str:
    before = context.before(figure.span.start, 2)
    return before[0] if len(before) == 2 else ""


def _is_near(context: Context, sentence: Span, other: Mention, words: _Words) -> bool:
    """Whether a figure is set beside one that is taken up: in the same sentence, or itself taken up."""
    return sentence.contains(other.span) or _article(context, other, words) is not None
