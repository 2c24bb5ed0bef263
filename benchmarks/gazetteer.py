"""How fast and how well names are found: beside brute force, tantivy and spaCy, all in one run and on one core.

    python benchmarks/gazetteer.py [--aliases 1000000] [--sample 200] [--json]

It needs the extra `benchmark`. The names and their misspellings are made by `gazetteer_data.py` with a fixed seed.
Times are processor time, the least of several runs where they are short. Each measurement has a process of its own,
so that the memory of one is not that of another.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from factcheck.document import fold
from factcheck.facts import Entity
from factcheck.gazetteer import Candidate, Gazetteer, NameIndex
from factcheck.gazetteer.comparison import compare
from factcheck.gazetteer.form import read_form
from factcheck.gazetteer.look_up import likeness
from factcheck.gazetteer.words import read_words, words_of_name
from gazetteer_data import make_mentions, make_names

TEXTS = Path(__file__).resolve().parent.parent / "tests" / "clean" / "pt"
SCANNED = 100_000
RUNS = 20
MISSPELT = ("one change", "two changes")
Figures = dict[str, float]


def entities(names: Iterable[tuple[str, str]]) -> Iterable[Entity]:
    """An entity for each name, and the classes that they belong to."""
    yield from (Entity(kind, labels={"mul": kind}) for kind in ("place", "person", "organisation"))
    yield from (Entity(f"e{n}", labels={"mul": name}, types=[kind]) for n, (name, kind) in enumerate(names))


def clock(run: Callable[[], object]) -> float:
    """The processor time that a call takes, in seconds."""
    began = time.process_time()
    run()
    return time.process_time() - began


def measure_data(folder: Path, aliases: int, sample: int) -> Figures:
    """Makes the names and the mentions."""
    names = make_names(aliases)
    (folder / "names").write_bytes(pickle.dumps(names))
    (folder / "mentions").write_bytes(pickle.dumps(make_mentions(names, sample)))
    return {"aliases": len(names)}


def measure_build(folder: Path, aliases: int, sample: int) -> Figures:
    """Compiles the index and saves it."""
    known = list(entities(load(folder, "names")))
    began = time.perf_counter()
    NameIndex.compile(known).save(folder / "index")
    return {
        "build_seconds": time.perf_counter() - began,
        "build_peak_mib": peak_mib(),
        "file_mib": (folder / "index").stat().st_size / 2**20,
    }


def measure_look_up(folder: Path, aliases: int, sample: int) -> Figures:
    """Opens the index and looks the mentions up."""
    before = resident_mib()
    began = time.perf_counter()
    gazetteer = Gazetteer(NameIndex.load(folder / "index"), "pt")
    opened = time.perf_counter()
    gazetteer.look_up("Gabriel Galipollo")
    first = time.perf_counter()
    gazetteer.scan("Em Rio Branco, o prefeito falou com Maria Oliveira.")
    figures = {"open_seconds": opened - began, "first_mention_seconds": first - began, "resident_before_mib": before}
    mentions = load(folder, "mentions")
    seconds: dict[str, float] = defaultdict(float)
    found: dict[str, int] = defaultdict(int)
    for way, written, name in mentions:
        began = time.process_time()
        candidates = gazetteer.look_up(written)
        seconds[way] += time.process_time() - began
        found[way] += name in {candidate.name.text for candidate in candidates}
    figures["look_up_ms"] = 1000 * sum(seconds.values()) / len(mentions)
    for way in sorted(seconds):
        figures[f"look_up_ms: {way}"] = 1000 * seconds[way] / sample
        figures[f"recall: {way}"] = found[way] / sample
    figures["recall: misspelt"] = sum(found[way] for way in MISSPELT) / (len(MISSPELT) * sample)
    return figures | {"resident_mib": resident_mib()}


def measure_brute_force(folder: Path, aliases: int, sample: int) -> Figures:
    """Compares each misspelt mention with every name; then the same mentions are looked up in the same process."""
    from rapidfuzz import fuzz, process

    gazetteer = Gazetteer(NameIndex.load(folder / "index"), "pt")
    names = [name for name, _ in load(folder, "names")]
    folded = [fold(name).text for name in names]
    everything = load(folder, "mentions")
    mentions = [mention for mention in everything if mention[0] in MISSPELT][:sample]
    brute, ours = 0.0, 0.0
    found_by_brute, found_by_us = 0, 0
    for _, written, name in mentions:
        began = time.process_time()
        best = process.extract(fold(written).text, folded, scorer=fuzz.token_sort_ratio, limit=5)
        brute += time.process_time() - began
        found_by_brute += name in {names[index] for _, _, index in best}
    for way, written, _ in everything:
        if way not in MISSPELT:
            gazetteer.look_up(written)  # the pages are read from the file, as the names of brute force have been
    for _, written, name in mentions:
        began = time.process_time()
        candidates = gazetteer.look_up(written)
        ours += time.process_time() - began
        found_by_us += name in {candidate.name.text for candidate in candidates}
    return {
        "brute_force_mentions": len(mentions),
        "brute_force_ms": 1000 * brute / len(mentions),
        "brute_force_recall": found_by_brute / len(mentions),
        "beside_brute_force_ms": 1000 * ours / len(mentions),
        "beside_brute_force_recall": found_by_us / len(mentions),
        "times_brute_force": brute / ours,
    }


def measure_tantivy(folder: Path, aliases: int, sample: int) -> Figures:
    """Asks tantivy for the names with words a letter or two off, and ranks its best as we rank ours."""
    import numpy as np
    import tantivy

    index = NameIndex.load(folder / "index")
    gazetteer = Gazetteer(index, "pt")
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("name", stored=False)
    schema.add_integer_field("number", stored=True)
    built = schema.build()
    writer_index = tantivy.Index(built)
    writer = writer_index.writer(heap_size=256_000_000, num_threads=1)
    for number in range(len(index)):
        writer.add_document(tantivy.Document(name=[index.cores[number]], number=[number]))
    writer.commit()
    writer.wait_merging_threads()
    writer_index.reload()
    searcher = writer_index.searcher()

    def look_up(written: str) -> list[str]:
        form = read_form(written)
        parts = []
        for word in form.core:
            distance = 0 if len(word) < 4 else 1 if len(word) < 7 else 2
            query = (
                tantivy.Query.fuzzy_term_query(built, "name", word, distance=distance, transposition_cost_one=True)
                if distance
                else tantivy.Query.term_query(built, "name", word)
            )
            parts.append((tantivy.Occur.Should, query))
        hits = searcher.search(tantivy.Query.boolean_query(parts), limit=50, count=False).hits
        numbers = np.array([searcher.doc(address)["number"][0] for _, address in hits], np.uint32)
        best = numbers[np.argsort(-likeness(index, form, numbers, numbers[:0]), kind="stable")[:6]].tolist()
        ranked = []
        for number in best:
            features, words = compare(form, index.form(number))
            ranked.append(Candidate(gazetteer.name(number), features, words))
        ranked.sort(key=lambda candidate: (-candidate.score, candidate.name.text))
        return [candidate.name.text for candidate in ranked[:5]]

    mentions = load(folder, "mentions")
    theirs, ours = 0.0, 0.0
    found_by_them, found_by_us = 0, 0
    gazetteer.look_up(mentions[0][1])
    for way, written, name in mentions:
        began = time.process_time()
        best = look_up(written)
        middle = time.process_time()
        candidates = gazetteer.look_up(written)
        ours += time.process_time() - middle
        theirs += middle - began
        if way in MISSPELT:
            found_by_them += name in best
            found_by_us += name in {candidate.name.text for candidate in candidates}
    misspelt = sum(way in MISSPELT for way, _, _ in mentions)
    return {
        "tantivy_ms": 1000 * theirs / len(mentions),
        "tantivy_recall": found_by_them / misspelt,
        "times_tantivy": theirs / ours,
        "recall_over_tantivy": (found_by_us - found_by_them) / misspelt,
    }


def measure_scan(folder: Path, aliases: int, sample: int) -> Figures:
    """Scans news texts with up to 100,000 names, beside spaCy and beside a plain matcher."""
    import spacy
    from spacy.matcher import PhraseMatcher

    names = [name for name, _ in load(folder, "names")[:SCANNED]]
    gazetteer = Gazetteer(NameIndex.compile(entities((name, "place") for name in names)), "pt")
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    blank = spacy.blank("pt")
    matcher = PhraseMatcher(blank.vocab, attr="LOWER")
    matcher.add("name", [blank.make_doc(name) for name in names])
    ours = min(clock(lambda: [gazetteer.scan(text) for text in texts]) for _ in range(RUNS))
    theirs = min(clock(lambda: [matcher(blank.make_doc(text)) for text in texts]) for _ in range(RUNS))
    plain = plain_matcher(names)
    found = [{(match.span.start, match.span.end) for match in gazetteer.scan(text)} for text in texts]
    expected = [plain(text) for text in texts]
    characters = sum(map(len, texts))
    return {
        "scanned_names": len(names),
        "scanned_characters": characters,
        "scan_characters_per_second": characters / ours,
        "times_spacy": theirs / ours,
        "matches": sum(map(len, found)),
        "matches_lost": sum(len(wanted - got) for wanted, got in zip(expected, found, strict=True)),
        "matches_too_many": sum(len(got - wanted) for wanted, got in zip(expected, found, strict=True)),
    }


def plain_matcher(names: Iterable[str]) -> Callable[[str], set[tuple[int, int]]]:
    """A matcher that compares every window of words with the names."""
    known = {words_of_name(name) for name in names}
    known |= {tuple(word for word, *_ in read_words(fold(name).text)) for name in names}
    longest = max(map(len, known))

    def match(text: str) -> set[tuple[int, int]]:
        folded = fold(text)
        words = list(read_words(folded.text))
        found = set()
        for first in range(len(words)):
            for last in range(first, min(len(words), first + longest)):
                window = tuple(word for word, *_ in words[first : last + 1])
                if window in known and words[first][3] and words[last][4]:
                    span = folded.span(words[first][1], words[last][2])
                    found.add((span.start, span.end))
        return found

    return match


def resident_mib() -> float:
    """The memory of this process, the mapped pages that it has read among it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def peak_mib() -> float:
    """The most memory that this process has had."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def load(folder: Path, name: str) -> list[tuple[str, ...]]:
    """What an earlier step has made."""
    made: list[tuple[str, ...]] = pickle.loads((folder / name).read_bytes())
    return made


def show(figures: Figures) -> None:
    """Prints figures, one a line."""
    for name, figure in figures.items():
        print(f"{name:32} {figure:>14,.4f}", flush=True)


STEPS = {
    "data": measure_data,
    "build": measure_build,
    "look_up": measure_look_up,
    "brute_force": measure_brute_force,
    "tantivy": measure_tantivy,
    "scan": measure_scan,
}


def main() -> None:
    """Run every step in a process of its own and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aliases", type=int, default=100_000)
    parser.add_argument("--sample", type=int, default=200, help="mentions of each kind of writing")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        print(json.dumps(STEPS[args.step](args.folder, args.aliases, args.sample)))
        return
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for step in STEPS:
            command = [sys.executable, __file__, "--step", step, "--folder", folder]
            command += ["--aliases", str(args.aliases), "--sample", str(args.sample)]
            output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
            measured = json.loads(output.splitlines()[-1])
            figures |= measured
            if not args.json:
                show(measured)
    shares = {"open_share_of_build": figures["open_seconds"] / figures["build_seconds"]}
    if args.json:
        print(json.dumps(figures | shares))
    else:
        show(shares)


if __name__ == "__main__":
    main()
