"""Named arrays in one file: written aside and renamed, read by mapping it into memory.

The file is a magic line, the length and the checksum of a header, the header in JSON, and the arrays, each at a
multiple of 64 bytes. The header says how long the whole file is, so that one cut short is known by its size.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import sys
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from factcheck.errors import NameIndexError

MAGIC = b"factcheck names\n"
VERSION = 1
"""To be raised when the arrays or what makes them change; an index of another version is built again."""

_PREFIX = struct.Struct("<II")
_ALIGNMENT = 64

Array = npt.NDArray[Any]


def write_arrays(path: Path, arrays: Mapping[str, Array], about: Mapping[str, object]) -> None:
    """Nothing; writes arrays to a file, whole or not at all.

    Args:
        path: The file, replaced if there is one.
        arrays: The arrays by name.
        about: What to keep beside them, as JSON.

    Raises:
        OSError: If the file cannot be written.
    """
    header = _header(arrays, about)
    with tempfile.TemporaryDirectory(prefix=".factcheck-", dir=path.absolute().parent) as folder:
        aside = Path(folder) / "names"
        with aside.open("wb") as file:
            file.write(MAGIC + _PREFIX.pack(len(header), zlib.crc32(header)) + header)
            for array in arrays.values():
                file.write(b"\0" * (-file.tell() % _ALIGNMENT))
                file.write(np.ascontiguousarray(array).data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)


def _header(arrays: Mapping[str, Array], about: Mapping[str, object]) -> bytes:
    """The header, padded so that its length does not depend on the offsets that it says."""
    places: dict[str, tuple[str, int, int]] = {}
    size = 4096 + 128 * len(arrays) + len(json.dumps(about))
    offset = len(MAGIC) + _PREFIX.size + size
    for name, array in arrays.items():
        offset += -offset % _ALIGNMENT
        places[name] = array.dtype.name, offset, len(array)
        offset += array.nbytes
    content = {"version": VERSION, "byteorder": sys.byteorder, "size": offset, "arrays": places, "about": about}
    return json.dumps(content).encode().ljust(size)


def read_arrays(path: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """The arrays of a file, mapped into memory, and what is kept beside them.

    Any number of processes can map one file; nobody writes to it, and a new one takes its name.

    Raises:
        NameIndexError: If there is no such file, or it is no index of this version, or cut short.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < len(MAGIC) + _PREFIX.size:
                raise NameIndexError("an index of names is expected; the file is too short for one", path=str(path))
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise NameIndexError(f"a file that can be read is expected: {error.strerror}", path=str(path)) from error
    header = _read_header(content, size, str(path))
    whole = memoryview(content)
    arrays = {}
    for name, (dtype, offset, count) in header["arrays"].items():
        kind = np.dtype(dtype)
        arrays[name] = np.frombuffer(whole[offset : offset + count * kind.itemsize], kind)
    return arrays, header["about"]


def _read_header(content: mmap.mmap, size: int, path: str) -> dict[str, Any]:
    start = len(MAGIC) + _PREFIX.size
    if content[: len(MAGIC)] != MAGIC:
        raise NameIndexError("an index of names is expected; this is another kind of file", path=path)
    length, checksum = _PREFIX.unpack(content[len(MAGIC) : start])
    raw = content[start : start + length]
    if len(raw) < length:
        raise NameIndexError("a whole index of names is expected; this one is cut short", path=path)
    if zlib.crc32(raw) != checksum:
        raise NameIndexError("an index of names is expected; the header of this one is damaged", path=path)
    header: dict[str, Any] = json.loads(raw)
    if (header["version"], header["byteorder"]) != (VERSION, sys.byteorder):
        found = f"{header['version']} ({header['byteorder']}-endian)"
        raise NameIndexError(f"an index of names of version {VERSION} is expected, not {found}", path=path)
    if header["size"] != size:
        expected = f"a whole index of names is expected, of {header['size']} bytes, not {size}"
        raise NameIndexError(f"{expected}; it is cut short or too long", path=path)
    return header
