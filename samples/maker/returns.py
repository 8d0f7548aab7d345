"""The sample returns. The bodies are real places or invented ones; their people, numbers, addresses and words are invented."""

from .model import LIBREOFFICE, OPENOFFICE, WORD_2007, WORD_2010, Paragraph, Run, Sample
from .scheda import (BOLD_BULLETS, BOX_ON_BULLETS, FORM_CONTROL_IN_COLUMN, HIGHLIGHTED_BULLETS, LEGACY_BOX_IN_COLUMN, X_BEFORE_BULLETS,
                     X_IN_COLUMN, YES_NO, Answers, Area, scheda)

BENEVENTO = Answers(
    organisation="Comune di Benevento",
    department="Assessorato alle Politiche sociali e familiari",
    office="Servizio Famiglia e Minori",
    responsible="Antonella Iannotti",
    address="Via dei Longobardi 14, 82100 Benevento",
    phone="0824 555010",
    mobile="347 5550110",
    email="famiglia@comune.benevento.example",
    other=(("Carlo Zollo", "tel. 0824 555011, c.zollo@comune.benevento.example"), ("Pina Mastrocola", "tel. 0824 555012")),
    context="Il Comune di Benevento è capofila dell’ambito sociale e gestisce direttamente due asili nido, un centro per le famiglie e lo "
            "sportello di segretariato sociale. Negli ultimi tre anni le famiglie seguite dal servizio sono passate da 410 a 655.\n"
            "La spesa per i servizi alla famiglia è sostenuta per il 60% dal bilancio comunale e per il resto dal Piano di zona. "
            "Restano scoperte le frazioni, dove l’unico servizio attivo è il trasporto scolastico.",
    areas={"1": Area(True, offer="Comune di Bergamo"), "2": Area(True, offer="Comune di Reggio nell’Emilia")},
    example="Il piano dei tempi e degli orari del Comune di Bergamo: un ufficio dedicato, un tavolo permanente con scuole, imprese e "
            "trasporti, la banca del tempo come strumento di vicinato.",
    motivation="La pratica è attiva da quasi dieci anni ed è stata valutata da un soggetto esterno. L’ufficio tempi ha coordinato gli orari "
               "di 38 scuole e di 12 sportelli pubblici; il tempo medio di attesa agli sportelli è sceso da 25 a 9 minuti.\n"
               "Riteniamo che si possa trasferire con costi contenuti, perché si fonda sull’organizzazione e non su nuove strutture.",
)

VIBO_VALENTIA = Answers(
    organisation="Comune di Vibo Valentia",
    department="Assessorato alle Politiche per l'infanzia",
    office="Ufficio Asili nido",
    responsible="Domenico Barbalace",
    address="Piazza dei Normanni 3, 89900 Vibo Valentia",
    phone="0963 555020",
    mobile="333 5550120",
    email="asilinido@comune.vibovalentia.example",
    other=(("Rosa Lo Schiavo", "0963 555021"),),
    context="Nel territorio comunale sono attivi un nido pubblico da 45 posti e quattro strutture private, non ancora accreditate. "
            "La domanda supera l'offerta: lo scorso anno 71 bambini sono rimasti in lista d'attesa.\n"
            "Il Comune intende passare dalla gestione diretta a un sistema integrato, con un regolamento unico e una tariffa unica.",
    areas={"2": Area(True, other="Carta dei servizi dei nidi accreditati", offer="Comune di Pistoia"), "4": Area(True)},
    example="Il coordinamento pedagogico di Pistoia, che tiene insieme nidi comunali, nidi privati e spazi gioco con la stessa formazione "
            "e gli stessi strumenti di osservazione.",
    motivation="Il coordinamento ha reso stabile un patto fra pubblico e privato che altrove si esaurisce con il singolo progetto:\n"
               "• ogni educatrice frequenta 40 ore di formazione all'anno;\n"
               "• le famiglie partecipano ai comitati di gestione;\n"
               "• la qualità è misurata ogni due anni e i risultati sono pubblici.",
)

PROVINCIA_DI_CATANZARO = Answers(
    organisation="Provincia di Catanzaro",
    department="Settore Politiche del lavoro e Pari opportunità",
    office="Ufficio della Consigliera di parità",
    responsible="dott.ssa Teresa Gallucci",
    address="Viale delle Magnolie 21, 88100 Catanzaro",
    phone="0961/555030",
    mobile="+39 340 555 0130",
    email="pariopportunita@provincia.catanzaro.example",
    other=(("Francesco Scalise", "f.scalise@provincia.catanzaro.example"),),
    context="La Provincia ha approvato nel 2009 il piano per le pari opportunità, che dedica un capitolo alla conciliazione. Le imprese del "
            "territorio sono per il 94% sotto i dieci addetti: strumenti pensati per le grandi aziende, come il nido aziendale, non trovano "
            "applicazione.\nNel campo dell’assistenza domiciliare la Provincia svolge un ruolo di coordinamento fra quattro distretti "
            "sanitari, che usano ancora schede di valutazione diverse.",
    areas={"1": Area(True, "bd", offer="Provincia autonoma di Trento"),
           "3": Area(True, "acd", offer="Azienda USL di Modena")},
    example="Lo standard Family Audit della Provincia autonoma di Trento e lo sportello itinerante che ne accompagna l’adozione nelle piccole "
            "imprese.",
    motivation="L’esperienza trentina dimostra che la conciliazione può diventare un criterio di organizzazione anche dove i dipendenti sono "
               "pochi. Nelle aziende certificate le assenze sono diminuite del 16% e il rientro dalla maternità è quasi generalizzato.",
)

MARSALA = Answers(
    organisation="COMUNE DI MARSALA",
    department="Solidarieta' sociale",
    office="Ufficio Piano di zona D52",
    responsible="Vito Ingrassia",
    address="Via del Fante 41 - 91025 Marsala (TP)",
    phone="tel. 0923/55.50.40 - fax 0923/55.50.41",
    mobile="3385550140",
    email="PIANODIZONA@COMUNE.MARSALA.EXAMPLE",
    context="L'attivita' del distretto si concentra sulle famiglie numerose e sugli anziani soli. C'e' un'esperienza positiva di assistenza "
            "domiciliare, pero' manca un punto unico di accesso: il cittadino deve rivolgersi a tre uffici diversi.",
    areas={"2": Area(True, offer="Comune di Modena"), "3": Area(True, offer="Azienda ULSS di Treviso\nComune di Modena")},
    example="Il punto unico di accesso di Treviso: una sola porta, una sola scheda, una risposta entro dieci giorni.",
    motivation="Perche' ha ridotto le liste di attesa e perche' l'integrazione fra Comune e ASP da noi e' rimasta sulla carta. "
               "A Treviso il tempo fra la domanda e il primo intervento e' di 11 giorni; da noi, un po' piu' di due mesi.",
)

NARDO = Answers(
    organisation="AMBITO TERRITORIALE SOCIALE DI NARDO'",
    department="n.d.",
    office="Ufficio di Piano",
    responsible="Anna Lucia Manieri",
    address="Piazza Osanna 8, Nardò (LE)",
    phone="0833 555050",
    mobile="",
    email="ufficiodipiano@ambitonardo.example",
    context="L'Ambito comprende sei comuni e circa 92.000 abitanti. Il Piano sociale di zona destina alla famiglia il 31% delle risorse; "
            "i servizi più richiesti sono l'assistenza domiciliare e il centro di ascolto.\n"
            "L'invecchiamento della popolazione è il problema più serio: un residente su quattro ha più di 65 anni.",
    areas={"3": Area(True, offer="Comune di Parma"), "4": Area(True)},
    example="Le équipe di Parma per la valutazione multidimensionale, con l'assistente familiare come figura riconosciuta del progetto di cura.",
    motivation="Il Comune di Parma ha formato 320 assistenti familiari e le ha iscritte a un registro pubblico: le famiglie trovano una persona "
               "preparata in pochi giorni e il lavoro sommerso è diminuito.",
)

IVREA = Answers(
    organisation="Comune di Ivrea",
    department="Assessorato all’Istruzione e alla Famiglia",
    office="Centro per le famiglie",
    responsible="Giorgio Actis",
    address="Via della Dora 5, 10015 Ivrea (TO)",
    phone="0125 555060",
    mobile="349 5550160",
    email="centrofamiglie@comune.ivrea.example",
    other=(("Elena Perotti", "e.perotti@comune.ivrea.example; 0125 555061"),),
    context="Ivrea aderisce al progetto come amministrazione offerente. Il centro per le famiglie, aperto nel 2002, riunisce mediazione, "
            "sostegno ai genitori e banca del tempo in un’unica sede e lavora con 19 comuni del Canavese.",
    areas={"1": Area(True, "cd", offer="Comune di Ivrea")},
    example="La consulta urbana sui tempi, nata con i sindacati e le imprese della città, che ogni anno propone al Consiglio comunale un "
            "programma degli orari.",
    motivation="In otto anni la consulta ha portato all’apertura pomeridiana degli uffici, allo sfasamento degli orari scolastici e a un "
               "albo di 24 co-manager. Il metodo è documentato e può essere adattato a città di media grandezza.",
)

ALTAMURA = Answers(
    organisation="Comune di Altamura",
    department="Assessorato ai Servizi sociali",
    office="Servizio sociale professionale",
    responsible="Nunzia Ventricelli",
    context="La città conta circa 70.000 abitanti e una popolazione più giovane della media regionale. I servizi per la prima infanzia coprono "
            "il 7% dei bambini sotto i tre anni, contro un obiettivo del 33%.",
    areas={"2": Area(True, "ac", offer="Comune di Reggio nell’Emilia"), "4": Area(True, "d")},
    example="L’esperienza dei nidi di Reggio nell’Emilia, in particolare il lavoro con i genitori nel primo anno di frequenza.",
    motivation="È un modello conosciuto e studiato, che mette al centro la partecipazione delle famiglie. I consigli di gestione funzionano "
               "da oltre trent’anni e tengono insieme servizi comunali e convenzionati.",
)

MODICA = Answers(
    organisation="Comune di Modica",
    department="Assessorato alle Politiche sociali",
    office="Settore V - Servizi alla persona",
    responsible="Giuseppe Cappello",
    address="Via delle Carrube 12, 97015 Modica",
    phone="0932 555080",
    email="servizisociali@comune.modica.example",
    context="Vedi relazione allegata.",
    areas={"3": Area(True, "bc", offer="ASL di Firenze")},
    example="Progetto \"Casa mia\" della Società della salute di Firenze per la formazione degli operatori domiciliari.",
    motivation="Vedi allegato",
)

ACIREALE = Answers(
    organisation="Comune di Acireale",
    department="Assessorato alla Famiglia",
    office="Ufficio Servizi sociali",
    responsible="Salvatore Leotta",
    address="Via dei Platani 60, 95024 Acireale",
    phone="095 555090",
    email="famiglia@comune.acireale.example",
    context="Il Comune sta avviando il centro per le famiglie. Al momento non sono attivi servizi di conciliazione.",
    areas={"2": Area(True, "b", offer="Comune di Bologna")},
    example="I centri per bambini e genitori di Bologna.",
    motivation="Sono servizi leggeri, aperti anche a chi non frequenta il nido.",
)

ACIREALE_CORRECTED = Answers(
    organisation="Comune di Acireale (CT)",
    department="Assessorato alla Famiglia",
    office="Ufficio Servizi sociali",
    responsible="Salvatore Leotta",
    address="Via dei Platani 60, 95024 Acireale",
    phone="095 555090",
    mobile="328 5550190",
    email="famiglia@comune.acireale.example",
    context="Il Comune sta avviando il centro per le famiglie. Al momento non sono attivi servizi di conciliazione.\n"
            "La presente scheda sostituisce quella trasmessa il 9 maggio.",
    areas={"1": Area(True, "a", offer="Provincia di Bologna"), "2": Area(True, "bc", offer="Comune di Bologna")},
    example="I centri per bambini e genitori di Bologna, che accolgono ogni anno più di mille famiglie.",
    motivation="Sono servizi leggeri, aperti anche a chi non frequenta il nido. Dove sono nati, la richiesta di sostegno è emersa prima e gli "
               "invii ai servizi di tutela sono diminuiti di un quinto in quattro anni.",
)

CONSORZIO = Answers(
    organisation="Consorzio intercomunale Valle dell'Alba",
    responsible="Michele",
    phone="55512",
    email="www.valledellalba.example",
    areas={"3": Area(True)},
    example="………………………",
)

MALAGA = Answers(
    organisation="Ayuntamiento de Málaga (Spagna)",
    department="Área de Derechos Sociales",
    office="Oficina de la Familia",
    responsible="Lucía Fernández Ortega",
    address="Calle Alameda 18, 29001 Málaga",
    phone="+34 952 550 101",
    email="familia@malaga.example",
    context="Il Comune di Malaga partecipa come amministrazione offerente. Dal 2006 la città ha una rete di nove sportelli di quartiere che "
            "riuniscono servizi sociali, salute e volontariato.",
    areas={"3": Area(True, offer="Ayuntamiento de Málaga")},
    example="Il punto unico di accesso di quartiere, con un operatore di riferimento per ogni famiglia.",
    motivation="Il 78% delle domande trova risposta nello stesso sportello. Gli operatori sono disponibili ad accogliere visite di studio "
               "e a tenere la formazione in italiano.",
)

MINUTES = (
    ("Verbale della riunione del tavolo tecnico", "title"),
    ("Catanzaro, 18 maggio 2011", "centred"),
    ("Sono presenti i referenti dei servizi sociali di sette comuni, della Provincia e delle due aziende sanitarie. Presiede la dott.ssa "
     "Gallucci, verbalizza il sig. Scalise.", "body"),
    ("Ordine del giorno: 1) stato di attuazione del piano di zona; 2) calendario dei gemellaggi; 3) varie ed eventuali.", "body"),
    ("La presidente ricorda che le schede di rilevazione vanno trasmesse entro il 30 giugno e invita i comuni che non lo hanno ancora fatto "
     "a provvedere. I presenti chiedono di poter ricevere assistenza nella compilazione.", "body"),
    ("La riunione si conclude alle ore 12:40.", "body"),
)


def sample_returns() -> list[Sample]:
    """Every return that is a readable document."""
    def filled(name, producer, modified, author, answers, marking, **options):
        return Sample(name, producer, modified, author, scheda(answers, marking, **options))

    minutes = [Paragraph((Run(text, bold=style == "title"),), style) for text, style in MINUTES]
    return [
        filled("comune-di-benevento.docx", WORD_2007, "2011-04-28T10:12:00", "a.iannotti", BENEVENTO, X_IN_COLUMN, with_introduction=True),
        filled("comune-di-vibo-valentia.odt", LIBREOFFICE, "2011-05-03T16:40:00", "d.barbalace", VIBO_VALENTIA, FORM_CONTROL_IN_COLUMN),
        filled("provincia-di-catanzaro.docx", WORD_2010, "2011-05-06T09:05:00", "tgallucci", PROVINCIA_DI_CATANZARO, BOX_ON_BULLETS),
        filled("comune-di-marsala.docx", WORD_2007, "2011-05-10T12:31:00", "pc-sociali2", MARSALA, LEGACY_BOX_IN_COLUMN),
        filled("ambito-di-nardo.odt", OPENOFFICE, "2011-05-11T08:50:00", "Ufficio di Piano", NARDO, YES_NO),
        filled("comune-di-ivrea.docx", LIBREOFFICE, "2011-05-12T15:22:00", "g.actis", IVREA, BOLD_BULLETS),
        filled("comune-di-altamura.docx", WORD_2010, "2011-05-16T11:47:00", "Servizi sociali", ALTAMURA, X_BEFORE_BULLETS),
        filled("comune-di-modica.odt", OPENOFFICE, "2011-05-17T13:08:00", "utente", MODICA, HIGHLIGHTED_BULLETS),
        filled("comune-di-acireale.docx", WORD_2007, "2011-05-09T10:00:00", "s.leotta", ACIREALE, X_BEFORE_BULLETS),
        filled("comune-di-acireale-rettifica.docx", WORD_2007, "2011-06-03T09:30:00", "s.leotta", ACIREALE_CORRECTED, X_BEFORE_BULLETS),
        filled("consorzio-valle-dell-alba.odt", LIBREOFFICE, "2011-06-30T23:51:00", "admin", CONSORZIO, X_IN_COLUMN),
        filled("Scheda gemellaggi Malaga.docx", LIBREOFFICE, "2011-06-08T17:15:00", "lfernandez", MALAGA, X_IN_COLUMN),
        filled("comune-di-ostuni.odt", LIBREOFFICE, "2011-06-14T10:10:00", "protocollo", Answers(), X_IN_COLUMN),
        Sample("verbale-tavolo-tecnico.docx", WORD_2010, "2011-05-18T13:02:00", "f.scalise", minutes),
    ]


def blank_forms() -> list[Sample]:
    return [
        Sample("scheda.docx", WORD_2007, "2011-03-01T09:00:00", "Dipartimento", scheda(with_introduction=True)),
        Sample("scheda.odt", LIBREOFFICE, "2011-03-01T09:00:00", "Dipartimento", scheda()),
    ]


def avellino() -> Sample:
    """A return that gets cut short on its way."""
    answers = Answers(organisation="Comune di Avellino", responsible="Gerardo Preziosi", phone="0825 555100",
                      areas={"1": Area(True, offer="Comune di Bergamo")})
    return Sample("comune-di-avellino.docx", WORD_2010, "2011-06-20T12:00:00", "gpreziosi", scheda(answers, X_IN_COLUMN))
