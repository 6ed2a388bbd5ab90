"""A small county for tests: forms, two workers, a refugee with answers, and her share."""

import textwrap
from datetime import UTC, datetime
from hashlib import sha256

from mobio.engine.folders import Source
from mobio.engine.references import Reference
from mobio.resources.accounts import Account
from mobio.resources.organisations import Organisation
from mobio.resources.site import new_site
from mobio.services import sharing
from mobio.services.accounts import create_person
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.publishing import publish
from mobio.services.shared_files import digest_of

NOW = datetime(2027, 3, 1, 9, 15, tzinfo=UTC)
PAGE = "<p>Ich bin einverstanden.</p>"
SENDER = "MoBio <mobio@county.example>"

FORMS = {
    "site/menu@1": """
        title: Menü
        entries:
          - {show: home, label: Home}
          - {show: section, form: biography/me, label: Ich}
          - {show: section, form: biography/learning, label: Lernen}
          - {show: sharing, label: Datenfreigabe}
        """,
    "biography/me@1": """
        title: Über mich
        pages:
          - {id: names, title: Namen, questions: [surname, first_name, born]}
        questions:
          - {id: surname, type: text, label: Name, stands_for: family_name}
          - {id: first_name, type: text, label: Vorname, stands_for: given_names}
          - {id: born, type: partial_date, label: Geburtsdatum, stands_for: birth_date}
        """,
    "biography/learning@1": """
        title: Lernen
        pages:
          - {id: school, title: Schule, questions: [years, hobby]}
        questions:
          - {id: years, type: number, label: Jahre in der Schule, min: 0, max: 30}
          - {id: hobby, type: text, label: Hobby}
        """,
    "consents/giving@1": """
        title: Einwilligung
        from_age: 16
        texts:
          de:
            title: Daten weitergeben
            text: "{given_names} {family_name}, {birth_date}: {recipients}, bis {valid_until}"
            tick: Ich stimme zu.
            reviewed: {by: DSB, on: 2027-01-10}
          ar:
            title: مشاركة البيانات
            text: "{given_names} {family_name}: {recipients}"
            tick: أوافق.
            of_german: 1
            reviewed: no
        not_offered: {en: fehlt, fr: fehlt, fa: fehlt, ur: fehlt, kmr: fehlt, mnk: fehlt,
          tr: fehlt, prs: fehlt, ti: fehlt}
        """,
    "texts/office@1": """
        title: Stelle
        texts:
          controller: Landratsamt
          dpo_contact: dsb@county.example
          withdraw_contact: nein@county.example
          proof_retention: 3 Jahre
          contact: Beratung, Telefon 1234
        """,
    "texts/share_mail@1": """
        title: E-Mail
        texts:
          subject: Datenfreigabe in MoBio
          body: |
            Guten Tag,
            {person_name} gibt Ihnen Daten frei: {link}
            Der Link gilt bis {valid_until}. Fragen: {contact}
        """,
    "actor_packages/office@1": """
        title: Amt
        purpose: Beratung
        consent: consents/giving
        recipients: authority
        questions:
          me: [surname, first_name, born]
          learning: [years]
        """,
    "actor_packages/firm@1": """
        title: Betrieb
        purpose: Praktikum
        consent: consents/giving
        recipients: company
        valid_days: 14
        questions: {me: [surname]}
        """,
}
OFFICE_2 = """
    title: Amt
    purpose: Beratung
    consent: consents/giving
    recipients: authority
    questions:
      me: [surname, first_name]
      learning: [years]
    """


def put_in_force(site, forms):
    """Publish *forms*, {reference: YAML}, as files would be."""
    sources = [
        Source(Reference.parse(name), textwrap.dedent(text).encode(), name)
        for name, text in forms.items()
    ]
    publish(site, sources, {}, who="test", reason="test", now=NOW)


def to(address="info@office.example", name="Amt Nord", kind="to"):
    """Return a recipient as the form gives it."""
    return {"kind": kind, "name": name, "address": address}


class World:
    """The county; ``amina`` is the refugee, ``sara`` her worker."""

    def __init__(self, born="1990-05-20"):
        self.site = new_site()
        put_in_force(self.site, FORMS)
        self.office = self.site["organisations"].add_organisation(Organisation("Beratung Nord"))
        self.sara = self.site["accounts"].add_account(
            Account(login="sara", role="social_advice", created=NOW, name="Sara Weiß")
        )
        self.person, self.code = create_person(
            self.site, self.sara, self.office.__name__, "amina", "ar", NOW
        )
        self.amina = self.site["accounts"].by_login("amina")
        self.answer("me", surname="النجار", first_name="Amina")
        if born:
            year = born[:4]
            partial = {"entered": born, "from": born, "to": born}
            if len(born) == 4:
                partial = {"entered": born, "from": f"{year}-01-01", "to": f"{year}-12-31"}
            self.answer("me", born=partial)
        self.answer("learning", years="9", hobby="Schach")

    def answer(self, section, **answers):
        """Give answers as if they had been typed."""
        biography = self.person["biography"]
        stored = biography.attach(biography[section])
        stored.replace({**stored.answers, **answers}, 1, {})

    @property
    def catalogue(self):
        """Return what is in force."""
        return catalogue_in_force(self.site)

    def prepared(self, *recipients, kind="office", now=NOW):
        """Return a share for which nothing is agreed to yet."""
        package = self.catalogue.package(kind)
        return sharing.prepare(self.person, package, recipients or [to()], self.amina, now)

    def agree(self, share, now=NOW, page=PAGE, pdf=b"%PDF-", account=None, **how):
        """Set the tick and press *Akzeptieren*."""
        digest = sha256(page.encode()).hexdigest()
        account = account or self.amina
        how.setdefault("files", digest_of(share.attachments))
        return sharing.accept(
            self.site, self.person, share, pdf, page, digest, "ar", account, now, **how
        )

    def accepted(self, *recipients, now=NOW):
        """Return a share that is agreed to."""
        share = self.prepared(*recipients, now=now)
        self.agree(share, now)
        return share

    def send(self, share, now=NOW, subject="Datenfreigabe", text="Bitte: {link}"):
        """Press *Senden*."""
        sharing.send(self.site, self.person, share, subject, text, SENDER, now)

    def sent(self, *recipients, now=NOW):
        """Return a share whose mails wait in the outbox."""
        share = self.accepted(*recipients, now=now)
        self.send(share, now)
        return share
