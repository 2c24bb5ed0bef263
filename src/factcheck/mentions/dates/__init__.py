"""Dates, periods and durations: found by a grammar over words, read relative to the day of publication.

`alphabet` rewrites the text with a letter a word, `vocabulary` learns the words of a language, `grammar` holds its
rules in layers and `patterns` compiles them. `reading` cuts a document into the stretches that may hold a date, and
`finder` runs the grammar over each. `meaning` computes values from `captures`; `completion` completes a `partial` date
from the day of publication, `tense` tells where the words around place it, `timeline` and `holidays` know the
calendar. The words and rules of a language are in its pack, `dates.toml` and `dates_rules.toml`.
"""

from factcheck.mentions.dates.finder import find_dates as find_dates
