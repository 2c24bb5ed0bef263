"""M302 scale-slip: one amount cannot be in millions here and in billions there."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import attrs

from factcheck.consistency.context import Context
from factcheck.consistency.wording import either
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import Mention
from factcheck.messages import message
from factcheck.values import Amount, Money, Quantity, Span
from factcheck.values.amounts import EXACT
from factcheck.verdict import Finding, Reason, Severity, Verdict

_LEAST = Decimal(1000)
"""Below a thousand no scale can have slipped."""

_SHORTEST = 4
"""How many letters a word has that says what an amount is for."""

_SLIPS = (3, 6)
"""How many digits lie between thousands, millions and billions, and between two that are not neighbours."""

_STEM = 5
"""How many letters two forms of one word have in common, as "bloqueou" and "bloqueados"."""

_NEAR = 5
"""How many words before and behind an amount may say what it is for."""

_LONGEST = 60
"""How many words of a sentence are compared."""

_LEAD = 4
"""How many sentences under a title are held against it."""

_SHARED = 2
"""How many words of a title the text has to take up to speak of its amount; one more for an amount of one digit."""

_KEPT = 8
"""How many amounts with the same digits are kept to compare with."""


@attrs.frozen
class ScaleSlip:
    """One amount cannot be in millions here and in billions there."""

    code = "M302"
    name = "scale-slip"
    severity = Severity.ERROR
    summary = message("one amount with two scales, such as millions and billions")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every amount that takes up another one with its scale changed.

        Args:
            context: The text with its mentions.
        """
        words = _words(context.document.pack)
        seen: dict[Hashable, list[Mention]] = {}
        for mention in context.mentions:
            key = _key(mention)
            if key is None:
                continue
            earlier = seen.setdefault(key, [])
            slipped = _slipped(context, mention, earlier, words) if earlier else None
            if slipped is not None:
                yield self._finding(context, slipped, mention)
            earlier.append(mention)
            del earlier[:-_KEPT]

    def _finding(self, context: Context, first: Mention, again: Mention) -> Finding:
        return context.finding(
            self,
            again.span,
            Verdict.REFUTED,
            Reason.SELF_CONTRADICTION,
            value=again,
            working=[
                message("Earlier the text says {amount}.", amount=_amount(first)),
                message("Here it says {amount}.", amount=_amount(again)),
            ],
            repairs=[
                context.repair(again.span, first.surface, again.span),
                context.repair(first.span, again.surface, first.span),
            ],
        )


@attrs.frozen(eq=False)
class _Words:
    taken_up: re.Pattern[str]
    named: re.Pattern[str]
    compared: re.Pattern[str]
    goes_on: re.Pattern[str]
    names_other: re.Pattern[str]
    weak: frozenset[str]


@lru_cache
def _words(pack: LanguagePack) -> _Words:
    table = pack.table("rules/scale_slip")
    taken_up = either(table["taken_up"])
    return _Words(
        taken_up=re.compile(rf"(?<!\w){taken_up}\s+\Z"),
        named=re.compile(rf"(?<!\w){taken_up}\s+(?P<noun>[^\W\d_]+)\s+{either(table['of'])}\s+\Z"),
        compared=re.compile(rf"(?<!\w){either(table['compared'])}\s+\Z"),
        goes_on=re.compile(rf"\s*(?:[.,;:!?)]|\Z)|\s+{either(table['goes_on'])}(?!\w)"),
        names_other=re.compile(rf"\s+{either(table['names_other'])}(?!\w)"),
        weak=frozenset(table["weak"]),
    )


def _key(mention: Mention) -> Hashable | None:
    """What two amounts have in common that differ in their scale alone; None for what has no scale."""
    value = mention.value
    if isinstance(value, Money):
        unit = value.currency
    elif isinstance(value, Quantity) and mention.rule.endswith("quantity.count"):
        part = mention.part("unit")
        unit = "" if part is None else str(part.value)
    else:
        return None
    if value.amount < _LEAST or mention.part("upper") is not None:
        return None
    return unit, value.amount.normalize(EXACT).as_tuple().digits


def _slipped(context: Context, again: Mention, earlier: Sequence[Mention], words: _Words) -> Mention | None:
    """The amount that a mention takes up with another scale, None where it may be another amount."""
    if any(_amount(mention).amount == _amount(again).amount for mention in earlier):
        return None
    first = next((mention for mention in reversed(earlier) if _is_scale(mention, again)), None)
    if first is None:
        return None
    before, behind = _around(context, again)
    if words.compared.search(before):
        return None
    about = _stems(_sentence_words(context, first), words)
    following = _next_stem(context, again, words)
    if words.taken_up.search(before):
        return first if words.goes_on.match(behind) or following in about else None
    named = words.named.search(before)
    if named is not None and named["noun"][:_STEM] in about:
        return first if following in about or not words.names_other.match(behind) else None
    if _are_alike(context, first, again, words) or _tells_title(context, first, again, words):
        return first
    return None


def _tells_title(context: Context, first: Mention, again: Mention, words: _Words) -> bool:
    """Whether the text under a title speaks of its amount, in its words, and nowhere gives it as the title does."""
    titles = context.document.titles
    sentence = context.sentence_of(again.span)
    if not titles or sentence is None or first.span.end > titles[-1].end or sentence.span.start < titles[-1].end:
        return False
    lead = [other for other in context.sentences if other.span.start >= titles[-1].end][:_LEAD]
    if sentence not in lead:
        return False
    if any(_gives(other, first) for other in context.mentions if other is not first):
        return False
    if not any(_closest(context, first, side, words) & _closest(context, again, side, words) for side in (0, 1)):
        return False
    place = lead.index(sentence)
    said = [token.text for other in lead[max(0, place - 1) : place + 1] for token in other.tokens[:_LONGEST]]
    shared = _stems(_sentence_words(context, first), words) & _stems(said, words)
    return len(shared) >= _SHARED + (len(_amount(first).amount.normalize(EXACT).as_tuple().digits) < _SHARED)


def _closest(context: Context, mention: Mention, side: int, words: _Words) -> frozenset[str]:
    """The beginning of the word closest to a mention that says what the amount is for: "capta" and "captou"."""
    near = [word for word in _near(context, mention, side) if _says(word, words)]
    return frozenset(word[:_SHORTEST] for word in (near[-1:] if side == 0 else near[:1]))


def _gives(other: Mention, first: Mention) -> bool:
    """Whether a mention gives the amount of another one."""
    return isinstance(other.value, Amount) and other.value.amount == _amount(first).amount


def _is_scale(one: Mention, other: Mention) -> bool:
    shift = abs(_amount(one).amount.adjusted() - _amount(other).amount.adjusted())
    return shift in _SLIPS


def _are_alike(context: Context, one: Mention, other: Mention, words: _Words) -> bool:
    """Whether two amounts of more than one digit stand between the same words, as in a title and its text."""
    if len(_amount(one).amount.normalize(EXACT).as_tuple().digits) < 2:
        return False
    before, behind = (_stems(_near(context, one, place), words) for place in (0, 1))
    also_before, also_behind = (_stems(_near(context, other, place), words) for place in (0, 1))
    return bool(before & also_before) and bool(behind & also_behind)


def _near(context: Context, mention: Mention, place: int) -> Sequence[str]:
    start, end = mention.span.start, mention.span.end
    return context.before(start, _NEAR) if place == 0 else context.after(end, _NEAR)


def _around(context: Context, mention: Mention) -> tuple[str, str]:
    """The folded text just before a mention and just behind it."""
    start, end = max(0, mention.span.start - 30), mention.span.end
    return context.between(Span(start, start), mention.span), context.between(mention.span, Span(end + 20, end + 20))


def _sentence_words(context: Context, mention: Mention) -> Sequence[str]:
    sentence = context.sentence_of(mention.span)
    return [token.text for token in sentence.tokens[:_LONGEST]] if sentence is not None else []


def _next_stem(context: Context, mention: Mention, words: _Words) -> str:
    """The stem of the first word behind a mention that says what it is for."""
    behind = [word for word in context.after(mention.span.end, 3) if _says(word, words)]
    return behind[0][:_STEM] if behind else ""


def _stems(found: Sequence[str], words: _Words) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in found if _says(word, words))


def _says(word: str, words: _Words) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word not in words.weak


def _amount(mention: Mention) -> Amount:
    value = mention.value
    assert isinstance(value, Amount)
    return value
