"""The pattern language."""

import pytest

from factcheck.errors import FactsError, InvalidValueError
from factcheck.facts import Property
from factcheck.languages import load_pack
from factcheck.lexicon import PatternMatcher
from factcheck.lexicon.patterns import PatternCompiler
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
