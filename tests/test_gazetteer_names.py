"""Names in an index: found in text, looked up, and scored feature by feature."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.document import fold
from factcheck.facts import Entity
from factcheck.gazetteer import Gazetteer, NameIndex
from factcheck.gazetteer.words import read_name, read_words, trimmed, words_of_name

ENTITIES = [
    Entity("person", labels={"pt": "pessoa", "en": "person"}),
    Entity("politician", labels={"pt": "político", "en": "politician"}, types=["person"]),
    Entity("company", labels={"pt": "empresa", "en": "company"}),
    Entity("haddad", labels={"mul": "Fernando Haddad"}, aliases={"mul": ["Haddad"]}, types=["politician"]),
    Entity("lula", labels={"mul": "Luiz Inácio Lula da Silva"}, aliases={"mul": ["Lula"]}, types=["politician"]),
    Entity("francisco", labels={"pt": "Papa Francisco", "en": "Pope Francis"}, types=["person"]),
    Entity("moreira", labels={"mul": "Moreira Salles"}, types=["person"]),
    Entity("galipolo", labels={"mul": "Gabriel Galípolo"}, types=["person"]),
    Entity("coca-cola", labels={"mul": "Coca-Cola"}, types=["company"]),
    Entity("johnson", labels={"mul": "Johnson & Johnson"}, types=["company"]),
    Entity("vale", labels={"mul": "Vale S.A."}, aliases={"mul": ["Vale"]}, types=["company"], weak=["Vale"]),
    Entity("valec", labels={"mul": "Valec"}, types=["company"]),
    Entity("usa", labels={"en": "United States", "pt": "Estados Unidos"}, aliases={"en": ["U.S."], "pt": ["EUA"]}),
    Entity("sao-paulo", labels={"mul": "São Paulo"}),
    Entity("sao-paulo-state", labels={"mul": "São Paulo"}, prominence=1),
    Entity("st-louis", labels={"mul": "St. Louis"}),
    Entity("d-avila", labels={"mul": "Manuela D'Ávila"}, types=["person"]),
    Entity("softbank", labels={"mul": "SoftBank Group"}, types=["company"]),
]
PT = Gazetteer.compile(ENTITIES, "pt")
EN = Gazetteer.compile(ENTITIES, "en")


def surfaces(text: str, gazetteer: Gazetteer = PT) -> list[str]:
    return [occurrence.span.of(text) for occurrence in gazetteer.scan(text)]


def best(name: str, gazetteer: Gazetteer = PT, **asked: object) -> tuple[str, list[str]]:
    candidate = gazetteer.look_up(name, **asked)[0]
    return candidate.name.text, [feature.name for feature in candidate.features]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O ministro FERNANDO HADDAD falou.", ["FERNANDO HADDAD", "HADDAD"]),
        ("Em Sao Paulo, choveu", ["Sao Paulo"]),
        ("Em Sa\u0303o Paulo, choveu", ["Sa\u0303o Paulo"]),
        ("A Coca Cola, a COCA\u2011COLA e a coca-cola", ["Coca Cola", "COCA\u2011COLA", "coca-cola"]),
        ("Manuela D’Ávila e Manuela DAvila", ["Manuela D’Ávila", "Manuela DAvila"]),
        ("a Vale S.A. subiu", ["Vale S.A.", "Vale"]),
        ("a Vale SA subiu", ["Vale SA", "Vale"]),
        ("a Johnson & Johnson", ["Johnson & Johnson"]),
        ("em St. Louis e St Louis", ["St. Louis", "St Louis"]),
        ("a Valec", ["Valec"]),
    ],
)
def test_case_accents_hyphens_and_full_stops_do_not_matter(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    "text", ["pró-Lula", "os lulas", "a Valeca", "São. Paulo", "São, Paulo", "Coca e Cola", "", "—"]
)
def test_a_name_begins_and_ends_where_a_word_does(text: str) -> None:
    assert surfaces(text) == []


def test_names_are_those_of_the_language_and_of_every_language() -> None:
    assert surfaces("os EUA, the U.S., Lula", PT) == ["EUA", "Lula"]
    assert surfaces("os EUA, the U.S., the US, Lula", EN) == ["U.S.", "US", "Lula"]
    everything = Gazetteer(PT.index)
    assert surfaces("os EUA, the U.S., Pope Francis", everything) == ["EUA", "U.S.", "Pope Francis"]


def test_a_possessive_is_not_part_of_the_name() -> None:
    assert surfaces("Haddad's plan and Coca-Cola’s profit", EN) == ["Haddad", "Coca-Cola"]


def test_classes_are_not_names() -> None:
    assert surfaces("uma empresa e uma pessoa") == []
    assert PT.look_up("empresa", least=800) == ()


def test_a_name_of_two_entities_gives_both_the_more_prominent_first() -> None:
    (occurrence,) = PT.scan("São Paulo")
    assert occurrence.name.entities == ("sao-paulo-state", "sao-paulo")


def test_a_name_that_is_a_common_word_says_so() -> None:
    names = {occurrence.name.text: occurrence.name.weak for occurrence in PT.scan("Vale S.A.")}
    assert names == {"Vale S.A.": (), "Vale": ("vale",)}


@pytest.mark.parametrize(
    ("written", "name", "features"),
    [
        ("fernando haddad", "Fernando Haddad", []),
        ("Fernado Haddad", "Fernando Haddad", ["spelling"]),
        ("Haddad, Fernando", "Fernando Haddad", []),
        ("Haddad Fernando", "Fernando Haddad", ["order"]),
        ("F. Haddad", "Fernando Haddad", ["initials"]),
        ("ministro Fernando Haddad", "Fernando Haddad", ["title"]),
        ("Sen. Fernando Haddad", "Fernando Haddad", ["title"]),
        ("Papa Francisco", "Papa Francisco", []),
        ("Luiz da Silva", "Luiz Inácio Lula da Silva", ["missing"]),
        ("Lula e Silva, Luiz Inácio", "Luiz Inácio Lula da Silva", ["particles"]),
        ("Fernando Costa Haddad", "Fernando Haddad", ["extra"]),
        ("Vale Ltda.", "Vale", ["suffix"]),
        ("SoftBank Group Corp.", "SoftBank Group", ["suffix"]),
        ("Soft Bank Group", "SoftBank Group", ["spaces"]),
        ("Estados Unidos (EUA)", "Estados Unidos", []),
        ("Gabirel Galipollo", "Gabriel Galípolo", ["spelling"]),
        ("MoreiraSales", "Moreira Salles", ["spaces", "spelling"]),
    ],
)
def test_names_as_people_write_them_are_found_and_the_difference_is_told(
    written: str, name: str, features: list[str]
) -> None:
    assert best(written) == (name, features)


def test_a_score_is_a_thousand_less_the_points_of_its_features() -> None:
    for written in ("Fernado Haddad", "min. F. Hadad", "Silva, Luiz", "Galipolo", "SoftBank", "Vale Inc."):
        for candidate in PT.look_up(written):
            assert candidate.score == max(0, 1000 + sum(feature.points for feature in candidate.features))
            assert all(feature.points < 0 for feature in candidate.features)


def test_better_names_come_first_and_no_entity_comes_twice() -> None:
    found = PT.look_up("Haddad", limit=10)
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert found[0].name.text == "Haddad"
    assert "Fernando Haddad" not in [candidate.name.text for candidate in found]


def test_only_entities_of_the_asked_classes_are_given_those_of_their_subclasses_too() -> None:
    assert {entity for c in PT.look_up("Vale", types=["company"]) for entity in c.name.entities} <= {
        "vale", "valec", "coca-cola", "johnson", "softbank",
    }  # fmt: skip
    assert best("Lula", types=["person"])[0] == "Lula"
    assert PT.look_up("Lula", types=["nothing"]) == ()


def test_limit_and_least_score_are_kept_to() -> None:
    assert len(PT.look_up("Fernando", limit=2)) <= 2
    assert PT.look_up("Fernando Haddad", limit=0) == ()
    assert all(candidate.score >= 900 for candidate in PT.look_up("Fernado Haddad", least=900))


@pytest.mark.parametrize(
    "name", ["", " ", "...", "—", "\0", "ab" * 5000, "\ud800", "🦜", ",", "(", ")(", "12", "J.", "de"]
)
def test_what_is_no_name_finds_nothing_or_little_and_never_fails(name: str) -> None:
    assert all(candidate.score < 1000 for candidate in PT.look_up(name))
    PT.scan(name)


def test_an_empty_gazetteer_finds_nothing() -> None:
    empty = Gazetteer.compile([], "pt")
    assert empty.scan("Lula") == ()
    assert empty.look_up("Lula") == ()


@pytest.mark.parametrize(
    ("alias", "problem"),
    [
        ("", "it is empty"),
        ("  ", "it is empty"),
        ("—…", "it has no letter and no digit"),
        ("X", "it is a single letter or digit"),
        ("a" * 10_000, "it has 10000 characters; names of up to 200 are searched for"),
    ],
)
def test_odd_names_are_left_out_and_reported(alias: str, problem: str) -> None:
    index = NameIndex.compile([Entity("odd", labels={"mul": "Even"}, aliases={"mul": [alias]})])
    assert [(odd.entity, odd.text, odd.problem) for odd in index.odd] == [("odd", alias[:40], problem)]
    assert [occurrence.name.text for occurrence in Gazetteer(index).scan(f"Even {alias}")] == ["Even"]


def test_ten_thousand_capitalised_words_in_a_row_are_read() -> None:
    text = "Luiz Inácio Lula Da " * 2_500
    assert len(PT.scan(text)) == 2_500
    assert PT.look_up(text) == ()


# A plain matcher to hold the tree against: every window of the text's words, compared with every name.

WORDS = st.sampled_from(
    ["Rio", "rio", "de", "São", "sao", "Paulo", "U.S.", "US", "Sá", "D'Ávila", "J.", "A-B", "b", "&"]
)
GAPS = st.sampled_from([" ", " ", " ", "-", ", ", ". ", "\n", "'", "’s ", "  "])
PIECES = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=12).map(lambda pairs: "".join(w + g for w, g in pairs))


def plain_matches(text: str, names: list[str]) -> list[tuple[int, int]]:
    read = list(read_words(fold(text).text))
    known = {words_of_name(name) for name in names}
    known |= {trimmed(read_name(name)) for name in names}
    found = set()
    for first, (_, start, _, begins, _) in enumerate(read):
        for last in range(first, len(read)):
            if begins and read[last][4] and tuple(word for word, *_ in read[first : last + 1]) in known:
                found.add((start, read[last][2]))
    return sorted(found)


@settings(max_examples=300, deadline=None)
@given(text=PIECES, names=st.lists(PIECES, max_size=4))
def test_the_tree_finds_what_a_plain_matcher_finds(text: str, names: list[str]) -> None:
    gazetteer = Gazetteer.compile([Entity(f"e{n}", labels={"mul": name}) for n, name in enumerate(names)], "pt")
    odd = {name.text for name in gazetteer.index.odd}
    fitting = [name for name in names if name not in odd]
    assert all(len("".join(words_of_name(name))) < 2 for name in odd)
    found = sorted({(o.span.start, o.span.end) for o in gazetteer.scan(text)})
    assert found == plain_matches(text, fitting)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_scanned_and_every_span_is_of_the_text(text: str) -> None:
    for occurrence in PT.scan(text + " Lula " + text):
        assert occurrence.span.of(text + " Lula " + text).strip() != ""


NAMES = st.lists(
    st.lists(st.text("abcdeçãé", min_size=2, max_size=8), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8
)


@settings(max_examples=150, deadline=None)
@given(names=NAMES)
def test_a_name_of_the_store_is_found_as_itself(names: list[str]) -> None:
    gazetteer = Gazetteer.compile([Entity(f"e{n}", labels={"mul": name}) for n, name in enumerate(names)], "pt")
    for number, name in enumerate(names):
        best = gazetteer.look_up(name.title())[0]
        assert best.is_exact
        assert best.score == 1000
        assert f"e{number}" in best.name.entities


@settings(max_examples=150, deadline=None)
@given(names=NAMES, written=st.text("abcdeçãé .,", max_size=30))
def test_scores_are_worked_out_from_features_for_any_writing(names: list[str], written: str) -> None:
    gazetteer = Gazetteer.compile([Entity(f"e{n}", labels={"mul": name}) for n, name in enumerate(names)], "pt")
    found = gazetteer.look_up(written)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert len({c.name.text for c in found}) == len(found) <= 5
    assert found == Gazetteer(gazetteer.index, "pt").look_up(written)


def test_threads_share_a_gazetteer() -> None:
    written = ["Fernado Haddad", "Haddad, F.", "Vale Inc.", "Sao Paolo", "Gabriel Galipollo", "nobody"] * 20
    expected = [PT.look_up(name) for name in written]
    shared = Gazetteer(NameIndex.compile(ENTITIES), "pt")
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(shared.look_up, written)) == expected
        assert set(pool.map(lambda text: len(shared.scan(text)), ["Em São Paulo, Lula"] * 50)) == {2}
