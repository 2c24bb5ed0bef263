"""Common properties: which property of a store is one, and how the language packs say them."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from mkdocs_properties import page

from common_corpus import corpora, corpus, read, values
from factcheck import Checker, sample_store
from factcheck.errors import FactsError, LanguagePackError
from factcheck.facts import Entity, EntityRef, Property, Statement, TimeKind
from factcheck.languages import LANGUAGES, load_pack
from factcheck.lexicon import PatternMatcher
from factcheck.lexicon.common import Wording, adopted, common_properties, pack_patterns, wordings
from factcheck.lexicon.patterns import PatternCompiler
from factcheck.stores import MemoryStore, Snapshot
from factcheck.values import DateInterval
from pattern_instances import instances, reads

WHOLE_AT_LEAST = 145
"""How many common properties must be said in every language; to be raised as more are."""

PT = load_pack("pt")

CASES, NEGATIVES = 3, 1
"""How many texts of each kind each of them must have in a language."""


def ids(prop: Property) -> list[str]:
    return [common.id for common in adopted(prop)]


@pytest.mark.parametrize(("language", "domain"), corpora())
def test_what_a_text_says_is_read(language, domain):
    missing = []
    for row in corpus(language, domain).get("case", ()):
        claims = read(language, domain, row)
        missing += [
            f"{row['property']}: {row['text']} -> {claims}"
            for value in values(row)
            if (row["property"], row["subject"], value) not in claims
        ]
    assert not missing, "\n" + "\n".join(missing)


@pytest.mark.parametrize(("language", "domain"), corpora())
def test_what_only_looks_like_it_is_not_read(language, domain):
    wrong = []
    for row in corpus(language, domain).get("negative", ()):
        claims = [
            (prop, subject, value)
            for prop, subject, value in read(language, domain, row)
            if prop == row["property"]
            and subject == row.get("subject", subject)
            and (not values(row) or value in values(row))
        ]
        wrong += [f"{row['text']} -> {claim}" for claim in claims]
    assert not wrong, "\n" + "\n".join(wrong)


def test_common_properties_are_whole_in_every_language():
    whole = set(common_properties())
    for language in LANGUAGES:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for spoken, domain in corpora():
            if spoken == language:
                for kind, rows in corpus(language, domain).items():
                    counts[kind].update(row["property"] for row in rows)
        said = {name for name, wording in wordings(load_pack(language)).items() if wording.patterns}
        whole &= {n for n in said if counts["case"][n] >= CASES and counts["negative"][n] >= NEGATIVES}
    assert len(whole) >= WHOLE_AT_LEAST


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_only_what_is_listed(language):
    assert set(wordings(load_pack(language))) <= set(common_properties())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_leads_to_one_common_property(language):
    """Two of one name and type of value would make a store's property both."""
    shared = []
    for common, wording in wordings(load_pack(language)).items():
        for name in wording.names:
            found = ids(Property("p", labels={language: name}, value_type=common_properties()[common].value_type))
            if found != [common]:
                shared.append(f"{name}: {', '.join(found)}")
    assert not shared, "\n" + "\n".join(shared)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_a_language_can_be_read(language):
    properties = [Property(c.id, value_type=c.value_type) for c in common_properties().values()]
    matcher = PatternMatcher.compile(Snapshot.compile(MemoryStore(properties=properties)), load_pack(language))
    assert {pattern.property for pattern in matcher.patterns} == set(wordings(load_pack(language)))
    assert all(pattern.regex for pattern in matcher.patterns)


@pytest.mark.parametrize("called", ["birthDate", "birth-date", "birth_date", "dateOfBirth"])
def test_a_property_is_known_by_its_identifier(called):
    assert ids(Property(called, value_type="date")) == ["birth-date"]


@pytest.mark.parametrize(
    "names", [{"labels": {"pt": "Data de Nascimento"}}, {"labels": {"mul": "x"}, "aliases": {"en": ["date of birth"]}}]
)
def test_a_property_is_known_by_its_label_and_aliases(names):
    assert ids(Property("p1", value_type="date", **names)) == ["birth-date"]


def test_a_property_of_other_values_is_another_one():
    assert ids(Property("capital", value_type="entity")) == ["capital"]
    assert ids(Property("capital", value_type="money")) == []


def test_a_record_names_its_common_property_or_declines():
    label = {"pt": "data de nascimento"}
    assert ids(Property("p", labels=label, value_type="date", common="death-date")) == ["death-date"]
    assert ids(Property("birth-date", labels=label, value_type="date", common="none")) == []


@pytest.mark.parametrize(
    ("common", "expected"),
    [
        ("birthdate", "property 'p': common: unknown common property 'birthdate'; did you mean 'birth-date'?"),
        ("birth-place", "property 'p': common: 'birth-place' takes a value of type entity, not date"),
    ],
)
def test_a_record_that_names_no_fitting_common_property_is_refused(common, expected):
    with pytest.raises(FactsError) as caught:
        Checker(MemoryStore(properties=[Property("p", value_type="date", common=common)])).check("-", language="pt")
    assert str(caught.value) == expected


def test_a_wording_applies_whatever_the_store_calls_the_property():
    store = MemoryStore(
        entities=[Entity("nara", labels={"mul": "Nara Leão"}), Entity("vitoria", labels={"mul": "Vitória"})],
        properties=[Property("P19", labels={"en": "place of birth"}, value_type="entity", time="timeless")],
        statements=[Statement("nara", "P19", EntityRef("vitoria"))],
    )
    finding = Checker(store).check("Nara Leão nasceu em Vitória.", language="pt")[0]
    assert (finding.verdict.name, finding.rule.split(" ")[0]) == ("SUPPORTED", "pack:P19:")


def test_what_is_said_of_the_inverse_is_read_where_the_store_lacks_it(monkeypatch):
    said = {
        "parent-company": Wording(("controladora",), {"{value} controla {subject}": "properties/x"}),
        "subsidiary": Wording(("subsidiária",), {"{subject} abriu {value}": "properties/x"}),
    }
    monkeypatch.setattr("factcheck.lexicon.common.wordings", lambda pack: said)
    parent, subsidiary = (Property(name, value_type="entity") for name in said)
    assert list(pack_patterns([parent], PT)["parent-company"]) == [
        "{value} controla {subject}",
        "{value} abriu {subject}",
    ]
    assert list(pack_patterns([parent, subsidiary], PT)["parent-company"]) == ["{value} controla {subject}"]


def test_the_inverse_of_a_common_property_is_one_and_takes_entities():
    known = common_properties()
    for common in known.values():
        if common.inverse is not None:
            assert known[common.inverse].inverse == common.id
            assert common.value_type.value == "entity"


def test_a_broken_pattern_of_a_language_is_named_with_its_file_and_line(monkeypatch):
    broken = {"birth-date": {"{subject} nasceu {value": "properties/people"}}
    monkeypatch.setattr("factcheck.lexicon.matcher.pack_patterns", lambda properties, pack: broken)
    store = MemoryStore(properties=[Property("birth-date", value_type="date")])
    with pytest.raises(LanguagePackError, match=r"pt/properties/people\.toml:\d+: .*\{subject\} nasceu \{value'"):
        Checker(store).check("-", language="pt")


def test_the_documentation_shows_every_common_property_with_an_example_in_each_language():
    whole = [name for name in common_properties() if all(name in wordings(load_pack(lang)) for lang in LANGUAGES)]
    text = page()
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == whole
    assert "“”" not in text


def test_since_when_a_state_lasts_may_stand_where_a_pattern_has_its_date():
    store = MemoryStore(
        entities=[Entity(name, labels={"mul": name}) for name in ("Lia Pontes", "Ipuçaba")],
        properties=[Property("rule", patterns={"pt": ["{value} governa {subject} [{when}]"]}, value_type="entity")],
        statements=[Statement("Ipuçaba", "rule", EntityRef("Lia Pontes"), valid=DateInterval.from_edtf("2019/.."))],
    )
    checker = Checker(store, rules=())
    texts = ("Lia Pontes governa Ipuçaba desde 2019.", "Lia Pontes governa Ipuçaba desde 2015.")
    found = [checker.check(text, language="pt", published="2025-01-22")[0] for text in texts]
    assert [finding.verdict.name for finding in found] == ["SUPPORTED", "REFUTED"]
    assert [finding.claim.start is not None for finding in found] == [True, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_of_the_starter_store_is_in_the_language_packs_too(language):
    properties = list(sample_store().properties())
    pack = load_pack(language)
    compiler = PatternCompiler(pack)
    said = pack_patterns(properties, pack)
    twice = []
    for prop in properties:
        of_packs = [compiler.compile(source, prop, prop.names(language)) for source in said.get(prop.id, ())]
        idle = ("when", "start", "end") if prop.time is TimeKind.TIMELESS else ()
        for source in prop.patterns.get(language, ()):
            own = compiler.compile(source, prop, prop.names(language))
            for text in instances(source, prop, compiler):
                taken = {slot: sign for slot, sign in reads(own, text).items() if slot not in idle}
                if taken and any(taken.items() <= reads(pattern, text).items() for pattern in of_packs):
                    twice.append(f"{prop.id}: {source}: {text}")
    assert not twice, "\n" + "\n".join(twice)
