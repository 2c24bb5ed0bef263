"""A408 list-count: a list that is announced with a number has to have so many items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.figures import Figure, counted, is_figure, mended
from factcheck.consistency.wording import either
from factcheck.document import fold
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import MentionKind
from factcheck.messages import message
from factcheck.values import Number, Span
from factcheck.verdict import Finding, Reason, Severity, Verdict

_LONGEST_LEAD = 60
_LONGEST_LIST = 400
_MOST_WORDS = 5
_APART = 12
"""How far from another count a count has to stand for a list to be its own."""

_COUNTS = range(2, 13)
_OPENER = re.compile(r"[^,;:.()\d]*?\s*(:|\()\s*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


@attrs.frozen
class ListCount:
    """A list that is announced with a number has to have so many items."""

    code = "A408"
    name = "list-count"
    severity = Severity.ERROR
    summary = message("a list with more or fewer items than announced")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every list of names or things whose number is announced and is not theirs.

        Args:
            context: The text with its mentions.
        """
        words = _words(context.document.pack)
        for sentence in context.sentences:
            end = -_APART
            for mention in sentence.mentions:
                figure = counted(mention)
                before, end = end, mention.span.end if is_figure(mention) else end
                if figure is not None and figure.span.start - before < _APART:
                    continue  # "duas mulheres e três homens: Ana, Bia …" announces five, "duas das três: …" two
                if figure is None or figure.amount.amount not in _COUNTS or figure.is_hedged:
                    continue
                if figure.noun in words.never:
                    continue
                items = _items(context, figure, sentence.span, words)
                if items is not None and items.contradict(figure.amount.amount):
                    yield self._finding(context, figure, items)

    def _finding(self, context: Context, figure: Figure, items: _Items) -> Finding:
        announced = Number(figure.amount.amount)
        return context.finding(
            self,
            figure.mention.span.to(items.span),
            Verdict.REFUTED,
            Reason.ARITHMETIC_DIFFERS,
            value=figure.mention,
            working=[
                message("The list has {count} items.", count=items.count),
                message("The text announces {amount}.", amount=announced),
            ],
            repairs=mended(context, figure, Decimal(items.count), lambda other: other.amount.amount == items.count),
        )


@attrs.frozen
class _Items:
    """The items of a list.

    Args:
        count: How many there are.
        are_names: Whether all of them are names; what is no name may be said with a comma inside.
        span: Where they stand.
    """

    count: int
    are_names: bool
    span: Span

    def contradict(self, announced: Decimal) -> bool:
        """Whether there are fewer items than announced, or more of them and all are names."""
        return self.count < announced or (self.are_names and self.count > announced)


@attrs.frozen(eq=False)
class _Words:
    and_: re.Pattern[str]
    articles: frozenset[str]
    plural_articles: frozenset[str]
    several: frozenset[str]
    never: frozenset[str]
    nested: re.Pattern[str]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    table = pack.table("rules/list_count")
    return _Words(
        and_=re.compile(rf"\s+{either(table['and'])}\s+"),
        articles=frozenset(table["articles"]),
        plural_articles=frozenset(table["plural_articles"]),
        several=frozenset(table["several"]),
        never=frozenset(table["never"]),
        nested=re.compile(rf"(?<!\w){either(table['nested'])}(?!\w)"),
    )


def _items(context: Context, figure: Figure, sentence: Span, words: _Words) -> _Items | None:
    """The items behind an announced number, None where there is no list, or none that can be counted."""
    text, end = context.text, figure.mention.span.end
    opener = _OPENER.match(text, end, min(sentence.end, end + _LONGEST_LEAD))
    if opener is None or not words.plural_articles.isdisjoint(_folded_words(opener.group())):
        return None
    start = opener.end()
    if any(is_figure(mention) for mention in context.mentions_in(Span(end, start))):
        return None
    stop = text.find(")", start, sentence.end) if opener.group(1) == "(" else sentence.end
    while stop > start and text[stop - 1] in ".!? ":
        stop -= 1
    if stop <= start or stop - start > _LONGEST_LIST:
        return None
    listed = Span(start, stop)
    if any(mention.kind is not MentionKind.ENTITY for mention in context.mentions_in(listed)):
        return None
    return _divided(context, listed, words)


def _divided(context: Context, span: Span, words: _Words) -> _Items | None:
    """The items of a list "A, B e C"; None where what divides them, or what they are, is in doubt."""
    listed = span.of(context.text)
    folded = fold(listed)
    if not folded.is_aligned or any(sign in listed for sign in ';:/&.()"“”–—\n?') or words.nested.search(folded.text):
        return None
    joins = list(words.and_.finditer(folded.text))
    if len(joins) != 1 or "," in listed[joins[0].start() :]:
        return None
    before, last = listed[: joins[0].start()], listed[joins[0].end() :]
    items = [*before.split(","), last]
    kinds = {_kind(item, words) for item in items}
    return _Items(len(items), "name" in kinds, span) if len(kinds) == 1 and None not in kinds else None


def _kind(item: str, words: _Words) -> str | None:
    """What an item is: a name, a thing with its article, or a bare word; None where it may be more than one thing."""
    written = _WORD.findall(item)
    folded = [fold(word).text for word in written]
    if not written or len(written) > _MOST_WORDS or not words.several.isdisjoint(folded):
        return None
    if folded[0] in words.plural_articles:
        return None
    if written[0][0].isupper():
        return "name" if written[-1][0].isupper() else None
    if folded[0] in words.articles:
        return "thing" if len(written) > 1 else None
    return None if any(word[0].isupper() for word in written) or folded[0].endswith("s") else "word"


def _folded_words(text: str) -> Sequence[str]:
    return [fold(word).text for word in _WORD.findall(text)]
