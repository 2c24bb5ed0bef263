"""Names, descriptions and pronouns in running text, linked to the entities of a store."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Checker, Reason, Report, Verdict, sample_store
from factcheck.document import Document
from factcheck.facts import Entity, EntityRef, Property, Statement
from factcheck.gazetteer import Gazetteer
from factcheck.languages import load_pack
from factcheck.linking import Linker
from factcheck.mentions import Mention
from factcheck.stores import MemoryStore, Snapshot
from factcheck.values import Number
from linking_corpus import Example, Score, examples, linker, score

LEAST_PRECISION, LEAST_RECALL = 0.98, 0.93
CORPUS = {language: tuple(examples(language)) for language in ("pt", "en")}
LINKERS = {language: linker(language) for language in ("pt", "en")}

ENTITIES = [
    Entity("person", labels={"pt": "pessoa", "en": "person"}),
    Entity("president", labels={"pt": "presidente"}, types=["person"]),
    Entity("mining", labels={"pt": "mineradora"}),
    Entity("city", labels={"pt": "cidade"}),
    Entity("petrobras", labels={"mul": "Petrobras"}),
    Entity("vale", labels={"mul": "Vale"}, types=["mining"]),
    Entity("usa", labels={"en": "United States"}, aliases={"mul": ["US", "EUA"]}),
    Entity("lula", labels={"mul": "Lula"}, types=["president"]),
    Entity("itau", labels={"mul": "Itaú Unibanco"}, aliases={"mul": ["Itaú"]}),
    Entity("galipolo", labels={"mul": "Gabriel Galípolo"}, types=["person"]),
    Entity("nubank", labels={"mul": "Nubank"}),
    Entity("belem-pa", labels={"mul": "Belém"}, types=["city"], prominence=3),
    Entity("belem-pb", labels={"mul": "Belém"}, types=["city"]),
    Entity("lima-a", labels={"mul": "Rui Lima"}, types=["person"]),
    Entity("lima-b", labels={"mul": "Rui Lima"}, types=["person"]),
    Entity("nova", labels={"mul": "Nova"}, types=["city"], weak=["Nova"]),
]


def small(entities: list[Entity], *more: object, language: str = "pt") -> Linker:
    properties = [fact for fact in more if isinstance(fact, Property)]
    statements = [fact for fact in more if isinstance(fact, Statement)]
    snapshot = Snapshot.compile(MemoryStore(entities=entities, properties=properties, statements=statements))
    return Linker(snapshot, Gazetteer.compile(entities, language), load_pack(language))


LINKER = small(ENTITIES)


def mentions(text: str, language: str = "pt", with_linker: Linker = LINKER) -> tuple[Mention, ...]:
    return with_linker.link(Document(text, load_pack(language)))


def linked(text: str, with_linker: Linker = LINKER) -> list[tuple[str, str]]:
    return [(m.surface, m.entity_ids[0]) for m in mentions(text, with_linker=with_linker) if m.is_linked]


def only(text: str, with_linker: Linker = LINKER) -> Mention:
    (mention,) = mentions(text, with_linker=with_linker)
    return mention


# The corpora


@pytest.mark.parametrize("language", ["pt", "en"])
def test_the_corpus_is_linked_with_precision_and_recall(language):
    total, wrong = Score(), []
    for example in CORPUS[language]:
        found, errors = score(example, LINKERS[language], language)
        total.add(found)
        wrong += [f"{example.text}: {', '.join(errors)}"] if errors else []
    figures = f"precision {total.precision:.3f}, recall {total.recall:.3f}\n" + "\n".join(wrong)
    assert total.precision >= LEAST_PRECISION, figures
    assert total.recall >= LEAST_RECALL, figures


def test_the_corpora_are_as_large_as_they_should_be():
    assert len(CORPUS["pt"]) >= 250
    assert len(CORPUS["en"]) >= 150
    both = [*CORPUS["pt"], *CORPUS["en"]]

    def count(phenomenon: str) -> int:
        return sum(example.phenomenon == phenomenon for example in both)

    assert min(count("two-bearers"), count("misspelt"), count("references")) >= 60
    assert sum(len(example.words) for example in both if example.phenomenon == "common-words") >= 60
    assert len({example.text for example in both}) == len(both)


@pytest.mark.parametrize("language", ["pt", "en"])
def test_every_mention_of_the_corpus_says_where_it_stands(language):
    def spans_fit(example: Example) -> bool:
        found = LINKERS[language].link(Document(example.text, load_pack(language)))
        return all(example.text[m.span.start : m.span.end] == m.surface for m in found)

    assert all(spans_fit(example) for example in CORPUS[language])


# Names


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
    mention = only(text)
    assert (mention.entity_ids, mention.readings[0].reason, mention.unresolved) == ((entity,), "name", None)


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("O economista Gabriel Galipollo falou.", "Gabriel Galipollo", "galipolo"),
        ("A Petrobrás subiu, e a Petobras caiu.", "Petobras", "petrobras"),
    ],
)
def test_a_letter_or_two_off_is_read_as_the_name_and_marked(text, surface, entity):
    near = [m for m in mentions(text) if m.is_linked and m.readings[0].reason == "misspelt"]
    assert [(m.surface, m.entity_ids[0]) for m in near] == [(surface, entity)]
    assert near[0].readings[0].detail in ("Gabriel Galípolo", "Petrobras")


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
        "Moradores do Vale do Jequitinhonha protestaram.",
        "A Nova Lei entrou em vigor.",
        "Comprou a Nova por pouco.",
    ],
)
def test_what_is_another_name_or_a_word_is_not_linked(text):
    assert linked(text) == []


def test_names_that_the_store_lacks_are_mentions_without_a_reading():
    mention = only("O cantor João da Silva chegou.")
    assert (mention.surface, mention.readings, mention.unresolved) == ("João da Silva", (), "not_in_store")


def test_short_words_are_never_taken_for_misspelt_ones():
    mention = only("O Vane caiu.")
    assert (mention.readings, mention.unresolved) == ((), "not_in_store")


def test_a_weak_name_is_read_where_something_speaks_for_it():
    assert linked("Choveu na cidade de Nova.") == [("Nova", "nova")]
    assert linked("Em Nova, choveu.") == [("Nova", "nova")]
    assert linked("Chegou de Nova ontem.") == []


# Two bearers of one name


def test_two_equally_good_stay_two():
    mention = only("Encontraram Rui Lima no parque.")
    assert mention.unresolved == "ambiguous_entity"
    assert set(mention.entity_ids) == {"lima-a", "lima-b"}
    assert not mention.is_linked


def test_the_more_prominent_one_is_read_where_nothing_else_tells():
    mention = only("Choveu em Belém.")
    assert (mention.entity_ids[0], mention.readings[0].evidence) == ("belem-pa", "prominence")


def test_another_entity_of_the_text_tells_two_apart():
    works = Property("works-at", labels={"pt": "emprego"}, value_type="entity")
    known = small(ENTITIES, works, Statement("lima-b", "works-at", EntityRef("nubank")))
    found = {m.surface: m for m in mentions("Rui Lima deixou o Nubank.", with_linker=known)}
    assert found["Rui Lima"].entity_ids[0] == "lima-b"
    assert found["Rui Lima"].readings[0].evidence == "related"


def test_the_full_name_before_tells_whose_surname_it_is():
    family = [*ENTITIES, Entity("ana", labels={"mul": "Ana Prado"}, types=["person"], aliases={"mul": ["Prado"]})]
    family += [Entity("ivo", labels={"mul": "Ivo Prado"}, types=["person"], aliases={"mul": ["Prado"]}, prominence=5)]
    known = small(family)
    assert linked("Ana Prado falou. Depois, Prado saiu.", known) == [("Ana Prado", "ana"), ("Prado", "ana")]
    assert linked("Depois, Prado saiu.", known) == [("Prado", "ivo")]


def test_a_stranger_of_the_same_surname_keeps_it():
    family = [*ENTITIES, Entity("ivo", labels={"mul": "Ivo Prado"}, types=["person"], aliases={"mul": ["Prado"]})]
    assert linked("O pintor Caio Prado expôs. Para Prado, foi bom.", small(family)) == []


# References


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("A Vale caiu. A mineradora recorreu.", "mineradora", "vale"),
        ("O presidente Lula viajou. O presidente volta amanhã.", "presidente", "lula"),
        ("Gabriel Galípolo falou. Ele disse que fica.", "Ele", "galipolo"),
        ("Gabriel Galípolo falou. Galípolo fica.", "Galípolo", "galipolo"),
    ],
)
def test_what_refers_back_is_read_as_what_was_named(text, surface, entity):
    assert (surface, entity) in linked(text)


def test_a_pronoun_for_two_is_left_open_and_says_so():
    found = mentions("Gabriel Galípolo e Rui Lima falaram. Ele disse que fica.")
    (pronoun,) = [m for m in found if m.surface == "Ele"]
    assert (pronoun.unresolved, pronoun.is_linked) == ("several_antecedents", False)


def test_an_office_whose_holder_the_store_lacks_is_left_open_and_says_so():
    found = mentions("O presidente Caio Prado viajou. O presidente volta amanhã.")
    (office,) = [m for m in found if m.surface == "presidente"]
    assert (office.unresolved, office.readings) == ("antecedent_not_in_store", ())


@pytest.mark.parametrize(
    "text", ["A Vale caiu. A mineradora que recorreu ganhou.", "A Vale caiu. A mineradora Samarco subiu."]
)
def test_a_description_of_something_else_is_not_read(text):
    assert [entity for _, entity in linked(text)] == ["vale"]


# What a checker makes of it

SOUGHT = [
    Property("population", labels={"pt": "população"}, value_type="number", single_valued=True, subject_types=["city"]),
    Property("mayor", labels={"pt": "prefeito"}, value_type="entity", single_valued=True, subject_types=["city"]),
    Property("spouse", labels={"pt": "marido"}, value_type="entity", single_valued=True, subject_types=["person"]),
]
NAMESAKES = [
    *ENTITIES,
    Entity("club", labels={"pt": "clube"}),
    Entity("whip", labels={"pt": "líder do governo"}, types=["person"]),
    Entity("souza", labels={"mul": "Eva Souza"}, types=["whip"]),
    Entity("fortaleza", labels={"mul": "Fortaleza"}, types=["city"]),
    Entity("fortaleza-ec", labels={"mul": "Fortaleza"}, types=["club"]),
]
SAID = [
    Statement("fortaleza", "population", Number(2_428_708)),
    Statement("fortaleza", "mayor", EntityRef("galipolo")),
    Statement("lima-a", "spouse", EntityRef("lula")),
]


def report(text: str) -> Report:
    store = MemoryStore(entities=NAMESAKES, properties=SOUGHT, statements=SAID, as_of=date(2025, 1, 31))
    return Checker(store, rules=()).check(text, language="pt", published="2025-01-22")


def test_the_property_tells_which_of_two_is_meant():
    (finding,) = report("A população de Fortaleza é de 2.428.708.")
    assert finding.claim.subject == EntityRef("fortaleza")
    assert finding.verdict is Verdict.SUPPORTED


def test_a_claim_about_one_of_two_is_left_open_and_says_who_they_are():
    (finding,) = report("O marido de Rui Lima é Gabriel Galípolo.")
    assert (finding.verdict, finding.reason) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.AMBIGUOUS_ENTITY)
    assert finding.claim.subject is None
    assert "“Rui Lima” pode ser qualquer um destes: lima-a, lima-b." in finding.explain("pt_BR")


def test_a_near_miss_is_never_read_silently():
    (finding,) = report("O prefeito de Fortaleza é Gabriel Galipollo.")
    assert finding.verdict is Verdict.SUPPORTED
    assert "“Gabriel Galipollo” foi lido como Gabriel Galípolo." in finding.explain("pt_BR")
    assert "“Gabriel Galipollo” was read as Gabriel Galípolo." in finding.explain("en_US")


def test_somebody_whom_the_text_only_describes_refutes_nothing():
    (finding,) = report("O líder do governo Caio Prado saiu. O prefeito de Fortaleza é o líder do governo.")
    assert finding.claim.value is not None
    assert finding.claim.value.unresolved == "antecedent_not_in_store"
    assert finding.verdict is Verdict.NOT_ENOUGH_EVIDENCE


# Any text


@given(st.text(alphabet=st.sampled_from("ABab éã.,'\"()-\n1ßſŉ𝐀\u0301 Vale Rui Lima ele disse"), max_size=80))
def test_no_text_raises(text):
    for language in ("pt", "en"):
        for mention in LINKERS[language].link(Document(text, load_pack(language))):
            assert text[mention.span.start : mention.span.end] == mention.surface


@given(
    st.lists(
        st.sampled_from(
            ["Lula", "Rui", "Lima", "de", "o", "presidente", "(", "RL", ")", ",", ".", "ele", "disse", '"']
        ),
        max_size=30,
    )
)
def test_mentions_are_in_order_and_apart(pieces):
    found = mentions(" ".join(pieces))
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "Casa Nova Vale Rui " * 2_500,
        "Lima " * 10_000,
        "Rui de Lima e " * 4_000,
        "O presidente Lula e ele disse " * 2_000,
        "(AB) " * 5_000,
        'A "Rui ' * 4_000,
        "A. B. C. " * 4_000,
    ],
)
def test_ten_thousand_capitals_in_a_row_finish(text):
    found = mentions(text)
    assert all(text[m.span.start : m.span.end] == m.surface for m in found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A Acme foi fundada em 1990. A empresa tem sede em Olinda. A Microsoft investiu nela.", "pt"),
        ("A Microsoft investiu na Acme. A empresa tem sede em Olinda.", "pt"),
        ("Uma startup de Olinda demitiu 20. O CEO da empresa, João Lima, disse que a OpenAI é concorrente.", "pt"),
        ("Acme laid off 20 people. The company was founded in 1990. Microsoft owns a stake.", "en"),
        ("Microsoft invested in Acme. The company was founded in 1990.", "en"),
    ],
)
def test_a_description_of_a_stranger_is_nobody_that_the_store_knows(text: str, language: str) -> None:
    report = Checker(sample_store(), rules=()).check(text, language=language, published="2025-01-22")
    described = [mention for mention in report.mentions if ".references." in mention.rule]
    assert not [mention.surface for mention in described if mention.is_linked]
    assert not report.refuted


def test_a_trade_before_a_name_goes_with_an_entity_of_which_the_store_says_no_class():
    checker = Checker(MemoryStore(entities=[Entity("cora", labels={"mul": "Cora Coralina"})]))
    document = Document("A poeta Cora Coralina morreu em Goiânia.", load_pack("pt"))
    assert [m.surface for m in checker.find_mentions(document) if m.is_linked] == ["Cora Coralina"]
