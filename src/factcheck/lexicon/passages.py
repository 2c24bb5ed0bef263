"""A document's sentences as phrases, those joined again that were parted inside a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.document import Document
from factcheck.languages import LanguagePack
from factcheck.lexicon.contexts import Contexts
from factcheck.lexicon.phrase import Phrase, PhraseWriter
from factcheck.mentions import Mention, MentionKind
from factcheck.values import Span

_NOTHING: Mapping[Span, Phrase] = {}


class Passages:
    """Cuts documents of one language into contexts.

    Args:
        pack: The language.
    """

    def __init__(self, pack: LanguagePack) -> None:
        self._writer = PhraseWriter(pack)
        self._joints = frozenset({",", *pack.table("syntax")["words"]["and"], *pack.table("syntax")["words"]["or"]})

    def of(self, document: Document, mentions: Sequence[Mention]) -> Iterator[Contexts]:
        """The contexts of each sentence with its mentions."""
        return (self.contexts(phrase) for phrase in self.phrases(document, mentions))

    def contexts(self, phrase: Phrase) -> Contexts:
        """The contexts of a phrase."""
        return Contexts(phrase, self._joints)

    def phrases(
        self, document: Document, mentions: Sequence[Mention], written: Mapping[Span, Phrase] = _NOTHING
    ) -> Iterator[Phrase]:
        """Each sentence with its mentions as a phrase.

        Args:
            document: The document.
            mentions: Its mentions, in reading order and without overlaps.
            written: Sentences that are phrases already, to be taken where they fit.
        """
        coming = 0
        for sentence in _joined(document, mentions):
            first = coming
            while coming < len(mentions) and mentions[coming].span.start < sentence.end:
                coming += 1
            inside = [m for m in mentions[first:coming] if m.kind is not MentionKind.ORDINAL]
            known = written.get(sentence)
            if known is not None and len(known.mentions) == len(inside):
                yield known
                continue
            tokens = document.tokens_in(sentence)
            yield self._writer.phrase(document.text, sentence, tokens, inside)


def _joined(document: Document, mentions: Sequence[Mention]) -> Iterator[Span]:
    """The sentences; a full stop inside a name, or right after an abbreviated one, ends none."""
    held: Span | None = None
    coming = 0
    for sentence in document.sentences:
        while coming < len(mentions) and mentions[coming].span.end < sentence.start:
            coming += 1
        parted = coming < len(mentions) and mentions[coming].span.start < sentence.start < mentions[coming].span.end
        if held is not None and parted:
            held = held.to(sentence)
            continue
        if held is not None:
            yield held
        held = sentence
    if held is not None:
        yield held
