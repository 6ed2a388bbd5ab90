"""What can be wrong with a schema file, in the words a coordinator reads."""

import difflib
import enum
from dataclasses import dataclass

LONGEST = 400
"""How much of a word is repeated in a message; the longest list of known words is shorter."""


class Mistake(enum.StrEnum):
    """One kind of mistake: what is wrong, and what to do about it."""

    SYNTAX = (
        "Hier ist die Schreibweise falsch ({detail}). Prüfen Sie Einrückung und Anführungszeichen."
    )
    NOT_TEXT = "Die Datei ist kein Text in UTF-8. Speichern Sie sie als UTF-8."
    TOO_LARGE = "Die Datei ist größer als 256 KB. Teilen Sie sie auf."
    TOO_DEEP = "Hier ist tiefer als {limit} Ebenen verschachtelt. Vereinfachen Sie den Aufbau."
    EMPTY = "Die Datei ist leer. Schreiben Sie mindestens einen Titel hinein."
    TWO_DOCUMENTS = "Hier beginnt ein zweites Dokument (---). Legen Sie dafür eine eigene Datei an."
    TAG = "Typangaben mit '!' sind nicht erlaubt. Löschen Sie '{tag}'."
    ANCHOR = "Anker und Verweise (& und *) sind nicht erlaubt. Schreiben Sie den Inhalt aus."
    MERGE = "'<<' ist nicht erlaubt. Schreiben Sie den Inhalt aus."
    CONTROL = "Hier steht ein unsichtbares Steuerzeichen. Löschen Sie es."
    DUPLICATE_KEY = "'{key}' steht hier zweimal, zuerst in Zeile {first}. Löschen Sie eines davon."
    KEY_NOT_TEXT = "Hier muss vor dem Doppelpunkt ein einfaches Wort stehen."
    MAPPING_WANTED = "Hier werden Angaben der Form 'wort: wert' erwartet."
    LIST_WANTED = "Bei '{key}' wird eine Liste erwartet, zum Beispiel [eins, zwei]."
    TEXT_WANTED = "Bei '{key}' wird ein einfacher Text erwartet."
    UNKNOWN_KEY = "'{key}' gibt es hier nicht. {guess}Möglich sind: {known}."
    MISSING_KEY = "Hier fehlt '{key}'. Ergänzen Sie es."
    BAD_ID = "'{id}' ist kein gültiger Name. Erlaubt sind a-z, 0-9 und _, beginnend mit a-z."
    RESERVED_ID = "'{id}' ist ein reserviertes Wort. Wählen Sie einen anderen Namen."
    DUPLICATE_ID = "'{id}' gibt es schon in Zeile {first}. Benennen Sie eines davon um."
    UNKNOWN_KIND = "'{kind}' ist keine Art von Frage. {guess}Möglich sind: {known}."
    NOT_YES_NO = "Bei '{key}' muss yes oder no stehen, nicht '{value}'."
    NOT_NUMBER = "Bei '{key}' muss eine Zahl stehen, nicht '{value}'."
    NOT_WHOLE = "Bei '{key}' muss eine ganze Zahl stehen, nicht '{value}'."
    TOO_SMALL = "Bei '{key}' muss mindestens {least} stehen, nicht '{value}'."
    NOT_DATE = "Bei '{key}' muss ein Datum wie 2027-01-31 stehen, nicht '{value}'."
    NOT_SPAN = "'{value}' ist keine Zeitspanne. Schreiben Sie zum Beispiel 3y, 6m oder 90d."
    NOT_ONE_OF = "Bei '{key}' ist '{value}' nicht möglich. {guess}Möglich sind: {known}."
    ONLY_ONE_OF = "Nennen Sie nur eines von {known}."
    BOUNDS = "'{low}' ist größer als '{high}'. Tauschen Sie die Werte."
    DATE_BOUNDS = (
        "'not_before' liegt nach 'not_after'. So ist kein Datum möglich. Ändern Sie eines davon."
    )
    NO_LIST = (
        "Die Liste '{list}' gibt es nicht. {guess}Legen Sie sie an oder wählen Sie eine andere."
    )
    NO_OPTIONS = "Diese Liste hat keine Auswahl. Ergänzen Sie 'options' oder 'names'."
    NO_SUCH_OPTION = "'{code}' gibt es in der Liste '{list}' nicht. {guess}Prüfen Sie den Code."
    NO_SUCH_QUESTION = "Die Frage '{id}' gibt es nicht. {guess}Prüfen Sie den Namen."
    NO_SUCH_PAGE_QUESTION = (
        "Die Seite '{page}' nennt '{id}', die es nicht gibt. {guess}Prüfen Sie den Namen."
    )
    NOT_ON_A_PAGE = "Die Frage '{id}' steht auf keiner Seite. Nehmen Sie sie unter 'pages' auf."
    TWICE_ON_PAGES = "Die Frage '{id}' steht auf zwei Seiten. Nehmen Sie sie von einer herunter."
    GROUP_IN_GROUP = (
        "Eine Gruppe darf keine Gruppe enthalten. Legen Sie eine zweite Gruppe daneben an."
    )
    IS_GROUP = "'{id}' ist eine Gruppe. Schreiben Sie zum Beispiel {{any_row: {{frage: code}}}}."
    IS_MEMBER = (
        "'{id}' steht in einer Gruppe. Schreiben Sie {{{group}: {{any_row: {{{name}: …}}}}}}."
    )
    NEEDS_MEMBER = "'{id}' muss eine Frage in einer Gruppe sein, zum Beispiel gruppe.frage."
    NEEDS_DATE = "'{id}' ist keine Frage nach einem Datum. Nennen Sie eine."
    NEEDS_GROUP = "'{id}' ist keine Gruppe. Diese Bedingung passt nur zu einer Gruppe."
    NEEDS_MULTIPLE = "'{id}' erlaubt mehrere Antworten. Schreiben Sie {{contains: …}}."
    NEEDS_ORDER = "'{id}' hat keine Reihenfolge. at_least und at_most passen hier nicht."
    BAD_CONDITION = (
        "Diese Bedingung ist nicht verständlich. Schreiben Sie zum Beispiel {{frage: code}}."
    )
    CYCLE = "Die Bedingungen drehen sich im Kreis: {path}. Lösen Sie eine davon auf."
    TWO_HOLDERS = "'{role}' steht schon bei {first}. Diese Aufgabe gibt es nur einmal."
    NO_HOLDER = "Keine Frage hat 'stands_for: {role}'. Eine Frage muss diese Aufgabe haben."
    NOT_SHAREABLE = "'{id}' darf in keinem Paket stehen (geschützt). Nehmen Sie die Frage heraus."
    NOTHING_TO_SHARE = "'{id}' ist nur ein Hinweis ohne Antwort. Nehmen Sie ihn heraus."
    FILE_IN_PACKAGE = (
        "'{id}' ist eine Datei. Nennen Sie unter 'attachments', welche Arten mitgehen dürfen."
    )
    TWICE_IN_PACKAGE = "'{id}' steht schon in Zeile {first}. Löschen Sie eines davon."
    WILDCARD = "'{id}' ist nicht erlaubt. Nennen Sie jede Frage einzeln."
    GROUP_IN_PACKAGE = (
        "'{id}' ist eine Gruppe. Nennen Sie ihre Fragen einzeln, zum Beispiel {id}.{member}."
    )
    NO_SUCH_SECTION = "Den Abschnitt '{id}' gibt es nicht. {guess}Prüfen Sie den Namen."
    NO_SUCH_FILE = "'{id}' gibt es nicht. Legen Sie die Datei an."
    NO_SUCH_FOLDER = "Den Ordner '{id}' gibt es hier nicht. Möglich sind: {known}."
    MASKED_MASK = "'{code}' ist selbst geschützt und kann nichts verdecken. Wählen Sie eine andere."
    NO_SUCH_LANGUAGE = "'{language}' ist keine Sprache, die es hier gibt. Möglich sind: {known}."
    NO_GERMAN = "Der deutsche Text fehlt. Er ist die Grundlage aller Übersetzungen."
    LANGUAGE_MISSING = (
        "Der Text auf '{language}' fehlt. Ergänzen Sie ihn oder nennen Sie ihn unter not_offered."
    )
    LANGUAGE_STALE = (
        "Der Text auf '{language}' gehört zu einer älteren deutschen Fassung. Prüfen Sie ihn."
    )
    UNKNOWN_PLACEHOLDER = "Den Platzhalter '{{{name}}}' gibt es nicht. Möglich sind: {known}."
    VERSION_GAP = "Vor Fassung {version} fehlt Fassung {missing}. Nummern laufen ohne Lücke."
    BAD_FILE_NAME = "Eine Schema-Datei heißt wie ihre Fassung, zum Beispiel 1.yaml."
    BAD_PLACE = (
        "Eine Schema-Datei liegt in einem Ordner mit ihrem Namen, zum Beispiel farben/1.yaml."
    )
    LINK = "Das ist eine Verknüpfung. Legen Sie die Datei selbst hierher."
    CHANGED = (
        "Fassung {version} ist veröffentlicht und darf sich nicht ändern. "
        "Speichern Sie als neue Fassung."
    )
    NO_TARGET = (
        "'{target}' ist kein Ziel für '{id}'. Schreiben Sie den Abschnitt und die Frage, zum "
        "Beispiel personal.{id}."
    )
    NO_FORERUNNER = "Fassung 1 hat keine ältere Fassung. Löschen Sie 'upgrade'."
    LOST_QUESTION = (
        "Fassung {version} fragt '{id}', diese Fassung nicht. Behalten Sie die Frage oder "
        "schreiben Sie unter 'upgrade' die Zeile '- retire: {id}'."
    )
    LOST_OPTION = (
        "'{code}' stand in Fassung {version} und fehlt hier. Behalten Sie die Auswahl. Oder "
        "schreiben Sie unter 'upgrade' '- retire: {code}' oder '- map: {{{code}: neuer_code}}'."
    )
    LOST_IN_LIST = (
        "'{id}' hat jetzt die Liste '{list}'. Dort fehlt '{code}'. Schreiben Sie unter "
        "'upgrade' die Zeile '- map: {{{id}: {{{code}: neuer_code}}}}'."
    )
    REUSED_ID = (
        "'{id}' gab es schon bis Fassung {version}. Nehmen Sie einen neuen Namen oder schreiben "
        "Sie unter 'upgrade' die Zeile '- restore: {id}'."
    )
    CHANGED_KIND = (
        "'{id}' war in Fassung {version} von der Art {old} und ist jetzt {new}. "
        "Schreiben Sie unter 'upgrade' die Zeile '- convert: {id}'."
    )
    NO_CONVERSION = (
        "Aus {old} kann nicht {new} werden, ohne dass Antworten verloren gehen. "
        "Legen Sie eine neue Frage an und schreiben Sie die Zeile '- retire: {id}'."
    )
    NEEDS_MEANING = (
        "Der Wortlaut von '{id}' ist anders als in Fassung {version}. Schreiben Sie unter "
        "'upgrade' '- meaning: {{{id}: same}}'. Ist etwas anderes gemeint, schreiben Sie "
        "'{{{id}: changed}}'."
    )
    NOT_BEFORE = "Fassung {version} kennt '{id}' nicht. {guess}Prüfen Sie den Namen."
    STILL_THERE = "'{id}' gibt es in dieser Fassung noch. Löschen Sie eines von beiden."
    NOT_NEW = "'{id}' gab es schon in Fassung {version}. Nehmen Sie hier eine neue Frage."
    NOT_THERE = "'{id}' gibt es in dieser Fassung nicht. {guess}Prüfen Sie den Namen."
    NEVER_RETIRED = "'{id}' war nie im Ruhestand. Löschen Sie diesen Schritt."
    TWO_STEPS = "Für '{id}' gibt es zwei Schritte, zuerst in Zeile {first}. Löschen Sie einen."
    UNLIKE_KINDS = (
        "'{id}' ist von der Art {old}, '{other}' von der Art {new}. "
        "So gehen Antworten verloren. Nehmen Sie dieselbe Art."
    )
    ACROSS_ROWS = (
        "'{id}' steht in einer Gruppe, '{other}' nicht in derselben. "
        "Eine Antwort je Zeile passt nicht in eine einzige. Bleiben Sie in der Gruppe."
    )
    NO_EFFECT = "'{id}' ist unverändert. Löschen Sie diesen Schritt."
    NOT_IN_MENU = "Das Menü nennt 'biography/{id}' nicht. Ergänzen Sie einen Eintrag dafür."
    SENTENCE_LENGTH = (
        "Bei '{id}' hat ein Satz {count} Wörter. Machen Sie daraus Sätze mit höchstens {most}."
    )
    WORD_LENGTH = (
        "Bei '{id}' hat das Wort '{word}' mehr als {most} Buchstaben. Umschreiben Sie es oder "
        "setzen Sie einen Bindestrich."
    )
    ACCEPTED_IN_VAIN = (
        "Der Hinweis '{rule}' kommt hier nicht mehr vor. Löschen Sie diese Zeile unter 'accepted'."
    )
    NO_ATTACHMENTS = (
        "Keine Liste hat 'stands_for: attachments'. Eine Liste muss die Arten von Anlagen nennen."
    )
    NEVER = "Das kann nie gelten: {why}. Ändern Sie die Bedingung."
    TOO_MANY_CHOSEN = (
        "'{key}' verlangt {least}, die Liste hat nur {count}. Verkleinern Sie die Zahl."
    )
    UNPURPOSED = (
        "Die Frage '{id}' steht in keinem Paket. "
        "Schreiben Sie unter 'purpose', wofür sie nötig ist."
    )
    AUDIO_TWICE = (
        "'{name}' ist schon die Aufnahme zu „{first}“. Geben Sie diesem Text einen anderen Namen."
    )
    NO_SUCH_ICON = "Das Bild '{icon}' gibt es nicht. {guess}Möglich sind: {known}."
    NO_SUCH_ANSWER = "'{value}' ist keine Auswahl bei '{id}'. {guess}Möglich sind: {known}."
    NO_ANSWER_LIKE_THIS = (
        "So lässt sich '{id}' nicht beantworten (Art: {kind}). Schreiben Sie zum Beispiel "
        "{example}."
    )
    NOT_ACCEPTED = "MoBio nimmt '{value}' bei '{id}' nicht an: {why} Ändern Sie die Antwort."
    NOTE_ANSWERED = "'{id}' ist nur ein Hinweis ohne Antwort. Löschen Sie diese Zeile."
    FORMER_ANSWER = (
        "'{id}' ist im Ruhestand. Legen Sie von der Testperson eine neue Fassung an, ohne diese "
        "Zeile."
    )
    FORMER_OPTION = (
        "Die Auswahl '{value}' bei '{id}' ist im Ruhestand. Legen Sie von der Testperson eine "
        "neue Fassung an, mit einer anderen Antwort."
    )
    NOT_ASKED = (
        "Nach '{id}' wird die Testperson nicht gefragt. Prüfen Sie die Bedingung der Frage, oder "
        "löschen Sie hier den Namen."
    )
    ASKED = (
        "Nach '{id}' wird die Testperson gefragt. Prüfen Sie die Bedingung der Frage, oder "
        "löschen Sie hier den Namen."
    )
    NOT_IN_PACKAGE = (
        "Das Paket '{package}' enthält '{id}' nicht. {guess}Prüfen Sie das Paket, oder löschen "
        "Sie diese Zeile."
    )
    READS_OTHERWISE = (
        "Das Paket '{package}' zeigt bei '{id}' {actual}. Erwartet war {expected}. Prüfen Sie "
        "Paket und Formular, oder ändern Sie diese Zeile."
    )
    SHOWS_MORE = (
        "Das Paket '{package}' zeigt auch '{id}': {actual}. Soll es das, dann ergänzen Sie die "
        "Zeile. Sonst ändern Sie das Paket."
    )

    NOT_REACHABLE = (
        "Bei '{id}' fehlt, wie man die Stelle erreicht. Ergänzen Sie 'email' oder 'phone'."
    )
    NAMES_A_PERSON = "'{id}' nennt eine Person. Schreiben Sie nur, was die Stelle macht."
    BAD_EMAIL = "'{value}' ist keine E-Mail-Adresse. Schreiben Sie sie wie stelle@amt.example."
    BAD_PHONE = (
        "'{value}' ist keine Telefonnummer. Schreiben Sie nur Ziffern und Leerzeichen, zum "
        "Beispiel +49 6221 123456."
    )
    NO_SUCH_REGION = "Die Region '{id}' steht bei keiner Gemeinde. {guess}Prüfen Sie den Namen."
    REGION_TWICE = "Für '{id}' gibt es schon {first}. Schreiben Sie alles in eine Datei."
    NO_CONTACTS = (
        "Für die Region '{id}' gibt es keine Kontakte. Legen Sie unter 'contacts' eine Datei an."
    )
    TITLE_NOT_FOR_OTHERS = (
        "'{id}' ist der Titel von Anlagen, und den liest auch die Stelle. Löschen Sie hier "
        "'staff_only' und 'sensitive'. Oder nennen Sie bei 'row_title' zuerst einen anderen Text."
    )
    FILES_NOT_NAMED = (
        "Zum Paket '{package}' gehören Anlagen, aber der Text auf '{language}' nennt sie nicht. "
        "Schreiben Sie {{attachments}} dorthin, wo sie stehen sollen."
    )
    REACHES_PEOPLE = (
        "'{id}' fragt nach E-Mail oder Telefon. Nehmen Sie die Frage aus der Liste heraus."
    )

    PROTECTED_COPY = (
        "'{id}' ist besonders geschützt (art9 oder hinter einer Einwilligung). Eine Kopie bliebe "
        "auch nach dem Widerruf stehen. Löschen Sie hier '{given}'."
    )
    ONE_AGREEMENT = (
        "'kept_in: agreements' hat schon {first}. Das darf nur ein Formular. Legen Sie von jenem "
        "eine neue Fassung an, oder löschen Sie diese Zeile."
    )
    FILE_IN_CASEWORK = (
        "'{id}' fragt nach einer Datei. Das geht in der Fallarbeit nicht. "
        "Nehmen Sie die Frage heraus."
    )
    ROWS_ON_PAGE = (
        "Bei '{id}' hätte jede Zeile eine eigene Seite. Das geht in der Fallarbeit nicht. "
        "Schreiben Sie 'rows: on_page'."
    )
    WISH_TOO_LONG = (
        "'{id}' übernimmt einen Text mit bis zu {needed} Zeichen, hat aber nur Platz für {most}. "
        "Schreiben Sie 'max_length: {needed}'."
    )

    @property
    def rule(self):
        """Return the name by which a file accepts this one."""
        return self.name.lower()


WARNINGS = (
    Mistake.SENTENCE_LENGTH,
    Mistake.WORD_LENGTH,
    Mistake.UNPURPOSED,
    Mistake.NO_SUCH_ICON,
    Mistake.NOT_IN_MENU,
    Mistake.FORMER_ANSWER,
    Mistake.FORMER_OPTION,
    Mistake.SHOWS_MORE,
    Mistake.NAMES_A_PERSON,
    Mistake.NO_CONTACTS,
)
"""What is told and holds nothing up; a file may accept it."""


@dataclass(frozen=True, order=True)
class Objection:
    """One mistake found in one file, at one line."""

    file: str
    line: int
    message: str
    severity: str = "error"
    rule: str = ""
    at: str = ""

    def __str__(self):
        return f"{self.file}:{self.line}: {self.message}"


class Objections(Exception):
    """Refuse schema files; ``args[0]`` is the list of all their mistakes."""

    def __str__(self):
        return "\n".join(str(objection) for objection in self.args[0])


def guess(word, known):
    """Return a sentence that guesses what a misspelt *word* was meant to be, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"Meinten Sie '{close[0]}'? " if close else ""


def _short(word):
    """Return *word*, or its beginning if a whole text was written where a word belongs."""
    return f"{word[:LONGEST]}…" if isinstance(word, str) and len(word) > LONGEST else word


class Notebook:
    """Collect the mistakes of one file while it is read."""

    def __init__(self, file):
        self.file = file
        self.objections = []

    def note(self, mistake, line, severity="error", **words):
        """Write down *mistake*, found at *line*, with the *words* its sentence asks for."""
        message = mistake.value.format(**{name: _short(word) for name, word in words.items()})
        at = str(words.get("id", ""))
        self.objections.append(Objection(self.file, line, message, severity, mistake.rule, at))
