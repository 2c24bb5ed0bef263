"""Names by the three letters in a row that they have in common, whatever their spaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from factcheck.gazetteer.arrays import Array
from factcheck.gazetteer.texts import Groups, pack_groups

_SIZE = 1 << 16
_EDGE = b"\x01"


def pack_trigrams(joined: Iterable[str]) -> dict[str, Array]:
    """The arrays of an index from trigrams to names.

    Args:
        joined: The letters of each name, without spaces.
    """
    pieces = [_EDGE + text.encode("utf-8", "surrogatepass") + _EDGE for text in joined]
    owner = np.repeat(np.arange(len(pieces), dtype=np.uint32), [max(0, len(piece) - 2) for piece in pieces])
    # A trigram over the border of two names is none; each name's last two positions begin no trigram.
    content = np.frombuffer(b"".join(pieces), np.uint8)
    lengths = np.array([len(piece) for piece in pieces], np.int64)
    ends = np.cumsum(lengths)
    begins = np.ones(len(content), bool)
    begins[ends - 1] = False
    begins[ends - 2] = False
    return pack_groups("trigram", _codes(content)[begins], owner, _SIZE)


def _codes(content: Array) -> Array:
    """A number below 2¹⁶ for each three bytes in a row; of the last two, a meaningless one."""
    first = np.zeros(len(content) + 2, np.uint32)
    first[: len(content)] = content
    mixed = first[:-2] * np.uint32(0x9E3B) + first[1:-1] * np.uint32(0x2F0D) + first[2:] * np.uint32(0x1A35B)
    codes: Array = (mixed ^ mixed >> np.uint32(13)) & np.uint32(_SIZE - 1)
    return codes


class Trigrams:
    """Names by trigrams."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._names = Groups("trigram", arrays)

    def lists(self, joined: str) -> list[Array]:
        """For each trigram of the letters the names that have it, the shortest list first."""
        content = np.frombuffer(_EDGE + joined.encode("utf-8", "surrogatepass") + _EDGE, np.uint8)
        codes = np.unique(_codes(content)[: max(0, len(content) - 2)])
        return sorted((self._names[code] for code in codes.tolist()), key=len)
