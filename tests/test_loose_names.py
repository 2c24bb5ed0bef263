"""Names in looser spelling: the forms under which a store's names are found beside their own."""

import pytest

from factcheck.document import Document, words
from factcheck.facts import Entity, Property, Statement
from factcheck.languages import load_pack
from factcheck.lexicon.naming import Names, bare_words, find_names

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("dawson", labels={"mul": "William M. O. Dawson"}),
        Entity("lumezzane", labels={"mul": "A.C. Lumezzane"}),
        Entity("potato", labels={"mul": "Sweet potato"}),
        Entity("italian", labels={"mul": "Italian language"}),
        Entity("four", labels={"mul": "Straight-four engine"}),
        Entity("antioch", labels={"mul": "Antioch, California"}),
        Entity("virage", labels={"mul": "Virage (carro)"}),
    )
}
PROPERTIES = {
    "language": Property("language", labels={"en": "language"}, value_type="entity"),
    "code": Property("code", labels={"en": "call number"}, value_type="string"),
}
NAMES = Names(ENTITIES, PROPERTIES, [Statement("virage", "code", "two door")], "en")


@pytest.mark.parametrize(
    ("written", "entity"),
    [
        ("William M.O. Dawson", "dawson"),
        ("William M O Dawson", "dawson"),
        ("AC Lumezzane", "lumezzane"),
        ("sweet potatoes", "potato"),
        ("Italian", "italian"),
        ("straight four engine", "four"),
        ("Antioch", "antioch"),
        ("Virage", "virage"),
    ],
)
def test_a_name_is_found_in_looser_spelling(written, entity):
    assert NAMES.bearers(bare_words(words(written))) == (entity,)


def found(text: str) -> list[tuple[str, list[str]]]:
    document = Document(text, load_pack("en"))
    return [(mention.surface, list(mention.entity_ids)) for mention in find_names(document, NAMES, ())]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("It has sweet potatoes and a two door body.", [("sweet potatoes", ["potato"]), ("two door", [])]),
        ("The ISBN is 0-439-92550-9.", [("0-439-92550-9", [])]),
        ("It is cited as Acta Mat. Hung. by all.", [("Acta Mat. Hung.", [])]),
        ("It was born 1995-01-02.", []),
        ("They share a language.", []),
        ("", []),
    ],
)
def test_names_strings_and_identifiers_are_found_in_a_text(text, mentions):
    assert found(text) == mentions
