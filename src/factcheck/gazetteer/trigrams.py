"""Names by the three letters in a row that they have in common, whatever their spaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from factcheck.gazetteer.arrays import Array
from factcheck.gazetteer.texts import Groups, pack_groups

_SIZE = 1 << 16
_EDGE = b"\x01"
_MOST_LETTERS = 63
"""The most letters that a sketch tells, in its lowest six bits; above them is a bit for each pair of letters, of 58."""


def pack_letters(joined: Iterable[str]) -> dict[str, Array]:
    """The arrays of an index from trigrams to names, with a sketch of each name: its length and its pairs of letters.

    Args:
        joined: The letters of each name, without spaces.
    """
    pieces = [_EDGE + text.encode("utf-8", "surrogatepass") + _EDGE for text in joined]
    content = np.frombuffer(b"".join(pieces), np.uint8)
    lengths = np.array([len(piece) for piece in pieces], np.int64)
    ends = np.cumsum(lengths)
    # What runs over the border of two names is none of theirs: the last letter of a name begins no pair, and the
    # last two begin no trigram.
    begins = np.ones(len(content), bool)
    begins[ends - 1] = False
    sketches = np.zeros(len(pieces), np.uint64)
    if len(pieces):
        sketches = np.bitwise_or.reduceat(_pair_bits(content) * begins, ends - lengths)
    begins[ends - 2] = False
    owner = np.repeat(np.arange(len(pieces), dtype=np.uint32), np.maximum(0, lengths - 2))
    return {
        "sketch": sketches | np.minimum(lengths - 2, _MOST_LETTERS).astype(np.uint64),
        **pack_groups("trigram", _trigram_codes(content)[begins], owner, _SIZE),
    }


def count_differences(sketches: Array, joined: str) -> Array:
    """By how many letters and pairs of letters names differ from a name, as far as their sketches tell.

    Args:
        sketches: The sketches of the names.
        joined: The letters of the name, without spaces.
    """
    content = np.frombuffer(_EDGE + joined.encode("utf-8", "surrogatepass") + _EDGE, np.uint8)
    pairs = np.bitwise_or.reduce(_pair_bits(content)[:-1])
    length = min(len(content) - 2, _MOST_LETTERS)
    longer = np.abs((sketches & np.uint64(_MOST_LETTERS)).astype(np.int16) - np.int16(length))
    differences: Array = longer + np.bitwise_count((sketches ^ pairs) >> np.uint64(6))
    return differences


def _pair_bits(content: Array) -> Array:
    """A bit for each byte and the next; of the last, a meaningless one."""
    following = np.zeros(len(content), np.uint64)
    following[:-1] = content[1:]
    mixed = content * np.uint64(0x9E3779B97F4A7C15) ^ following * np.uint64(0xC2B2AE3D27D4EB4F)
    bits: Array = np.uint64(1) << (mixed >> np.uint64(32)) % np.uint64(58) + np.uint64(6)
    return bits


def _trigram_codes(content: Array) -> Array:
    """A number below 2¹⁶ for each three bytes in a row; of the last two, a meaningless one."""
    padded = np.zeros(len(content) + 2, np.uint32)
    padded[: len(content)] = content
    mixed = padded[:-2] * np.uint32(0x9E3B) + padded[1:-1] * np.uint32(0x2F0D) + padded[2:] * np.uint32(0x1A35B)
    codes: Array = (mixed ^ mixed >> np.uint32(13)) & np.uint32(_SIZE - 1)
    return codes


class Trigrams(Groups):
    """Names by trigrams."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        super().__init__("trigram", arrays)

    def codes(self, joined: str) -> list[int]:
        """The numbers of the lists of the trigrams of a name's letters."""
        content = np.frombuffer(_EDGE + joined.encode("utf-8", "surrogatepass") + _EDGE, np.uint8)
        codes: list[int] = np.unique(_trigram_codes(content)[: max(0, len(content) - 2)]).tolist()
        return codes
