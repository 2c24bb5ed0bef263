"""The caller's text, folded and cut into sentences and tokens, with the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document import Document, fold, publication_day, split_sentences
from factcheck.errors import InvalidDateError, UnknownLanguageError
from factcheck.languages import load_pack

any_text = st.text(alphabet=st.characters(codec=None), max_size=80)


@given(any_text)
def test_tokens_and_sentences_index_the_callers_text(text):
    document = Document(text, load_pack("pt"))
    for token in document.tokens:
        assert 0 <= token.start <= token.end <= len(text)
    assert [t.start for t in document.tokens] == sorted(t.start for t in document.tokens)
    for one, other in zip(document.sentences, document.sentences[1:], strict=False):
        assert one.end <= other.start


@given(any_text)
def test_folding_keeps_a_way_back_for_every_place(text):
    folded = fold(text)
    for place in range(len(folded.text)):
        span = folded.span(place, place + 1)
        assert 0 <= span.start < span.end <= len(text)


def test_composed_and_decomposed_letters_fold_alike():
    assert fold("Sa\u0303o").text == fold("São").text == "sao"
    assert fold("Sa\u0303o").span(0, 3).of("Sa\u0303o") == "Sa\u0303o"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("O sr. Silva saiu. Voltou?", ["O sr. Silva saiu.", "Voltou?"]),
        ("Título sem ponto\nCorpo do texto.", ["Título sem ponto", "Corpo do texto."]),
        ("Custou R$ 3.500,00. Caro!", ["Custou R$ 3.500,00.", "Caro!"]),
        ('"Vamos vencer." A frase é dele.', ['"Vamos vencer."', "A frase é dele."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, sentences):
    pack = load_pack("pt")
    assert [s.of(text) for s in Document(text, pack).sentences] == sentences


def test_initials_do_not_end_a_sentence():
    text = "J. K. Rowling escreveu. Leu?"
    assert [s.of(text) for s in split_sentences(text)] == ["J. K. Rowling escreveu.", "Leu?"]


@pytest.mark.parametrize("language", ["", "xx", "pt_BRA", "português", "p", None, 3])
def test_an_unknown_language_is_named(language):
    with pytest.raises(UnknownLanguageError, match="no language pack"):
        load_pack(language)


@pytest.mark.parametrize("published", ["", "22/01/2025", "2025-02-30", "ontem", 20250122])
def test_a_date_that_is_no_date_is_refused(published):
    with pytest.raises(InvalidDateError, match="published is a date"):
        publication_day(published)
