"""Three small surveys that are made up, each with its blank form and three returns. Their definitions are surveys/NAME/form.xml.

The printed text stands here once more, as whoever makes a form in a word processor would type it: what it says and how it is laid
out is not the definition's business, and `schede form check --blank` holds one against the other.
"""

from collections.abc import Callable

from .model import LIBREOFFICE, OPENOFFICE, WORD_2007, WORD_2010, Paragraph, Producer, Run, Sample, Table

Answers = dict[str, object]
Option = Callable[[str, bool], list[Run]]  # the runs of a printed option, chosen or not


def typed_box(text: str, chosen: bool) -> list[Run]:
    return [Run(("☒ " if chosen else "☐ ") + text)]


def x_before(text: str, chosen: bool) -> list[Run]:
    return [Run(("X " if chosen else "☐ ") + text)]


def highlighted(text: str, chosen: bool) -> list[Run]:
    return [Run("☐ "), Run(text, highlight=chosen)]


def content_control(text: str, chosen: bool) -> list[Run]:
    return [Run(box="content-control", checked=chosen), Run(" " + text)]


def legacy_box(text: str, chosen: bool) -> list[Run]:
    return [Run(box="legacy", checked=chosen), Run(" " + text)]


def form_control(text: str, chosen: bool) -> list[Run]:
    return [Run(box="form-control", checked=chosen), Run(" " + text)]


def line(*parts: str | list[Run], style: str = "body") -> Paragraph:
    return Paragraph(tuple(run for part in parts for run in ([Run(part)] if isinstance(part, str) else part)), style)


def bold(text: str, style: str = "body") -> Paragraph:
    return Paragraph((Run(text, bold=True),), style)


def cell(text: str) -> list[Paragraph]:
    return [line(text, style="cell") if text else Paragraph(style="cell")]


def head(text: str) -> list[Paragraph]:
    return [bold(text, "cell")]


def narrative(text: object, empty_lines: int) -> list[Paragraph]:
    return [line(part) for part in str(text).split("\n")] if text else [Paragraph()] * empty_lines


# A grant for a school bus pass: dotted blanks within lines, yes and no.

def school_bus(answers: Answers, option: Option = typed_box) -> list[Paragraph | Table]:
    def blank(name: str, dots: int) -> str:
        return str(answers[name]) if name in answers else "." * dots

    def yes_no(name: str) -> list[Run]:
        return [*option("SI", answers.get(name) == "SI"), Run("   "), *option("NO", answers.get(name) == "NO")]

    return [
        bold("COMUNE DI PONTELARGO", "centred"),
        bold("RICHIESTA DI CONTRIBUTO PER L’ABBONAMENTO AL TRASPORTO SCOLASTICO", "centred"),
        bold("1. Chi chiede", "heading"),
        line(f"Il/La sottoscritto/a {blank('name', 50)} nato/a a {blank('birthplace', 30)} il {blank('birthdate', 20)}, "
             f"codice fiscale {blank('taxcode', 32)}"),
        line(f"residente in via {blank('street', 40)} n. {blank('number', 8)} CAP {blank('postcode', 12)} Comune {blank('town', 30)}"),
        line(f"Telefono {blank('phone', 30)} E-mail {blank('email', 40)}"),
        bold("2. Per chi", "heading"),
        line(f"genitore o tutore di {blank('pupil', 50)} nato/a il {blank('pupil_birthdate', 20)}"),
        line(f"che frequenta la classe {blank('class', 12)} della scuola {blank('school', 50)}"),
        bold("3. L’abbonamento", "heading"),
        line(f"L’abbonamento è costato € {blank('cost', 18)} ed è stato pagato il {blank('paid', 20)}"),
        line("La famiglia riceve altri contributi per il trasporto?   ", yes_no("other_aid"),
             f"   Se sì, per un importo di € {blank('other_amount', 18)}"),
        line(f"Indicatore ISEE della famiglia: € {blank('income', 20)}"),
        line("Serve un accompagnatore sul mezzo?   ", yes_no("escort")),
        Paragraph(),
        line(f"{blank('place', 30)}, lì {blank('date', 24)}"),
        line("Firma ______________________________"),
    ]


MARTA_COLLI: Answers = {
    "name": "Marta Colli", "birthplace": "Ferrara", "birthdate": "14/09/1984", "taxcode": "CLLMRT84P54D548I", "street": "dei Salici",
    "number": "27/A", "postcode": "44100", "town": "Pontelargo", "phone": "0532 555140", "email": "Marta.Colli@posta.example",
    "pupil": "Davide Rinaldi", "pupil_birthdate": "2 marzo 2014", "class": "1^ B", "school": "secondaria di primo grado “Ada Negri”",
    "cost": "312,50", "paid": "28/08/2026", "other_aid": "SI", "other_amount": "80", "income": "14.870,00", "escort": "NO",
    "place": "Pontelargo", "date": "15 settembre 2026"}

# No telephone, no sum paid by others, a birth without its day, neither box on the escort, no ISEE yet.
PIETRO_SALA: Answers = {
    "name": "Pietro Sala", "birthplace": "Rovigo", "birthdate": "giugno 1979", "taxcode": "SLAPTR79H11H620J", "street": "Argine Vecchio",
    "number": "5", "postcode": "44100", "town": "Pontelargo", "email": "p.sala@posta.example", "pupil": "Irene Sala",
    "pupil_birthdate": "19/11/2012", "class": "terza", "school": "“Ada Negri”", "cost": "€ 290", "paid": "03.09.2026", "other_aid": "SI",
    "place": "Pontelargo", "date": "21/09/2026"}

# The tax code has a letter wrong, the date of payment does not exist, and the income is no number.
LUCIA_FERRI: Answers = {
    "name": "LUCIA FERRI", "birthplace": "PONTELARGO", "birthdate": "08/01/1988", "taxcode": "FRRLCU88A48D548X", "street": "MAZZINI",
    "number": "112", "postcode": "44100", "town": "PONTELARGO", "phone": "333 5550147", "email": "lucia.ferri@posta.example",
    "pupil": "TOMMASO FERRI", "pupil_birthdate": "30/05/2015", "class": "5^", "school": "PRIMARIA DI VIA MAZZINI", "cost": "312,50",
    "paid": "31/09/2026", "other_aid": "NO", "income": "non ancora rilasciato dal CAF", "escort": "SI", "place": "PONTELARGO",
    "date": "05/10/2026"}


# What families think of a summer camp: one of each, a grid of crosses, several of many, a long answer.

ASPECTS = ("Orari di entrata e di uscita", "Attenzione degli educatori", "Pranzo e merende", "Sicurezza dei luoghi", "Retta settimanale")
DEGREES = ("per niente", "poco", "abbastanza", "molto")
PLACES = ("Parco dei Tigli", "Scuola Calvino", "Fattoria Le Ghiande")
LIKED = ("le gite", "la piscina", "i laboratori di manualità", "i giochi di squadra", "lo spettacolo finale")


def summer_camp(answers: Answers, option: Option = typed_box, mark: str = "X") -> list[Paragraph | Table]:
    degrees, liked = answers.get("opinion", ("",) * len(ASPECTS)), answers.get("liked", ())
    rows = [[head(text) for text in ("Aspetto", *DEGREES)]]
    rows += [[cell(aspect), *(cell(mark if degree in str(given).split("+") else "") for degree in DEGREES)]
             for aspect, given in zip(ASPECTS, degrees)]
    return [
        bold("Comune di Roccachiara", "centred"),
        bold("CENTRO ESTIVO: IL PARERE DELLE FAMIGLIE", "title"),
        line("Il questionario si riconsegna agli educatori entro la fine dell’ultima settimana."),
        line("Famiglia (se vuole dirlo) " + str(answers.get("family", "_" * 40))),
        bold("Quale centro ha frequentato suo figlio o sua figlia?"),
        *(line(option(place, answers.get("place") == place)) for place in PLACES),
        line("Per quante settimane? " + str(answers.get("weeks", "_" * 10))),
        bold("Quanto siete contenti di questi aspetti? Una crocetta per riga"),
        Table((4000, 1400, 1400, 1400, 1400), rows),
        bold("Che cosa è piaciuto di più? (al massimo tre risposte)"),
        *(line(option(text, text in liked)) for text in LIKED),
        line(option("altro: " + str(answers.get("else", "_" * 30)), "else" in answers)),
        line("Lo sceglierebbe anche l’anno prossimo?   ", option("sì", answers.get("again") == "sì"), "   ",
             option("no", answers.get("again") == "no")),
        bold("Che cosa cambierebbe?"),
        *narrative(answers.get("change"), 4),
        bold("Grazie per il suo tempo."),
    ]


CAMP_CLEAN: Answers = {
    "family": "Bortolin", "place": "Fattoria Le Ghiande", "weeks": "3", "opinion": ("abbastanza", "molto", "molto", "abbastanza", "poco"),
    "liked": ("le gite", "i laboratori di manualità"), "else": "dare da mangiare agli asini", "again": "sì",
    "change": "Aprirei mezz’ora prima: chi comincia a lavorare alle otto non arriva in tempo.\n"
              "Per il resto i bambini sono tornati ogni giorno stanchi e contenti."}
# No name, two rows without a cross, nothing on the next year and nothing at the end.
CAMP_GAPS: Answers = {
    "place": "Scuola Calvino", "weeks": "due", "opinion": ("molto", "", "abbastanza", "", "abbastanza"), "liked": ("la piscina",)}
# Two crosses in a row, four answers where three are asked for, and more weeks than the camp has.
CAMP_WRONG: Answers = {
    "family": "De Luca", "place": "Parco dei Tigli", "weeks": "12", "opinion": ("poco", "molto", "poco+abbastanza", "molto", "molto"),
    "liked": ("le gite", "la piscina", "i giochi di squadra", "lo spettacolo finale"), "again": "no",
    "change": "Il pranzo: sempre pasta in bianco."}


# Groups that register for a day's work at a river: a table of labels, lists to choose from, rows to fill in.

STRETCHES = ("Old mill to the bridge", "Bridge to the meadow", "Meadow to the lake")
TASKS = ("banks", "boats", "kitchen")
BRING = ("work gloves", "waders", "a pickup truck")
CHOOSE = "Choose an item."


def river_day(answers: Answers, option: Option = typed_box) -> list[Paragraph | Table]:
    def chosen(value: object, entries: tuple[str, ...]) -> list[Paragraph]:
        return [Paragraph((Run(str(value or CHOOSE), entries=entries),), "cell")]

    def row(label: str, name: str) -> list[list[Paragraph]]:
        return [cell(label), cell(str(answers.get(name, "")))]

    people = [*answers.get("people", ()), *[("", "", "")] * 5][:5]
    return [
        bold("Town of Alder Falls", "centred"),
        bold("RIVER CLEAN-UP DAY, MAY 16, 2026", "title"),
        line("Register your group by May 8: river@alderfalls.example"),
        bold("Your group", "heading"),
        Table((3600, 6000), [
            row("Name of the group", "group"), row("Group leader", "leader"), row("E-mail", "email"), row("Phone", "phone"),
            row("Time of arrival", "arrival"), [cell("Stretch of the river"), chosen(answers.get("stretch"), STRETCHES)]]),
        bold("Who is coming", "heading"),
        Table((800, 4800, 1600, 2400), [
            [head(text) for text in ("No.", "Full name", "Age", "Task")],
            *([cell(str(number)), cell(name), cell(age), chosen(task, TASKS)] for number, (name, age, task) in enumerate(people, 1))]),
        Paragraph(),
        line("We can bring   ", *(run for text in BRING for run in (option(text, text in answers.get("bring", ())), "   "))),
        line("Date of registration " + str(answers.get("date", "_" * 20))),
    ]


PADDLERS: Answers = {
    "group": "Alder Falls Paddling Club", "leader": "Joan Whitcomb", "email": "joan@paddlers.example", "phone": "(207) 555-0142",
    "arrival": "8:30 am", "stretch": "Bridge to the meadow", "bring": ("work gloves", "a pickup truck"), "date": "04/21/2026",
    "people": (("Joan Whitcomb", "52", "boats"), ("Peter Osgood", "34", "boats"), ("Ruth Delgado", "41", "banks"),
               ("Sam Whitcomb", "13", "kitchen"))}
# No telephone, no stretch chosen, one person without an age and one without a task, and the date left open.
SCOUTS: Answers = {
    "group": "Scout Troop 12", "leader": "Harold Finney", "email": "troop12@scouts.example", "arrival": "9 am",
    "people": (("Harold Finney", "45", "banks"), ("Mia Castillo", "", "banks"), ("Owen Pratt", "11", ""))}
# An address without its @, no time of day, a child too young, and a date with the day first, which no month is in a form of this country.
CHOIR: Answers = {
    "group": "Mill Street Choir", "leader": "Nora Ellison", "email": "nora.millstreet.example", "phone": "207-555-0178",
    "arrival": "after rehearsal", "stretch": "Old mill to the bridge", "bring": ("waders",), "date": "25/04/2026",
    "people": (("Nora Ellison", "38", "kitchen"), ("Ben Ellison", "4", "banks"))}


def survey_files() -> dict[str, Sample]:
    """The documents by their path within surveys/."""
    files: dict[str, Sample] = {}

    def survey(folder: str, title: str, creator: str, created: str, language: str = "it-IT") -> Callable[..., None]:
        def add(path: str, producer: Producer, modified: str, author: str, blocks: list[Paragraph | Table]) -> None:
            name = path.rpartition("/")[2]
            files[f"{folder}/{path}"] = Sample(name, producer, modified, author, blocks, title=title, creator=creator, created=created,
                                               language=language)
        return add

    add = survey("trasporto-scolastico", "Contributo per il trasporto scolastico", "Ufficio scuola", "2026-06-15T09:00:00")
    add("blank.docx", WORD_2010, "2026-06-15T09:00:00", "Ufficio scuola", school_bus({}))
    add("returned/colli-marta.docx", WORD_2010, "2026-09-15T20:41:00", "Marta", school_bus(MARTA_COLLI, typed_box))
    add("returned/modulo sala.odt", OPENOFFICE, "2026-09-21T07:55:00", "psala", school_bus(PIETRO_SALA, x_before))
    add("returned/FERRI.docx", WORD_2007, "2026-10-05T18:12:00", "utente", school_bus(LUCIA_FERRI, highlighted))

    add = survey("centro-estivo", "Centro estivo: il parere delle famiglie", "Ufficio giovani", "2026-07-01T09:00:00")
    add("blank.odt", LIBREOFFICE, "2026-07-01T09:00:00", "Ufficio giovani", summer_camp({}))
    add("returned/bortolin.odt", LIBREOFFICE, "2026-07-30T21:10:00", "casa", summer_camp(CAMP_CLEAN, form_control))
    add("returned/questionario.docx", WORD_2010, "2026-07-31T08:20:00", "mamma", summer_camp(CAMP_GAPS, content_control, "x"))
    add("returned/de luca.docx", WORD_2007, "2026-08-01T13:05:00", "deluca", summer_camp(CAMP_WRONG, legacy_box))

    add = survey("river-day", "River clean-up day", "Town Clerk", "2026-03-20T09:00:00", "en-US")
    add("blank.docx", WORD_2010, "2026-03-20T09:00:00", "Town Clerk", river_day({}, content_control))
    add("returned/paddlers.docx", WORD_2010, "2026-04-21T19:30:00", "jwhitcomb", river_day(PADDLERS, content_control))
    add("returned/troop 12.odt", LIBREOFFICE, "2026-05-02T10:15:00", "hfinney", river_day(SCOUTS, typed_box))
    add("returned/choir.docx", LIBREOFFICE, "2026-05-04T22:02:00", "nora", river_day(CHOIR, typed_box))
    return files
