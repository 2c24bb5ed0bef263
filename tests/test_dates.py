"""Dates: the corpora of both languages, what the surrounding words decide, bad input, and that no text raises."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document import Document
from factcheck.languages import LANGUAGES, load_pack
from factcheck.mentions import Mention, MentionKind, find_mentions
from factcheck.mentions.dates import find_dates
from factcheck.values import DateInterval, Quantity

TEMPORAL = (MentionKind.DATE, MentionKind.PERIOD, MentionKind.DURATION)
PUBLISHED = date(2025, 1, 22)


def find(text: str, language: str = "pt", published: date | None = PUBLISHED) -> tuple[Mention, ...]:
    return find_dates(Document(text, load_pack(language), published))


def only(text: str, language: str = "pt", published: date | None = PUBLISHED) -> Mention:
    (mention,) = find(text, language, published)
    return mention


def edtf(mention: Mention) -> list[str]:
    return [reading.value.to_edtf() for reading in mention.readings if isinstance(reading.value, DateInterval)]


def corpora() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for language in LANGUAGES:
        folder = resources.files("factcheck.languages") / language / "corpus"
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.startswith("dates-"):
                found.append((language, tomllib.loads(file.read_text(encoding="utf-8"))))
    return found


EXAMPLES = [
    (language, example, example.get("published", table["published"]))
    for language, table in corpora()
    for example in table.get("example", ())
]
NEGATIVES = [
    (language, text, negative.get("published", table["published"]))
    for language, table in corpora()
    for negative in table.get("negative", ())
    for text in negative["texts"]
]


def length(written: str) -> tuple[Decimal, str]:
    """The ISO 8601 duration as a count of one unit; years and months together are months."""
    units = {"Y": "year", "M": "month", "W": "week", "D": "day"}
    pieces = [(Decimal(count), units[unit]) for count, unit in re.findall(r"([\d.]+)([YMWD])", written)]
    if len(pieces) == 1:
        return pieces[0]
    return sum((count * (12 if unit == "year" else 1) for count, unit in pieces), Decimal(0)), "month"


def test_the_corpora_are_there() -> None:
    counts = {language: sum(len(e["mentions"]) for at, e, _ in EXAMPLES if at == language) for language in LANGUAGES}
    assert counts["pt"] >= 400
    assert counts["en"] >= 250
    assert len(NEGATIVES) >= 150


@pytest.mark.parametrize(
    ("language", "example", "published"),
    EXAMPLES,
    ids=[example["text"][:60] for _, example, _ in EXAMPLES],
)
def test_dates_of_the_corpus_have_their_spans_and_values(
    language: str, example: dict[str, Any], published: date
) -> None:
    mentions = find_mentions(example["text"], language=language, published=published)
    found = [mention for mention in mentions if mention.kind in TEMPORAL]
    assert [(m.surface, m.kind.value) for m in found] == [(w["surface"], w["kind"]) for w in example["mentions"]]
    for mention, wanted in zip(found, example["mentions"], strict=True):
        value = mention.value
        if mention.kind is MentionKind.DURATION:
            assert isinstance(value, Quantity)
            assert (value.amount, value.unit) == length(wanted["value"])
            continue
        assert isinstance(value, DateInterval)
        expected = DateInterval.from_edtf(wanted["value"])
        assert (value.start, value.end, value.approximate) == (expected.start, expected.end, expected.approximate)
        if "readings" in wanted:
            assert edtf(mention) == wanted["readings"]


@pytest.mark.parametrize(
    ("language", "text", "published"),
    NEGATIVES,
    ids=[text[:60] for _, text, _ in NEGATIVES],
)
def test_sentences_without_a_date_have_none(language: str, text: str, published: date) -> None:
    assert [mention.surface for mention in find(text, language, published)] == []


def test_a_relative_date_without_the_day_of_publication_stays_unresolved() -> None:
    mentions = find("O conselho se reuniu ontem, na sexta-feira (17) e no mês passado.", published=None)
    assert [(m.surface, m.unresolved) for m in mentions] == [
        ("ontem", "published_missing"),
        ("sexta-feira (17)", "published_missing"),
        ("mês passado", "published_missing"),
    ]


def test_a_written_date_needs_no_day_of_publication() -> None:
    assert edtf(only("A lei é de 5 de outubro de 1988.", published=None)) == ["1988-10-05"]


def test_a_day_that_its_month_lacks_stays_unresolved() -> None:
    for text, surface in (
        ("O prazo terminou em 31 de abril.", "31 de abril"),
        ("A ata é de 30 de fevereiro de 2024.", "30 de fevereiro de 2024"),
        ("O boleto vence em 29/02/2023.", "29/02/2023"),
    ):
        mention = only(text)
        assert (mention.surface, mention.unresolved) == (surface, "no_such_day")


def test_a_range_that_ends_before_it_starts_stays_unresolved() -> None:
    for text, surface in (
        ("Ele governou de 2010 a 2003.", "de 2010 a 2003"),
        ("A obra durou de 5 de março de 2021 a 2 de janeiro de 2020.", "de 5 de março de 2021 a 2 de janeiro de 2020"),
    ):
        mention = only(text)
        assert (mention.surface, mention.unresolved) == (surface, "end_before_start")


def test_a_date_outside_the_calendar_stays_unresolved() -> None:
    mention = only("O dilúvio foi há 5.000 anos, ou há 3000 anos.")
    assert (mention.surface, mention.unresolved) == ("há 3000 anos", "out_of_calendar")


def test_a_day_of_the_month_can_be_read_the_other_way_round() -> None:
    mention = only("O edital saiu em 5/1/2025.")
    assert [(str(r.value), r.reason) for r in mention.readings] == [
        ("2025-01-05", "day_first"),
        ("2025-05-01", "month_first"),
    ]


def test_the_parts_of_a_date_have_their_own_spans() -> None:
    text = "A posse foi na terça-feira, 1º de abril de 2025, e a festa, em 17/4."
    first, second = find(text)
    assert [(p.name, p.value, p.span.of(text)) for p in first.parts] == [
        ("weekday", 1, "terça-feira"),
        ("day", 1, "1º"),
        ("month", 4, "abril"),
        ("year", 2025, "2025"),
    ]
    assert [(p.name, p.value, p.span.of(text)) for p in second.parts] == [("day", 17, "17"), ("month", 4, "4")]


def test_every_mention_names_its_rule() -> None:
    assert only("O dólar caiu na terça-feira (21).").rule == "pt.dates.weekday_day"


def test_a_date_cut_off_by_a_combining_mark_keeps_its_span() -> None:
    text = "A reunia\u0303o sera\u0301 em 3 de\u200b marc\u0327o de 2026."
    assert only(text).surface == "3 de\u200b marc\u0327o de 2026"


VOCABULARY = """
    de do da a e o em até entre desde há dia dias mês ano anos semana terça segunda-feira domingo janeiro março maio
    dezembro fevereiro Natal Carnaval outono quinzena trimestre atrás daqui após antes depois meados safra década anos
    meio 29 1º 2 10 31 2024 24 1999 0 99999 / - ( ) , . % último próxima passado que vem primeiro século XX fim início
    December March Christmas fall quarter weekend before after since until ending early half-year couple dozen
    in on of the last next May Tuesday Jan. 22nd years ago from to between first half quarter 3rd 1980s '90s
"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=9).map("".join)
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


@given(TEXTS, DAYS, st.sampled_from(LANGUAGES))
def test_any_text_on_any_day_gives_mentions_in_order(text: str, published: date | None, language: str) -> None:
    mentions = find(text, language, published)
    reached = 0
    for mention in mentions:
        assert mention.surface == text[mention.span.start : mention.span.end]
        assert reached <= mention.span.start < mention.span.end
        reached = mention.span.end
        assert bool(mention.readings) != bool(mention.unresolved)
        for part in mention.parts:
            assert mention.span.start <= part.span.start < part.span.end <= mention.span.end


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("She resigned in May of that year.", "May of that year"),
        ("The appeal failed on March 3 of the following year.", "March 3 of the following year"),
        ("He was arrested the following Monday.", "following Monday"),
    ],
)
def test_a_date_that_counts_from_another_one_in_an_english_text_stays_unresolved(text: str, surface: str) -> None:
    mention = only(text, "en")
    assert (mention.surface, mention.unresolved) == (surface, "told_by_the_text")


def test_hundreds_of_years_may_be_ten() -> None:
    for text, readings in (
        ("The mill was built in the 1800s.", [("18XX", "hundred_years"), ("180X", "ten_years")]),
        ("The mill was built in the 2000s.", [("200X", "ten_years"), ("20XX", "hundred_years")]),
    ):
        assert [(str(r.value), r.reason) for r in only(text, "en").readings] == readings


def test_a_capital_within_a_sentence_is_that_of_a_name_and_tells_no_tense() -> None:
    assert edtf(only("The tour begins on Aug. 3 at the Rose Bowl.", "en"))[0] == "2025-08-03"


def test_a_year_left_out_is_that_of_the_calendar_year_unless_its_turn_is_near() -> None:
    for published, expected in ((date(2025, 2, 12), "2025-08-31"), (date(2025, 1, 3), "2024-12-29")):
        day = "Aug. 31" if expected.endswith("31") else "Dec. 29"
        assert edtf(only(f"Photo of {day}", "en", published))[0] == expected


def test_a_day_without_its_year_may_be_of_the_year_that_was_written_before_it() -> None:
    text = "President Nixon resigned on Aug. 9, 1974. His successor pardoned him on Sept. 8."
    _, pardon = find(text, "en")
    assert [(str(r.value), r.reason) for r in pardon.readings] == [
        ("2024-09-08", "nearest_past"),
        ("2025-09-08", "nearest_future"),
        ("1974-09-08", "year_before"),
    ]
    _, confession = find("Foi preso em 5 de janeiro de 2023. Em 3 de março, confessou.")
    assert "2023-03-03" in edtf(confession)


def test_a_year_that_was_written_far_before_counts_no_more() -> None:
    text = "A empresa nasceu em 1974." + " Ninguém sabia de nada." * 30 + " A sede abriu em 8 de setembro."
    *_, opening = find(text)
    assert edtf(opening) == ["2024-09-08", "2025-09-08"]


def test_what_was_said_on_a_day_is_past_though_it_tells_what_is_to_come() -> None:
    assert edtf(only("The company said on Monday it expects a loss.", "en"))[0] == "2025-01-20"


def test_a_verb_of_the_present_beside_a_day_tells_what_is_to_come() -> None:
    assert edtf(only("The Yankees open March 27 against Milwaukee.", "en"))[0] == "2025-03-27"
    assert edtf(only("They play Leeds on Sunday.", "en"))[0] == "2025-01-26"


def kinds(text: str, language: str = "pt") -> list[tuple[str, str]]:
    return [(m.surface, m.kind.value) for m in find_mentions(text, language=language, published=PUBLISHED)]


def test_a_number_with_its_unit_is_no_year() -> None:
    assert kinds("Venceu a prova de 1500 metros.") == [("1500 metros", "quantity")]
    assert kinds("A multa foi de 2000 reais em 2022.") == [("2000 reais", "money"), ("2022", "date")]
    assert kinds("Colheu de 1500 a 2000 toneladas.") == [("1500 a 2000 toneladas", "quantity")]


def test_the_day_that_a_present_unit_ends_needs_no_vagueness() -> None:
    assert edtf(only("O prazo vai até o fim do mês.")) == ["../2025-01-31"]
    assert edtf(only("O prazo é no fim do mês.")) == ["2025-01-21~/2025-01-31~"]


def test_what_the_verbs_say_decides_between_the_last_and_the_next() -> None:
    assert edtf(only("O filme estreou em maio."))[0] == "2024-05"
    assert edtf(only("O filme vai estrear em maio."))[0] == "2025-05"
    assert edtf(only("A obra começou em março e deve acabar."))[0] == "2024-03"
    assert edtf(only("O filme terá estreia em três meses, afirmou o diretor."))[0] == "2025-04-22~"


def test_what_something_is_set_for_lies_ahead() -> None:
    assert edtf(only("O STF marcou para agosto o julgamento."))[0] == "2025-08"
    assert [edtf(m)[0] for m in find("A inflação acelerou de outubro para novembro.")] == ["2024-10", "2024-11"]


def test_a_bound_without_a_verb_looks_ahead_and_desde_looks_back() -> None:
    assert edtf(only("Vagas até sexta."))[0] == "../2025-01-24"
    assert edtf(only("Obras a partir de março."))[0] == "2025-03/.."
    assert edtf(only("Em falta desde março."))[0] == "2024-03/.."


def test_what_counts_from_another_date_counts_from_the_last_one_written_before() -> None:
    text = "Em 3 de março de 2019, a barragem cedeu. Dois dias depois, caiu o prefeito; no dia seguinte, o vice."
    readings = [(str(reading.value), reading.reason) for mention in find(text) for reading in mention.readings]
    assert readings == [("2019-03-03", "written"), ("2019-03-05", "date_before"), ("2019-03-06", "date_before")]


def test_what_counts_from_another_date_counts_from_publication_where_none_was_written() -> None:
    mention = only("The choir will travel home the next day.", "en")
    assert [(str(reading.value), reading.reason) for reading in mention.readings] == [("2025-01-23", "relative")]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 the strike began. Two days later it ended.",
        "The strike began in the early 1990s and ended in May of the following year.",
        "The strike lasted from March 3 to March 9, 2019, and the next day the port opened.",
    ],
)
def test_days_do_not_count_from_a_year_nor_anything_from_a_period(text: str) -> None:
    *_, last = find(text, "en")
    assert last.unresolved == "told_by_the_text"


def test_what_happened_did_not_happen_after_publication() -> None:
    _, death = find("Foi baleado na terça-feira (21) e morreu três dias depois.")
    assert (death.surface, death.unresolved) == ("três dias depois", "told_by_the_text")


def test_a_date_far_before_counts_no_more() -> None:
    text = "A empresa nasceu em 3 de março de 1974." + " Ninguém sabia de nada." * 30 + " Faliu dois dias depois."
    assert find(text)[-1].unresolved == "told_by_the_text"


def test_so_much_time_after_an_event_is_no_date() -> None:
    surfaces = [m.surface for m in find("Em 5 de maio de 2020, três dias depois da eleição, renunciou.")]
    assert surfaces == ["5 de maio de 2020"]
    assert [m.surface for m in find("It ended two days later than planned.", "en")] == ["two days"]


def test_what_counts_from_another_date_can_be_a_bound() -> None:
    for text, language in (
        ("O teatro fechou em maio de 2019 e ficou assim até o mês seguinte.", "pt"),
        ("The theatre was shut in May 2019 until the following month.", "en"),
    ):
        *_, last = find(text, language)
        assert [(str(reading.value), reading.reason) for reading in last.readings] == [("../2019-06", "date_before")]


def test_a_part_of_what_the_text_tells_stays_unresolved() -> None:
    *_, last = find("The pier burned in May 2019 and reopened in early May of the following year.", "en")
    assert last.unresolved == "told_by_the_text"


def test_a_count_that_leaves_the_calendar_stays_unresolved() -> None:
    mention = only("O coro viaja no dia seguinte.", published=date(9999, 12, 31))
    assert mention.unresolved == "out_of_calendar"


def test_two_days_in_a_row_are_a_period_and_others_are_none() -> None:
    assert edtf(only("O show será em 18 e 19 de maio de 2025.")) == ["2025-05-18/2025-05-19"]
    assert [m.surface for m in find("O show será em 3 e 17 de maio de 2025.")] == ["17 de maio de 2025"]


def test_the_last_day_of_the_calendar_stays_unresolved() -> None:
    mention = only("Vence em 31 de dezembro deste ano.", published=date(9999, 5, 1))
    assert (mention.surface, mention.unresolved) == ("31 de dezembro deste ano", "out_of_calendar")


def test_a_version_is_no_date() -> None:
    assert find("O aplicativo foi atualizado para a versão 2.1.30.") == ()
    assert find("The flaw was mended in version 1.1.30.", "en") == ()
    assert edtf(only("A carta é de 26.10.21.")) == ["2021-10-26"]
