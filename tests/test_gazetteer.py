"""Names to entities, exact and misspelt."""

import pytest

from factcheck.document import Document
from factcheck.facts import Entity
from factcheck.gazetteer import Gazetteer
from factcheck.languages import load_pack
from factcheck.mentions.entities import find_entities

ENTITIES = [
    Entity("petrobras", labels={"mul": "Petrobras"}),
    Entity("vale", labels={"mul": "Vale"}),
    Entity("usa", labels={"en": "United States"}, aliases={"mul": ["US", "EUA"]}),
    Entity("lula", labels={"mul": "Lula"}),
    Entity("itau", labels={"mul": "Itaú Unibanco"}, aliases={"mul": ["Itaú"]}),
    Entity("galipolo", labels={"mul": "Gabriel Galípolo"}),
    Entity("nubank", labels={"mul": "Nubank"}),
]
GAZETTEER = Gazetteer.compile(ENTITIES, "pt", frozenset({"ceo", "presidente"}))


def found(text: str) -> list[tuple[str, str | None, str]]:
    mentions = find_entities(Document(text, load_pack("pt")), GAZETTEER)
    return [(m.surface, m.value.id if m.value else None, m.rule.rsplit(".", 1)[1]) for m in mentions]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("A Petrobras subiu.", "petrobras"),
        ("Ontem, a PETROBRAS subiu.", "petrobras"),
        ("As ações do Itau Unibanco caíram.", "itau"),
        ("O presidente Lula viajou.", "lula"),
        ("A mineradora Vale caiu.", "vale"),
        ("Nos EUA, choveu.", "usa"),
    ],
)
def test_known_names_are_linked(text, entity):
    assert [(e, rule) for _, e, rule in found(text)] == [(entity, "name")]


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("O economista Gabriel Galipollo falou.", "Gabriel Galipollo", "galipolo"),
        ("A Petrobrás subiu, e a Petobras caiu.", "Petobras", "petrobras"),
    ],
)
def test_a_letter_or_two_off_is_read_as_the_name_and_marked(text, surface, entity):
    assert (surface, entity, "misspelt") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vale lembrar que chove.",
        "O vale do rio secou.",
        "They told us.",
        "A Petrobras Distribuidora caiu.",
        "O ator Luiz Lula Souza estreou.",
        "O Banco Nubanco abriu.",
        "Comprou pão na padaria.",
    ],
)
def test_what_is_another_name_or_a_word_is_not_linked(text):
    assert [entity for _, entity, rule in found(text) if rule == "name"] == []


def test_names_that_the_store_lacks_are_mentions_without_a_reading():
    assert found("O cantor João da Silva chegou.") == [("João da Silva", None, "unknown")]


def test_short_words_are_never_near():
    assert found("O Vane caiu.") == [("Vane", None, "unknown")]
