#!/usr/bin/env python3
"""nights.py SCHEDE [--nights N] [--most M] [--seed S]: a year of nights with `--outputs tables`, 300 unless told.

Each night brings up to M returns (40), new or in the place of one of before; now and then somebody corrects one, or has one
forgotten. After every night the outputs are held, byte for byte, against those that the same ledger gives when there
is nothing to copy from, and the totals of gap-report.json against a count of register.json.
"""

import argparse
import csv
import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import make_returns  # noqa: E402


#: What is told of gaps that closed at one time stands in the order in which they closed, and a later run has them in that of their opening.
HISTORY = {"gap-history.csv"}


class Survey:
    def __init__(self, schede: str, folder: Path, seed: int) -> None:
        self.schede, self.drop, self.out = schede, folder / "drop", folder / "out"
        self.drop.mkdir()
        self.chance = random.Random(seed)
        self.made = 0
        self.corrections = 0

    def run(self, *arguments: str | Path) -> None:
        subprocess.run([self.schede, *map(str, arguments)], check=True, capture_output=True)

    def ingest(self, out: Path) -> None:
        self.run("ingest", self.drop, "--out", out, "--outputs", "tables")

    def sources(self) -> list[str]:
        return sorted(file.name for file in self.drop.iterdir())

    def send(self) -> None:
        make_returns.write_return(self.drop, self.made)
        name = f"return-{self.made:05}.{('docx', 'odt')[self.made % 2]}"
        self.made += 1
        rivals = [other for other in self.sources() if other != name and other.endswith(name[-4:])]
        if rivals and self.chance.random() < 0.2:
            (self.drop / name).replace(self.drop / self.chance.choice(rivals))

    def correct(self) -> None:
        field, value = self.chance.choice((("contact.responsible", "Anna Rossi"), ("contact.organisation", "Comune di Bari"),
                                           ("territory.istat", "075035"), ("status", "set-aside"), ("good_practice.example", "")))
        self.run("correct", self.out, self.chance.choice(self.sources()), field, value, "--by", "Anna", "--why", "telefono")
        self.corrections += 1

    def forget(self) -> None:
        name = self.chance.choice(self.sources())
        self.run("forget", self.out, name, "--why", "prova")
        (self.drop / name).unlink()

    def night(self, most: int) -> None:
        for _ in range(self.chance.randint(0, most)):
            self.send()
        self.ingest(self.out)
        if self.sources() and self.chance.random() < 0.5:
            self.chance.choice((self.correct, self.correct, self.forget))()

    def outputs(self, out: Path) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in out.iterdir() if not file.name.startswith((".lock", "state.db"))}

    def check(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            anew = Path(folder) / "out"
            shutil.copytree(self.out, anew)
            (anew / ".briefs").unlink(missing_ok=True)
            (anew / "gaps.csv").unlink(missing_ok=True)
            self.ingest(anew)
            expected, found = self.outputs(anew), self.outputs(self.out)
        differing = sorted(name for name in (expected.keys() | found.keys()) - HISTORY if expected.get(name) != found.get(name))
        if differing:
            sys.exit(f"not as made anew: {', '.join(differing)}")
        if "register.json" in found:
            check_totals(found)


def check_totals(found: dict[str, bytes]) -> None:
    records, report = json.loads(found["register.json"])["records"], json.loads(found["gap-report.json"])
    rows = csv.DictReader(found["register.csv"].decode().splitlines(keepends=True))
    set_aside = {(row["record_id"], row["source"]) for row in rows if row["set_aside"] == "true"}

    def is_current(record: dict) -> bool:
        codes = {gap["code"] for gap in record["gaps"] if not gap["field"]}
        key = (record["record_id"], record["source"]["path"])
        return record["status"] == "accepted" and key not in set_aside and not codes & {"duplicate", "superseded"}

    current = [record for record in records if is_current(record)]
    counts: dict[str, int] = {}
    for record in current:
        for gap in record["gaps"]:
            counts[gap["code"]] = counts.get(gap["code"], 0) + 1
    ours = {code: count for code, count in report["by_code"].items() if not code.startswith("area-without")}
    if report["totals"]["accepted"] != len(current) or ours != counts:
        sys.exit(f"totals are no sums: {report['totals']}, {ours}; counted {len(current)}, {counts}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("schede")
    parser.add_argument("--nights", type=int, default=300)
    parser.add_argument("--most", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        survey = Survey(arguments.schede, Path(folder), arguments.seed)
        for night in range(arguments.nights):
            survey.night(arguments.most)
            survey.check()
        print(f"{arguments.nights} nights, {survey.made} returns sent, {survey.corrections} corrections: as made anew, totals are sums")


if __name__ == "__main__":
    main()
