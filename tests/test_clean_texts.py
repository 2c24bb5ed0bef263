"""Clean news texts, written for this project: no rule refutes anything in them."""

from pathlib import Path

import pytest

from factcheck import Checker
from factcheck.articles import read_article
from factcheck.errors import ArticleError

FOLDER = Path(__file__).parent / "clean"
TEXTS = sorted(FOLDER.glob("*/*.txt"))
CHECKER = Checker()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_rule_refutes_anything_in_a_clean_text(path):
    article = read_article(path)
    report = CHECKER.check(article.text, language=article.language, published=article.published)
    assert [finding.explain() for finding in report.refuted] == []


def test_there_are_forty_clean_texts_of_three_hundred_words_in_both_languages():
    assert len(TEXTS) >= 40
    assert {path.parent.name for path in TEXTS} == {"pt", "en"}
    assert [path.name for path in TEXTS if len(read_article(path).text.split()) < 300] == []
    assert [path.name for path in TEXTS if read_article(path).language != path.parent.name] == []


@pytest.mark.parametrize(
    "content", ["", "Title\n\nText", "published: 2025-01-22\n\nText", "published: x\nlanguage: pt\n\n"]
)
def test_a_file_that_does_not_begin_as_an_article_is_named(tmp_path, content):
    path = tmp_path / "text.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ArticleError, match=r"text\.txt"):
        read_article(path)
