"""The kind that is answered by a file: attachment."""

import colander
from deform.widget import Widget

from mobio.engine.attached import (
    TYPES,
    answer_of,
    read_refused,
    shown_file,
    token_of,
)
from mobio.engine.kinds.kind import AnswerType, Kind, new_node
from mobio.engine.kinds.stated import NOT_RIGHT
from mobio.engine.slots import Parts, Text
from mobio.engine.words import _

STORED, SHOWN, IS_THERE, REFUSED = "stored", "shown", "is_there", "refused"
THERE = "yes"
REASONS = {
    "empty": _("In dieser Datei ist nichts. Bitte wählen Sie eine andere Datei."),
    "too_large": _(
        "Die Datei ist größer als 12 MB. Machen Sie ein kleineres Foto, oder teilen Sie das PDF."
    ),
    "grown": _(
        "Die Datei wird beim Speichern größer als 12 MB. Wählen Sie an der Kamera eine kleinere "
        "Größe, oder teilen Sie das PDF."
    ),
    "heic": _(
        "Das ist ein Foto im Format HEIC. Machen Sie davon ein Bildschirmfoto und laden Sie "
        "dieses hoch."
    ),
    "office": _(
        "Das ist eine Datei aus Word oder einem ähnlichen Programm. Speichern Sie sie dort als PDF "
        "und laden Sie das PDF hoch."
    ),
    "unknown_type": _(
        "Diese Datei können wir nicht lesen. Möglich sind PDF und Fotos (JPEG oder PNG)."
    ),
    "broken_picture": _("Das Foto ist beschädigt. Bitte machen Sie ein neues Foto."),
    "too_many_points": _(
        "Das Foto hat zu viele Bildpunkte. Wählen Sie an der Kamera eine kleinere Größe und "
        "fotografieren Sie noch einmal."
    ),
    "broken_pdf": _(
        "Das PDF ist beschädigt. Speichern Sie es noch einmal, oder fotografieren Sie das Papier."
    ),
    "locked_pdf": _(
        "Das PDF ist mit einem Passwort geschützt. Laden Sie es ohne Passwort hoch, oder "
        "fotografieren Sie das Papier."
    ),
    "long_pdf": _("Das PDF hat mehr als 100 Seiten. Bitte teilen Sie es."),
    "crowded_pdf": _(
        "Das PDF hat zu viele Einzelteile. Drucken Sie es als neues PDF, oder fotografieren Sie "
        "das Papier."
    ),
    "active_pdf": _(
        "In dem PDF sind Programme oder andere Dateien. Drucken Sie es als neues PDF, oder "
        "fotografieren Sie das Papier."
    ),
    "full": _(
        "Alle Ihre Dateien zusammen sind größer als 200 MB. Löschen Sie zuerst eine Anlage, die "
        "Sie nicht mehr brauchen."
    ),
    "again": _("Die Datei ist nicht angekommen. Bitte wählen Sie sie noch einmal."),
}
"""Why a file is refused, and what to do."""


class FileWidget(Widget):
    """Say which file is there, and ask for one.

    The cstruct holds the token of the file that is there; a file that was refused has said why.
    """

    template = "file"
    slots = Parts({STORED: Text(), SHOWN: Text()}, fixed={IS_THERE: ("", THERE)})
    accept = ",".join(TYPES)

    def serialize(self, field, cstruct, **kw):
        given = {} if cstruct is colander.null else cstruct
        given = {STORED: "", SHOWN: "", IS_THERE: "", **given}
        values = self.get_template_values(field, cstruct, {**kw, "given": given})
        return field.renderer(self.template, **values)

    def deserialize(self, field, pstruct):
        if pstruct is colander.null or not pstruct:
            return colander.null
        refused = read_refused(pstruct)
        if refused:
            return {**of_token(refused[1]), REFUSED: refused[0]}
        return of_token(pstruct)


def of_token(token):
    """Return the cstruct of a file that is there."""
    answer = answer_of(token)
    if answer is None:
        return {STORED: token} if token else {}
    return {STORED: token, SHOWN: shown_file(answer), IS_THERE: THERE}


class FileType(AnswerType):
    """Read the token of a file; nothing else is one."""

    def write(self, answer):
        return of_token(token_of(answer))

    def read(self, node, cstruct):
        if cstruct.get(REFUSED):
            raise colander.Invalid(node, REASONS.get(cstruct[REFUSED], NOT_RIGHT))
        answer = answer_of(cstruct.get(STORED, ""))
        if answer is None:
            raise colander.Invalid(node, NOT_RIGHT)
        return answer


class Attachment(Kind):
    """One file: a PDF or a photo. What is stored of it as an answer names it."""

    name = "attachment"
    allows = ()
    direction = "ltr"
    takes_files = True
    example = ""

    def node(self, question, asked):
        return new_node(question, asked, FileType(), FileWidget())

    def show(self, question, answer, reader):
        return (shown_file(answer),)

    def typed(self, written):
        # A file of test persons is text; files are uploaded.
        raise ValueError(self.example)
