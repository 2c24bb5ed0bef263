"""Which share of the errors that slip into a clean text the rules catch, and how often they cry wolf.

    python benchmarks/mutations.py TEXTS_DIR [--misses 20] [--every 1] [--json]

Reads each clean text below TEXTS_DIR (`published: 2025-01-22`, `language: pt`, an empty line, the title, the text),
makes one change at a time, and checks the text with the rules alone, without facts. A change is caught if a rule
refutes something in the changed text that it did not refute in the clean one.

Only a change that contradicts something else in the text can be caught without facts. Whether it does is worked out
here, without asking the rules, and counts where one of these holds in the clean text and no longer in the changed one:

- *weekday, day*: the weekday beside a date is that of the date. A date without its month may be any day of that number
  within 35 days of publication, or in a month that the text names; one without its year may be any within half a year.
  A change that makes another of them fit does not count.
- *amount, scale, percentage*: the same figure stands elsewhere in the text, of the same unit or the same counted noun
  (for a percentage, or a plain number of less than three digits, one of the two has to stand in the title); or in its
  sentence, or with the sentence before, it is the sum, the difference, the product or the quotient of two others, the
  change from one to the other in per cent, or part of a sum of three, at the digits that are written; or it is a
  conversion of the amount of money beside it, give or take four per cent.
- *name*: the word stands elsewhere in the text in the spelling that it had, with a capital and four letters or more,
  and nowhere without a capital.

Small and coarse numbers add up by chance, so a relation counts only if at most one of its members has fewer than two
written digits, its greatest is at least twenty, none is open to one side ("over 60"), and what is left open by rounding
is less than a twentieth, or a tenth for percentages. Some relations still hold by chance, or hold without being
asserted ("of the 140 staff, 84 weave, 31 pack and 25 sell" would be no contradiction with 150 staff), so that not even
a perfect reader would reach the whole.

Other changes are made too, and reported as *free*: nothing in the text contradicts them that this program knows of.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise, permutations
from pathlib import Path

import attrs

from factcheck import Checker
from factcheck.articles import Article, read_article
from factcheck.languages import load_pack
from factcheck.mentions import Mention, MentionKind
from factcheck.rates import EcbRates
from factcheck.report import Report
from factcheck.values import Amount, DateInterval, Money, Quantity

KINDS = ("weekday", "day", "amount", "scale", "percentage", "name")
AMOUNTS = (MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.MONEY, MentionKind.PERCENT, MentionKind.DURATION)
SCALES = {
    "pt": ("mil", "milhão", "bilhão", "trilhão", "milhões", "bilhões", "trilhões"),
    "en": ("thousand", "million", "billion", "trillion"),
}
NEAR_DAYS = 35
HALF_A_YEAR = 183
CONVERSION = Decimal("0.04")
COARSEST = Decimal("0.05")


@attrs.frozen
class Change:
    """One change to a text.

    Args:
        kind: Which of KINDS.
        start: Where the changed piece begins.
        end: Where it ends.
        replacement: What stands there instead.
        contradicts: Whether something else in the text then contradicts it.
    """

    kind: str
    start: int
    end: int
    replacement: str
    contradicts: bool

    def apply(self, text: str) -> str:
        """The changed text."""
        return text[: self.start] + self.replacement + text[self.end :]

    def shown(self, text: str) -> str:
        """The change with the words around it, on one line."""
        before, after = text[max(0, self.start - 60) : self.start], text[self.end : self.end + 50]
        return f"{before}[{text[self.start : self.end]} → {self.replacement}]{after}".replace("\n", " ¶ ")


def changes(article: Article, report: Report, rates: EcbRates) -> Iterator[Change]:
    """Every change to a text, in reading order of each kind.

    Args:
        article: The text.
        report: The report on it.
        rates: The exchange rates.
    """
    yield from _date_changes(article, report)
    yield from _amount_changes(article, report, rates)
    yield from _name_changes(article, report)


def _date_changes(article: Article, report: Report) -> Iterator[Change]:
    names = load_pack(article.language).table("weekdays")
    months = _months(report)
    styles = [style for style in names.values() if isinstance(style, list) and len(style) == 7]
    for mention in report.mentions:
        weekday, day = mention.part("weekday"), mention.part("day")
        if day is not None:
            for shift in (1, 2):
                number = (int(day.value) + shift - 1) % 28 + 1
                wrong = weekday is not None and not _fits(article, months, mention, int(weekday.value), number)
                yield Change("day", day.span.start, day.span.end, str(number), wrong)
        if day is not None and weekday is not None:
            written = weekday.span.of(article.text)
            style = next((s for s in styles if written.casefold() in [name.casefold() for name in s]), None)
            for shift in (1, 3) if style else ():
                number = (int(weekday.value) + shift) % 7
                name = style[number].capitalize() if written[:1].isupper() else style[number]
                wrong = not _fits(article, months, mention, number, int(day.value))
                yield Change("weekday", weekday.span.start, weekday.span.end, name, wrong)


def _fits(article: Article, months: set[tuple[int, int]], mention: Mention, weekday: int, day: int) -> bool:
    """Whether a weekday and the number of a day fit some date that the mention may mean."""
    month, year, value = mention.part("month"), mention.part("year"), mention.value
    if year is not None:
        start = value.start if isinstance(value, DateInterval) else None
        return start is None or _has(start.year, start.month, day, weekday)
    reach = NEAR_DAYS if month is None else HALF_A_YEAR
    near = [article.published + timedelta(days=offset) for offset in range(-reach, reach + 1)]
    if month is not None:
        near = [d for d in near if d.month == int(month.value)]
    elif any(_has(*named, day, weekday) for named in months):
        return True
    return any(d.day == day and d.weekday() == weekday for d in near)


def _has(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether the day of a month is that weekday."""
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def _months(report: Report) -> set[tuple[int, int]]:
    """The months that a text names."""
    values = [m.value for m in report.mentions if m.part("month") is not None]
    return {(v.start.year, v.start.month) for v in values if isinstance(v, DateInterval) and v.start is not None}


def _amount_changes(article: Article, report: Report, rates: EcbRates) -> Iterator[Change]:
    figures = [m for m in report.mentions if m.kind in AMOUNTS and isinstance(m.value, Amount)]
    relations = _Relations(article, figures, rates)
    for mention in figures:
        number, scale = mention.part("number"), mention.part("scale")
        if number is not None:
            surface = number.span.of(article.text)
            kind = "percentage" if mention.kind is MentionKind.PERCENT else "amount"
            for written in _other_digits(surface):
                start, end = number.span.start, number.span.end
                factor = _number(written, article.language) / (_number(surface, article.language) or 1)
                yield Change(kind, start, end, written, relations.broken(mention, factor))
        if scale is not None:
            yield from _scale_changes(article, mention, relations)


def _scale_changes(article: Article, mention: Mention, relations: _Relations) -> Iterator[Change]:
    part = mention.part("scale")
    assert part is not None
    written = part.span.of(article.text)
    names = SCALES[article.language]
    if written.casefold() not in names:
        return
    is_plural = written.endswith("ões")
    steps = [n for n in names if article.language == "en" or n == "mil" or n.endswith("ões") == is_plural]
    place = steps.index(written.casefold())
    for other in (place - 1, place + 1):
        if 0 <= other < len(steps):
            factor = Decimal(1000) ** (other - place)
            yield Change("scale", part.span.start, part.span.end, steps[other], relations.broken(mention, factor))


def _other_digits(surface: str) -> Iterator[str]:
    """The number with its first digit changed, and with the last that is no zero; nothing for a number in words.

    Zeros at the end stay: 46,003 is still 46,000, rounded.
    """
    places = [index for index, character in enumerate(surface) if character.isdigit()]
    last = max((index for index in places if surface[index] != "0"), default=places[-1] if places else 0)
    for place, shift in {places[0]: 1, last: 3}.items() if places else ():
        digit = (int(surface[place]) + shift) % 10 or 4
        yield f"{surface[:place]}{digit}{surface[place + 1 :]}"


def _number(surface: str, language: str) -> Decimal:
    """The number that digits stand for; only the ratio of two of the same shape matters."""
    plain = surface.replace(".", "").replace(",", ".") if language == "pt" else surface.replace(",", "")
    digits = re.sub(r"[^\d.]", "", plain).strip(".")
    return Decimal(digits if digits.count(".") < 2 else digits.replace(".", "")) if digits else Decimal(1)


class _Relations:
    """What holds between the figures of a text."""

    def __init__(self, article: Article, figures: Sequence[Mention], rates: EcbRates) -> None:
        self._article = article
        self._rates = rates
        self._title_end = article.text.find("\n")
        self._same: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
        for mention in figures:
            self._same[self._key(mention)].append(mention)
        sentences = [
            0,
            *(match.end() for match in re.finditer(r"[.!?][\"”’)]*\s+|\n+", article.text)),
            len(article.text),
        ]
        groups = [[m for m in figures if first <= m.span.start < last] for first, last in pairwise(sentences)]
        self._of: dict[Mention, list[tuple[Mention, ...]]] = defaultdict(list)
        for before, group in pairwise([[], *groups]):
            for three in combinations([*before, *group][-12:], 3):
                if not set(three).isdisjoint(group) and self._is_telling(three) and _holds(three, {}):
                    for mention in three:
                        self._of[mention].append(three)
            for four in combinations(group[:8], 4):
                if self._is_telling(four) and _adds_up(four, {}):
                    for mention in four:
                        self._of[mention].append(four)
        self._conversions = [
            (a, b) for a, b in pairwise(figures) if b.span.start - a.span.end < 40 and self._converts(a, b, {})
        ]

    def broken(self, mention: Mention, factor: Decimal) -> bool:
        """Whether something that held no longer does if a figure is multiplied."""
        if factor == 1:
            return False
        others = [other for other in self._same[self._key(mention)] if other is not mention]
        titled = any(m.span.start < self._title_end for m in (mention, *others))
        if others and (self._is_distinct(mention) or titled):
            return True
        changed = {mention: factor}
        return any(not (_adds_up if len(some) > 3 else _holds)(some, changed) for some in self._of[mention]) or any(
            mention in pair and not self._converts(*pair, changed) for pair in self._conversions
        )

    @staticmethod
    def _key(mention: Mention) -> tuple[object, ...]:
        value, unit = mention.value, mention.part("unit")
        assert isinstance(value, Amount)
        noun = str(unit.value) if unit is not None else ""
        return type(value), getattr(value, "currency", getattr(value, "unit", "")), noun, value.amount

    @staticmethod
    def _is_distinct(mention: Mention) -> bool:
        value = mention.value
        assert isinstance(value, Amount)
        is_counted = isinstance(value, Quantity) and mention.kind is not MentionKind.PERCENT
        return isinstance(value, Money) or is_counted or len(_digits(value)) > 2

    @staticmethod
    def _is_telling(figures: tuple[Mention, ...]) -> bool:
        values = [mention.value for mention in figures]
        assert all(isinstance(value, Amount) for value in values)
        few = [value for value in values if isinstance(value, Amount) and len(_digits(value)) < 2]
        if any(value.lower is None or value.upper is None for value in values if isinstance(value, Amount)):
            return False
        return len(few) < 2 and max(value.amount for value in values if isinstance(value, Amount)) >= 20

    def _converts(self, one: Mention, other: Mention, changed: dict[Mention, Decimal]) -> bool:
        first, second = one.value, other.value
        if not isinstance(first, Money) or not isinstance(second, Money) or first.currency == second.currency:
            return False
        rate = self._rates.rate(first.currency, second.currency, self._article.published)
        if rate is None:
            return False
        low, high = _bounds(first, changed.get(one))
        low2, high2 = _bounds(second, changed.get(other))
        return low * rate.value * (1 - CONVERSION) <= high2 and low2 <= high * rate.value * (1 + CONVERSION)


def _digits(value: Amount) -> str:
    """The digits that are written: "40 milhões" has two, "1.240" four."""
    return str(int(abs(value.amount) / value.step)) if value.step else str(abs(value.amount))


def _bounds(value: Amount, factor: Decimal | None) -> tuple[Decimal, Decimal]:
    low = value.amount - value.step / 2 if value.lower is None else value.lower
    high = value.amount + value.step / 2 if value.upper is None else value.upper
    factor = Decimal(1) if factor is None else factor
    centre = value.amount * factor
    return centre - (value.amount - low), centre + (high - value.amount)


def _holds(three: tuple[Mention, ...], changed: dict[Mention, Decimal]) -> bool:
    """Whether one of three figures is the sum, product, quotient or change in per cent of the two others."""
    for one, other, result in permutations(three):
        if one.span.start > other.span.start and not _is_percent(result):
            continue
        (a, a2), (b, b2), (c, c2) = (
            _bounds(m.value, changed.get(m)) for m in (one, other, result) if isinstance(m.value, Amount)
        )
        if not any(map(_is_percent, (one, other, result))):
            if _unit(one) == _unit(other) == _unit(result) and _meet(a + b, a2 + b2, c, c2):
                return True
            if min(a, b) > 0 and _unit(one) != _unit(other) and _meet(a * b, a2 * b2, c, c2):
                return True
        elif _is_percent(result) and not _is_percent(one) and not _is_percent(other):
            if _unit(one) == _unit(other) and min(a, b) > 0:
                low, high = 100 * a / b2, 100 * a2 / b
                if (
                    _meet(low, high, c, c2)
                    or _meet(low, high, 100 + c, 100 + c2)
                    or _meet(low, high, 100 - c2, 100 - c)
                ):
                    return True
    return False


def _adds_up(figures: tuple[Mention, ...], changed: dict[Mention, Decimal]) -> bool:
    """Whether the first or the last of several figures of one unit is the sum of the others."""
    if len({_unit(figure) for figure in figures}) > 1 or any(map(_is_percent, figures)):
        return False
    bounds = [_bounds(f.value, changed.get(f)) for f in figures if isinstance(f.value, Amount)]
    for total, *parts in (bounds, bounds[::-1]):
        if _meet(sum((low for low, _ in parts), Decimal(0)), sum((high for _, high in parts), Decimal(0)), *total):
            return True
    return False


def _meet(low: Decimal, high: Decimal, least: Decimal, most: Decimal, coarsest: Decimal = COARSEST) -> bool:
    """Whether what two figures come to is the third, and is not so coarse that it would be by chance."""
    return low <= most and least <= high and high - low <= coarsest * abs(high)


def _is_percent(mention: Mention) -> bool:
    return mention.kind is MentionKind.PERCENT


def _unit(mention: Mention) -> object:
    """A currency, or one and the same for all plain numbers and counted things: what is counted has many names."""
    value = mention.value
    if isinstance(value, Money):
        return value.currency
    return "count" if mention.rule.endswith("count") or not isinstance(value, Quantity) else value.unit


def _name_changes(article: Article, report: Report) -> Iterator[Change]:
    standing = Counter(re.findall(r"[^\W\d_]+", article.text))
    for mention in report.mentions:
        if mention.kind is not MentionKind.ENTITY:
            continue
        words = list(re.finditer(r"[^\W\d_]{4,}", mention.surface))
        longest = max(words, key=lambda match: len(match.group()), default=None)
        if longest is None or not longest.group()[0].isupper() or longest.group().isupper():
            continue
        word, start = longest.group(), mention.span.start + longest.start()
        for written in _other_letters(word):
            wrong = standing[word] > 1 and not standing[written] and not standing[word.lower()]
            yield Change("name", start, start + len(word), written, wrong)


def _other_letters(word: str) -> Iterator[str]:
    """The word with a letter left out, and with two letters exchanged, in its middle."""
    middle = len(word) // 2
    yield word[:middle] + word[middle + 1 :]
    if word[middle - 1] != word[middle] and middle > 1:
        yield word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


@attrs.define
class Tally:
    """What became of the changes of one kind."""

    made: int = 0
    contradicting: int = 0
    caught: int = 0
    free_caught: int = 0


def main() -> None:
    """Make the changes and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="how many missed changes of each kind to show")
    parser.add_argument("--every", type=int, default=1, help="make only every n-th change")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()

    checker, rates = Checker(), EcbRates()
    tallies = {kind: Tally() for kind in KINDS}
    by_rule: Counter[str] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    alarms: list[str] = []
    texts = words = 0
    for path in sorted(args.folder.rglob("*.txt")):
        article = read_article(path)

        def check(text: str, article: Article = article) -> Report:
            return checker.check(text, language=article.language, published=article.published)

        clean = check(article.text)
        known = Counter((finding.code, finding.surface) for finding in clean.refuted)
        texts, words = texts + 1, words + len(article.text.split())
        alarms += [f"{path.name}: {finding.code}: {finding.surface}" for finding in clean.refuted]
        for change in list(changes(article, clean, rates))[:: args.every]:
            found = Counter((f.code, f.surface) for f in check(change.apply(article.text)).refuted) - known
            tally = tallies[change.kind]
            tally.made += 1
            if not change.contradicts:
                tally.free_caught += bool(found)
                continue
            tally.contradicting += 1
            tally.caught += bool(found)
            by_rule.update({str(code) for code, _ in found})
            if not found:
                missed[change.kind].append(f"{path.name}: {change.shown(article.text)}")
    _print(tallies, by_rule, missed, alarms, texts, words, args)


def _print(
    tallies: dict[str, Tally],
    by_rule: Counter[str],
    missed: dict[str, list[str]],
    alarms: list[str],
    texts: int,
    words: int,
    args: argparse.Namespace,
) -> None:
    contradicting = sum(tally.contradicting for tally in tallies.values())
    caught = sum(tally.caught for tally in tallies.values())
    figures = {
        "texts": texts,
        "words": words,
        "false_alarms": len(alarms),
        "false_alarms_per_10000_words": round(10000 * len(alarms) / max(words, 1), 2),
        "contradicting": contradicting,
        "caught": caught,
        "share": round(caught / max(contradicting, 1), 4),
        "by_kind": {kind: attrs.asdict(tally) for kind, tally in tallies.items()},
        "by_rule": dict(sorted(by_rule.items())),
    }
    if args.json:
        print(json.dumps(figures))
        return
    print(f"{'kind':12}{'changes':>9}{'contradicting':>15}{'caught':>8}{'share':>9}{'free caught':>13}")
    for kind, tally in tallies.items():
        share = f"{100 * tally.caught / tally.contradicting:.1f}%" if tally.contradicting else "-"
        print(f"{kind:12}{tally.made:9}{tally.contradicting:15}{tally.caught:8}{share:>9}{tally.free_caught:13}")
    print(f"{'all':12}{'':9}{contradicting:15}{caught:8}{100 * caught / max(contradicting, 1):8.1f}%")
    print("\ncaught by rule: " + ", ".join(f"{code} {count}" for code, count in sorted(by_rule.items())))
    print(f"false alarms: {len(alarms)} in {texts} texts, {words} words")
    for alarm in alarms:
        print(f"  {alarm}")
    for kind, lines in missed.items():
        for line in lines[: args.misses]:
            print(f"  {kind}: {line}")


if __name__ == "__main__":
    main()
