"""What a text asserts: claims read from its sentences by patterns and by cues."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.choice import choose
from factcheck.claims.claim import Claim, Operator, Unchecked
from factcheck.claims.form_reader import FormReader, spans_of
from factcheck.claims.forms import Comparative, Count, Direction, Extent, Superlative
from factcheck.claims.matches import PatternReader
from factcheck.claims.pairs import PairReader
from factcheck.claims.structured import StructuredClaims
from factcheck.document import Document
from factcheck.lexicon import PatternMatcher
from factcheck.mentions.mention import Mention
from factcheck.stores.snapshot import Snapshot
from factcheck.values import Span

__all__ = [
    "Claim",
    "Comparative",
    "Count",
    "Direction",
    "Extent",
    "FormReader",
    "Operator",
    "PairReader",
    "StructuredClaims",
    "Superlative",
    "Unchecked",
    "find_claims",
]


def find_claims(
    document: Document,
    mentions: Sequence[Mention],
    matcher: PatternMatcher,
    snapshot: Snapshot,
    pairs: PairReader | None = None,
    forms: FormReader | None = None,
) -> tuple[tuple[Claim, ...], tuple[Mention, ...]]:
    """The claims of a document that concern properties of the store, in reading order, and the mentions left unread.

    A mention is unread if neither a claim nor a relation that stops short of one takes it up.

    Args:
        document: The document.
        mentions: Its mentions, in reading order and without overlaps.
        matcher: The patterns of the store's properties in its language.
        snapshot: The store.
        pairs: Reads what no pattern says; by default nothing does.
        forms: Reads counts, comparatives and superlatives; by default nothing does.
    """
    reader = PatternReader(document, mentions, matcher, snapshot)
    claims: dict[tuple[object, ...], Claim] = {}
    for claim in reader.claims():
        identity = _identity(claim)
        if identity not in claims or _says_more(claim, claims[identity]):
            claims[identity] = claim
    by_pairs: list[Claim] = []
    touched: set[Span] = set()
    if pairs is not None:
        by_pairs, related = pairs.read(document, mentions, reader.phrases)
        touched |= related
    found = choose(list(claims.values()), by_pairs, snapshot, matcher.kinds)
    if forms is not None:
        found += forms.read(document, reader.phrases.values())
    touched |= {span for claim in found for span in spans_of(claim)}
    unread = tuple(mention for mention in mentions if mention.span not in touched)
    return tuple(sorted(found, key=lambda claim: (claim.span, claim.property or ""))), unread


def _identity(claim: Claim) -> tuple[object, ...]:
    """What makes two readings one claim: the same property of the same subject, said of the same mention."""
    dates = None if claim.value else (claim.start, claim.end)
    value = (claim.value.span, claim.value_entities) if claim.value else None
    return claim.property, claim.subject, value, dates, claim.span if dates else None


def _says_more(claim: Claim, other: Claim) -> bool:
    """Whether one reading of the same claim also says since when or until when, or is surer of when."""
    bounds, others = (sum(d is not None for d in (c.start, c.end)) for c in (claim, other))
    if bounds != others or claim.unchecked is not other.unchecked or claim.operator is not other.operator:
        return bounds > others
    return bool(claim.whens) and (not other.whens or set(claim.whens) < set(other.whens))
