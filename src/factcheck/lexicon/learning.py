"""From examples to a lexicon: cues counted, and how far to trust what is read by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from factcheck.languages import load_pack
from factcheck.lexicon.calibration import calibrate
from factcheck.lexicon.confidence import Backing, Curve
from factcheck.lexicon.cues import Cue, Kind
from factcheck.lexicon.examples import Example
from factcheck.lexicon.learned import Counts, Lexicon
from factcheck.lexicon.lessons import LessonReader, count_cues
from factcheck.stores import Snapshot, Store


def learn(examples: Iterable[Example], store: Store, *, calibrated: bool) -> Lexicon:
    """The lexicon of examples; see `Lexicon.learn`."""
    facts = list(examples)
    snapshot = store if isinstance(store, Snapshot) else Snapshot.compile(store)
    by_language: dict[str, list[Example]] = defaultdict(list)
    for example in facts:
        by_language[load_pack(example.language).language].append(example)
    cues: dict[tuple[str, Kind], Mapping[Cue, Counts]] = {}
    mentions: dict[str, int] = {}
    explained: dict[str, int] = {}
    curves: dict[tuple[str, Backing], Curve] = {}
    for language, group in sorted(by_language.items()):
        pack = load_pack(language)
        reader = LessonReader(snapshot, pack, group)
        lessons = [lesson for example in group for lesson in reader.lessons(example)]
        for kind, counted in count_cues(lessons).items():
            cues[language, kind] = counted
        mentions[language] = sum(len(lesson.contexts.mentions) for lesson in lessons)
        explained[language] = sum(len(lesson.explained) for lesson in lessons)
        if calibrated:
            for backing, curve in calibrate(lessons, snapshot, pack).items():
                curves[language, backing] = curve
    return Lexicon(cues, mentions, explained, curves)
