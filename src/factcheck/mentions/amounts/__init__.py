"""Amounts: numbers, ordinals, percentages, quantities and money, at the precision at which they were written."""

from factcheck.mentions.amounts.count_nouns import count_alike
from factcheck.mentions.amounts.finder import find_amounts
from factcheck.mentions.amounts.measures import convert, is_measure, same_dimension

__all__ = ["convert", "count_alike", "find_amounts", "is_measure", "same_dimension"]
