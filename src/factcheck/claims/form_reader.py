"""Claims that give no value: how many there are, what exceeds what, what comes first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from factcheck.claims.claim import Claim
from factcheck.claims.counts import CountReader
from factcheck.claims.degrees import DegreeReader
from factcheck.claims.forms import Comparative
from factcheck.document import Document
from factcheck.languages import LanguagePack
from factcheck.lexicon import PatternMatcher, Phrase
from factcheck.lexicon.nouns import Nouns
from factcheck.stores.snapshot import Snapshot
from factcheck.values import Span


class FormReader:
    """Reads counts, comparatives and superlatives in one language.

    Args:
        snapshot: The store.
        pack: The language.
        matcher: The patterns of the store's properties.
    """

    def __init__(self, snapshot: Snapshot, pack: LanguagePack, matcher: PatternMatcher) -> None:
        nouns = Nouns(snapshot, pack)
        self._counts = CountReader(snapshot, pack, nouns, matcher)
        self._degrees = DegreeReader(snapshot, pack, nouns)

    def read(self, document: Document, phrases: Iterable[Phrase]) -> list[Claim]:
        """The claims of a document, each once.

        Args:
            document: The document.
            phrases: Its sentences.
        """
        found: dict[Hashable, Claim] = {}
        for phrase in phrases:
            for claim in self._read(document, phrase):
                found.setdefault(_identity(claim), claim)
        return list(found.values())

    def _read(self, document: Document, phrase: Phrase) -> Iterator[Claim]:
        yield from self._counts.read(document, phrase)
        yield from self._degrees.read(document, phrase)


def spans_of(claim: Claim) -> tuple[Span, ...]:
    """Where the mentions stand that a claim takes up.

    Args:
        claim: The claim.
    """
    other = claim.form.other_mention if isinstance(claim.form, Comparative) else None
    return tuple(m.span for m in (claim.subject_mention, claim.value, other) if m is not None)


def _identity(claim: Claim) -> Hashable:
    """What makes two readings one claim: the same thing asserted of the same mentions, by whatever template."""
    return claim.property, claim.form, claim.subject, spans_of(claim)
