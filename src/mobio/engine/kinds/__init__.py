"""One class per kind of question; each says all about its kind."""

from mobio.engine.kinds.attachments import Attachment
from mobio.engine.kinds.choices import Cefr, Choice, Choices, Municipality, YesNo
from mobio.engine.kinds.dates import Date, PartialDate
from mobio.engine.kinds.groups import Group, Note
from mobio.engine.kinds.numbers import Number
from mobio.engine.kinds.places import Countries, Country, Language, Languages
from mobio.engine.kinds.texts import Email, LongText, Phone, Text

KINDS = {
    kind.name: kind()
    for kind in (
        Text,
        LongText,
        YesNo,
        Choice,
        Choices,
        Date,
        PartialDate,
        Number,
        Country,
        Countries,
        Language,
        Languages,
        Cefr,
        Email,
        Phone,
        Municipality,
        Attachment,
        Group,
        Note,
    )
}
