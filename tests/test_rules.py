"""Every rule against the cases beside it, among all the other rules."""

from collections import Counter

import pytest

from factcheck.consistency import BUILT_IN, Rule, rule_page
from factcheck.consistency.rule import CODE
from factcheck.testing import CaseKind, broken_case, read_cases

CASES = [case for rule in BUILT_IN for case in read_cases(rule)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_does_with_each_case_what_the_case_says(case):
    assert broken_case(case) is None


@pytest.mark.parametrize("rule", BUILT_IN, ids=lambda rule: rule.code)
def test_a_rule_has_a_code_a_name_a_summary_and_a_page_in_both_languages(rule):
    assert isinstance(rule, Rule)
    assert CODE.match(rule.code)
    assert rule.name == rule.name.lower()
    assert rule.summary.render("pt_BR") != rule.summary.render("en_US")
    for locale in ("en_US", "pt_BR"):
        assert rule_page(rule, locale).startswith(f"# {rule.code} {rule.name}\n")


@pytest.mark.parametrize("rule", BUILT_IN, ids=lambda rule: rule.code)
@pytest.mark.parametrize(("language", "least"), [("pt", 15), ("en", 8)])
def test_a_rule_has_enough_cases_in_each_language(rule, language, least):
    kinds = Counter(case.kind for case in read_cases(rule) if case.language == language)
    assert {kind.name: kinds[kind] for kind in CaseKind if kinds[kind] < least} == {}


def test_no_two_rules_share_a_code_or_a_name():
    assert len({rule.code for rule in BUILT_IN}) == len({rule.name for rule in BUILT_IN}) == len(BUILT_IN)
