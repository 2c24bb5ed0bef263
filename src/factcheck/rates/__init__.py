"""Exchange rates by day, each with its source, its age and the published rates that it comes from."""

from __future__ import annotations

from factcheck.rates.conversion import Conversion, convert
from factcheck.rates.csv_file import CsvRates
from factcheck.rates.ecb import EcbRates
from factcheck.rates.rate import FirstOf, MissingRate, Rate, RateGap, Rates, missing_rate
from factcheck.rates.series import OLDEST_DAYS

__all__ = [
    "OLDEST_DAYS",
    "Conversion",
    "CsvRates",
    "EcbRates",
    "FirstOf",
    "MissingRate",
    "Rate",
    "RateGap",
    "Rates",
    "convert",
    "missing_rate",
]
