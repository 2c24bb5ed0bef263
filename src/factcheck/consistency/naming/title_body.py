"""S503 title-body: a figure in the title, against the text under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.naming.slips import (
    agree,
    amount_of,
    digits_of,
    figures_of,
    is_made_of,
    is_slip,
    repairs_of,
    shared_words,
    thing_of,
)
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.messages import message
from factcheck.verdict import Finding, Reason, Severity, Verdict

LEAD = 10
"""The sentences under the title among which the figure of the title is looked for."""

_FEWEST_SHARED = 2
_SHORT = 2


@attrs.frozen
class TitleBody:
    """A figure in a title has to be the one that the text under it gives."""

    code = "S503"
    name = "title-body"
    severity = Severity.ERROR
    summary = message("a figure in the title that the text gives otherwise")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every figure of a title that the text gives with one slip, and nowhere as it is.

        Args:
            context: The text with its mentions.
        """
        titles = context.document.titles
        if not titles:
            return
        end = titles[-1].end
        figures = context.view(figures_of)
        body = [figure for figure in figures if figure.span.start >= end]
        for figure in figures:
            if not any(title.contains(figure.span) for title in titles):
                break
            if body:
                is_given = any(_accounts_for(other, figure) for other in body)
                other = _echoed(context, figure, body, end) if is_given else _slipped(context, figure, body, end)
                if other is not None and not is_made_of(context, figure, body):
                    yield self._finding(context, figure, other)

    def _finding(self, context: Context, figure: Mention, other: Mention) -> Finding:
        return context.finding(
            self,
            figure.span,
            Verdict.REFUTED,
            Reason.TITLE_DIFFERS,
            value=figure,
            working=[message("The title says “{title}”, the text “{body}”.", title=figure.surface, body=other.surface)],
            repairs=repairs_of(context, figure, other),
        )


def _accounts_for(other: Mention, figure: Mention) -> bool:
    """Whether a figure of the text may be the one of the title; what is counted may have another name there."""
    if figure.kind in (MentionKind.MONEY, MentionKind.PERCENT):
        return thing_of(other) == thing_of(figure) and agree(figure, other)
    return agree(figure, other)


def _slipped(context: Context, figure: Mention, body: Sequence[Mention], end: int) -> Mention | None:
    """The figure of the text that is the one of the title but for a slip: of the same thing, in words like its own."""
    title = context.document.sentence_of(figure.span)
    found: list[tuple[int, Mention]] = []
    first = next((s.index for s in context.sentences if s.span.start >= end), 0)
    alike = {amount_of(other).amount for other in body if thing_of(other) == thing_of(figure)}
    for other in body:
        sentence = context.sentence_of(other.span)
        if sentence is None or sentence.index >= first + LEAD:
            break
        if thing_of(other) == thing_of(figure) and is_slip(figure, other):
            unit = figure.part("unit")
            without = () if unit is None else (str(unit.value),)
            before = context.sentences[max(first, sentence.index - 1)].span
            shared = shared_words(context, title, sentence.span, without)
            around = shared_words(context, title, before.to(sentence.span), without)
            if shared >= _needed(figure, len(alike)) or (around > shared and around > _needed(figure, len(alike))):
                found.append((shared, other))
    return max(found, key=lambda candidate: candidate[0])[1] if found else None


def _echoed(context: Context, figure: Mention, body: Sequence[Mention], end: int) -> Mention | None:
    """The count with which the first sentence repeats the words of the title, though the text also has the title's."""
    if not figure.rule.endswith("count") or len(digits_of(figure)) < _SHORT:
        return None
    opening = next((s.span for s in context.sentences if s.span.start >= end), None)
    alike = [other for other in body if thing_of(other) == thing_of(figure)]
    first = [other for other in alike if opening is not None and opening.contains(other.span)]
    if any(opening is not None and opening.contains(o.span) and agree(figure, o) for o in body):
        return None  # the sentence tells the two apart: "at its peak", "still"
    if len(first) != 1 or not is_slip(figure, first[0]) or any(agree(first[0], o) for o in alike if o is not first[0]):
        return None
    before = [context.before(mention.span.start, 2) for mention in (figure, first[0])]
    return first[0] if len(before[0]) > 1 and before[0] == before[1] else None


def _needed(figure: Mention, figures: int) -> int:
    """How many words a sentence has to share with the title: fewer for what the text counts only once."""
    if len(digits_of(figure)) < _SHORT:
        return _FEWEST_SHARED + 1
    return _FEWEST_SHARED - (figures == 1 and figure.rule.endswith("count"))
