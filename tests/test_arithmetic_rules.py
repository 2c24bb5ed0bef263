"""Rules of arithmetic and money: what no text makes them do, and how they reckon."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checker import Checker
from factcheck.consistency import find_rules
from factcheck.consistency.intervals import Interval
from factcheck.values import Number

CHECKER = Checker(rules=find_rules(["A", "M"]))

FIGURES = st.sampled_from(
    [
        "0",
        "1",
        "50",
        "R$ 3 bilhões",
        "R$ 0",
        "10%",
        "0%",
        "-5%",
        "metade",
        "um terço",
        "2,5",
        "30 dias",
        "mais de 40",
        "até 3",
        "200 alunos",
        "(40)",
        "US$ 5",
        "três cidades",
        "10 parcelas",
        "dobrou",
        "entre 3 e 5",
    ]
) | st.sampled_from(["9" * 90, "R$ 1" + "0" * 70])
WORDS = st.sampled_from(
    [
        " de ",
        " para ",
        ", alta de ",
        " dos ",
        ": ",
        " e ",
        ", ",
        " (",
        ") ",
        ", média de ",
        " por aluno",
        ", num total de ",
        ".",
        " os outros ",
        " das intenções de voto, contra ",
        " cada, total de ",
        " subiu ",
        " em ",
    ]
)
PHRASES = st.lists(st.tuples(WORDS, FIGURES), max_size=7).map(lambda pairs: "".join(map("".join, pairs)))
DECIMALS = st.decimals(min_value=0, max_value=10**9, places=3)


@given(PHRASES)
def test_no_order_of_figures_and_words_raises_and_every_repair_lies_in_the_text(text):
    for finding in CHECKER.check(text, language="pt", published="2025-01-22"):
        assert text[finding.span.start : finding.span.end] == finding.surface
        assert finding.explain("pt_BR")
        for repair in finding.repairs:
            assert 0 <= repair.span.start < repair.span.end <= len(text)


@given(DECIMALS, DECIMALS, DECIMALS, DECIMALS)
def test_arithmetic_with_intervals_holds_what_their_numbers_give(one, step, other, other_step):
    first, second = Interval.of(Number(one, step=step)), Interval.of(Number(other, step=other_step))
    assert first.times(second).meets(Interval.at(one * other))
    assert Interval.total([first, second]).meets(Interval.at(one + other))
    assert first.minus(second).meets(Interval.at(max(Decimal(0), one - other)))
    if other > 0:
        assert first.over(second).widened(Decimal("1e-20")).meets(Interval.at(one / other))


@pytest.mark.parametrize(
    ("text", "repairs"),
    [
        ("O público subiu de 50 para 60 pessoas, alta de 30%.", ["20%", "65 pessoas", "46"]),
        ("São 120 vagas: 80 para homens e 50 para mulheres.", ["130 vagas", "70", "40"]),
        ("A taxa passou de 10% para 12%, alta de 2%.", ["2 pontos percentuais", "20%"]),
        ("Marcou 30 gols em 20 jogos, média de 2,5 por jogo.", ["1,5", "50 gols", "12 jogos"]),
        ("Atingiu três cidades: Recife e Olinda.", ["2 cidades"]),
    ],
)
def test_all_repairs_are_offered_as_the_text_would_write_them(text, repairs):
    (finding,) = CHECKER.check(text, language="pt").refuted
    assert [repair.text for repair in finding.repairs] == repairs


def test_a_fall_that_is_called_a_rise_names_the_direction():
    (finding,) = CHECKER.check("O rebanho caiu de 500 para 400 cabeças, alta de 20%.", language="pt").refuted
    assert "O texto fala em alta de 20%." in finding.explain("pt_BR")


@pytest.mark.parametrize(
    ("text", "language", "verdicts"),
    [
        ("The ticket rose to £9 from £6, an increase of 40 percent.", "en", []),
        ("The ticket rose to £9 from £6, an increase of 50 percent.", "en", ["supported"]),
        ("The ticket rose to £9 from £6, an increase of 90 percent.", "en", ["refuted"]),
        ("O ingresso subiu de R$ 6 para R$ 9, alta de 40%.", "pt", []),
        ("A receita subiu de R$ 1,2 bilhão para R$ 1,3 bilhão, alta de 10%.", "pt", []),
        ("A receita subiu de R$ 1,2 bilhão para R$ 1,3 bilhão, alta de 8,3%.", "pt", ["supported"]),
        ("A receita subiu de cerca de R$ 1,2 bilhão para R$ 1,3 bilhão, alta de 10%.", "pt", ["supported"]),
    ],
)
def test_a_change_is_confirmed_only_by_the_figures_as_they_stand(text, language, verdicts):
    report = CHECKER.check(text, language=language)
    assert [finding.verdict.value for finding in report if finding.code == "A401"] == verdicts
