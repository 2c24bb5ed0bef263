"""Claims judged a second, beside a baseline that compares strings.

    python benchmarks/claims_speed.py CASES_DIR [--longest N] [--rounds N]

CASES_DIR is a folder of cases as `benchmarks/claims.py` reads it. Short claims, of at most N words, are judged on one
core by a compiled checker. The baseline knows the subject of each claim beforehand, and only runs
`rapidfuzz.fuzz.token_set_ratio` of the claim against each statement of its subject. Both are taken in processor time,
at their best of several rounds in this process. The last figure is the checker's with a store ten times as large.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import attrs
from rapidfuzz import fuzz

from claims import Cases
from factcheck import Checker
from factcheck.facts import EntityRef
from factcheck.stores import MemoryStore, Snapshot

TIMES = 10


def verbalised(snapshot: Snapshot, subject: str) -> list[str]:
    """The statements of a subject as strings."""
    found = []
    for statement in snapshot.of_subject(subject):
        value = statement.value
        said = snapshot.entities[value.id].label("en") if isinstance(value, EntityRef) else str(value)
        prop = snapshot.properties[statement.property].label("en")
        found.append(f"{snapshot.entities[subject].label('en')} {prop} {said}")
    return found


def larger(snapshot: Snapshot, times: int) -> Snapshot:
    """A store with copies of all entities and statements, of which no text speaks."""
    entities, statements = list(snapshot.entities.values()), list(snapshot.statements)
    for copy in range(1, times):
        suffix = "qwxyz"[copy % 5] + str(copy)
        for entity in snapshot.entities.values():
            labels = {language: f"{label}{suffix}" for language, label in entity.labels.items()}
            entities.append(attrs.evolve(entity, id=f"{entity.id}-{suffix}", labels=labels, aliases={}))
        for statement in snapshot.statements:
            subject, identifier = f"{statement.subject}-{suffix}", f"{statement.id}-{suffix}"
            statements.append(attrs.evolve(statement, subject=subject, id=identifier))
    store = MemoryStore(entities=entities, properties=snapshot.properties.values(), statements=statements)
    return Snapshot.compile(store)


def rate(run: Callable[[], None], count: int, rounds: int) -> float:
    """How many of `count` pieces of work a second, at best."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        run()
        best = min(best, time.process_time() - started)
    return count / best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, metavar="CASES_DIR")
    parser.add_argument("--longest", type=int, default=15, metavar="N")
    parser.add_argument("--rounds", type=int, default=7, metavar="N")
    args = parser.parse_args()
    cases = Cases(args.cases)
    name = cases.claims[0]["store"]
    claims = [c for c in cases.claims if c["store"] == name and len(c["text"].split()) <= args.longest]
    snapshot = Snapshot.compile(cases.store(name))
    lexicon = cases.lexicon()
    strings = {claim["id"]: verbalised(snapshot, claim["gold"][0]["subject"]) for claim in claims}

    def judge(checker: Checker) -> None:
        for claim in claims:
            checker.check(claim["text"], language=claim["lang"])

    def compare() -> None:
        for claim in claims:
            max((fuzz.token_set_ratio(claim["text"], string) for string in strings[claim["id"]]), default=0)

    checker = Checker(snapshot, lexicon=lexicon, rules=())
    checker.check("-", language=claims[0]["lang"])
    mine, peer = (rate(run, len(claims), args.rounds) for run in (lambda: judge(checker), compare))
    print(f"{len(claims)} claims of at most {args.longest} words, {len(snapshot.statements)} statements")
    print(f"factcheck {mine:.0f} a second, token_set_ratio {peer:.0f}, ratio {peer / mine:.1f}")
    checker = Checker(larger(snapshot, TIMES), lexicon=lexicon, rules=())
    checker.check("-", language=claims[0]["lang"])
    print(f"with a store {TIMES} times as large: {rate(lambda: judge(checker), len(claims), args.rounds):.0f} a second")


if __name__ == "__main__":
    main()
