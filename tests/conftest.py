"""What several tests need: the starter store's checker, compiled once."""

from __future__ import annotations

import pytest

from factcheck import Checker, sample_store


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker(sample_store())
