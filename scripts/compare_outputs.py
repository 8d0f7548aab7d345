#!/usr/bin/env python3
"""compare_outputs.py BEFORE AFTER: how two folders of outputs differ, a few lines a file; silent, and 0, where they don't.

CSV is compared by rows and columns, JSON and NDJSON by members, all else by lines. A file, column or member that is only in AFTER is told
as new. A run (a folder with a file `status`) whose arguments BEFORE's program did not know (64) is told once.
"""

import csv
import io
import json
import re
import sys
from collections import Counter
from pathlib import Path

KEYS = ("source", "path", "field", "code", "area", "items", "item", "region", "id")
LEDGER = re.compile(r"state\.db|\.lock$")  # holds times and depends on its schema's version


def leaves(value, path=""):
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{index}]")
    else:
        yield path, json.dumps(value, ensure_ascii=False)


def csv_rows(text):
    text = text.removeprefix("\ufeff")
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.partition("\n")[0] else ",") or [[]]
    for row in rows:
        values = dict(zip(header, row))
        yield " ".join(values[key] for key in KEYS if values.get(key)), values


def json_rows(text):
    values = dict(leaves(json.loads(text)))
    yield values.get("source.path", values.get("source", "")).strip('"'), values


def ndjson_rows(text):
    for line in text.splitlines():
        yield from json_rows(line)


def text_rows(text):
    for number, line in enumerate(text.splitlines(), 1):
        yield f"line {number}", {"": line}


def rows_of(path):
    """The rows of a file by what they are about and how often that came before, each with its values by name."""
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    readers = {".csv": csv_rows, ".json": json_rows, ".ndjson": ndjson_rows}
    reader = ndjson_rows if path.name == "stdout" and path.parent.name.endswith("-records") else readers.get(path.suffix, text_rows)
    rows, seen = {}, Counter()
    for label, values in reader(text):
        rows[label, seen[label]] = values
        seen[label] += 1
    return rows


def shown(before, after):
    """Two texts, cut to where they begin to differ."""
    same = next((at for at, (one, other) in enumerate(zip(before, after)) if one != other), min(len(before), len(after)))
    start = max(0, same - 40)
    return " -> ".join(("…" if start else "") + text[start:same + 80] + ("…" if len(text) > same + 80 else "") for text in (before, after))


def names_of(rows):
    return {re.sub(r"\[\d+\]", "[]", name) for values in rows.values() for name in values}


def differences(before, after):
    """What differs between a file's rows, a line each: new names, rows that went and came, the first value that changed."""
    new = names_of(after) - names_of(before)
    if before and new:
        yield "new: " + ", ".join(sorted(new))
    for told, rows in (("gone", [key for key in before if key not in after]), ("added", [key for key in after if key not in before])):
        if rows:
            yield f"{told}: {len(rows)} rows, first {rows[0][0] or '(all)'}"
    changed = []
    for key in [key for key in before if key in after]:
        old, now = before[key], after[key]
        names = [name for name in [*old, *(name for name in now if name not in old)]
                 if old.get(name) != now.get(name) and re.sub(r"\[\d+\]", "[]", name) not in new]
        if names:
            changed.append((key, names[0], old.get(names[0], "(none)"), now.get(names[0], "(none)")))
    if changed:
        (label, _), name, old, now = changed[0]
        where = ", ".join(part for part in (label, name) if part)
        yield f"{len(changed)} of {len(before)} differ, first {where}: {shown(old, now)}"


def told_of_file(before, after):
    if not after.exists():
        return ["gone"]
    if not before.exists():
        return ["new"]
    if before.read_bytes() == after.read_bytes():
        return []
    try:
        return list(differences(rows_of(before), rows_of(after))) or ["other bytes, the same values (order, quotes, spaces or line ends)"]
    except ValueError as error:
        return [f"other bytes, and not to be read: {error}"]


def main():
    before, after = map(Path, sys.argv[1:])
    files = {path.relative_to(folder) for folder in (before, after) for path in folder.rglob("*") if path.is_file() and not LEDGER.search(path.name)}
    unknown = {path.parent for path in files if path.name == "status" and (before / path).exists() and (before / path).read_text() == "64\n" and
               (before / path).read_bytes() != (after / path).read_bytes()}
    told = [f"{run}: arguments unknown before: {(before / run / 'stderr').read_text().strip()}" for run in sorted(unknown)]
    for path in sorted(files):
        if not unknown.intersection(path.parents):
            told += [f"{path}: {line}" for line in told_of_file(before / path, after / path)]
    print(*told, sep="\n", end="\n" if told else "")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
