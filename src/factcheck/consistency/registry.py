"""Which rules there are, and which of them to use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points

from factcheck.consistency import arithmetic, calendar, money, naming, people
from factcheck.consistency.rule import CODE, Rule
from factcheck.errors import RuleError, UnknownRuleError

GROUP = "factcheck.rules"
"""The entry point group in which a distribution names its rules: a rule, or a tuple of them."""

BUILT_IN: tuple[Rule, ...] = tuple(
    sorted((*calendar.RULES, *people.RULES, *money.RULES, *arithmetic.RULES, *naming.RULES), key=lambda r: r.code)
)
"""The rules that come with the library, by code."""


def find_rules(select: Iterable[str] = (), ignore: Iterable[str] = (), *, plugins: bool = False) -> tuple[Rule, ...]:
    """The rules to use, by code.

    Of two codes or prefixes that fit a rule the longer one decides, so that `select=["C101"], ignore=["C"]` keeps
    one rule of a family; of equally long ones the one to ignore.

    Args:
        select: Codes such as `"C101"`, or beginnings of codes such as `"C"`; nothing means every rule.
        ignore: Codes, or beginnings of codes, of rules to leave out.
        plugins: Whether the rules of other installed distributions belong to it.

    Raises:
        UnknownRuleError: If no rule has a code that begins so.
        RuleError: If another distribution names something that is no rule, or a code that is taken.

    Examples:
        >>> [rule.code for rule in find_rules(select=["C101"])]
        ['C101']
        >>> find_rules(select=["C101"], ignore=["C101"])
        ()
    """
    rules = (*BUILT_IN, *_installed()) if plugins else BUILT_IN
    _reject_duplicates(rules)
    selected, ignored = tuple(select), tuple(ignore)
    for prefix in (*selected, *ignored):
        if not prefix or not any(rule.code.startswith(prefix) for rule in rules):
            raise UnknownRuleError(f"no rule has a code that begins with {prefix!r}")
    chosen = (r for r in rules if _fit(r, selected, 0 if selected else 1) > _fit(r, ignored, 0))
    return tuple(sorted(chosen, key=lambda rule: rule.code))


def _fit(rule: Rule, prefixes: Iterable[str], otherwise: int) -> int:
    """The length of the longest prefix that fits a rule; a list that is not given fits every rule a little."""
    return max((len(prefix) for prefix in prefixes if rule.code.startswith(prefix)), default=otherwise)


def _installed() -> Iterator[Rule]:
    """The rules of other distributions, in the order of their names."""
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        try:
            named = entry.load()
        except Exception as error:  # whatever another's module raises when it is imported
            raise RuleError(f"{entry.value}: cannot be loaded: {error}") from error
        for rule in named if isinstance(named, (tuple, list)) else (named,):
            if not isinstance(rule, Rule) or isinstance(rule, type) or not CODE.match(str(rule.code)):
                raise RuleError(f"{entry.value}: {rule!r} is no rule with a code such as X101")
            yield rule


def _reject_duplicates(rules: Iterable[Rule]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        other = seen.setdefault(rule.code, rule)
        if other is not rule:
            raise RuleError(f"two rules have the code {rule.code}: {other.name} and {rule.name}")
