"""Who receives a share: validated addresses, each once, each fit for the kind of actor."""

from collections.abc import Iterable, Mapping

from translationstring import TranslationString

from mobio.engine.definitions import Package
from mobio.engine.words import _
from mobio.services.addresses import BadAddress, is_free_mail, read_address
from mobio.services.refusals import NotAllowed

MOST = 5
MAX_NAME_LENGTH = 200


class RecipientRefused(NotAllowed):
    """One recipient is refused: the one at *position*, counted from 0 as it was given."""

    def __init__(self, position: int, reason: TranslationString):
        super().__init__(reason)
        self.position = position


def read_recipients(package: Package, recipients: Iterable[Mapping]) -> tuple[dict, ...]:
    """Return *recipients* as a share keeps them, selectors still missing.

    Each is a mapping ``{"kind": "to"|"cc", "name", "address"}``. Raise RecipientRefused for the
    first that does not fit, NotAllowed if there is nobody to write to or there are too many.
    """
    read = []
    for position, recipient in enumerate(recipients):
        try:
            address = read_address(recipient["address"])
        except BadAddress as refusal:
            raise RecipientRefused(position, refusal.reason) from None
        if package.recipients == "authority" and is_free_mail(address):
            raise RecipientRefused(position, _("Ämter haben keine private E-Mail-Adresse."))
        if address.casefold() in [known["address"].casefold() for known in read]:
            raise RecipientRefused(position, _("Diese E-Mail-Adresse steht schon da."))
        read.append(_recipient(recipient, address))
    if "to" not in [recipient["kind"] for recipient in read]:
        raise NotAllowed(_("Bitte geben Sie an, wer die Daten bekommt."))
    if len(read) > MOST:
        raise NotAllowed(_("Es sind höchstens ${count} Adressen möglich.", mapping={"count": MOST}))
    return tuple(read)


def warned_recipients(package: Package, recipients: Iterable[Mapping]) -> tuple[int, ...]:
    """Return the positions of addresses at a provider of private mail, to be asked about.

    For authorities there are none: they are refused.
    """
    if package.recipients == "authority":
        return ()
    return tuple(
        position
        for position, recipient in enumerate(recipients)
        if is_free_mail(recipient["address"].strip())
    )


def _recipient(recipient, address):
    if recipient["kind"] not in ("to", "cc"):
        raise ValueError("a recipient is either to or cc")
    name = " ".join(recipient["name"].split())[:MAX_NAME_LENGTH]
    return {"kind": recipient["kind"], "name": name, "address": address, "selector": None}
