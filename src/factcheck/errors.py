"""What a caller did wrong, or which file is broken; never what a text says."""

from __future__ import annotations


class FactcheckError(Exception):
    """The root of every exception that this library raises on purpose."""


class UnknownLanguageError(FactcheckError, LookupError):
    """A language code for which there is no language pack."""


class InvalidValueError(FactcheckError, ValueError):
    """A value that cannot be: an interval that ends before it starts, an amount that is no number."""


class InvalidDateError(InvalidValueError):
    """A date that is no date, such as a publication day of `"31/02"`."""


class FactsError(FactcheckError, ValueError):
    """A facts file or store that cannot be read; the message names the file and the line.

    Attributes:
        path: The file or database, as the caller named it, or None for facts made in Python.
        line: The line, counted from one, or None where a line means nothing.
        expected: What should have stood there.
    """

    def __init__(self, expected: str, *, path: str | None = None, line: int | None = None) -> None:
        self.path = path
        self.line = line
        self.expected = expected
        where = "" if path is None else f"{path}:{line}: " if line is not None else f"{path}: "
        super().__init__(f"{where}{expected}")


class NameIndexError(FactcheckError, ValueError):
    """A saved index of names that cannot be read: cut short, damaged, or of another version.

    Attributes:
        path: The file, as the caller named it.
        expected: What should have been there.
    """

    def __init__(self, expected: str, *, path: str) -> None:
        self.path = path
        self.expected = expected
        super().__init__(f"{path}: {expected}")


class LanguagePackError(FactcheckError, ValueError):
    """A table of a language pack that cannot be read; the message names the file and what was expected."""


class UnknownRuleError(FactcheckError, LookupError):
    """A code, or the beginning of one, that no rule has."""


class RuleError(FactcheckError, ValueError):
    """A rule that cannot be used: it cannot be loaded, its code is taken, or a file beside it is missing or broken."""


class ConfigurationError(FactcheckError, ValueError):
    """A configuration file of the command line that cannot be read; the message names it and what was expected."""


class UnknownFormatError(FactcheckError, LookupError):
    """A format of texts that there is not."""


class ArticleError(FactcheckError, ValueError):
    """A file that does not begin as an article for the tests and benchmarks has to; the message names it."""
