"""Rules of one thing that is named or given twice."""

from __future__ import annotations

from factcheck.consistency.naming.acronym import Acronym
from factcheck.consistency.naming.figure_twice import FigureTwice
from factcheck.consistency.naming.name_spelling import NameSpelling
from factcheck.consistency.naming.title_body import TitleBody
from factcheck.consistency.rule import Rule

RULES: tuple[Rule, ...] = (NameSpelling(), FigureTwice(), TitleBody(), Acronym())
"""The rules of this family, by code."""
