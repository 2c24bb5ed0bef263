"""For those who write rules: the cases beside a rule, and whether it lives up to them.

A rule of a third party has to pass what the rules of this library pass:

    from factcheck.testing import broken_cases

    def test_the_rule_lives_up_to_its_cases():
        assert broken_cases(MyRule()) == ()
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

import attrs

from factcheck.checker import Checker
from factcheck.consistency import BUILT_IN, Rule, rule_page
from factcheck.consistency.pages import rule_file
from factcheck.errors import RuleError
from factcheck.languages import LANGUAGES
from factcheck.report import Report
from factcheck.verdict import Finding, Repair, Verdict

__all__ = ["Case", "CaseKind", "broken_case", "broken_cases", "read_cases"]


class CaseKind(Enum):
    """What a rule has to do with a text."""

    POSITIVE = "positive"
    """Refute it."""
    REPAIRED = "repaired"
    """Leave it alone: it is a positive text without its error."""
    NEGATIVE = "negative"
    """Leave it alone: it only looks like an error."""


@attrs.frozen
class Case:
    """A text that shows what a rule does.

    Args:
        code: The code of the rule.
        kind: What the rule has to do.
        text: The text.
        language: The language that it is written in.
        published: Its day of publication, or None.
        surface: The words that the finding covers, or None where any will do.
        also: Codes of the other rules that refute something in it too.
        number: Which case of its kind it is in its file, counted from one.
    """

    code: str
    kind: CaseKind
    text: str
    language: str
    published: date | None = None
    surface: str | None = None
    also: tuple[str, ...] = ()
    number: int = 1

    def __str__(self) -> str:
        return f"{self.code}.{self.language}.{self.kind.value}.{self.number}"


def read_cases(rule: Rule) -> tuple[Case, ...]:
    """The cases in the files beside a rule, in every language; each positive one with its repaired twin.

    Args:
        rule: The rule.

    Raises:
        RuleError: If a file is missing or is not what a file of cases has to be.

    Examples:
        >>> from factcheck.consistency import find_rules
        >>> (rule,) = find_rules(["C101"])
        >>> {case.kind.name for case in read_cases(rule)} == {"POSITIVE", "REPAIRED", "NEGATIVE"}
        True
    """
    return tuple(case for language in LANGUAGES for case in _read_file(rule, language))


_KEYS = {"positive": {"text", "surface", "repaired", "published", "also"}, "negative": {"text", "published"}}


def _read_file(rule: Rule, language: str) -> Iterator[Case]:
    file = rule_file(rule, f"{language}.toml")
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file}: {error}") from error
    for kind, keys in _KEYS.items():
        for number, row in enumerate(table.get(kind, ()), start=1):
            missing = {"text", "repaired"} & keys - set(row)
            if missing or set(row) - keys:
                wrong = ", ".join(sorted(missing or set(row) - keys))
                raise RuleError(f"{file}: {kind} {number}: {'missing' if missing else 'unknown'}: {wrong}")
            yield from _cases(rule, language, kind, number, {"published": table.get("published"), **row})


def _cases(rule: Rule, language: str, kind: str, number: int, row: dict[str, Any]) -> Iterator[Case]:
    case = Case(
        rule.code,
        CaseKind(kind),
        row["text"],
        language,
        row["published"],
        row.get("surface"),
        tuple(row.get("also", ())),
        number,
    )
    yield case
    if "repaired" in row:
        yield attrs.evolve(case, kind=CaseKind.REPAIRED, text=row["repaired"], surface=None, also=())


def broken_cases(rule: Rule) -> tuple[str, ...]:
    """What a rule does not live up to, one line each; nothing for a rule that is as it has to be.

    The rule runs beside those of the library. Its pages have to be there, each case has to come out as it says,
    and each repair that is offered has to silence the rule.

    Args:
        rule: The rule.

    Raises:
        RuleError: If a file is missing or broken.
    """
    rules = (*(other for other in BUILT_IN if other.code != rule.code), rule)
    title = f"# {rule.code} {rule.name}"
    pages = {locale: rule_page(rule, locale) for locale in ("en_US", "pt_BR")}
    broken = [
        f"{locale}: the page begins with {title!r}" for locale, page in pages.items() if not page.startswith(title)
    ]
    found = ((case, broken_case(case, rules)) for case in read_cases(rule))
    return (*broken, *(f"{case}: {wrong}" for case, wrong in found if wrong is not None))


def broken_case(case: Case, rules: Iterable[Rule] = BUILT_IN) -> str | None:
    """What is wrong with how a case comes out, or None.

    Args:
        case: The case.
        rules: All rules that read it; only the case's own may refute anything in it.
    """
    checker = _checker(tuple(rules))
    refuted = _read(checker, case, case.text).refuted
    others = sorted({str(finding.code) for finding in refuted} - {case.code, *case.also})
    if others:
        return f"{', '.join(others)} refuted something in {case.text!r}"
    own = [finding for finding in refuted if finding.code == case.code]
    if case.kind is not CaseKind.POSITIVE:
        return f"refuted {own[0].surface!r} in {case.text!r}" if own else None
    if not own:
        return f"refuted nothing in {case.text!r}"
    if case.surface is not None and case.surface not in {finding.surface for finding in own}:
        return f"refuted {own[0].surface!r}, not {case.surface!r}, in {case.text!r}"
    return next((wrong for finding in own for wrong in _bad_repairs(checker, case, finding, len(own))), None)


def _bad_repairs(checker: Checker, case: Case, finding: Finding, before: int) -> Iterator[str]:
    """The repairs after which the rule refutes as much as before."""
    for repair in finding.repairs:
        mended = _mended(case.text, repair)
        left = [f for f in _read(checker, case, mended).by_verdict(Verdict.REFUTED) if f.code == case.code]
        if len(left) >= before:
            yield f"the repair {repair.text!r} mends nothing: {mended!r}"


def _mended(text: str, repair: Repair) -> str:
    return text[: repair.span.start] + repair.replacement + text[repair.span.end :]


def _read(checker: Checker, case: Case, text: str) -> Report:
    return checker.check(text, language=case.language, published=case.published)


@lru_cache
def _checker(rules: tuple[Rule, ...]) -> Checker:
    return Checker(rules=rules)
