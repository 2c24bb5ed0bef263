"""What the table of exchange rates costs to load, beside the loader of the package that brings it.

Each figure is measured in a process of its own, so that nothing is warm. `--json` prints one JSON object instead
of the table.
"""

from __future__ import annotations

import json
import subprocess
import sys

LOADERS = {
    "factcheck": (
        "from datetime import date\nfrom factcheck.rates import EcbRates",
        "EcbRates().rate('USD', 'BRL', date(2025, 1, 21))",
    ),
    "CurrencyConverter, decimal": (
        "from currency_converter import CurrencyConverter",
        "table = CurrencyConverter(decimal=True)",
    ),
    "CurrencyConverter, float": (
        "from currency_converter import CurrencyConverter",
        "table = CurrencyConverter()",
    ),
}
SECONDS = """
{imports}
from time import perf_counter
start = perf_counter()
{load}
print(perf_counter() - start)
"""
TRACED = """
{imports}
import tracemalloc
tracemalloc.start()
{load}
print(tracemalloc.get_traced_memory()[1] / 2**20)
"""
RESIDENT = """
{imports}
import resource
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
{load}
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
LOOK_UPS = """
from datetime import date, timedelta
from time import perf_counter
from factcheck.rates import EcbRates
rates = EcbRates()
rates.rate("USD", "BRL", date(2025, 1, 21))
days = [date(2009, 1, 1) + timedelta(days=n) for n in range(5000)]
start = perf_counter()
for day in days:
    assert rates.rate("USD", "BRL", day)
print((perf_counter() - start) / len(days) * 1e6)
"""


def measure(script: str, runs: int = 5) -> float:
    """The least of several runs, each in a new interpreter."""
    command = [sys.executable, "-c", script]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(runs))


def main() -> None:
    """Print the table, or the figures as JSON."""
    figures: dict[str, dict[str, float]] = {}
    for name, (imports, load) in LOADERS.items():
        figures[name] = {
            "load_seconds": measure(SECONDS.format(imports=imports, load=load)),
            "peak_traced_mib": measure(TRACED.format(imports=imports, load=load), runs=1),
            "resident_growth_mib": measure(RESIDENT.format(imports=imports, load=load)),
        }
    look_up = measure(LOOK_UPS)
    if "--json" in sys.argv[1:]:
        named = {
            f"{name.replace(', ', '_').lower()}_{figure}": round(value, 4)
            for name, of_one in figures.items()
            for figure, value in of_one.items()
        }
        print(json.dumps(named | {"factcheck_look_up_microseconds": round(look_up, 1)}))
        return
    print(f"{'table of rates, first use':28}{'seconds':>10}{'peak MiB':>10}{'RSS MiB':>10}")
    for name, of_one in figures.items():
        seconds, traced, resident = of_one.values()
        print(f"{name:28}{seconds:10.3f}{traced:10.1f}{resident:10.1f}")
    print(f"one look-up, warm: {look_up:.0f} µs")


if __name__ == "__main__":
    main()
