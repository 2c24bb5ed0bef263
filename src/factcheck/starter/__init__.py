"""The starter store: sourced facts that come with the package."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from factcheck.stores import FolderStore, Store


@lru_cache
def sample_store() -> Store:
    """The facts that come with the package, read once.

    Examples:
        >>> sample_store().as_of
        datetime.date(2025, 1, 31)
    """
    return FolderStore(resources.files(__package__))
