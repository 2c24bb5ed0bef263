"""The pattern language."""

import pytest

from factcheck import find_mentions
from factcheck.errors import FactsError, InvalidValueError
from factcheck.facts import Property
from factcheck.languages import load_pack
from factcheck.lexicon import PatternMatcher, phrase
from factcheck.lexicon.patterns import PatternCompiler
from factcheck.lexicon.sides import Side, side_of
from factcheck.stores import MemoryStore, Snapshot

PT = PatternCompiler(load_pack("pt"))
PARTNER = Property("partner", labels={"pt": "parceira"}, value_type="entity")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{subject} compr* {valor}", "unknown slot {valor}"),
        ("{subject} (compra {value}", "missing ')'"),
        ("{subject} compra {value})", "unexpected ')'"),
        ("{subject} compra {value} {value}", "stands twice"),
        ("{subject} {value}", "at least one fixed word"),
        ("{subject} cresceu", "{value}, {start} or {end}"),
        ("{subject} [compra {value}", "missing ']'"),
        ("<{subject} compra {value}", "missing '>'"),
    ],
)
def test_a_pattern_that_breaks_the_syntax_is_refused_with_what_was_expected(pattern, expected):
    with pytest.raises(InvalidValueError) as caught:
        PT.compile(pattern, PARTNER)
    assert expected in str(caught.value)
    assert pattern in str(caught.value)


def test_a_broken_pattern_of_a_store_names_its_property():
    prop = Property("partner", patterns={"pt": ["{subject} e {nada}"]}, value_type="entity")
    snapshot = Snapshot.compile(MemoryStore(properties=[prop]))
    with pytest.raises(FactsError, match="property 'partner'"):
        PatternMatcher.compile(snapshot, load_pack("pt"))


def test_articles_and_contractions_do_not_matter():
    bare, full = (
        PT.compile(p, PARTNER) for p in ("parceria de {subject} com {value}", "a parceria da {subject} com a {value}")
    )
    assert bare.head == full.head


def test_a_pattern_is_indexed_under_its_most_telling_word():
    assert PT.compile("{subject} se associ* a {value}", PARTNER).keys == {"asso"}
    assert PT.compile("{subject} (compra|adquire) {value}", PARTNER).keys == {"comp", "adqu"}


BORN = Property("born", value_type="date")


def test_a_pattern_may_consist_of_signs_and_is_indexed_under_one():
    pattern = PT.compile("{subject} \\( {value..} \\)", BORN)
    assert (pattern.keys, pattern.is_bare) == ({"("}, True)
    assert not PT.compile("{subject} \\( nascido {value} \\)", BORN).is_bare


def test_a_comma_is_no_telling_sign():
    with pytest.raises(InvalidValueError, match="fixed word, or a sign"):
        PT.compile("{subject}, {value}", BORN)


def test_a_side_of_a_period_is_of_a_property_that_takes_dates():
    with pytest.raises(InvalidValueError, match="takes dates"):
        PT.compile("{subject} \\( {value..} \\)", PARTNER)


@pytest.mark.parametrize(
    ("written", "beginning", "end"),
    [
        ("1910 – 1985", ("1910", "1910"), ("1985", "1985")),
        (
            "3 de maio de 1950 – 5 de abril de 2010",
            ("3 de maio de 1950", "1950-05-03"),
            ("5 de abril de 2010", "2010-04-05"),
        ),
        ("maio de 1950 – abril de 2010", ("maio de 1950", "1950-05"), ("abril de 2010", "2010-04")),
    ],
)
def test_the_sides_of_a_period_are_dates_at_their_own_places(written, beginning, end):
    text = f"Ana Lima ({written}) cantava."
    period = find_mentions(text, language="pt")[-1]
    for side, (surface, value) in ((Side.BEGINNING, beginning), (Side.END, end)):
        mention = side_of(period, side)
        assert mention is not None
        assert (mention.surface, str(mention.value)) == (surface, value)
        assert mention.span.of(text) == surface


def test_a_date_without_sides_has_none():
    day = find_mentions("Foi em 3 de maio de 1950.", language="pt")[0]
    assert side_of(day, Side.BEGINNING) is None


def test_a_gap_in_brackets_ends_at_a_dash():
    pattern = PT.compile("{subject} \\( [...] {value} \\)", BORN)
    one, two = ("\U000f0000", "\U000f1001")
    assert pattern.regex.search(f" {one} ( em natal , {two} )")
    assert not pattern.regex.search(f" {one} ( em natal - {two} )")


def test_a_break_where_a_pattern_begins_keeps_it_from_the_middle_of_a_clause():
    place = Property("born-in", value_type="entity")
    pattern = PT.compile("{break} nascida em {value}, {subject}", place)
    one, two = ("\U000f0000", "\U000f0001")
    assert pattern.regex.search(f" nascida em {one} , {two}")
    assert pattern.regex.search(f" ontem , nascida em {one} , {two}")
    assert not pattern.regex.search(f" foi nascida em {one} , {two}")


def test_a_verb_of_a_pattern_is_its_plural_too():
    verb = PT.compile("{subject} adquiriu {value}", PARTNER)
    assert verb.regex.search(" \U000f0000 adquiriram \U000f0001")
    assert verb.regex.search(" \U000f0000 adquiriu \U000f0001")
    assert PT.compile("{subject} (foi|teve) parceria com {value}", PARTNER).keys == {"parc"}
    assert PT.compile("(foi|teve) {value}", PARTNER).keys == {"foi", "fora", "teve", "tive"}


def test_what_several_have_together_is_no_amount_of_one():
    profit = PT.compile("{subject} lucr* {value}", Property("profit", value_type="money"))
    amount = chr(phrase.MONEY + 2)
    assert profit.regex.search(f" petrobras caiu e \U000f0001 lucrou {amount}")
    assert not profit.regex.search(f" \U000f0000 e \U000f0001 lucraram {amount}")


def test_a_pattern_may_be_held_to_the_beginning_of_a_sentence():
    born = PT.compile("{first} nascid* {value}, {words} {subject}", BORN)
    date = chr(phrase.DATE)
    assert born.regex.search(f" nascido em {date} , pintor \U000f0001")
    assert not born.regex.search(f" \U000f0002 , nascido em {date} , conheceu \U000f0001")


def test_what_stands_before_its_subject_stands_where_a_clause_begins():
    """In "Z is owned by X, Y and W" nothing is said of Y."""
    pattern = PT.compile("controlada por {value}, {subject}", Property("owner", value_type="entity"))
    one, two = ("\U000f0000", "\U000f0001")
    assert pattern.regex.search(f" controlada por {one} , {two}")
    assert not pattern.regex.search(f" \U000f0002 é controlada por {one} , {two}")


def test_a_pattern_needs_as_many_names_dates_and_amounts_as_its_slots_that_must_be_filled():
    profit = Property("profit", labels={"pt": "lucro"}, value_type="money")
    pattern = PT.compile("{subject} lucrou {value} [em {when}]", profit)
    assert pattern.least == (1, 0, 1)
    assert pattern.may_match((2, 0, 1))
    assert not pattern.may_match((1, 3, 0))
