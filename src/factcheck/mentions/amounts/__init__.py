"""Amounts: numbers, ordinals, percentages, quantities and money, at the precision at which they were written."""

from factcheck.mentions.amounts.finder import find_amounts
from factcheck.mentions.amounts.measures import convert, same_dimension

__all__ = ["convert", "find_amounts", "same_dimension"]
