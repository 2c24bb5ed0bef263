"""How long `import factcheck` takes beside importing attrs, sqlite3 and rapidfuzz, each in fresh processes.

python benchmarks/import_time.py [--rounds 15] [--json]
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys

PEER = "import attrs, sqlite3, rapidfuzz"
OURS = "import factcheck"
CLOCK = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
HEAVY = ("dateparser", "numpy", "sqlalchemy", "currency_converter", "click", "babel", "holidays", "pint")


def timed(statement: str) -> float:
    """The seconds that a statement takes in a fresh interpreter."""
    command = [sys.executable, "-c", CLOCK.format(statement)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Time both imports in turn and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    pairs = [(timed(PEER), timed(OURS)) for _ in range(args.rounds + 1)][1:]
    peer, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    check = f"{OURS}; import sys; print([name for name in {HEAVY} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout.strip()
    figures = {
        "peer_ms": round(1000 * peer, 1),
        "factcheck_ms": round(1000 * ours, 1),
        "ratio": round(ours / peer, 2),
        "heavy_modules_loaded": loaded,
    }
    if args.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name:22} {figure!s:>10}")


if __name__ == "__main__":
    main()
