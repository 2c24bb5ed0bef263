"""Rates from a file of the caller's: the Banco Central do Brasil's PTAX, or a plain table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO
from os import PathLike, fspath
from pathlib import Path

from factcheck.errors import FactsError
from factcheck.rates.rate import MissingRate, Rate
from factcheck.rates.series import OLDEST_DAYS, Pair, Series
from factcheck.rates.table import RowTable
from factcheck.values import DateInterval

PTAX = "Banco Central do Brasil, PTAX"
_COLUMNS = ("date", "base", "quote", "rate")
_PTAX_DAY = re.compile(r"(\d\d?)/?(\d\d)/?(\d{4})\Z", re.ASCII)
_POSITIVE = re.compile(r"(?=[\d.]*[1-9])\d{1,18}(?:\.\d{1,18})?\Z", re.ASCII)
_CODE = re.compile(r"[A-Z]{3}\Z")


class CsvRates:
    """Rates from a CSV file in UTF-8, read at once. Two shapes are understood, told apart by the first line.

    **PTAX**, as the Banco Central do Brasil's site gives it, without a header: day (`DDMMYYYY`; in the
    daily file `DD/MM/YYYY`), code, type, symbol, buy, sell, parity buy, parity sell, separated by semicolons,
    with a decimal comma. The sell rate counts, the one that newsrooms and contracts quote: reais for one unit
    of the currency. A sell rate of zero, or an empty one, says that none was published.

    **Plain**, with the header `date,base,quote,rate`: an ISO 8601 day, two ISO 4217 codes and how many of
    `quote` one `base` is worth, with a decimal point.

    Args:
        path: The file.
        source: Who published the rates; by default the Banco Central for PTAX, else the file's name.
        oldest: The greatest age in days at which a rate still counts.

    Raises:
        FactsError: If the file cannot be read, with the line that is broken, or has two rates for one day.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "ptax.csv")
        ...     _ = path.write_text("21012025;220;A;USD;6,0310;6,0316;1,0000;1,0000")
        ...     rates = CsvRates(path)
        >>> rate = rates.rate("USD", "BRL", date(2025, 1, 21))
        >>> rate.value, rate.source
        (Decimal('6.0316'), 'Banco Central do Brasil, PTAX')
    """

    def __init__(self, path: str | PathLike[str], *, source: str | None = None, oldest: int = OLDEST_DAYS) -> None:
        name = fspath(path)
        text = _read(name)
        is_ptax = ";" in text.lstrip().split("\n", 1)[0]
        rows: dict[date, dict[Pair, str]] = {}
        for line, day, pair, digits in (_read_ptax if is_ptax else _read_plain)(text, name):
            if rows.setdefault(day, {}).setdefault(pair, digits) != digits:
                raise FactsError(f"one rate a day is expected for {'/'.join(pair)}", path=name, line=line)
        if not rows:
            raise FactsError("at least one rate is expected", path=name)
        self._table = RowTable(source or (PTAX if is_ptax else Path(name).name), rows)
        self._series = Series(self._table, oldest)

    def rate(self, base: str, quote: str, day: date) -> Rate | None:
        """The rate of a day, or the last one before it that is recent enough."""
        return self._series.rate(base, quote, day)

    def missing(self, base: str, quote: str, day: date) -> MissingRate | None:
        """Why there is no rate for a day, or None where there is one."""
        return self._series.missing(base, quote, day)

    @property
    def covers(self) -> DateInterval:
        """The days from the first to the last published one."""
        days = self._table.days
        return DateInterval(days[0], DateInterval.day(days[-1]).end)


_Record = tuple[int, date, Pair, str]
"""The line, counted from one, and what it says."""


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FactsError(f"a CSV file of rates in UTF-8 is expected ({error})", path=path) from error


def _records(text: str, path: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text), delimiter=delimiter)
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield reader.line_num, [field.strip() for field in fields]
    except csv.Error as error:
        raise FactsError(f"CSV is expected ({error})", path=path, line=reader.line_num) from error


def _read_ptax(text: str, path: str) -> Iterator[_Record]:
    for line, fields in _records(text, path, ";"):
        if len(fields) != 8:
            expected = "eight fields are expected: DDMMYYYY;code;type;symbol;buy;sell;parity buy;parity sell"
            raise FactsError(expected, path=path, line=line)
        match = _PTAX_DAY.match(fields[0])
        iso = f"{match[3]}-{match[2]}-{match[1]:0>2}" if match else fields[0]
        sell = fields[5].replace(".", "").replace(",", ".")
        if sell.strip("0.") == "":
            continue
        yield line, _day(iso, path, line), _pair(fields[3], "BRL", path, line), _digits(sell, path, line)


def _read_plain(text: str, path: str) -> Iterator[_Record]:
    records = _records(text, path, ",")
    line, header = next(records, (1, []))
    if tuple(name.lower() for name in header) != _COLUMNS:
        raise FactsError(f"the header {','.join(_COLUMNS)} is expected", path=path, line=line)
    for line, fields in records:
        if len(fields) != len(_COLUMNS):
            raise FactsError(f"four fields are expected: {','.join(_COLUMNS)}", path=path, line=line)
        day, base, quote, rate = fields
        yield line, _day(day, path, line), _pair(base, quote, path, line), _digits(rate, path, line)


def _day(text: str, path: str, line: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise FactsError(f"a day is expected, not {text!r}", path=path, line=line) from error


def _pair(base: str, quote: str, path: str, line: int) -> Pair:
    pair = (base.upper(), quote.upper())
    if not all(_CODE.match(code) for code in pair) or pair[0] == pair[1]:
        raise FactsError(f"two ISO 4217 codes are expected, not {base!r} and {quote!r}", path=path, line=line)
    return pair


def _digits(text: str, path: str, line: int) -> str:
    if _POSITIVE.match(text) is None:
        raise FactsError(f"a rate above zero is expected, not {text!r}", path=path, line=line)
    return text
