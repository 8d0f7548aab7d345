"""The table of docs/round-trips.md: constructs × ways, with how many values were read right, were told to be in doubt, or were gone."""

from collections import Counter, defaultdict

MARKER = "## What was read\n"


def cell(counts):
    if not counts:
        return ""
    if set(counts) == {"right"}:
        return "right"
    return ", ".join(f"**{kind} {count}**" if kind.startswith("silent") else f"{kind} {count}" for kind, count in sorted(counts.items()))


def tables(outcomes, version):
    """A table for each format that the forms were made in. A way whose program is not installed is left out."""
    for origin in sorted({found.origin for found in outcomes}):
        of_origin = [found for found in outcomes if found.origin == origin]
        ways = [way for way in dict.fromkeys(found.way for found in of_origin) if any(found.file for found in of_origin if found.way == way)]
        counts = defaultdict(Counter)
        for found in of_origin:
            counts[found.put.construct, found.way][found.kind] += found.file is not None
        yield f"\n### Made as {origin.upper()}\n\n"
        yield "".join(f"- {column}: {', then '.join(f'{step.program} {version(step.program)} to .{step.target}' for step in way) or 'as it was made'}\n"
                      for column, way in enumerate(ways))
        yield "\n| construct | " + " | ".join(map(str, range(len(ways)))) + " |\n| --- |" + " --- |" * len(ways) + "\n"
        for construct in dict.fromkeys(found.put.construct for found in of_origin):
            yield f"| {construct} | " + " | ".join(cell(+counts[construct, way]) for way in ways) + " |\n"


def renew(page, outcomes, version):
    """Writes the tables below the marker of the page."""
    above, _, _ = page.read_text(encoding="utf-8").partition(MARKER)
    page.write_text(above + MARKER + "".join(tables(outcomes, version)), encoding="utf-8")
