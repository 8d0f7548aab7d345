#!/usr/bin/env python3
"""Holds twinnings, coverage and invitations to a model of their own, on registers that it makes up.

Usage: twinnings_model.py SCHEDE [SEEDS]. Silent where both agree; else says which register differs, and how.
"""
import csv
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

ITEMS = {"1": "abcd", "2": "abc", "3": "abcd", "4": "abcde", "5": "abc"}
FOUR = ["Calabria", "Campania", "Puglia", "Sicilia"]
# name, official, key, kind, region
BODIES = [("Comune di Lecce", "Comune di Lecce", "comune lecce", "comune", "Puglia"),
          ("Citta di Bari", "Comune di Bari", "comune bari", "comune", "Puglia"),
          ("Comune di Cosenza", "Comune di Cosenza", "comune cosenza", "comune", "Calabria"),
          ("Comune di Napoli", "Comune di Napoli", "comune napoli", "comune", "Campania"),
          ("Provincia di Catania", "Provincia di Catania", "provincia catania", "provincia", "Sicilia"),
          ("Comune di Modena", "Comune di Modena", "comune modena", "comune", "Emilia-Romagna"),
          ("Comune di Carpi", "Comune di Carpi", "comune carpi", "comune", "Emilia-Romagna"),
          ("Provincia di Trento", "Provincia autonoma di Trento", "provincia trento", "provincia", "Trentino-Alto Adige/Südtirol"),
          ("ASL 3 di Torino", None, "asl 3 torino", "asl", "Piemonte"),
          ("Azienda USL di Parma", None, "ausl parma", "asl", "Emilia-Romagna"),
          ("Kalamata", None, "kalamata", "foreign", None),
          ("Ente senza luogo", None, "ente senza luogo", "altro", None)]
BODIES += [(f"Agenzia {number}", None, f"agenzia {number}", "altro", "Lombardia") for number in range(10, 40)]


def territory(body):
    name, _, _, kind, region = body
    convergence = None if region is None else region in FOUR
    return {"kind": kind, "region": region, "province": None, "municipality": None, "istat": None, "convergence": convergence}


def named(body):
    return {"text": body[0], "official": body[1], "key": body[2], "territory": territory(body)}


def mode(record, area):
    """The contract's table; the first row that fits."""
    place = record["territory"]
    own = record["contact"]["organisation_key"]
    others = [b for b in area["offering_bodies"] if not b["key"] or b["key"] != own]
    if area["candidate"] is not True:
        return None, "not-a-candidate"
    if place["convergence"] is False or place["kind"] == "foreign":
        if others:
            return None, "receiver-outside-convergence"
        return ("offer", None) if record["good_practice"]["example"] is not None else (None, "practice-not-described")
    if place["convergence"] is None:
        return None, "territory-unknown"
    if others:
        return "partnership", None
    return ("offer", None) if area["offering_bodies"] else ("request", None)


def make_record(rng, number):
    body = rng.choice(BODIES)
    digest = hashlib.sha256(str((number, rng.random())).encode()).hexdigest()
    maybe = lambda value, chance=0.6: value if rng.random() < chance else None
    areas = []
    for code, letters in ITEMS.items():
        bodies = [named(b) for b in rng.sample(BODIES, rng.choice([0, 0, 0, 1, 1, 2, 3]))]
        if rng.random() < 0.1:
            bodies.append({"text": "…", "official": None, "key": None, "territory": territory(BODIES[-1])})
        candidate = bool(bodies) or rng.random() < 0.6
        items = [code + letter for letter in letters if rng.random() < 0.4] if candidate else []
        areas.append({"area": code, "candidate": candidate, "items": items, "other": None,
                      "offering_body": "; ".join(b["text"] for b in bodies) or None, "offering_bodies": bodies})
    record = {"record_id": digest[:12], "form": "agire-por-gemellaggi", "status": "accepted",
              "source": {"path": f"{rng.randrange(10**6):06}-{number}.docx", "format": "docx", "sha256": digest, "bytes": 1,
                         "modified": f"2011-05-{rng.choice([1, 2, 3]):02}T10:00:00Z", "generator": None},
              "contact": {"organisation": body[0], "organisation_official": body[1], "organisation_key": body[2], "department": None,
                          "office": None, "responsible": None, "address": None, "phone": maybe("+39 0832 555111"),
                          "mobile": maybe("+39 347 555 1111", 0.3), "email": maybe("urp@ente.example"), "other": []},
              "context": None, "areas": areas,
              "good_practice": {"example": maybe("Una pratica."), "motivation": maybe("Funziona.")},
              "territory": territory(body), "evidence": {}, "unread": [], "gaps": []}
    for field in ("phone", "mobile", "email"):
        if record["contact"][field] and rng.random() < 0.15:
            record["gaps"].append({"code": "invalid-value", "field": "contact." + field, "severity": "warning", "message": "…"})
    for area in areas:
        area["mode"], area["mode_reason"] = mode(record, area)
    return record


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


class Model:
    def __init__(self, current):
        self.returns = sorted(current, key=lambda r: (r["source"]["path"].encode(), r["record_id"]))
        self.by_key = {}
        for record in self.returns:
            self.by_key.setdefault(record["contact"]["organisation_key"], record)

    @staticmethod
    def key(record):
        return record["contact"]["organisation_key"]

    def namers(self, key, index):
        return [r for r in self.returns if any(b["key"] == key for b in r["areas"][index]["offering_bodies"])]

    def chosen(self, index):
        return [(r, key) for r in self.returns if r["areas"][index]["mode"] == "partnership"
                for key in dict.fromkeys(b["key"] for b in r["areas"][index]["offering_bodies"]) if key and key != self.key(r)]

    def first_named(self, key):
        for record in self.returns:
            for area in record["areas"]:
                if area["mode"] == "partnership":
                    for body in area["offering_bodies"]:
                        if body["key"] == key:
                            return body
        return None

    def candidates(self, receiver, index):
        found = set()
        for other in self.returns:
            if self.key(other) == self.key(receiver):
                continue
            area = other["areas"][index]
            if area["mode"] == "offer":
                found.add(self.key(other))
            if area["mode"] == "partnership":
                found.update(b["key"] for b in area["offering_bodies"] if b["key"])
        return found - {self.key(receiver)}

    def parts(self, receiver, key, index, is_chosen):
        offerer = self.by_key.get(key)
        wanted = receiver["areas"][index]["items"]
        marked = offerer["areas"][index]["items"] if offerer else []
        points = {"items": 15}
        if offerer and wanted and marked:
            points["items"] = half_up(40 * len(set(wanted) & set(marked)), len(wanted))
        points["practice"] = 15 if offerer and offerer["good_practice"]["example"] else 0
        points["motivation"] = 10 if offerer and offerer["good_practice"]["motivation"] else 0
        others = [r for r in self.namers(key, index) if self.key(r) not in (key, self.key(receiver))]
        points["named"] = min(15, 5 * len(others))
        kind = (offerer or self.first_named(key))["territory"]["kind"]
        points["kind"] = 10 if kind and kind == receiver["territory"]["kind"] else 0
        points["reachable"] = 10 if offerer and self.reachable(offerer) else 0
        busy = sum(1 for _, other in self.chosen(index) if other == key) - (1 if is_chosen else 0)
        points["busy"] = -min(20, 10 * busy)
        return points

    @staticmethod
    def reachable(record):
        wrong = {g["field"] for g in record["gaps"] if g["code"] == "invalid-value"}
        good = lambda field: record["contact"][field] and "contact." + field not in wrong
        return bool(good("email") and (good("phone") or good("mobile")))

    def twinning(self, receiver, key, index, is_chosen, candidates):
        offerer = self.by_key.get(key)
        body = self.first_named(key)
        parts = self.parts(receiver, key, index, is_chosen)
        area = receiver["areas"][index]
        tail = offerer["record_id"] if offerer else hashlib.sha256(key.encode()).hexdigest()[:12]
        row = {"id": f"{receiver['record_id']}-{area['area']}-{tail}", "kind": "chosen" if is_chosen else "proposed", "area": area["area"],
               "items": area["items"], "receiver_record_id": receiver["record_id"],
               "receiver": receiver["contact"]["organisation_official"] or receiver["contact"]["organisation"],
               "receiver_region": receiver["territory"]["region"], "offerer_record_id": offerer["record_id"] if offerer else None,
               "offerer": (offerer["contact"]["organisation_official"] or offerer["contact"]["organisation"]) if offerer
               else body["official"] or body["text"],
               "offerer_key": key, "offerer_region": (offerer or body)["territory"]["region"],
               "score": max(0, min(100, sum(parts.values()))), "parts": [{"name": n, "points": p} for n, p in parts.items()]}
        if not is_chosen:
            row["candidates"] = candidates
        return row

    def twinnings(self):
        rows = []
        for index in range(5):
            rows += [self.twinning(r, key, index, True, 0) for r, key in self.chosen(index)]
            for receiver in self.returns:
                if receiver["areas"][index]["mode"] == "request":
                    keys = self.candidates(receiver, index)
                    found = [self.twinning(receiver, key, index, False, len(keys)) for key in keys]
                    rows += sorted(found, key=lambda t: (-t["score"], t["offerer_key"].encode()))[:20]
        # Names of these registers are plain: their order is the collator's.
        return sorted(rows, key=lambda t: (t["kind"], t["receiver"].lower(), t["area"], -t["score"], t["offerer_key"].encode(),
                                           t["receiver_record_id"], t["id"]))

    def coverage(self):
        rows = []
        for index, (code, letters) in enumerate(ITEMS.items()):
            for item in [""] + [code + letter for letter in letters]:
                for region in FOUR + ["altre", "estero"]:
                    fits = [r for r in self.returns if self.region(r) == region and (not item or item in r["areas"][index]["items"])]
                    modes = [r["areas"][index]["mode"] for r in fits]
                    rows.append([code, item, region] + [str(modes.count(m)) for m in ("request", "partnership", "offer")])
        return rows

    @staticmethod
    def region(record):
        place = record["territory"]
        if place["kind"] == "foreign":
            return "estero"
        return None if place["region"] is None else place["region"] if place["region"] in FOUR else "altre"

    def invitations(self):
        named_by, areas, names = {}, {}, {}
        for record in self.returns:
            for area in record["areas"]:
                for body in area["offering_bodies"]:
                    key = body["key"]
                    if key and key not in self.by_key:
                        names.setdefault(key, body["official"] or body["text"])
                        areas.setdefault(key, set()).add(area["area"])
                        name = record["contact"]["organisation_official"] or record["contact"]["organisation"]
                        named_by.setdefault(key, {})[name] = True
        return sorted(([names[key], "; ".join(sorted(areas[key])), "; ".join(named_by[key])] for key in names), key=lambda row: row[0].lower())

    def unmatched(self):
        gaps = set()
        for record in self.returns:
            for index, area in enumerate(record["areas"]):
                if area["mode"] == "request" and not self.candidates(record, index):
                    gaps.add((record["record_id"], f"areas[{index}]", "request-without-offer", "warning"))
                asks = [r for r in self.returns if self.key(r) != self.key(record) and r["areas"][index]["mode"] == "request"]
                if area["mode"] == "offer" and not asks:
                    gaps.add((record["record_id"], f"areas[{index}]", "offer-without-request", "info"))
        return gaps


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def without_sentence(twinnings):
    return [{name: value for name, value in t.items() if name not in ("sentence", "receiver_key")} for t in twinnings]


def check(schede, seed, folder):
    rng = random.Random(seed)
    records = [make_record(rng, number) for number in range(rng.choice([1, 3, 10, 40, 120]))]
    ndjson = folder / "records.ndjson"
    ndjson.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    out = folder / str(seed)
    subprocess.run([schede, "consolidate", ndjson, "--out", out, "--csv", "exact", "--outputs", "tables", "-q"], check=True)
    listed = json.loads((out / "register.json").read_text(encoding="utf-8"))["records"]
    aside = {r["record_id"] for r in listed if any(g["code"] in ("superseded", "duplicate") for g in r["gaps"])}
    model = Model([r for r in records if r["record_id"] not in aside])
    got = json.loads((out / "twinnings.json").read_text(encoding="utf-8"))["twinnings"]
    expected = {
        "modes": [[(a["mode"], a["mode_reason"]) for a in r["areas"]] for r in sorted(records, key=lambda r: r["source"]["path"])],
        "twinnings.json": model.twinnings(),
        "coverage.csv": model.coverage(),
        "offerers-to-invite.csv": model.invitations(),
        "gaps": model.unmatched(),
        "twinnings.csv": [t["id"] for t in got],
    }
    gaps = [(g[0], g[3], g[4], g[5]) for g in read_csv(out / "gaps.csv")[1:] if g[4].endswith(("without-offer", "without-request"))]
    found = {
        "modes": [[(a["mode"], a["mode_reason"]) for a in r["areas"]] for r in listed],
        "twinnings.json": without_sentence(got),
        "coverage.csv": read_csv(out / "coverage.csv")[1:],
        "offerers-to-invite.csv": [[row[0], row[4], row[5]] for row in read_csv(out / "offerers-to-invite.csv")[1:]],
        "gaps": {g for g in gaps if g[0]},
        "twinnings.csv": [row[0] for row in read_csv(out / "twinnings.csv")[1:]],
    }
    differences = []
    for name, rows in expected.items():
        if rows == found[name]:
            continue
        pair = next((p for p in zip(list(rows), list(found[name])) if p[0] != p[1]), (len(rows), len(found[name])))
        differences.append(f"register {seed}, {name}: expected {pair[0]}\n  found {pair[1]}")
    return differences


def main():
    schede, seeds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 40
    with tempfile.TemporaryDirectory() as folder:
        differences = [line for seed in range(seeds) for line in check(schede, seed, pathlib.Path(folder))]
    print("\n".join(differences), end="\n" if differences else "")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
