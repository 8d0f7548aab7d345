#!/usr/bin/env python3
"""make_returns.py COUNT FOLDER: that many returns, every other one DOCX and ODT, each with other words, the same in every run.

A file is about 28 KB, the main part of a DOCX about 63 KB, like a return that Word wrote. `--main-part MB` gives one return
whose main part is that large instead.
"""

import argparse
import csv
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "samples"))

from maker import scheda  # noqa: E402
from maker.docx import docx  # noqa: E402
from maker.model import LIBREOFFICE, OPENOFFICE, WORD_2007, WORD_2010, Sample  # noqa: E402
from maker.odt import odt  # noqa: E402

SUBJECTS = ("Il Comune", "L’Ambito territoriale", "Il servizio sociale", "La rete dei nidi", "Il centro per le famiglie", "L’ufficio di piano",
            "La cooperativa che gestisce il servizio", "Lo sportello di ascolto", "Il tavolo con le associazioni", "L’azienda sanitaria")
VERBS = ("ha avviato", "coordina", "sostiene", "ha riorganizzato", "intende estendere", "ha valutato", "segue da anni", "finanzia in parte")
OBJECTS = ("l’assistenza domiciliare agli anziani soli", "i servizi per la prima infanzia", "la formazione degli operatori",
           "il punto unico di accesso", "i percorsi di affido familiare", "la banca del tempo", "gli interventi di mediazione familiare",
           "l’accoglienza dei minori stranieri non accompagnati", "i voucher di conciliazione", "il registro delle assistenti familiari")
ENDINGS = ("con {} famiglie seguite nell’ultimo anno", "in {} comuni del territorio", "grazie a {} operatori qualificati",
           "per una spesa di {} mila euro", "con una riduzione delle liste d’attesa del {}%", "e ne pubblica i risultati ogni {} mesi",
           "benché le risorse siano diminuite di {} mila euro", "perché la domanda è cresciuta di {} unità")
NAMES = ("Anna", "Bruno", "Carla", "Dario", "Elena", "Franco", "Giulia", "Ivano", "Laura", "Marco", "Nadia", "Paolo")
SURNAMES = ("Abate", "Basile", "Carbone", "D’Angelo", "Esposito", "Ferrante", "Greco", "Leone", "Marini", "Pellegrino", "Russo", "Vitale")
OFFERS = ("Comune di Bologna", "Comune di Modena", "Provincia autonoma di Trento", "Comune di Torino", "Regione Toscana", "Comune di Parma")
HABITS = {
    "docx": ((WORD_2007, scheda.X_IN_COLUMN), (WORD_2007, scheda.LEGACY_BOX_IN_COLUMN), (WORD_2007, scheda.X_BEFORE_BULLETS),
             (WORD_2010, scheda.BOX_ON_BULLETS), (WORD_2010, scheda.BOLD_BULLETS)),
    "odt": ((LIBREOFFICE, scheda.X_IN_COLUMN), (LIBREOFFICE, scheda.FORM_CONTROL_IN_COLUMN), (OPENOFFICE, scheda.YES_NO),
            (OPENOFFICE, scheda.HIGHLIGHTED_BULLETS)),
}


@cache
def municipalities() -> list[tuple[str, str]]:
    with open(ROOT / "extractors" / "data" / "comuni.csv", encoding="utf-8", newline="") as file:
        return [(row["name"], row["province"]) for row in csv.DictReader(file) if not row["valid_to"]]


def prose(words: random.Random, paragraphs: int) -> str:
    def sentence() -> str:
        parts = [words.choice(choices) for choices in (SUBJECTS, VERBS, OBJECTS, ENDINGS)]
        return " ".join(parts).format(words.randint(2, 900)) + "."

    return "\n".join(" ".join(sentence() for _ in range(words.randint(3, 6))) for _ in range(paragraphs))


def answers(words: random.Random, number: int) -> scheda.Answers:
    name, province = municipalities()[number * 7919 % len(municipalities())]
    domain = "".join(letter for letter in name.lower() if "a" <= letter <= "z") or "comune"
    person = f"{words.choice(NAMES)} {words.choice(SURNAMES)}"
    areas = {code: scheda.Area(True, "".join(sorted(words.sample("abc", words.randint(1, 3)))), offer=words.choice(OFFERS + ("",)))
             for code in words.sample("12345", words.randint(1, 3))}
    return scheda.Answers(
        organisation=f"Comune di {name}", department="Assessorato alle Politiche sociali", office="Ufficio Servizi alla famiglia",
        responsible=person, address=f"Via Roma {words.randint(1, 99)}, {name} ({province})", phone=f"06 555{words.randint(1000, 9999)}",
        mobile=f"347 555{words.randint(1000, 9999)}" if words.random() < 0.7 else "", email=f"famiglia@comune.{domain}.example",
        other=((f"{words.choice(NAMES)} {words.choice(SURNAMES)}", f"tel. 06 555{words.randint(1000, 9999)}"),),
        context=prose(words, 10), areas=areas, example=prose(words, 7), motivation=prose(words, 10))


def write_return(folder: Path, number: int) -> None:
    words = random.Random(number)
    format_name = ("docx", "odt")[number % 2]
    producer, marking = words.choice(HABITS[format_name])
    blocks = scheda.scheda(answers(words, number), marking, with_introduction=True)
    sample = Sample(f"return-{number:05}.{format_name}", producer, f"2011-05-{1 + number % 28:02}T09:{number % 60:02}:00", "utente", blocks,
                    padding=words.randbytes(17_000))
    (folder / sample.name).write_bytes(docx(sample) if format_name == "docx" else odt(sample))


def write_large_return(folder: Path, megabytes: int) -> None:
    words = random.Random(megabytes)
    written = replace(answers(words, 0), context=prose(words, 1160 * megabytes))
    sample = Sample("large.docx", WORD_2010, "2011-05-31T09:00:00", "utente", scheda.scheda(written))
    (folder / sample.name).write_bytes(docx(sample))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--main-part", type=int, metavar="MB")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if arguments.main_part:
        write_large_return(arguments.folder, arguments.main_part)
        return
    with ProcessPoolExecutor() as workers:
        list(workers.map(partial(write_return, arguments.folder), range(arguments.count), chunksize=100))


if __name__ == "__main__":
    main()
