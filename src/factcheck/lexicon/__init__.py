"""How properties are said: patterns of a store and of a language, and cues learned from examples."""

from __future__ import annotations

from factcheck.lexicon.confidence import Backing, Curve, Step
from factcheck.lexicon.examples import Example, find_examples
from factcheck.lexicon.learned import Lexicon
from factcheck.lexicon.matcher import Match, PatternMatcher
from factcheck.lexicon.patterns import Pattern
from factcheck.lexicon.phrase import Phrase, PhraseWriter

__all__ = [
    "Backing",
    "Curve",
    "Example",
    "Lexicon",
    "Match",
    "Pattern",
    "PatternMatcher",
    "Phrase",
    "PhraseWriter",
    "Step",
    "find_examples",
]
