"""Dates, periods and durations: found by a grammar over words, read relative to the day of publication.

`alphabet` rewrites the text with a letter a word, `grammar` holds the rules in layers, `patterns` compiles them,
`meaning` computes their values, `partial` completes dates from the day of publication, `tense` tells where the words
around place them, and `finder` puts it together. The words and rules of a language are in its pack, `dates.toml` and
`dates_rules.toml`.
"""

from factcheck.mentions.dates.finder import find_dates as find_dates
