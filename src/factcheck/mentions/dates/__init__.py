"""Dates and periods: found by the forms of a language's table, read relative to the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import attrs

from factcheck.document import Document
from factcheck.errors import InvalidDateError
from factcheck.languages import LanguagePack
from factcheck.mentions.mention import Mention, MentionKind, Part, Reading
from factcheck.values import DateInterval, Precision, Span

_DIGITS = {
    "day": r"(?P<day>\d{1,2})(?:º|o|st|nd|rd|th)?",
    "year": r"(?P<year>(?:1[5-9]|20)\d\d)",
    "year_end": r"(?P<year_end>(?:1[5-9]|20)\d\d)",
    "month_number": r"(?P<month_number>\d{1,2})",
    "quarter_number": r"(?P<quarter_number>[1-4])",
}
_WORDS = {"weekday": "weekdays", "month": "months", "ordinal": "ordinals", "unit": "units"}
_PERIODS = ("quarter", "years", "coming", "past")


@attrs.frozen(eq=False)
class _Forms:
    """One language's table, compiled."""

    language: str
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    bound: re.Pattern[str]
    table: Mapping[str, Any]

    def number(self, name: str, word: str) -> int:
        """What a word of the table or a run of digits stands for."""
        return int(word) if word.isdigit() else int(self.table[name][word])


@lru_cache
def _forms(pack: LanguagePack) -> _Forms:
    table = pack.table("calendar")
    slots = dict(_DIGITS)
    slots |= {slot: f"(?P<{slot}>{_any(table[name])})" for slot, name in _WORDS.items()}
    slots["count"] = rf"(?P<count>\d{{1,3}}|{_any(table['counts'])})"
    rules = [
        (name, re.compile(rf"(?<![\w.,/-]){_fill(form, slots)}(?![\w%])(?![.,/-]\d)"))
        for name, forms in table["forms"].items()
        for form in forms
    ]
    rules.append(("days", re.compile(rf"\b(?P<word>{_any(table['days'])})\b")))
    rules.append(("periods", re.compile(rf"\b(?P<word>{_any(table['periods'])})\b")))
    articles = _any(dict.fromkeys(pack.table("syntax")["articles"]))
    bound = re.compile(rf"\b(?P<word>{_any(table['bounds'])}) (?:(?:{articles}) )?\Z")
    return _Forms(pack.language, tuple(rules), bound, table)


def _any(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _fill(form: str, slots: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda slot: slots[slot.group(1)], form)


def find_dates(document: Document) -> tuple[Mention, ...]:
    """The dates and periods of a document, in reading order; of those that overlap the longest.

    Args:
        document: The document; relative dates stay unresolved where it has no day of publication.
    """
    forms = _forms(document.pack)
    text = document.folded.text
    found = sorted(
        ((match.start(), -match.end(), name, match) for name, regex in forms.rules for match in regex.finditer(text)),
        key=lambda hit: hit[:2],
    )
    mentions: list[Mention] = []
    reached = 0
    for start, _, name, match in found:
        if start >= reached:
            mentions.append(_mention(document, forms, name, match))
            reached = match.end()
    return tuple(mentions)


def _mention(document: Document, forms: _Forms, name: str, match: re.Match[str]) -> Mention:
    groups = {key: word for key, word in match.groupdict().items() if word is not None}
    start = match.start()
    before = forms.bound.search(document.folded.text, max(0, start - 24), start)
    value: DateInterval | str
    try:
        value = _READERS.get(name, _read_written)(forms, name, groups, document.published)
    except (InvalidDateError, ValueError, OverflowError):
        value = "no_such_day"
    kind = MentionKind.PERIOD if name in _PERIODS or before else MentionKind.DATE
    reason = "written" if "year" in groups else "relative_to_published"
    if before is not None:
        start = before.start()
        if isinstance(value, DateInterval):
            value = _bounded(value, str(forms.table["bounds"][before.group("word")]))
    span = document.folded.span(start, match.end())
    return Mention(
        span,
        span.of(document.text),
        kind,
        f"{forms.language}.dates.{name}",
        readings=[Reading(value, reason)] if isinstance(value, DateInterval) else [],
        unresolved=value if isinstance(value, str) else None,
        parts=list(_parts(document, forms, match, groups)),
    )


def _parts(document: Document, forms: _Forms, match: re.Match[str], groups: Mapping[str, str]) -> Iterator[Part]:
    for name, table in (("weekday", "weekdays"), ("day", ""), ("month", "months"), ("year", "")):
        if name in groups:
            span: Span = document.folded.span(*match.span(name))
            yield Part(name, span, forms.number(table, groups[name]))


def _bounded(value: DateInterval, bound: str) -> DateInterval:
    if bound == "until":
        return DateInterval(None, value.end, precision=value.precision)
    return DateInterval(value.start, None, precision=value.precision)


def _read_written(forms: _Forms, name: str, groups: Mapping[str, str], published: date | None) -> DateInterval | str:
    """A date that is written out, as far as it is; what is missing comes from the day of publication."""
    year = int(groups["year"]) if "year" in groups else None
    month = _month(forms, groups)
    if "day" in groups:
        day = int(groups["day"])
        if year is not None and month is not None:
            return DateInterval.day(date(year, month, day))
        return "published_missing" if published is None else DateInterval.day(_nearest(day, month, published))
    if year is None:
        return "published_missing"
    if "year_end" in groups:
        end = DateInterval.year(int(groups["year_end"])).end
        return DateInterval(date(year, 1, 1), end, precision=Precision.YEAR)
    if "ordinal" in groups or "quarter_number" in groups:
        return DateInterval.quarter(year, forms.number("ordinals", groups.get("ordinal") or groups["quarter_number"]))
    return DateInterval.year(year) if month is None else DateInterval.month(year, month)


def _month(forms: _Forms, groups: Mapping[str, str]) -> int | None:
    if "month" in groups:
        return forms.number("months", groups["month"])
    return int(groups["month_number"]) if "month_number" in groups else None


def _nearest(day: int, month: int | None, published: date) -> date:
    """The day of that number nearest to publication, the past one of two equally near."""
    first = published.year * 12 + published.month - 1
    months = (
        [first + offset for offset in (-12, -2, -1, 0, 1, 2, 12)]
        if month is None
        else [(published.year + offset) * 12 + month - 1 for offset in (-1, 0, 1)]
    )
    days = []
    for index in months:
        try:
            days.append(date(index // 12, index % 12 + 1, day))
        except ValueError:
            continue
    if not days:
        raise InvalidDateError(f"no such day: {day}")
    return min(days, key=lambda d: (abs((d - published).days), d > published))


def _read_days(forms: _Forms, name: str, groups: Mapping[str, str], published: date | None) -> DateInterval | str:
    if published is None:
        return "published_missing"
    return DateInterval.day(published + timedelta(days=int(forms.table["days"][groups["word"]])))


def _read_periods(forms: _Forms, name: str, groups: Mapping[str, str], published: date | None) -> DateInterval | str:
    if published is None:
        return "published_missing"
    unit, offset = forms.table["periods"][groups["word"]]
    return _unit(_shifted(published, unit, offset), unit)


def _read_window(forms: _Forms, name: str, groups: Mapping[str, str], published: date | None) -> DateInterval | str:
    if published is None:
        return "published_missing"
    count, unit = forms.number("counts", groups["count"]), str(forms.table["units"][groups["unit"]])
    if name == "coming":
        return DateInterval(published, _shifted(published, unit, count), precision=Precision.DAY)
    if name == "past":
        after = published + timedelta(days=1)
        return DateInterval(_shifted(after, unit, -count), after, precision=Precision.DAY)
    day = DateInterval.day(_shifted(published, unit, -count))
    return attrs.evolve(day, approximate=unit in ("month", "year"))


def _unit(day: date, unit: str) -> DateInterval:
    if unit == "year":
        return DateInterval.year(day.year)
    return DateInterval.month(day.year, day.month) if unit == "month" else DateInterval.week(day)


def _shifted(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    first = date(months // 12, months % 12 + 1, 1)
    for back in range(4):
        try:
            return first.replace(day=day.day - back)
        except ValueError:
            continue
    return first


_READERS: Mapping[str, Callable[[_Forms, str, Mapping[str, str], date | None], DateInterval | str]] = {
    "days": _read_days,
    "periods": _read_periods,
    "coming": _read_window,
    "past": _read_window,
    "ago": _read_window,
}
