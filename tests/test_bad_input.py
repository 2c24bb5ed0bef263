"""What no text and no store may do: hang, raise, or be answered as if it were clear."""

from pathlib import Path

import attrs
import pytest

from factcheck import Checker, sample_store
from factcheck.errors import FactsError
from factcheck.facts import Entity, EntityRef, Property, Statement
from factcheck.languages import load_pack
from factcheck.lexicon import Example, Lexicon
from factcheck.lexicon.patterns import PatternCompiler
from factcheck.stores import MemoryStore, open_store

STARTER = Checker(sample_store(), rules=())


def verdicts(checker: Checker, text: str, language: str = "pt") -> list[str]:
    report = checker.check(text, language=language, published="2025-01-22")
    assert all(text[f.span.start : f.span.end] == f.surface for f in report)
    return [finding.verdict.name for finding in report]


def test_a_sentence_of_five_thousand_words_is_read_to_its_end() -> None:
    filling = "que cresce, compra, vende e contrata, " * 714
    assert verdicts(
        STARTER, f"A presidente da Petrobras, Magda Chambriard, elogiou a Embraer, {filling} e viajou."
    ) == ["SUPPORTED"]
    listed = "o presidente da Petrobras e a Vale e " * 700
    assert "REFUTED" not in verdicts(STARTER, f"Reuniram-se {listed} ninguém mais.")


@pytest.mark.parametrize("brackets", ["()", "[]"])
def test_brackets_a_thousand_deep_do_not_hide_what_stands_beside_them(brackets: str) -> None:
    nested = f"{brackets[0] * 1000} sic {brackets[1] * 1000}"
    assert "REFUTED" not in verdicts(STARTER, f"A Petrobras {nested} lucrou R$ 188,3 bilhões em 2022.")
    assert verdicts(STARTER, f"A Petrobras lucrou R$ 188,3 bilhões em 2022 {nested}.") == ["SUPPORTED"]
    assert "REFUTED" not in verdicts(STARTER, f"Apple {'(CEO ' * 1000}Tim Cook{')' * 1000} spoke.", "en")


@pytest.mark.parametrize(
    "text",
    [
        "O presidente da Moageira Jaguaribe, Clodoaldo Freire, viajou.",
        "A Moageira Jaguaribe lucrou R$ 3 bilhões em 2022.",
        "Clodoaldo Freire nasceu em Quixeramobim.",
        "Quixeramobim fica no Brasil.",
    ],
)
def test_what_the_store_lacks_is_never_refuted(text: str) -> None:
    assert set(verdicts(STARTER, text)) <= {"NOT_ENOUGH_EVIDENCE"}


FACTS = """
[[entity]]
id = "ana"
labels = { mul = "Ana Pontes" }

# Two lines of comment
# before the property.
[[property]]
id = "mentor"
labels = { pt = "mentora" }
patterns.LANGUAGE = ["{value} guia {subject}", PATTERN]
value_type = "entity"
"""


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{valeu} guia {subject}", "unknown slot {valeu}, expected one of subject, value"),
        ("{value} guia ({subject}", "missing ')'"),
        ("{value} guia {subject})", "unexpected ')'"),
        ("{value} guia {value}", "the slot {value} stands twice"),
        ("guia de {subject}", "a pattern needs {value}, {start} or {end}"),
        ("(" * 2000 + "{value} guia" + ")" * 2000, "brackets at most 12 deep are expected"),
        ("{value} " + "... " * 9 + "guia {subject}", "at most 8 gaps are expected"),
        ("{value} " + "guia " * 500, "at most 400 words and signs are expected"),
    ],
)
@pytest.mark.parametrize("language", ["pt", "en"])
def test_a_broken_pattern_is_told_with_file_line_and_what_was_expected(
    tmp_path: Path, pattern: str, expected: str, language: str
) -> None:
    file = tmp_path / "mentors.toml"
    file.write_text(FACTS.replace("LANGUAGE", language).replace("PATTERN", f'"{pattern}"'), encoding="utf-8")
    with pytest.raises(FactsError) as caught:
        Checker(open_store(tmp_path))
    assert (caught.value.path, caught.value.line) == (str(file), 8)
    assert f"property 'mentor': patterns: {language}: " in str(caught.value)
    assert expected in str(caught.value)
    assert len(str(caught.value)) < 500


def test_a_pattern_in_the_language_of_no_pack_is_kept_for_whoever_reads_it(tmp_path: Path) -> None:
    (tmp_path / "mentors.toml").write_text(FACTS.replace("LANGUAGE", "eo").replace("PATTERN", '"{"'), encoding="utf-8")
    assert list(Checker(open_store(tmp_path)).check("Ana Pontes canta.", language="pt")) == []


@pytest.mark.parametrize(
    "source", ["", " ", "{", "}", "\\", "<", "<>", "[]", "|", "{value}|{subject}", "guia\0{value}"]
)
def test_no_pattern_raises_anything_but_a_complaint(source: str) -> None:
    compiler = PatternCompiler(load_pack("pt"))
    try:
        found = compiler.compile(source, Property("p", value_type="entity"))
    except ValueError:
        return
    assert found.regex.search("ana guia davi") is None


PEOPLE = {
    "ana": "Ana Pontes",
    "davi": "Davi Sarmento",
    "lia": "Lia Fontes",
    "rui": "Rui Calado",
    "bento": "Bento Farias",
}


def school(**patterns: tuple[str, ...]) -> MemoryStore:
    """A store in which Ana guides Davi and Lia paints Davi."""
    return MemoryStore(
        entities=[Entity(id, labels={"mul": name}) for id, name in PEOPLE.items()],
        properties=[
            Property(id, labels={"pt": id}, patterns={"pt": wording}, value_type="entity", single_valued=True,
                     time="timeless")
            for id, wording in patterns.items()
        ],
        statements=[Statement("davi", "guide", EntityRef("ana")), Statement("davi", "painter", EntityRef("lia"))],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Ana Pontes acompanha Davi Sarmento.", "SUPPORTED"),
        ("Lia Fontes acompanha Davi Sarmento.", "SUPPORTED"),
        ("Rui Calado acompanha Davi Sarmento.", "REFUTED"),
        ("Rui Calado acompanha Bento Farias.", "NOT_ENOUGH_EVIDENCE"),
    ],
)
def test_one_wording_for_two_properties_refutes_only_what_both_refute(text: str, verdict: str) -> None:
    same = ("{value} acompanha {subject}",)
    assert verdicts(Checker(school(guide=same, painter=same), rules=()), text) == [verdict]


@pytest.mark.parametrize("name", ["Ana Pontes", "Lia Fontes", "Rui Calado"])
def test_a_learned_cue_that_contradicts_a_pattern_gives_one_clear_answer(name: str) -> None:
    store = school(guide=("{value} acompanha {subject}",), painter=("{value} pinta {subject}",))
    examples = [
        Example(f"{PEOPLE[one]} acompanha {PEOPLE[other]}.", "pt", [Statement(other, "painter", EntityRef(one))])
        for one in PEOPLE
        for other in PEOPLE
        if one != other and other != "davi"
    ]
    checker = Checker(store, lexicon=Lexicon.learn(examples, store), rules=())
    found = verdicts(checker, f"{name} acompanha Davi Sarmento.")
    assert found == (["REFUTED"] if name == "Rui Calado" else ["SUPPORTED"])


def test_a_property_that_is_its_own_inverse_and_one_that_goes_round_end() -> None:
    store = school(guide=("{value} guia {subject}",), painter=())
    guide = attrs.evolve(next(p for p in store.properties() if p.id == "guide"), inverse="guide", part_of=True)
    round_about = MemoryStore(
        entities=store.entities(),
        properties=[guide],
        statements=[Statement("davi", "guide", EntityRef("ana")), Statement("ana", "guide", EntityRef("davi"))],
    )
    assert verdicts(Checker(round_about, rules=()), "Ana Pontes guia Davi Sarmento.") == ["SUPPORTED"]
