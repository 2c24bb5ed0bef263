"""What hedges do to the bounds of an amount; the one place that decides it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import attrs

from factcheck.languages import LanguagePack
from factcheck.mentions.amounts.lexicon import alternatives
from factcheck.values.amounts import EXACT

_WINDOW = 48
_TENTH = Decimal("0.1")
_TWO = Decimal(2)


@attrs.frozen
class Hedge:
    """A word or two that move the bounds of the amount beside them.

    Args:
        effect: `"about"`, `"almost"`, `"at_least"`, `"more_than"`, `"little_more"`, `"less_than"` or `"at_most"`; empty
            for words that only end like a hedge.
        start: Where it begins in the folded text.
        end: The character after it.
        words: What it says, folded.
    """

    effect: str
    start: int
    end: int
    words: str


@attrs.frozen(eq=False)
class HedgeTable:
    """The hedges of one language."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    after_pattern: re.Pattern[str]
    longest: int
    passing: frozenset[str]
    passing_to: re.Pattern[str]

    def passes(self, hedge: Hedge, text: str, end: int) -> bool:
        """Whether a hedge is none because its verb goes on to a second figure, as in "passa de R$ 5 para R$ 6"."""
        return hedge.words in self.passing and self.passing_to.match(text, end) is not None

    def before_at(self, text: str, start: int, floor: int) -> Hedge | None:
        """The hedge that stands directly before a position, the longest if there are several."""
        window = text[max(floor, start - _WINDOW) : start]
        words = window.rstrip(" \t")
        offset = start - len(window)
        if len(window) - len(words) > 3 or not words:
            return None
        best: Hedge | None = None
        cut = len(words)
        for _ in range(self.longest):
            cut = words.rfind(" ", 0, cut)
            phrase = words[cut + 1 :].lstrip("(\"'—–-")
            if phrase in self.before:
                best = Hedge(
                    self.before[phrase], start - (len(window) - len(words)) - len(phrase), offset + len(words), phrase
                )
            if cut < 0:
                break
        return best if best is None or best.effect else None

    def after_at(self, text: str, end: int) -> Hedge | None:
        """The hedge that stands directly behind a position."""
        match = self.after_pattern.match(text, end)
        if match is None:
            return None
        words = " ".join(match.group(1).split())
        return Hedge(self.after[words], match.start(1), match.end(1), words)


@lru_cache
def load_hedges(pack: LanguagePack) -> HedgeTable:
    """The hedge table of a language pack."""
    table = pack.table("numbers")
    before = {phrase: effect for effect, phrases in table["hedges"].items() for phrase in phrases}
    before |= dict.fromkeys(table["no_hedges"]["words"], "")
    after = {phrase: effect for effect, phrases in table["hedges_after"].items() for phrase in phrases}
    return HedgeTable(
        before=before,
        after=after,
        after_pattern=re.compile(rf",?[ \t]({alternatives(after)})(?!\w)"),
        longest=max(phrase.count(" ") + 1 for phrase in before),
        passing=frozenset(table["passing"]["hedges"]),
        passing_to=re.compile(rf"[^.,;:!?\n]{{0,40}} (?:{alternatives(table['passing']['to'])}) [^\s\d]{{0,4}}\s?\d"),
    )


def bounds(amount: Decimal, step: Decimal, effect: str | None) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest amount that a written amount and its hedge admit; None is no bound.

    Without a hedge an amount covers what rounds to it, half a step on either side. "About" covers one unit of
    the last significant digit on either side, but never more than a tenth of the amount and never less than
    rounding does. "Almost" is at most the amount, and no further below than "about" goes. The bounds of
    "more than" and "less than" belong to the interval: newsrooms say "mais de 500" of 500 too.

    Args:
        amount: What is written.
        step: The unit of its last written place.
        effect: The hedge's effect, or None.

    Examples:
        >>> bounds(Decimal(500), Decimal(1), "about")
        (Decimal('450.0'), Decimal('550.0'))
        >>> bounds(Decimal(500), Decimal(1), "more_than")
        (Decimal('500'), None)
    """
    half = EXACT.divide(step, _TWO)
    if effect is None:
        return EXACT.subtract(amount, half), EXACT.add(amount, half)
    if effect in ("at_least", "more_than"):
        return amount, None
    if effect in ("at_most", "less_than"):
        return None, amount
    width = max(half, min(_last_significant_unit(amount), EXACT.multiply(abs(amount), _TENTH)))
    if effect == "almost":
        return EXACT.subtract(amount, width), amount
    if effect == "little_more":
        return amount, EXACT.add(amount, width)
    return EXACT.subtract(amount, width), EXACT.add(amount, width)


def _last_significant_unit(amount: Decimal) -> Decimal:
    """The unit of the last digit that is no zero: 100 for 500, 0.1 for 188.3."""
    exponent = amount.normalize(EXACT).as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
