"""Whether a sentence tells of somebody's time in an office."""

from __future__ import annotations

from factcheck.consistency.context import Context, Sentence

_LONG_SENTENCE = 200


def is_in_office(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence has a word for holding an office, such as "governou" or "no cargo".

    Args:
        context: The text.
        sentence: One of its sentences.
    """
    words = context.document.pack.table("rules/tenure")["words"]
    return not frozenset(words).isdisjoint(token.text for token in sentence.tokens[:_LONG_SENTENCE])
