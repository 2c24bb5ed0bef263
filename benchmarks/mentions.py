"""What the library finds in cases of dates, numbers and money, as predictions to be scored.

    python benchmarks/mentions.py CASES_DIR --out FILE

CASES_DIR holds JSON Lines files, a case a line, with `id`, `lang`, `kind`, `text`, `reference` (the "now" of relative
expressions, an ISO date and time, or null) and optionally `variant` (a language tag). A prediction line has the case's
`id` and `preds`: `start`, `end`, `kind` and `values`, the chosen reading first. A mention of a
day that does not exist predicts nothing.

The cases count a number wherever there is one, so money, quantities and durations are predicted as numbers as well,
and they count cents in cents, with no currency, where the library reads "34 cents" as 0.34 dollars.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from factcheck.mentions import Mention, MentionKind, find_mentions
from factcheck.values import Amount, DateInterval, Money

KINDS = {
    MentionKind.DATE: "date",
    MentionKind.PERIOD: "period",
    MentionKind.NUMBER: "number",
    MentionKind.QUANTITY: "number",
    MentionKind.DURATION: "number",
    MentionKind.ORDINAL: "ordinal",
    MentionKind.PERCENT: "percent",
    MentionKind.MONEY: "money",
}


def value_of(value: object) -> object:
    """A value in the form of the cases."""
    if isinstance(value, DateInterval):
        return {
            "start": value.start.isoformat() if value.start else None,
            "end": value.end.isoformat() if value.end else None,
        }
    if isinstance(value, Money):
        return {"amount": format(value.amount, "f"), "currency": value.currency}
    return format(value.amount, "f") if isinstance(value, Amount) else None


def predictions(mention: Mention) -> list[dict[str, object]]:
    """A mention in the form of predictions; money is a sum and a number."""
    place = {"start": mention.span.start, "end": mention.span.end}
    values = [value_of(reading.value) for reading in mention.readings]
    if mention.kind is not MentionKind.MONEY:
        return [{**place, "kind": KINDS[mention.kind], "values": values}]
    sums = [reading.value for reading in mention.readings if isinstance(reading.value, Money)]
    values = [value_of(value) for value in sums]
    if mention.rule.endswith(".money.minor"):
        values = [{"amount": format(value.amount * 100, "f"), "currency": None} for value in sums]
    number = {**place, "kind": "number", "values": [format(sums[0].amount, "f")]}
    return [{**place, "kind": "money", "values": values}, number]


def is_predicted(mention: Mention) -> bool:
    """Whether a mention predicts anything: not where it is of another kind or no such day exists."""
    return mention.kind in KINDS and (bool(mention.readings) or mention.unresolved == "published_missing")


def main() -> None:
    """Read every case of the folder and write a prediction for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, metavar="CASES_DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as out:
        for path in sorted(args.cases.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                case = json.loads(line)
                published = case["reference"][:10] if case["reference"] else None
                language = case.get("variant") or case["lang"]
                mentions = find_mentions(case["text"], language=language, published=published)
                found = [mention for mention in mentions if is_predicted(mention)]
                preds = [line for mention in found for line in predictions(mention)]
                out.write(json.dumps({"id": case["id"], "preds": preds}) + "\n")


if __name__ == "__main__":
    main()
