"""How sure a claim is that was read by learned cues: calibrated on examples that were not learned from."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Checker, Verdict
from factcheck.errors import FactsError, InvalidValueError
from factcheck.facts import Entity, EntityRef, Property, Statement
from factcheck.lexicon import Backing, Curve, Example, Lexicon, Step
from factcheck.stores import MemoryStore

FIRST = ["Inês", "Caio", "Jonas", "Dora", "Rui", "Bento", "Elza", "Davi", "Lia", "Tarso", "Zilda", "Ciro"]
LAST = ["Prado", "Barreto", "Teles", "Macedo", "Sampaio", "Farias", "Quintela", "Fontes", "Braga", "Ramalho"]
PEOPLE = {f"{first}-{last}": f"{first} {last}" for first, last in product(FIRST, LAST)}
TOWNS = ["Natal", "Recife", "Belém", "Londrina", "Ilhéus", "Sobral", "Iguatu"]

PROPERTIES = [
    Property("teacher", labels={"pt": "quem ensinou"}, value_type="entity", single_valued=True, time="timeless"),
    Property("stage", labels={"pt": "palco de estreia"}, value_type="entity", single_valued=True, time="timeless"),
]
ENTITIES = [
    Entity(key, labels={"mul": name}) for key, name in {**PEOPLE, **dict(zip(TOWNS, TOWNS, strict=True))}.items()
]


def store(*statements: Statement) -> MemoryStore:
    return MemoryStore(entities=ENTITIES, properties=PROPERTIES, statements=statements)


def examples() -> list[Example]:
    """Who learned from whom is said in words that always say so, the first stage in words that only sometimes do."""
    found = []
    ids = list(PEOPLE)
    for index, pupil in enumerate(ids):
        teacher, town = ids[(index * 7 + 3) % len(ids)], TOWNS[index % len(TOWNS)]
        text = f"{PEOPLE[pupil]} aprendeu rabeca com {PEOPLE[teacher]} e tocou em {town}."
        said = [Statement(pupil, "teacher", EntityRef(teacher))]
        if index % 5 < 3:
            said.append(Statement(pupil, "stage", EntityRef(town)))
        found.append(Example(text, "pt", said))
    return found


EXAMPLES = examples()
LEXICON = Lexicon.learn(EXAMPLES, store())
FACTS = store(Statement("Inês-Prado", "teacher", EntityRef("Caio-Teles")))
CHECKER = Checker(FACTS, lexicon=LEXICON)


def confidence(text: str, property: str, checker: Checker = CHECKER) -> Decimal | None:
    """The confidence of the claim about a property."""
    return next(f.confidence for f in checker.check(text, language="pt") if f.claim.property == property)


def test_words_that_only_sometimes_say_a_property_are_read_with_less_confidence():
    text = "Zilda Braga aprendeu rabeca com Ciro Farias e tocou em Sobral."
    sure, unsure = confidence(text, "teacher") or 0, confidence(text, "stage") or 1
    assert sure >= Decimal("0.9")
    assert unsure <= Decimal("0.6")


@pytest.mark.parametrize("teacher", ["Caio Teles", "Ciro Farias"])
def test_the_confidence_is_of_the_reading_and_not_of_the_verdict(teacher):
    finding = CHECKER.check(f"Inês Prado aprendeu rabeca com {teacher}.", language="pt")[0]
    assert finding.verdict is (Verdict.SUPPORTED if teacher == "Caio Teles" else Verdict.REFUTED)
    assert finding.confidence == finding.claim.confidence
    assert (finding.confidence or 0) >= Decimal("0.9")


def test_confidence_is_told_in_words_and_in_the_record():
    report = CHECKER.check("Inês Prado aprendeu rabeca com Caio Teles.", language="pt")
    percent = int(report[0].confidence * 100)
    assert f"Lido assim com confiança de {percent}%." in report.explain()
    assert f"Read so with a confidence of {percent}%." in report.explain("en")
    record = report.to_dict()["findings"]
    assert [finding["confidence"] for finding in record] == [str(report[0].confidence)]


def test_what_is_not_calibrated_has_no_confidence():
    """A denial, what a pattern reads, and a claim that was never words."""
    denied = CHECKER.check("Inês Prado não aprendeu rabeca com Caio Teles.", language="pt")[0]
    assert (denied.verdict, denied.confidence) == (Verdict.REFUTED, None)
    by_pattern = CHECKER.check("O palco de estreia de Inês Prado foi Sobral.", language="pt")[0]
    assert (by_pattern.claim.origin, by_pattern.confidence) == ("pack", None)
    structured = CHECKER.check_claim(subject="Inês Prado", property="teacher", value="Caio Teles")
    assert (structured.verdict, structured.confidence) == (Verdict.SUPPORTED, None)
    assert "confiança" not in structured.explain("pt")


def test_a_few_examples_calibrate_nothing():
    few = Lexicon.learn(EXAMPLES[:40], store())
    assert not few.curves
    assert confidence("Inês Prado aprendeu rabeca com Caio Teles.", "teacher", Checker(FACTS, lexicon=few)) is None


def test_calibration_can_be_left_out():
    assert not Lexicon.learn(EXAMPLES, store(), calibrated=False).curves


def test_a_store_that_holds_just_the_examples_does_not_make_readings_look_surer():
    full = store(*(statement for example in EXAMPLES for statement in example.statements))
    assert Lexicon.learn(EXAMPLES, full).curves == LEXICON.curves


def test_curves_do_not_depend_on_the_order_of_the_examples():
    shuffled = EXAMPLES.copy()
    random.Random(7).shuffle(shuffled)
    assert Lexicon.learn(shuffled, store()).curves == LEXICON.curves


def test_curves_are_saved_and_read_back(tmp_path):
    LEXICON.save(tmp_path / "lexicon.toml")
    assert Lexicon.load(tmp_path / "lexicon.toml").curves == LEXICON.curves


def test_a_file_without_curves_gives_no_confidence(tmp_path):
    Lexicon(LEXICON.cues).save(tmp_path / "lexicon.toml")
    checker = Checker(FACTS, lexicon=Lexicon.load(tmp_path / "lexicon.toml"))
    assert confidence("Inês Prado aprendeu rabeca com Caio Teles.", "teacher", checker) is None


@pytest.mark.parametrize(
    ("lines", "line", "expected"),
    [
        ("[confidence.xx.agree]", 2, "unknown language 'xx'"),
        ("[confidence.pt.maybe]", 2, "unknown backing 'maybe', expected one of agree, differ, silent"),
        ('[confidence.pt.agree]\n"1.5" = 3', 3, "[right, of how many] is expected"),
        ('[confidence.pt.agree]\n"1.5" = [4, 3]', 3, "[right, of how many] is expected"),
        ('[confidence.pt.agree]\n"high" = [3, 4]', 2, "rising scores"),
        ('[confidence.pt.agree]\n"1.5" = [9, 9]\n"2.5" = [3, 9]', 2, "rising scores"),
        ("[confidence.pt.agree]", 2, "rising scores"),
    ],
)
def test_a_broken_curve_is_refused_with_its_line_and_what_was_expected(tmp_path, lines, line, expected):
    file = tmp_path / "broken.toml"
    file.write_text(f'format = "factcheck lexicon 1"\n{lines}', encoding="utf-8")
    with pytest.raises(FactsError) as caught:
        Lexicon.load(file)
    assert expected in str(caught.value)
    assert caught.value.line == line


scores = st.decimals(-50, 50, places=2)
readings = st.lists(st.tuples(scores, st.booleans()), min_size=1, max_size=300)


@given(readings, scores, scores)
def test_confidence_never_falls_where_the_score_rises(found, one, other):
    curve = Curve.fit(found)
    lower, higher = sorted([one, other])
    assert Decimal(0) < curve.confidence(lower) <= curve.confidence(higher) < Decimal(1)


@given(readings)
def test_a_curve_counts_every_reading_once(found):
    curve = Curve.fit(found)
    assert sum(step.of for step in curve.steps) == len(found)
    assert sum(step.right for step in curve.steps) == sum(right for _, right in found)


def test_a_curve_stands_for_what_it_was_fitted_to():
    found = [(Decimal(score), score % 10 < share) for score in range(400) for share in [2 + score // 80]]
    curve = Curve.fit(found)
    for start in range(0, 400, 80):
        stated = curve.confidence(Decimal(start + 40))
        assert abs(stated - Decimal(2 + start // 80) / 10) <= Decimal("0.03")


@pytest.mark.parametrize("steps", [[], [Step(Decimal(2), 1, 2), Step(Decimal(1), 2, 2)], [Step(Decimal(1), 3, 2)]])
def test_what_is_no_curve_is_refused(steps):
    with pytest.raises(InvalidValueError):
        Curve(steps)


def test_each_backing_has_a_curve_of_its_own():
    assert {backing for _, backing in LEXICON.curves} == set(Backing)
