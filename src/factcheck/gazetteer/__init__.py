"""Names to entities: exact in running text, and misspelt one by one."""

from __future__ import annotations

from factcheck.gazetteer.gazetteer import Gazetteer
from factcheck.gazetteer.index import NameIndex
from factcheck.gazetteer.name import Candidate, Feature, Name, Occurrence, OddName, WordMatch

__all__ = ["Candidate", "Feature", "Gazetteer", "Name", "NameIndex", "Occurrence", "OddName", "WordMatch"]
