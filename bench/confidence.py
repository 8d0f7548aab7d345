#!/usr/bin/env python3
"""Holds the confidence of values against being right: schede extract FOLDER | bench/confidence.py TRUTH_FOLDER

TRUTH_FOLDER has NAME.json for each document NAME, in the shape of a record. A table: for each confidence that occurs, how many values
have it, how many of them are right, and a bar. Values that the truth calls lenient or accepts in other wordings are right in any of them."""
import collections
import json
import pathlib
import sys


def leaves(value, path=""):
    """Every text, yes or no and list of codes of a record, by its JSON path."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from leaves(member, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, member in enumerate(value):
            yield from leaves(member, f"{path}[{number}]")
    else:
        yield path, value


def same(found, expected):
    fold = lambda value: "".join(value.split()) if isinstance(value, str) else value
    return fold(found) == fold(expected)


def main(truth_folder):
    right, total = collections.Counter(), collections.Counter()
    for line in sys.stdin:
        record = json.loads(line)
        truth_file = pathlib.Path(truth_folder) / (pathlib.Path(record["source"]["path"]).name + ".json")
        if record["status"] != "accepted" or not truth_file.exists():
            continue
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        sections = ("contact", "context", "areas", "good_practice")
        expected = dict(leaves({key: truth[key] for key in sections}))
        found = dict(leaves({key: record[key] for key in sections}))
        for path, evidence in record["evidence"].items():
            if path not in found or found[path] in (None, []):
                continue
            others = (truth.get("accept") or {}).get(path, [])
            total[evidence["confidence"]] += 1
            right[evidence["confidence"]] += any(same(found[path], value) for value in [expected.get(path), *others])
    print(f"{'confidence':>10} {'values':>7} {'right':>7} {'share':>7}")
    for confidence in sorted(total, reverse=True):
        share = right[confidence] / total[confidence]
        print(f"{confidence:>10} {total[confidence]:>7} {right[confidence]:>7} {share:>7.1%} {'#' * round(40 * share)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
