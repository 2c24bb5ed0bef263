"""Numbers: digits, words, scales, fractions, ordinals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document import Document
from factcheck.languages import load_pack
from factcheck.mentions import MentionKind
from factcheck.mentions.amounts import find_amounts
from factcheck.mentions.amounts.digits import read_digits
from factcheck.values import Number

ONES = (
    "zero um dois três quatro cinco seis sete oito nove "
    "dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove"
)
TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
HUNDREDS = "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"


def in_portuguese(number: int) -> str:
    """A whole number below a thousand million in Portuguese words."""
    if number < 20:
        return ONES.split()[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS.split()[tens - 2] + (f" e {in_portuguese(ones)}" if ones else "")
    if number == 100:
        return "cem"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return HUNDREDS.split()[hundreds - 1] + (f" e {in_portuguese(rest)}" if rest else "")
    for size, one, many in ((10**6, "um milhão", "milhões"), (1000, "mil", "mil")):
        if number >= size:
            times, rest = divmod(number, size)
            head = one if times == 1 else f"{in_portuguese(times)} {many}"
            joint = " e " if rest < 100 or (rest < 1000 and rest % 100 == 0) else " "
            return head + (joint + in_portuguese(rest) if rest else "")
    raise AssertionError(number)


SMALL = (
    "zero one two three four five six seven eight nine "
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TIES = "twenty thirty forty fifty sixty seventy eighty ninety"


def in_english(number: int) -> str:
    """A whole number below a thousand million in English words."""
    if number < 20:
        return SMALL.split()[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TIES.split()[tens - 2] + (f"-{in_english(ones)}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{in_english(hundreds)} hundred" + (f" and {in_english(rest)}" if rest else "")
    for size, name in ((10**6, "million"), (1000, "thousand")):
        if number >= size:
            times, rest = divmod(number, size)
            joint = " and " if rest < 100 else " "
            return f"{in_english(times)} {name}" + (joint + in_english(rest) if rest else "")
    raise AssertionError(number)


def read(text: str, tag: str = "pt") -> list[tuple[str, Decimal]]:
    mentions = find_amounts(Document(text, load_pack(tag)))
    return [(m.surface, m.value.amount) for m in mentions if isinstance(m.value, Number)]


@given(st.integers(2, 999_999_999))
def test_every_number_written_out_in_portuguese_is_read(number: int) -> None:
    words = in_portuguese(number)
    assert read(words) == [(words, Decimal(number))]


@given(st.integers(2, 999_999_999))
def test_every_number_written_out_in_english_is_read(number: int) -> None:
    words = in_english(number)
    assert read(words, "en") == [(words, Decimal(number))]


@given(st.integers(0, 10**15), st.integers(0, 4))
def test_digits_read_back_in_the_separators_of_the_language(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    english = f"{value:,}"
    portuguese = english.translate(str.maketrans(",.", ".,"))
    for written, decimal, group in ((english, ".", ","), (portuguese, ",", ".")):
        digits = read_digits(written, decimal, group)
        assert digits is not None
        assert digits.value == value
        assert digits.step == Decimal(1).scaleb(-places)


@given(st.text("0123456789.,", min_size=1, max_size=24))
def test_digits_never_gain_or_lose_a_figure(run: str) -> None:
    for decimal, group in ((",", "."), (".", ",")):
        digits = read_digits(run, decimal, group)
        if digits is not None:
            figures = "".join(c for c in run if c.isdigit())
            assert int(figures) == int(digits.value.scaleb(-int(digits.step.as_tuple().exponent)))


@pytest.mark.parametrize("run", ["1.2.3,4", "1,2,3", "1.23.456", "0800", "1" * 41, "1..2", "12.34.56"])
def test_separators_that_contradict_each_other_are_no_number_in_portuguese(run: str) -> None:
    assert read_digits(run, ",", ".") is None


def test_the_language_decides_what_a_separator_means() -> None:
    assert read("O total é 1.234") == [("1.234", Decimal(1234))]
    assert read("The total is 1.234", "en") == [("1.234", Decimal("1.234"))]
    assert read("The total is 1,234", "en") == [("1,234", Decimal(1234))]
    assert read("O índice é 1,234") == [("1,234", Decimal("1.234"))]


def test_a_separator_with_one_possible_reading_says_that_it_is_foreign() -> None:
    (mention,) = find_amounts(Document("O índice é 1.5 agora", load_pack("pt")))
    assert mention.readings[0].reason == "foreign_separators"
    assert mention.value == Number("1.5", step="0.1")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("meio milhão", "5e5"),
        ("um milhão e meio", "1.5e6"),
        ("dois milhões e quinhentos mil", "2.5e6"),
        ("três bilhões e meio", "3.5e9"),
        ("mil milhões", "1e9"),
        ("1,2 tri", "1.2e12"),
        ("3,5 mil", "3500"),
        ("dois vírgula cinco milhões", "2.5e6"),
        ("meia dúzia", "6"),
        ("dezasseis", "16"),
        ("hum mil e três", "1003"),
    ],
)
def test_scales_in_every_spelling(text: str, amount: str) -> None:
    assert read(text) == [(text, Decimal(amount))]


@pytest.mark.parametrize(("tag", "amount"), [("pt", "1e9"), ("pt-BR", "1e9"), ("pt-PT", "1e12"), ("pt-AO", "1e12")])
def test_a_biliao_is_what_it_is_in_its_region(tag: str, amount: str) -> None:
    assert read("um bilião", tag) == [("um bilião", Decimal(amount))]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("500 bilhões", "1e9"),
        ("188,3 bilhões", "1e8"),
        ("dois mil e quinhentos", "100"),
        ("dois mil", "1000"),
        ("vinte e três", "1"),
        ("1.234,50", "0.01"),
        ("10.000", "1"),
        ("um milhão e meio", "1e5"),
    ],
)
def test_the_step_is_the_unit_of_the_last_place_written(text: str, step: str) -> None:
    (mention,) = find_amounts(Document(text, load_pack("pt")))
    assert isinstance(mention.value, Number)
    assert mention.value.step == Decimal(step)


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("pt", "O terceiro gol", 3),
        ("pt", "O décimo primeiro lugar", 11),
        ("pt", "A 3ª vez", 3),
        ("pt", "O XXVI Congresso", 26),
        ("en", "The twenty-first floor", 21),
        ("en", "The 21st floor", 21),
        ("en", "The one hundred and first visitor", 101),
    ],
)
def test_ordinals(language: str, text: str, amount: int) -> None:
    (mention,) = find_amounts(Document(text, load_pack(language)))
    assert mention.kind is MentionKind.ORDINAL
    assert mention.value == Number(amount)


@pytest.mark.parametrize(
    "text", ["The 21th floor", "The 2st floor", "Segundo o IBGE, sim", "na quarta", "o primeiro-ministro"]
)
def test_what_only_looks_like_an_ordinal(text: str) -> None:
    language = "en" if text.startswith("The") else "pt"
    assert not [m for m in find_amounts(Document(text, load_pack(language))) if m.kind is MentionKind.ORDINAL]


def test_entre_shares_out_a_joined_number() -> None:
    (mention,) = find_amounts(Document("entre 1 milhão e 200 mil e 2 milhões de pessoas", load_pack("pt")))
    assert (mention.value.lower, mention.value.upper) == (Decimal(1_200_000), Decimal(2_000_000))  # type: ignore[union-attr]
