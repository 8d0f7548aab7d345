#!/usr/bin/env python3
"""bench.py BUILD RETURNS: what reading returns costs, against the floor and against the project's targets.

BUILD holds `schede` and `floor`, RETURNS the folders `1000`, `10000` and `large` of make_returns.py. A round runs every command
once, one after the other, so that a slow minute of the machine slows them all; figures are medians over the rounds.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROUNDS = {1000: 5, 10000: 3}
COMMANDS = ("floor", "extract --jobs 1", "extract --jobs 2", "ingest, first", "ingest, nothing new")
FLOOR, EXTRACT, EXTRACT_2, INGEST, INGEST_AGAIN = COMMANDS
MEGABYTE = 1024  # in the kilobytes of ru_maxrss


@dataclass(frozen=True)
class Cost:
    cpu: float  # seconds, user and system, children included
    wall: float  # seconds
    peak: float  # megabytes of the largest process


def run(command: list[str | Path]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)  # so that Popen does not wait for it again
    if process.returncode:
        sys.exit(f"bench: {' '.join(map(str, command))} exited {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / MEGABYTE)


def extract(build: Path, returns: Path, jobs: int) -> Cost:
    """A rejected document would be cheap: it stops the bench."""
    return run([build / "schede", "extract", "--fail-on", "rejected", "--jobs", str(jobs), returns])


def one_round(build: Path, returns: Path) -> dict[str, Cost]:
    out = Path(tempfile.mkdtemp(prefix="schede-bench-"))
    ingest = [build / "schede", "ingest", returns, "--out", out]
    try:
        return {
            FLOOR: run([build / "floor", returns]),
            EXTRACT: extract(build, returns, jobs=1),
            EXTRACT_2: extract(build, returns, jobs=2),
            INGEST: run(ingest),
            INGEST_AGAIN: run(ingest),
        }
    finally:
        shutil.rmtree(out)


def median(rounds: list[dict[str, Cost]], command: str, member: str) -> float:
    return statistics.median(getattr(costs[command], member) for costs in rounds)


def ratio(rounds: list[dict[str, Cost]], member: str, command: str, base: str) -> float:
    return statistics.median(getattr(costs[command], member) / getattr(costs[base], member) for costs in rounds)


def print_costs(measured: dict[int, list[dict[str, Cost]]]) -> None:
    print(f"{'':22}" + "".join(f"{f'{count:,} documents':>34}" for count in measured))
    print(f"{'':22}" + f"{'CPU each':>14}{'a second':>11}{'peak':>9}" * len(measured))
    for command in COMMANDS:
        cells = [f"{1000 * median(rounds, command, 'cpu') / count:11.3f} ms{count / median(rounds, command, 'wall'):11,.0f}"
                 f"{median(rounds, command, 'peak'):6.0f} MB" for count, rounds in measured.items()]
        print(f"{command:22}" + "".join(cells))


def print_targets(measured: dict[int, list[dict[str, Cost]]], large: Cost) -> None:
    few, many = measured[1000], measured[10000]
    growth = (median(many, EXTRACT, "cpu") / 10000) / (median(few, EXTRACT, "cpu") / 1000)
    targets = (
        ("extract --jobs 1 : floor, CPU", ratio(many, "cpu", EXTRACT, FLOOR), 2.0, "x"),
        ("extract --jobs 2 : --jobs 1, wall", ratio(many, "wall", EXTRACT_2, EXTRACT), 0.56, "x"),
        ("first ingest : extract --jobs 1, CPU", ratio(many, "cpu", INGEST, EXTRACT), 1.5, "x"),
        ("ingest of nothing new : first, CPU", 100 * ratio(many, "cpu", INGEST_AGAIN, INGEST), 3.0, "%"),
        ("CPU a document, 10,000 : 1,000", growth, 1.05, "x"),
        ("extract, peak at 10,000", max(median(many, command, "peak") for command in (EXTRACT, EXTRACT_2)), 32, "MB"),
        ("ingest, peak at 10,000", max(median(many, command, "peak") for command in (INGEST, INGEST_AGAIN)), 96, "MB"),
        ("extract, peak for a 50 MB main part", large.peak, 200, "MB"),
    )
    print(f"\n{'':38}{'measured':>11}{'at most':>12}")
    for name, value, limit, unit in targets:
        print(f"{name:38}{value:8.2f} {unit:2}{limit:9g} {unit:2}   {'met' if value <= limit else 'MISSED'}")


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    build, returns = Path(sys.argv[1]), Path(sys.argv[2])
    run([build / "floor", returns / "10000"])  # brings the files into the page cache
    measured = {count: [one_round(build, returns / str(count)) for _ in range(rounds)] for count, rounds in ROUNDS.items()}
    print_costs(measured)
    print_targets(measured, extract(build, returns / "large", jobs=1))


if __name__ == "__main__":
    main()
