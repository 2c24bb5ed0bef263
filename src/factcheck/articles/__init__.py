"""Articles to try the library on, written for it, with errors planted in them."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

import attrs

from factcheck.document import publication_day
from factcheck.errors import ArticleError
from factcheck.languages import load_pack

__all__ = ["Article", "read_article", "sample_article"]

_PUBLISHED = date(2025, 1, 22)


@attrs.frozen
class Article:
    """A news text with what a checker has to know about it.

    Args:
        name: What to call it where a file name would stand.
        language: The code of the language that it is written in.
        published: The day on which it was published.
        text: The text, headline and body.
    """

    name: str
    language: str
    published: date
    text: str


def sample_article(language: str = "pt") -> Article:
    """The article on the Stargate project in one language, with a wrong weekday, name and amount in it.

    Args:
        language: `"pt"` or `"en"`, or a tag such as `"pt-BR"`.

    Raises:
        UnknownLanguageError: If there is no language pack for it.

    Examples:
        >>> article = sample_article("en")
        >>> article.published
        datetime.date(2025, 1, 22)
        >>> article.text.splitlines()[0]
        'Trump unveils $500 billion plan for AI data centres in the United States'
    """
    code = load_pack(language).language
    name = f"{code}.txt"
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    return Article(name=name, language=code, published=_PUBLISHED, text=text)


def read_article(path: Path) -> Article:
    """The article in a file that begins with `published: 2025-01-22` and `language: pt`, a line each.

    An empty line follows, then the title, an empty line, and the text.

    Args:
        path: The file.

    Raises:
        ArticleError: If the file does not begin so.
        OSError: If the file cannot be read.
    """
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.partition(": ")[::2] for line in head.splitlines())
    if set(fields) != {"published", "language"} or not text.strip():
        raise ArticleError(f"{path}: an article begins with published: DATE, language: CODE, and an empty line")
    published = publication_day(fields["published"])
    assert published is not None
    return Article(name=path.name, language=load_pack(fields["language"]).language, published=published, text=text)
