"""Learning how properties are said, and reading claims by what was learned."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Checker, Reason, Verdict
from factcheck.errors import FactsError, InvalidValueError
from factcheck.facts import Entity, EntityRef, Property, Statement
from factcheck.lexicon import Example, Lexicon, find_examples
from factcheck.lexicon.cues import Cue, Order, Place
from factcheck.stores import MemoryStore
from factcheck.values import DateInterval, Number, Quantity

PEOPLE = {
    "ines": "Inês Prado",
    "caio": "Caio Barreto",
    "jonas": "Jonas Teles",
    "dora": "Dora Macedo",
    "rui": "Rui Sampaio",
    "bento": "Bento Farias",
}
PLACES = {"natal": "Natal", "recife": "Recife", "belem": "Belém", "londrina": "Londrina", "ilheus": "Ilhéus"}
FOODS = {"moqueca": "Moqueca", "dende": "Azeite de dendê", "coentro": "Coentro", "leite": "Leite de coco"}

ONE_AND_UNTAUGHT: dict[str, Any] = {"single_valued": True, "time": "timeless", "common": "none"}
"""Of a property with one value, of which nothing is known but what is learned."""

STORE = MemoryStore(
    entities=[Entity(i, labels={"mul": name}) for i, name in {**PEOPLE, **PLACES, **FOODS}.items()],
    properties=[
        Property("birth-place", labels={"pt": "terra natal"}, value_type="entity", **ONE_AND_UNTAUGHT),
        Property("death-place", labels={"pt": "local de morte"}, value_type="entity", **ONE_AND_UNTAUGHT),
        Property("birth-date", labels={"pt": "nascimento"}, value_type="date", **ONE_AND_UNTAUGHT),
        Property("ingredient", labels={"pt": "ingrediente"}, value_type="entity", time="timeless"),
        Property("goals", labels={"pt": "gols marcados"}, value_type="number", single_valued=True, time="timeless"),
        Property("registry", labels={"pt": "registro"}, value_type="string", single_valued=True, time="timeless"),
    ],
    statements=[
        Statement("ines", "birth-place", EntityRef("natal")),
        Statement("ines", "birth-date", DateInterval.from_edtf("1971-05-03")),
        Statement("caio", "birth-place", EntityRef("recife")),
        Statement("jonas", "birth-place", EntityRef("belem")),
        Statement("jonas", "death-place", EntityRef("londrina")),
        Statement("moqueca", "ingredient", EntityRef("dende")),
        Statement("moqueca", "ingredient", EntityRef("coentro")),
        Statement("bento", "goals", Number(31)),
        Statement("bento", "registry", "BR-204-77"),
    ],
)

EXAMPLES = [
    Example("Dora Macedo nasceu em Ilhéus.", "pt", [Statement("dora", "birth-place", EntityRef("ilheus"))]),
    Example("Rui Sampaio nasceu em Londrina.", "pt", [Statement("rui", "birth-place", EntityRef("londrina"))]),
    Example("Rui Sampaio, que nasceu em Londrina, viaja.", "pt", [
        Statement("rui", "birth-place", EntityRef("londrina"))]),
    Example("Dora Macedo morreu em Recife.", "pt", [Statement("dora", "death-place", EntityRef("recife"))]),
    Example("Caio Barreto morreu em Natal.", "pt", [Statement("caio", "death-place", EntityRef("natal"))]),
    Example("Rui Sampaio nasceu em 2 de março de 1980.", "pt", [
        Statement("rui", "birth-date", DateInterval.from_edtf("1980-03-02"))]),
    Example("Dora Macedo nasceu em 9 de julho de 1955.", "pt", [
        Statement("dora", "birth-date", DateInterval.from_edtf("1955-07-09"))]),
    Example("Moqueca leva leite de coco.", "pt", [Statement("moqueca", "ingredient", EntityRef("leite"))]),
    Example("A moqueca leva coentro e azeite de dendê.", "pt", [
        Statement("moqueca", "ingredient", EntityRef("coentro")),
        Statement("moqueca", "ingredient", EntityRef("dende"))]),
]  # fmt: skip

LEXICON = Lexicon.learn(EXAMPLES, STORE)
CHECKER = Checker(STORE, lexicon=LEXICON)


def verdicts(text: str, checker: Checker = CHECKER) -> list[tuple[str, Verdict]]:
    return [(f.claim.property or "", f.verdict) for f in checker.check(text, language="pt") if f.claim.property]


@pytest.mark.parametrize(
    ("text", "property", "verdict"),
    [
        ("Inês Prado nasceu em Natal.", "birth-place", Verdict.SUPPORTED),
        ("Inês Prado nasceu em Recife.", "birth-place", Verdict.REFUTED),
        ("Rui Sampaio nasceu em Recife.", "birth-place", Verdict.NOT_ENOUGH_EVIDENCE),
        ("A cantora Inês Prado, que nasceu em Natal, canta hoje.", "birth-place", Verdict.SUPPORTED),
        ("Jonas Teles morreu em Londrina.", "death-place", Verdict.SUPPORTED),
        ("Jonas Teles morreu em Belém.", "death-place", Verdict.REFUTED),
        ("Caio Barreto morreu em Recife.", "death-place", Verdict.NOT_ENOUGH_EVIDENCE),
        ("Inês Prado nasceu em 3 de maio de 1971.", "birth-date", Verdict.SUPPORTED),
        ("Inês Prado nasceu em maio de 1971.", "birth-date", Verdict.SUPPORTED),
        ("Inês Prado nasceu em 3 de maio de 1972.", "birth-date", Verdict.REFUTED),
        ("A moqueca leva azeite de dendê.", "ingredient", Verdict.SUPPORTED),
        ("A moqueca leva leite de coco.", "ingredient", Verdict.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_a_sentence_like_the_examples_is_held_against_the_facts(text, property, verdict):
    assert verdicts(text) == [(property, verdict)]


def test_the_store_does_not_turn_words_that_say_something_else():
    """Jonas Teles was born in Belém, but that is not what the sentence says."""
    assert ("birth-place", Verdict.SUPPORTED) not in verdicts("Jonas Teles morreu em Belém.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bento Farias soma 31 gols marcados.", [("goals", Verdict.SUPPORTED)]),
        ("Bento Farias soma 13 gols marcados.", [("goals", Verdict.REFUTED)]),
        ("O registro de Bento Farias é BR-204-77.", [("registry", Verdict.SUPPORTED)]),
        ("O registro de Bento Farias é BR-204-78.", [("registry", Verdict.REFUTED)]),
    ],
)
def test_a_property_of_which_nothing_was_learned_is_read_by_its_label(text, expected):
    assert verdicts(text) == expected


def test_every_part_of_a_sentence_is_a_claim_and_each_says_which():
    found = verdicts("Jonas Teles nasceu em Belém e morreu em Recife.")
    assert found == [("birth-place", Verdict.SUPPORTED), ("death-place", Verdict.REFUTED)]


def test_members_of_a_list_share_the_words_before_it():
    found = verdicts("A moqueca leva coentro e azeite de dendê.")
    assert found == [("ingredient", Verdict.SUPPORTED), ("ingredient", Verdict.SUPPORTED)]


def test_a_finding_names_the_cue_that_read_it_and_where_it_was_learned():
    finding = CHECKER.check("Inês Prado nasceu em Natal.", language="pt")[0]
    assert finding.rule == "learned:birth-place: {subject} nasceu em {value}"


def test_a_longer_name_stands_for_the_known_one_only_if_a_fact_bears_it_out():
    assert verdicts("Maria Inês Prado Gomes nasceu em Natal.") == [("birth-place", Verdict.SUPPORTED)]
    assert verdicts("Maria Inês Prado Gomes nasceu em Recife.") == []


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("Inês Prado não nasceu em Natal.", Verdict.REFUTED, Reason.STILL_SO),
        ("Inês Prado não nasceu em Recife.", Verdict.SUPPORTED, Reason.NOT_SO),
        ("Rui Sampaio não nasceu em Recife.", Verdict.NOT_ENOUGH_EVIDENCE, Reason.NO_STATEMENT),
    ],
)
def test_a_denial_is_read_as_one(text, verdict, reason):
    finding = CHECKER.check(text, language="pt")[0]
    assert (finding.verdict, finding.reason) == (verdict, reason)


def test_mentions_that_no_claim_takes_up_are_named():
    report = CHECKER.check("Inês Prado nasceu em Natal. Bento Farias viu Dora Macedo.", language="pt")
    assert [mention.surface for mention in report.unread] == ["Bento Farias", "Dora Macedo"]


def test_an_amount_beside_the_one_that_the_facts_bear_out_is_said_of_something_else():
    report = CHECKER.check("Bento Farias soma 31 gols marcados, com 12 pela seleção.", language="pt")
    assert [(f.claim.property, f.verdict) for f in report] == [("goals", Verdict.SUPPORTED)]
    assert [mention.surface for mention in report.unread] == ["12"]


def test_what_is_learned_does_not_depend_on_the_order_of_the_examples(tmp_path):
    shuffled = EXAMPLES.copy()
    random.Random(7).shuffle(shuffled)
    LEXICON.save(tmp_path / "one.toml")
    Lexicon.learn(shuffled, STORE).save(tmp_path / "other.toml")
    assert (tmp_path / "one.toml").read_bytes() == (tmp_path / "other.toml").read_bytes()


def test_a_saved_lexicon_reads_as_it_was(tmp_path):
    LEXICON.save(tmp_path / "lexicon.toml")
    loaded = Lexicon.load(tmp_path / "lexicon.toml")
    assert (loaded.cues, loaded.mentions, loaded.explained) == (LEXICON.cues, LEXICON.mentions, LEXICON.explained)
    assert loaded.origin == "lexicon.toml"


def test_a_contraction_in_a_saved_cue_reads_as_it_was(tmp_path):
    example = Example("Rui Sampaio chegou ao mundo em Natal.", "pt", [
        Statement("rui", "birth-place", EntityRef("natal"))])  # fmt: skip
    lexicon = Lexicon.learn([example], STORE)
    lexicon.save(tmp_path / "lexicon.toml")
    assert Lexicon.load(tmp_path / "lexicon.toml").cues == lexicon.cues


def test_a_line_written_by_hand_is_read_whatever_its_articles_and_accents(tmp_path):
    file = tmp_path / "mine.toml"
    cue = "{subject} deu os primeiros passos na {value}"
    file.write_text(f'{FORMAT}[cues.pt.entity]\n"{cue}" = {{ birth-place = 9 }}\n')
    checker = Checker(STORE, lexicon=Lexicon.load(file))
    assert verdicts("Caio Barreto deu os primeiros passos em Recife.", checker) == [("birth-place", Verdict.SUPPORTED)]


FORMAT = 'format = "factcheck lexicon 1"\n'


@pytest.mark.parametrize(
    ("lines", "line", "expected"),
    [
        ('format = "factcheck lexicon 9"', 1, "format ="),
        (FORMAT + "[patterns]", 2, "unknown table 'patterns'"),
        (FORMAT + "[cues.xx.entity]", 2, "unknown language 'xx'"),
        (FORMAT + "[cues.pt.colour]", 2, "unknown kind of value 'colour'"),
        (FORMAT + '[cues.pt.date]\n"{subject} nasceu" = { a = 1 }', 3, "one {subject} and one"),
        (FORMAT + '[cues.pt.date]\n\n"x {subject} y {value}" = { a = 1 }', 4, "has ... between"),
        (FORMAT + '[cues.pt.date]\n"{subject} em {value}" = { a = 0 }', 3, "whole numbers"),
        (FORMAT + '[cues.pt.date]\n"{subject} em {value}" = 3', 3, "a table is expected"),
        (FORMAT + '[cues.pt.date]\n"{subject} em" = {', 3, "at end of document"),
        (
            FORMAT + '[cues.pt.date]\n"{subject} em {value}" = { a = 1 }\n"{subject} na {value}" = { b = 1 }',
            4,
            "stands twice",
        ),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_what_was_expected(tmp_path, lines, line, expected):
    file = tmp_path / "broken.toml"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(FactsError) as caught:
        Lexicon.load(file)
    assert expected in str(caught.value)
    assert (caught.value.path, caught.value.line) == (str(file), line)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FactsError, match="a lexicon in UTF-8 is expected"):
        Lexicon.load(Path(tmp_path) / "none.toml")


def test_sentences_that_name_both_ends_of_a_statement_become_examples():
    texts = ["Jonas Teles veio ao mundo em Belém. Choveu em Belém.", "Caio Barreto veio ao mundo em Recife."]
    examples = list(find_examples(texts, "pt", STORE))
    assert [example.text for example in examples] == [
        "Jonas Teles veio ao mundo em Belém.",
        "Caio Barreto veio ao mundo em Recife.",
    ]
    checker = Checker(STORE, lexicon=Lexicon.learn(examples, STORE))
    assert verdicts("Inês Prado veio ao mundo em Natal.", checker) == [("birth-place", Verdict.SUPPORTED)]


words = st.lists(st.sampled_from(["nasceu", "em", "casa", ",", "e"]), min_size=1, max_size=4).map(" ".join)


@given(st.sampled_from(Order), st.sampled_from([p for p in Place if p is not Place.NOWHERE]), words)
def test_a_cue_reads_back_as_it_was_written(order, place, text):
    cue = Cue(order, place, text)
    assert Cue.parse(str(cue)) == cue


@pytest.mark.parametrize(
    "text", ["{subject} e", "{value} {value} {subject}", "a {subject} ... {value} b", "{subject} ... a ... {value}"]
)
def test_what_is_no_cue_is_refused(text):
    with pytest.raises(InvalidValueError):
        Cue.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "Inês Prado nasceu em Natal " * 1000,
        "(" * 1000 + "Inês Prado nasceu em Natal" + ")" * 1000,
        "Zulmira Quirino nasceu em Xique-Xique.",
        "{subject} {value} ... \U000f0000 \U000f1000",
        "",
    ],
)
def test_strange_text_is_read_without_an_error(text):
    report = CHECKER.check(text, language="pt")
    assert all(report.text[f.span.start : f.span.end] == f.surface for f in report)


def test_a_statement_of_the_inverse_property_answers_too():
    people = [Entity(i, labels={"mul": name}) for i, name in PEOPLE.items()]
    store = MemoryStore(
        entities=people,
        properties=[
            Property("teacher", labels={"pt": "professora"}, value_type="entity", inverse="pupil", time="timeless"),
            Property("pupil", labels={"pt": "aluno"}, value_type="entity", inverse="teacher", time="timeless"),
        ],
        statements=[Statement("ines", "pupil", EntityRef("caio"))],
    )
    example = Example("Rui Sampaio aprendeu com Dora Macedo.", "pt", [Statement("rui", "teacher", EntityRef("dora"))])
    checker = Checker(store, lexicon=Lexicon.learn([example], store))
    assert verdicts("Caio Barreto aprendeu com Inês Prado.", checker) == [("teacher", Verdict.SUPPORTED)]


def test_a_list_of_thousands_of_values_is_looked_up_and_not_gone_through():
    members = [Entity(f"m{number}", labels={"mul": f"Clube {number} de Regatas"}) for number in range(3000)]
    store = MemoryStore(
        entities=[Entity("liga", labels={"mul": "Liga Ribeirinha"}), *members],
        properties=[Property("member", labels={"pt": "integrante"}, value_type="entity", time="timeless")],
        statements=[Statement("liga", "member", EntityRef(f"m{number}")) for number in range(2999)],
    )
    checker = Checker(store)
    one = checker.check("Clube 2998 de Regatas é integrante da Liga Ribeirinha.", language="pt")[0]
    assert (one.verdict, len(one.evidence)) == (Verdict.SUPPORTED, 1)
    other = checker.check("Clube 2999 de Regatas é integrante da Liga Ribeirinha.", language="pt")[0]
    assert (other.verdict, len(other.evidence)) == (Verdict.NOT_ENOUGH_EVIDENCE, 100)


def test_two_names_say_one_thing_and_the_facts_tell_which():
    """A store with maker and product reads "fabricado por" as either; it answers for the one that it has."""
    store = MemoryStore(
        entities=[Entity("opala", labels={"mul": "Opala"}), Entity("gm", labels={"mul": "General Motors"})],
        properties=[
            Property("maker", labels={"pt": "fabricante"}, value_type="entity", time="timeless", common="none",
                     patterns={"pt": ["{subject} (é|foi) fabricado por {value}"]}),
            Property("product", labels={"pt": "linha"}, value_type="entity", time="timeless", common="none",
                     patterns={"pt": ["{value} (é|foi) fabricado por {subject}"]}),
        ],
        statements=[Statement("opala", "maker", EntityRef("gm"))],
    )  # fmt: skip
    assert verdicts("Opala foi fabricado por General Motors.", Checker(store)) == [("maker", Verdict.SUPPORTED)]


def test_the_noun_of_a_name_may_be_the_label():
    store = MemoryStore(
        entities=[Entity("corvo", labels={"mul": "Corvo 300"}), Entity("v6", labels={"mul": "Motor V6"}),
                  Entity("v8", labels={"mul": "Motor V8"})],
        properties=[Property("engine", labels={"pt": "motor"}, value_type="entity", **ONE_AND_UNTAUGHT)],
        statements=[Statement("corvo", "engine", EntityRef("v6"))],
    )  # fmt: skip
    checker = Checker(store, lexicon=Lexicon({}))
    assert verdicts("O Corvo 300 vem com o Motor V6.", checker) == [("engine", Verdict.SUPPORTED)]
    assert verdicts("O Corvo 300 vem com o Motor V8.", checker) == [("engine", Verdict.REFUTED)]


@pytest.mark.parametrize("text", ["A primeira pista do Campo Velho tem 600 metros.", "Campo Velho: 1ª pista, 600 m."])
def test_an_ordinal_in_a_label_is_read_in_words_and_in_digits(text):
    store = MemoryStore(
        entities=[Entity("campo", labels={"mul": "Campo Velho"})],
        properties=[
            Property(f"runway-{number}", labels={"pt": f"{number}ª pista"}, value_type="quantity", single_valued=True,
                     time="timeless", common="none")
            for number in (1, 2)
        ],
        statements=[
            Statement("campo", "runway-1", Quantity(900, "m")), Statement("campo", "runway-2", Quantity(600, "m")),
        ],
    )  # fmt: skip
    assert verdicts(text, Checker(store, lexicon=Lexicon({}))) == [("runway-1", Verdict.REFUTED)]
