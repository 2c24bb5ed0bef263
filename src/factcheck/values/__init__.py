"""Value types: spans, dates as intervals, amounts as intervals. No language and no input or output."""

from factcheck.values.amounts import Amount, Money, Number, Quantity
from factcheck.values.dates import DateInterval, Precision
from factcheck.values.spans import Span
from factcheck.values.timex import timex3

__all__ = ["Amount", "DateInterval", "Money", "Number", "Precision", "Quantity", "Span", "timex3"]
