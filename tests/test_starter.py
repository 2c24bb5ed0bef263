"""The starter store: what is promised of it, and what keeps it from refuting a journalist wrongly."""

from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest

from factcheck.facts import EntityRef, Statement, TimeKind, ValueType
from factcheck.languages import load_pack
from factcheck.lexicon import PatternMatcher
from factcheck.starter import sample_store
from factcheck.stores import Snapshot
from factcheck.values import DateInterval, Money

NO_SUBJECT_NEEDED = {"finance-minister"}
"""Properties whose words alone say what they are about, so that a text need not name the subject."""


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot.compile(sample_store())


def told(snapshot: Snapshot, subject: str, prop: str, day: date) -> set[object]:
    return {s.value for s in snapshot.about(subject, prop) if s.valid is None or s.valid.holds(day)}


def test_it_holds_what_is_promised(snapshot: Snapshot) -> None:
    classes = {kind for entity in snapshot.entities.values() for kind in entity.types}
    things = snapshot.entities.keys() - classes
    assert len(snapshot.statements) >= 250
    assert len(things) >= 110
    assert snapshot.as_of == date(2025, 1, 31)


def test_every_statement_names_a_source_with_publisher_and_title(snapshot: Snapshot) -> None:
    for statement in snapshot.statements:
        assert statement.sources, statement
        for source in statement.sources:
            assert source.publisher.strip(), statement
            assert source.title.strip(), statement
            assert source.url is None or source.url.startswith("https://"), source
            assert source.published is None or source.published <= date(2025, 1, 31), source


def test_every_label_exists_in_both_languages(snapshot: Snapshot) -> None:
    for thing in (*snapshot.entities.values(), *snapshot.properties.values()):
        assert "mul" in thing.labels or {"pt", "en"} <= thing.labels.keys(), thing.id


def test_no_name_is_so_short_or_plain_that_any_text_would_have_it(snapshot: Snapshot) -> None:
    for entity in snapshot.entities.values():
        for language in ("pt", "en"):
            for name in entity.names(language):
                assert len(name) >= 2, (entity.id, name)
                assert len(name) > 3 or name.upper() == name or name in {"Arm", "Fed", "Fux", "Rio", "xAI"}, (
                    entity.id,
                    name,
                )


def test_subjects_and_values_belong_to_the_classes_of_their_property(snapshot: Snapshot) -> None:
    for statement in snapshot.statements:
        prop = snapshot.properties[statement.property]
        assert not prop.subject_types or any(snapshot.is_a(statement.subject, t) for t in prop.subject_types)
        if isinstance(statement.value, EntityRef) and prop.value_types:
            assert any(snapshot.is_a(statement.value.id, t) for t in prop.value_types), statement


def test_every_property_is_used_and_says_how_it_lies_in_time(snapshot: Snapshot) -> None:
    used = {statement.property for statement in snapshot.statements}
    used |= {prop.id for prop in snapshot.properties.values() if prop.inverse in used}
    assert used == snapshot.properties.keys()
    for statement in snapshot.statements:
        kind = snapshot.properties[statement.property].time
        if kind is TimeKind.TIMELESS:
            assert statement.valid is None, statement
        elif kind is TimeKind.PERIOD:
            assert statement.valid is not None, statement
            assert statement.valid.start is not None, statement
            assert statement.valid.end is not None, statement


def test_dates_are_sane(snapshot: Snapshot) -> None:
    for statement in snapshot.statements:
        if statement.valid is not None:
            if statement.valid.start is not None:
                assert date(1700, 1, 1) < statement.valid.start <= date(2025, 1, 31), statement
            ends_by_contract = statement.property in {"partner", "participant", "exclusive-to"}
            if statement.valid.end is not None and not ends_by_contract:
                assert statement.valid.end <= date(2025, 2, 1), statement
        if isinstance(statement.value, DateInterval):
            assert statement.value.start is not None, statement
            assert statement.value.end is not None, statement
            assert date(1800, 1, 1) < statement.value.start <= date(2025, 1, 31), statement


def test_nobody_holds_office_before_birth_or_after_death(snapshot: Snapshot) -> None:
    for prop, of in (("born-on", "start"), ("died-on", "end")):
        for known in (s for s in snapshot.statements if s.property == prop):
            for held in snapshot.statements:
                if held.value != EntityRef(known.subject) or held.valid is None:
                    continue
                bound = getattr(held.valid, of)
                assert isinstance(known.value, DateInterval)
                if of == "start" and bound is not None:
                    assert known.value.start is not None
                    assert bound > known.value.start, held
                if of == "end" and held.property not in {"founded-by", "party"}:
                    assert bound is not None, held
                    assert known.value.end is not None
                    assert bound <= known.value.end, held


def _names(one: Statement, other: Statement) -> bool:
    return other.value in {qualifier.value for qualifier in one.qualifiers}


def _may_differ(one: Statement, other: Statement) -> bool:
    """Whether two values at one time are meant: co-holders name each other, revisions have a preferred rank."""
    return one.value == other.value or _names(one, other) or _names(other, one) or one.rank is not other.rank


def test_values_of_a_single_valued_property_overlap_only_where_they_say_so(snapshot: Snapshot) -> None:
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in snapshot.statements:
        if snapshot.properties[statement.property].single_valued:
            groups[statement.subject, statement.property].append(statement)
    revised = {"gdp-growth"}
    for (_, prop), statements in groups.items():
        for one, other in combinations(statements, 2):
            at_once = one.valid is None or other.valid is None or one.valid.overlaps(other.valid)
            if at_once and prop not in revised:
                assert _may_differ(one, other), (one, other)


def test_every_revised_figure_has_one_preferred_value(snapshot: Snapshot) -> None:
    years = defaultdict(list)
    for statement in snapshot.statements:
        if statement.property in {"gdp-growth", "census-population"}:
            years[statement.subject, statement.property, statement.valid].append(statement.rank.value)
    for ranks in years.values():
        assert len(ranks) == 1 or ranks.count("preferred") == 1, ranks


def test_the_words_of_a_property_with_one_subject_stand_for_nothing_else(snapshot: Snapshot) -> None:
    # Patterns that need no subject are made for these, so a plain label would refute any sentence that has it; of
    # offices they read only the names that the facts know in them.
    names = {name for e in snapshot.entities.values() for lang in ("pt", "en") for name in e.names(lang)}
    for prop in snapshot.properties.values():
        if snapshot.sole_subject(prop.id) is None or not prop.single_valued or prop.id in NO_SUBJECT_NEEDED:
            continue
        if prop.value_type is ValueType.ENTITY and prop.value_types:
            continue
        for language in ("pt", "en"):
            assert all(any(n in label for n in names if len(n) > 3) for label in prop.names(language)), prop.id


@pytest.mark.parametrize("language", ["pt", "en"])
def test_every_pattern_compiles(snapshot: Snapshot, language: str) -> None:
    lexicon = PatternMatcher.compile(snapshot, load_pack(language))
    assert len(lexicon.patterns) > 300


def test_a_pattern_without_subject_belongs_to_a_property_that_says_what_its_subjects_are(snapshot: Snapshot) -> None:
    for prop in snapshot.properties.values():
        for language in ("pt", "en"):
            for pattern in prop.patterns.get(language, ()):
                assert "{subject}" in pattern or prop.subject_types, (prop.id, pattern)


def test_a_hand_over_day_belongs_to_the_one_who_takes_over(snapshot: Snapshot) -> None:
    assert told(snapshot, "usa", "president", date(2025, 1, 19)) == {EntityRef("joe-biden")}
    assert told(snapshot, "usa", "president", date(2025, 1, 20)) == {EntityRef("donald-trump")}
    assert told(snapshot, "brazil", "president", date(2022, 12, 31)) == {EntityRef("bolsonaro")}
    assert told(snapshot, "brazil", "president", date(2023, 1, 1)) == {EntityRef("lula")}
    assert told(snapshot, "banco-central", "central-bank-governor", date(2024, 12, 31)) == {EntityRef("campos-neto")}
    assert told(snapshot, "banco-central", "central-bank-governor", date(2025, 1, 1)) == {EntityRef("galipolo")}


def test_openai_had_other_chief_executives_for_some_days_of_november_2023(snapshot: Snapshot) -> None:
    assert told(snapshot, "openai", "chief-executive", date(2023, 11, 18)) == {EntityRef("mira-murati")}
    assert told(snapshot, "openai", "chief-executive", date(2023, 11, 21)) == {EntityRef("emmett-shear")}
    assert told(snapshot, "openai", "chief-executive", date(2023, 12, 1)) == {EntityRef("sam-altman")}


def test_oracle_had_two_chief_executives_and_then_one(snapshot: Snapshot) -> None:
    both = {EntityRef("safra-catz"), EntityRef("mark-hurd")}
    assert told(snapshot, "oracle", "chief-executive", date(2016, 5, 1)) == both
    assert told(snapshot, "oracle", "chief-executive", date(2025, 1, 22)) == {EntityRef("safra-catz")}


def test_the_selic_rate_is_known_for_every_day_since_2022(snapshot: Snapshot) -> None:
    day = date(2022, 1, 1)
    while day <= date(2025, 1, 31):
        assert 1 <= len(told(snapshot, "selic", "selic-rate", day)) <= 2, day
        day = date.fromordinal(day.toordinal() + 1)


def test_on_the_day_of_a_decision_the_old_and_the_new_selic_rate_are_both_known(snapshot: Snapshot) -> None:
    rates = told(snapshot, "selic", "selic-rate", date(2025, 1, 29))
    assert {str(rate.amount) for rate in rates} == {"12.25", "13.25"}  # type: ignore[attr-defined]


def test_the_minimum_wage_is_known_for_every_day_since_2010(snapshot: Snapshot) -> None:
    day = date(2010, 1, 1)
    while day <= date(2025, 1, 31):
        assert len(told(snapshot, "brazil-minimum-wage", "minimum-wage", day)) == 1, day
        day = date.fromordinal(day.toordinal() + 1)


def test_the_profit_of_petrobras_in_2022_is_there_to_the_million(snapshot: Snapshot) -> None:
    year = DateInterval.year(2022)
    values = [s.value for s in snapshot.about("petrobras", "profit") if s.valid == year]
    assert values == [Money("188.328e9", "BRL", step="1e6")]


def test_lula_took_office_in_2003_2007_and_2023_and_the_list_is_complete(snapshot: Snapshot) -> None:
    days = {s.value for s in snapshot.about("lula", "took-office")}
    assert {DateInterval.day(date(year, 1, 1)) for year in (2003, 2007, 2023)} <= days
    assert not any(isinstance(d, DateInterval) and d.overlaps(DateInterval.year(2022)) for d in days)
    assert snapshot.properties["took-office"].complete
    assert snapshot.properties["took-office"].value_type is ValueType.DATE
