"""What a rule looks at: a document with its mentions, and the views of it that rules share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from factcheck.claims.claim import Claim
from factcheck.document import Document, Token, fold
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.messages import Message
from factcheck.rates import Rates
from factcheck.values import Span
from factcheck.verdict import Finding, Reason, Repair, Verdict

if TYPE_CHECKING:
    from factcheck.consistency.rule import Rule

_View = TypeVar("_View")


@attrs.frozen
class Sentence:
    """A sentence with what stands in it.

    Args:
        span: Where it stands.
        index: Its place among the sentences of the document.
        mentions: The mentions that begin in it, in reading order.
        tokens: Its tokens.
        first: The place of its first token among those of the document.
    """

    span: Span
    index: int
    mentions: tuple[Mention, ...]
    tokens: tuple[Token, ...]
    first: int


@attrs.frozen(eq=False, slots=False)
class Context:
    """A document with what was found in it, for the rules.

    Each view is made when a rule first asks for it, and shared by all.

    Args:
        document: The document.
        mentions: Its mentions, in reading order, without overlaps.
        rates: The exchange rates.
    """

    document: Document
    mentions: tuple[Mention, ...]
    rates: Rates
    _views: dict[Callable[[Context], Any], Any] = attrs.field(factory=dict, init=False, repr=False)

    def view(self, make: Callable[[Context], _View]) -> _View:
        """What a function makes of the text; made once, however many rules ask for it.

        Args:
            make: A function at the top of a module; what it gives is kept under it, so it may not be changed.
        """
        if make not in self._views:
            self._views[make] = make(self)
        made: _View = self._views[make]
        return made

    @property
    def text(self) -> str:
        """The text that every span indexes."""
        return self.document.text

    @property
    def published(self) -> date | None:
        """The day of publication, or None where it is not known."""
        return self.document.published

    @cached_property
    def by_kind(self) -> Mapping[MentionKind, tuple[Mention, ...]]:
        """The mentions of each kind, in reading order."""
        return {kind: tuple(m for m in self.mentions if m.kind is kind) for kind in MentionKind}

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences with their mentions and tokens, in reading order."""
        made = []
        mention = token = 0
        for index, span in enumerate(self.document.sentences):
            first_mention, first = mention, token
            while mention < len(self.mentions) and self.mentions[mention].span.start < span.end:
                mention += 1
            while token < len(self.document.tokens) and self.document.tokens[token].start < span.end:
                token += 1
            mentions = self.mentions[first_mention:mention]
            made.append(Sentence(span, index, mentions, self.document.tokens[first:token], first))
        return tuple(made)

    @cached_property
    def words(self) -> Mapping[str, tuple[int, ...]]:
        """For each folded word the places of the tokens that are that word; what a rule looks its words up in."""
        places: dict[str, list[int]] = {}
        for place, token in enumerate(self.document.tokens):
            places.setdefault(token.text, []).append(place)
        return {word: tuple(at) for word, at in places.items()}

    @cached_property
    def _token_starts(self) -> Sequence[int]:
        return [token.start for token in self.document.tokens]

    @cached_property
    def _mention_starts(self) -> Sequence[int]:
        return [mention.span.start for mention in self.mentions]

    def token_at(self, offset: int) -> int:
        """The place of the first token that begins at an offset or after it."""
        return bisect_left(self._token_starts, offset)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside a span."""
        return self.document.tokens[self.token_at(span.start) : self.token_at(span.end)]

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that begin inside a span."""
        starts = self._mention_starts
        return self.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def mention_at(self, offset: int) -> Mention | None:
        """The mention that covers an offset, or None."""
        place = bisect_left(self._mention_starts, offset + 1) - 1
        if place < 0 or self.mentions[place].span.end <= offset:
            return None
        return self.mentions[place]

    def before(self, offset: int, count: int) -> tuple[str, ...]:
        """The last folded words and signs that begin before an offset, at most `count` of them."""
        place = self.token_at(offset)
        return tuple(token.text for token in self.document.tokens[max(0, place - count) : place])

    def after(self, offset: int, count: int) -> tuple[str, ...]:
        """The first folded words and signs that begin at an offset or after it, at most `count` of them."""
        place = self.token_at(offset)
        return tuple(token.text for token in self.document.tokens[place : place + count])

    def between(self, first: Span, second: Span) -> str:
        """The folded text between two spans; nothing where they overlap."""
        folded = self.document.folded
        if folded.is_aligned:
            return folded.text[first.end : second.start]
        return fold(self.text[first.end : second.start]).text

    def closed(self, span: Span) -> Span:
        """A span with the bracket that closes behind it, where it opened one."""
        if "(" in span.of(self.text) and ")" not in span.of(self.text) and self.text.startswith(")", span.end):
            return Span(span.start, span.end + 1)
        return span

    def phrases(self, phrase: str) -> Iterator[Span]:
        """Where folded words stand one after the other.

        Args:
            phrase: One word or several, with single spaces.
        """
        first, *rest = phrase.split(" ")
        tokens = self.document.tokens
        for place in self.words.get(first, ()):
            if all(place + n < len(tokens) and tokens[place + n].text == word for n, word in enumerate(rest, 1)):
                yield Span(tokens[place].start, tokens[place + len(rest)].end)

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence in which a span begins, or None where it begins between two."""
        place = bisect_left(self._sentence_starts, span.start + 1) - 1
        if place < 0 or self.sentences[place].span.end <= span.start:
            return None
        return self.sentences[place]

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [sentence.span.start for sentence in self.sentences]

    def finding(
        self,
        rule: Rule,
        span: Span,
        verdict: Verdict,
        reason: Reason,
        *,
        value: Mention | None = None,
        working: Iterable[Message] = (),
        repairs: Iterable[Repair] = (),
    ) -> Finding:
        """A finding of a rule.

        Args:
            rule: The rule.
            span: The words that it is about.
            verdict: The verdict.
            reason: Why.
            value: The mention that gives what was checked, where one does.
            working: How it was worked out, step by step.
            repairs: Every way to mend it.
        """
        sentence = self.document.sentence_of(span)
        claim = Claim(span, span.of(self.text), sentence.of(self.text), value=value, pattern=rule.name, origin="rule")
        return Finding(
            claim,
            verdict,
            reason,
            rule.name,
            code=rule.code,
            severity=rule.severity,
            working=working,
            repairs=repairs,
        )

    def repair(self, span: Span, replacement: str, shown: Span) -> Repair:
        """A repair that writes something else at a span.

        Args:
            span: What to replace.
            replacement: What to write instead.
            shown: The passage around it that is shown as it would read.
        """
        text = self.text
        return Repair(span, replacement, text[shown.start : span.start] + replacement + text[span.end : shown.end])
