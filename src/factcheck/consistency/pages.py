"""The files that lie beside a rule: its pages and its cases."""

from __future__ import annotations

import sys
from importlib import resources
from importlib.resources.abc import Traversable

from factcheck.consistency.rule import Rule
from factcheck.errors import RuleError
from factcheck.messages import reader_locale


def rule_page(rule: Rule, locale: str = "en_US") -> str:
    """The page of a rule, in Markdown.

    Args:
        rule: The rule.
        locale: The reader's language: any Portuguese reads Portuguese, any other English.

    Raises:
        RuleError: If the page is missing.

    Examples:
        >>> from factcheck.consistency import find_rules
        >>> (rule,) = find_rules(["C101"])
        >>> rule_page(rule).splitlines()[0]
        '# C101 weekday'
    """
    return rule_file(rule, "pt.md" if reader_locale(locale) == "pt_BR" else "md").read_text(encoding="utf-8")


def rule_file(rule: Rule, ending: str) -> Traversable:
    """A file beside the module of a rule, by its ending, such as `"md"` or `"pt.toml"`.

    Args:
        rule: The rule.
        ending: What follows the name of the rule and a full stop.

    Raises:
        RuleError: If there is none.
    """
    spec = sys.modules[type(rule).__module__].__spec__
    if spec is None or not spec.parent:
        raise RuleError(f"{rule.code}: a rule is defined in a module of a package, with its page and cases beside it")
    file = resources.files(spec.parent) / f"{rule.name.replace('-', '_')}.{ending}"
    if not file.is_file():
        raise RuleError(f"{rule.code}: {file} is missing")
    return file
