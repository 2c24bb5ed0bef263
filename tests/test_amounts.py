"""Amounts: the corpora of both languages, what the words do to bounds, and that no text raises."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction
from importlib import resources
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document import Document
from factcheck.languages import LANGUAGES, load_pack
from factcheck.mentions import Mention, MentionKind
from factcheck.mentions.amounts import convert, find_amounts, same_dimension
from factcheck.mentions.amounts.hedges import bounds
from factcheck.values import Amount, Money, Quantity

FAMILIES = ("numbers", "amounts", "money")


def find(text: str, language: str = "pt") -> tuple[Mention, ...]:
    return find_amounts(Document(text, load_pack(language)))


def only(text: str, language: str = "pt") -> Amount:
    (mention,) = find(text, language)
    assert isinstance(mention.value, Amount)
    return mention.value


def corpora() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for language in LANGUAGES:
        folder = resources.files("factcheck.languages") / language / "corpus"
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".toml") and file.name.startswith(FAMILIES):
                found.append((language, tomllib.loads(file.read_text(encoding="utf-8"))))
    return found


EXAMPLES = [(language, example) for language, table in corpora() for example in table.get("example", ())]
NEGATIVES = [
    (language, text)
    for language, table in corpora()
    for negative in table.get("negative", ())
    for text in negative["texts"]
]


def figure(written: str) -> Decimal | Fraction:
    return Fraction(written) if "/" in written else Decimal(written)


def agrees(amount: Decimal | None, written: str) -> bool:
    """A third has no decimal of its own: ratios agree at the precision of our arithmetic."""
    if amount is None or written == "none":
        return amount is None and written == "none"
    wanted = Fraction(figure(written))
    return abs(Fraction(amount) - wanted) <= abs(wanted) * Fraction(1, 10**50)


def test_the_corpora_are_there() -> None:
    counts = {language: sum(len(e["mentions"]) for at, e in EXAMPLES if at == language) for language in LANGUAGES}
    assert counts["pt"] >= 320
    assert counts["en"] >= 220
    assert len(NEGATIVES) >= 120


@pytest.mark.parametrize(("language", "example"), EXAMPLES, ids=[example["text"][:60] for _, example in EXAMPLES])
def test_amounts_of_the_corpus_have_their_spans_and_values(language: str, example: dict[str, Any]) -> None:
    mentions = find(example["text"], language)
    assert [mention.surface for mention in mentions] == [wanted["surface"] for wanted in example["mentions"]]
    for mention, wanted in zip(mentions, example["mentions"], strict=True):
        value = mention.value
        assert isinstance(value, Amount)
        assert mention.kind.value == wanted["kind"], mention
        for name in ("amount", "step", "lower", "upper"):
            assert name not in wanted or agrees(getattr(value, name), wanted[name]), (name, value)
        for name in ("currency", "unit"):
            assert name not in wanted or getattr(value, name) == wanted[name], value


@pytest.mark.parametrize(("language", "text"), NEGATIVES, ids=[text[:60] for _, text in NEGATIVES])
def test_what_is_no_amount_is_not_found(language: str, text: str) -> None:
    assert find(text, language) == ()


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("cerca de R$ 500 bilhões", "450e9", "550e9"),
        ("aproximadamente R$ 3 trilhões", "2.7e12", "3.3e12"),
        ("quase R$ 500 bilhões", "450e9", "500e9"),
        ("pouco mais de R$ 500 bilhões", "500e9", "550e9"),
        ("mais de R$ 500 bilhões", "500e9", None),
        ("ao menos R$ 500 bilhões", "500e9", None),
        ("R$ 500 bilhões ou mais", "500e9", None),
        ("até R$ 500 bilhões", None, "500e9"),
        ("menos de R$ 500 bilhões", None, "500e9"),
        ("R$ 500 bilhões", "499.5e9", "500.5e9"),
        ("entre R$ 500 bilhões e R$ 600 bilhões", "500e9", "600e9"),
        ("de R$ 500 a R$ 600 bilhões", "500e9", "600e9"),
    ],
)
def test_hedges_move_the_bounds(text: str, lower: str | None, upper: str | None) -> None:
    value = only(text)
    if "aproximadamente" in text:  # never narrower than what the figure rounds from
        lower, upper = "2.5e12", "3.5e12"
    assert value.lower == (None if lower is None else Decimal(lower))
    assert value.upper == (None if upper is None else Decimal(upper))


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3),
    st.integers(-3, 12),
    st.sampled_from([None, "about", "almost", "little_more", "at_least", "at_most", "more_than", "less_than"]),
)
def test_every_hedge_admits_the_amount_that_it_hedges(amount: Decimal, power: int, effect: str | None) -> None:
    step = Decimal(1).scaleb(power)
    lower, upper = bounds(amount, step, effect)
    assert lower is None or lower <= amount
    assert upper is None or amount <= upper
    if effect == "about":
        plain = bounds(amount, step, None)
        assert lower is not None
        assert upper is not None
        assert plain[0] is not None
        assert plain[1] is not None
        assert lower <= plain[0]
        assert plain[1] <= upper


def test_parts_say_where_hedge_mark_figures_and_scale_stand() -> None:
    text = "Gastou cerca de US$ 1,2 bilhão."
    (mention,) = find(text)
    assert {part.name: part.span.of(text) for part in mention.parts} == {
        "hedge": "cerca de",
        "currency": "US$",
        "number": "1,2",
        "scale": "bilhão",
    }


def test_parts_survive_a_text_whose_folding_changes_its_length() -> None:
    text = "A oﬃcina ﬁnal custou R$ 1,2 bilhão."
    (mention,) = find(text)
    assert mention.surface == "R$ 1,2 bilhão"
    number = mention.part("number")
    assert number is not None
    assert number.span.of(text) == "1,2"


def test_points_of_a_percentage_are_not_percent() -> None:
    assert [(m.kind, m.value) for m in find("Subiu 2 pontos percentuais.")] == [
        (MentionKind.PERCENT, Quantity(2, "pp", step=1))
    ]
    assert only("The rate rose 50 basis points.", "en") == Quantity("0.50", "pp", step="0.01")
    assert [m.value for m in find("A Selic subiu 0,25 ponto, para 13,25%.")] == [
        Quantity("0.25", "pp", step="0.01"),
        Quantity("13.25", "%", step="0.01"),
    ]


def test_a_change_from_one_figure_to_another_is_two_amounts() -> None:
    assert [m.surface for m in find("A inflação subiu de 10% a 12%.")] == ["10%", "12%"]
    assert [m.surface for m in find("Fares rose from $2.75 to $2.90.", "en")] == ["$2.75", "$2.90"]


def test_quantities_compare_across_units() -> None:
    assert convert(Quantity(1, "kilometer ** 2"), "hectare") == Quantity(100, "hectare")
    freezing = convert(Quantity(0, "degree_Celsius", step=1), "degree_Fahrenheit")
    assert freezing is not None
    assert round(freezing.amount, 6) == 32
    assert round(freezing.step, 6) == Decimal("1.8")
    assert convert(Quantity(1, "hectare"), "kilogram") is None
    assert same_dimension("mile / hour", "knot")
    assert not same_dimension("pessoas", "hectare")
    assert not same_dimension("%", "pp")


@pytest.mark.parametrize(
    ("unit", "hectares"),
    [("alqueire_paulista", "2.42"), ("alqueire_mineiro", "4.84"), ("alqueire_do_norte", "2.7225")],
)
def test_alqueires_have_the_size_of_their_region(unit: str, hectares: str) -> None:
    value = convert(Quantity(1, unit), "hectare")
    assert value is not None
    assert value.amount == Decimal(hectares)


@pytest.mark.parametrize("unit", ["pessoas", "sacas", "", "1/0", "a b c", "m**m", "\x00", "(", "lambda", "çã"])
def test_a_unit_that_nobody_knows_converts_to_nothing(unit: str) -> None:
    assert convert(Quantity(1, unit), "meter") is None


def test_conversion_keeps_open_bounds() -> None:
    more = convert(Quantity(2, "hectare", lower=2, upper=None), "meter ** 2")
    assert more is not None
    assert (more.lower, more.upper) == (Decimal(20000), None)


WORST = [
    "1" * 10_000,
    "1e999999 1e-999999",
    "R$ 1.2.3,4",
    "R$ 1,2,3.4",
    "XYZ 300 milhões",
    "R$ " * 500,
    "mil " * 2_000,
    "um milhão e " * 1_000,
    "1/" * 2_000,
    "1 " * 2_000,
    "\ud800 R$ 5 \x00 mil \udfff",
    "١٢٣ e R$ ٣ milhões",
    "９９９ ｋｍ",
    "½" * 500,
    "0^0 0^-1 9^99 1.1^--9",
    "-" * 1_000 + "5",
    "XX" * 500,
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", WORST, ids=[ascii(text[:16]) for text in WORST])
def test_strange_texts_give_a_result(text: str, language: str) -> None:
    for mention in find(text, language):
        assert mention.span.of(text) == mention.surface


WORDS = (
    "R$ US$ $ € £ 1 2,5 3.000 1.2.3,4 1e99 mil milhão milhões bi tri k m % p.p. por cento reais centavos dólares "
    "de a e entre até mais menos cerca quase um uma meio meia terço terços décimo segundo 1º 2ª º km² kg ºC - – / "
    "( ) . , half an third thirds hundred thousand million bn to from between and of about over nearly dollars "
    "cents pence people point minus one twenty-one first 21st XXVI Congresso ½ 0 00 −"
)
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=14), st.sampled_from([" ", "", "-"]), st.sampled_from(LANGUAGES))
def test_amounts_stand_in_reading_order_without_overlaps(pieces: list[str], joint: str, language: str) -> None:
    text = joint.join(pieces)
    end = 0
    for mention in find(text, language):
        assert mention.span.of(text) == mention.surface
        assert end <= mention.span.start < mention.span.end
        end = mention.span.end
        for part in mention.parts:
            assert part.span.end <= len(text)
        assert mention.rule.startswith(f"{language}.")
        assert isinstance(mention.value, Amount)


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_no_text_raises(text: str, language: str) -> None:
    for mention in find(text, language):
        assert mention.span.of(text) == mention.surface


def test_the_same_text_is_read_the_same_way_twice() -> None:
    text = "Cerca de US$ 500 bilhões, 12,25% e 208 mil pessoas."
    assert find(text) == find(text)
    assert all(attrs.evolve(mention) == mention for mention in find(text))


def test_money_in_a_sentence_is_never_off_by_a_power_of_ten() -> None:
    for text in ("R$ 1.2.3,4 milhões", "R$ 1,2,3 bi", "R$ 12.34.567"):
        assert not [m for m in find(text) if isinstance(m.value, Money)]
