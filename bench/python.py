"""What `racpsy.batch` costs on tables in memory, beside `racpsy batch` on a file of the same rows: in turns, in one run.

    tests/python.sh                                    # builds and installs the package, in build/python/venv
    build/python/venv/bin/python bench/python.py       # [ROWS [RUNS]]: 1000000 9 by default

The promise: at a million rows "the call costs at most 1.3 times `batch` on a file of the same rows, in one run". Both
ratios must keep it, that of time (from call to return, from start to exit) and that of CPU time, for pyarrow and for
polars: ends with 1 if one is above, or if the answers differ. They are of medians. CPU time hardly depends on what else the
machine does; where only a ratio of time is above, run it again on a quiet machine. Needs g++."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Callable

import polars
import pyarrow as pa
import pyarrow.csv
import racpsy

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = str(Path(racpsy.__file__).with_name("racpsy"))
WORKLOADS = {"w1": None, "w2": "id,amo_cents,amc_cents,patient_cents"}
LIMIT = 1.3


def cpu() -> float:
    """Returns the CPU time of this process and of those that it waited for, in seconds."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def timed(act: "Callable[[], Any]") -> "tuple[float, float]":
    """Returns the time and the CPU time of an action, in seconds."""
    start, used = time.perf_counter(), cpu()
    act()
    return time.perf_counter() - start, cpu() - used


def main(rows: int, runs: int) -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        subprocess.run(["g++", "-std=c++20", "-O2", "-o", work / "generate", ROOT / "bench/generate.cpp"], check=True)
        for workload, columns in WORKLOADS.items():
            file, out = work / f"{workload}.csv", work / "out.csv"
            with open(file, "wb") as to:
                subprocess.run([work / "generate", workload, str(rows)], stdout=to, check=True)
            table = pyarrow.csv.read_csv(file)
            frame = polars.DataFrame(table)
            for threads in (1, None):
                words = ["--threads", str(threads)] if threads else []
                words += ["--columns", columns] if columns else []
                request: "dict[str, Any]" = {"threads": threads, "columns": columns}
                actions: "dict[str, Callable[[], Any]]" = {
                    "program": lambda: subprocess.run([PROGRAM, "batch", file, "-o", out, *words], check=True, stderr=subprocess.DEVNULL),
                    "pyarrow": lambda: racpsy.batch(table, **request),
                    "polars": lambda: racpsy.batch(frame, **request),
                }
                taken: "dict[str, list[tuple[float, float]]]" = {name: [] for name in actions}
                for _ in range(runs):
                    for name, act in actions.items():
                        taken[name].append(timed(act))
                answers = pyarrow.csv.read_csv(out)
                if pa.table(racpsy.batch(table, **request).answers).combine_chunks().cast(answers.schema) != answers:
                    print(f"{workload}: the answers differ")
                    failed = 1
                base = [statistics.median(column) for column in zip(*taken["program"])]
                for name, times in taken.items():
                    wall, used = (statistics.median(column) for column in zip(*times))
                    ratio = wall / base[0], used / base[1]
                    print(f"{workload}, {rows} rows, {threads or 'all'} threads, {name:7}: {wall * 1000:7.0f} ms, {used * 1000:7.0f} ms of CPU; {ratio[0]:.2f} and {ratio[1]:.2f} of the program")
                    if max(ratio) > LIMIT:
                        print(f"{workload}: {name} costs more than {LIMIT} times the program")
                        failed = 1
    return failed


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(words + [1_000_000, 9][len(words) :])))
