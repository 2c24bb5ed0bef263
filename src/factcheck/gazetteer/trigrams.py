"""Names by the three letters in a row that they have in common, whatever their spaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from factcheck.gazetteer.arrays import Array
from factcheck.gazetteer.texts import Groups, pack_groups

_SIZE = 1 << 16
_EDGE = b"\x01"


def pack_letters(joined: Iterable[str]) -> dict[str, Array]:
    """The arrays of an index from trigrams to names, with the length and the sketch of each name.

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
        "letters": np.minimum(lengths - 2, 255).astype(np.uint8),
        "sketch": sketches,
        **pack_groups("trigram", _trigram_codes(content)[begins], owner, _SIZE),
    }


def sketch(joined: str) -> np.uint64:
    """A bit for each pair of letters in a row, of 64; names that are a letter apart differ in a few bits only."""
    content = np.frombuffer(_EDGE + joined.encode("utf-8", "surrogatepass") + _EDGE, np.uint8)
    found: np.uint64 = np.bitwise_or.reduce(_pair_bits(content)[:-1])
    return found


def count_letters(joined: str) -> int:
    """How long the letters of a name are, as the index counts them."""
    return len(joined.encode("utf-8", "surrogatepass"))


def _pair_bits(content: Array) -> Array:
    """A bit for each byte and the next; of the last, a meaningless one."""
    following = np.zeros(len(content), np.uint64)
    following[:-1] = content[1:]
    mixed = content * np.uint64(0x9E3779B97F4A7C15) ^ following * np.uint64(0xC2B2AE3D27D4EB4F)
    bits: Array = np.uint64(1) << (mixed >> np.uint64(58))
    return bits


def _trigram_codes(content: Array) -> Array:
    """A number below 2¹⁶ for each three bytes in a row; of the last two, a meaningless one."""
    padded = np.zeros(len(content) + 2, np.uint32)
    padded[: len(content)] = content
    mixed = padded[:-2] * np.uint32(0x9E3B) + padded[1:-1] * np.uint32(0x2F0D) + padded[2:] * np.uint32(0x1A35B)
    codes: Array = (mixed ^ mixed >> np.uint32(13)) & np.uint32(_SIZE - 1)
    return codes


class Trigrams:
    """Names by trigrams."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._names = Groups("trigram", arrays)

    def lists(self, joined: str) -> list[Array]:
        """For each trigram of the letters the names that have it, the shortest list first."""
        content = np.frombuffer(_EDGE + joined.encode("utf-8", "surrogatepass") + _EDGE, np.uint8)
        codes = np.unique(_trigram_codes(content)[: max(0, len(content) - 2)])
        return sorted((self._names[code] for code in codes.tolist()), key=len)
