"""What the consent text says, who may agree, and the evidence."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest

from mobio.engine.consent_texts import FIELDS, fill
from mobio.resources.organisations import Organisation
from mobio.services.clock import today
from mobio.services.consenting import (
    consent_fields,
    date_text,
    is_part_of,
    isolated,
    recipients_text,
    refuse_too_young,
)
from mobio.services.reading import record_of
from mobio.services.refusals import NotAllowed
from tests.services.sharing_world import NOW, PAGE, World, to

ISOLATES = dict.fromkeys([0x2066, 0x2067, 0x2068, 0x2069])


@pytest.fixture
def world():
    return World()


def plain(text):
    return text.translate(ISOLATES)


def fields(world, share, language="de", now=NOW):
    return consent_fields(world.site, world.person, share, world.catalogue, language, now)


def test_every_placeholder_has_a_value(world):
    filled = fields(world, world.prepared())
    assert set(filled) == set(FIELDS)
    assert all(filled.values())


def test_the_text_names_person_recipients_and_last_day(world):
    share = world.prepared(to(), to("b@office.example", name="", kind="cc"))
    text = world.catalogue.consent("giving").text("de").text
    assert plain(fill(text, fields(world, share))) == (
        "Amina النجار, 20.05.1990: Amt Nord, info@office.example;\nb@office.example, bis 15.03.2027"
    )


def test_what_is_given_is_named_by_its_headings(world):
    filled = fields(world, world.prepared())
    assert plain(filled["package_headings"]) == "Über mich, Lernen"
    assert plain(filled["purpose"]) == "Beratung"
    assert plain(filled["worker"]) == "Sara Weiß"
    assert plain(filled["consent_version"]) == "1"


def test_an_accepted_share_keeps_its_last_day(world):
    share = world.accepted()
    tomorrow = NOW + timedelta(days=1)
    assert plain(fields(world, share, now=tomorrow)["valid_until"]) == "15.03.2027"


@pytest.mark.parametrize("language", ["ar", "ur", "kmr", "mnk", "prs", "ti"])
def test_every_language_of_a_consent_can_be_filled(world, language):
    assert plain(fields(world, world.prepared(), language)["birth_date"])


def test_a_person_without_worker_reads_so(world):
    world.person.responsibilities = ()
    assert plain(fields(world, world.prepared())["worker"]) == "keine Angabe"


class TestTheOrganisationOfTheWorker:
    """Who is responsible beside the controller (Article 26 of the GDPR)."""

    def employ(self, world, name, address="", until=None):
        """Make a worker of another organisation responsible, too."""
        made = world.site["organisations"].add_organisation(Organisation(name, address=address))
        since = today(NOW)
        world.person.give_responsibility(world.sara.__name__, made.__name__, since, until)

    def told(self, world, language="de", now=NOW):
        return fields(world, world.prepared(), language, now)["worker_organisation"]

    def test_it_is_named(self, world):
        assert plain(self.told(world)) == "Beratung Nord"

    def test_several_are_named_with_their_addresses_each_once(self, world):
        self.employ(world, "Stadt Beispiel, Integration", "Marktplatz 2")
        world.person.give_responsibility("a2", world.office.__name__, today(NOW))
        assert self.told(world, "ar") == (
            "\u2068Beratung Nord\u2069؛ \u2068Stadt Beispiel, Integration, Marktplatz 2\u2069"
        )

    def test_who_is_no_longer_responsible_is_not(self, world):
        self.employ(world, "Stadt Beispiel", until=today(NOW))
        assert "Stadt Beispiel" in self.told(world)
        assert "Stadt Beispiel" not in self.told(world, now=NOW + timedelta(days=1))

    @pytest.mark.parametrize(
        "name", ["Landratsamt", "Landratsamt, Ordnungsamt", "landratsamt Nord"]
    )
    def test_the_controller_is_not_named_twice(self, world, name):
        world.office.name = name
        assert self.told(world) == ""

    def test_without_anybody_there_is_none(self, world):
        world.person.responsibilities = ()
        assert self.told(world) == ""
        world.person.give_responsibility(world.sara.__name__, None, today(NOW))
        world.person.give_responsibility(world.sara.__name__, "o404", today(NOW))
        assert self.told(world) == ""

    def test_another_county_is_somebody_else(self):
        ours = "Landratsamt Musterkreis, Musterstraße 1"
        assert is_part_of("Landratsamt Musterkreis Ordnungsamt", ours)
        assert not is_part_of("Landratsamt Nachbarkreis, Ordnungsamt", ours)
        assert not is_part_of("Stadt Musterkreis", ours)
        assert not is_part_of("", ours)


def test_a_missing_name_is_empty(world):
    world.answer("me", surname=None)
    assert fields(world, world.prepared())["family_name"] == ""


def test_values_do_not_disturb_the_direction_of_the_text(world):
    filled = fields(world, world.prepared(), "ar")
    assert filled["given_names"] == "\u2068Amina\u2069"
    assert filled["recipients"] == "\u2068Amt Nord\u2069، \u2066info@office.example\u2069"


def test_a_value_cannot_end_its_own_isolation():
    assert isolated("A\u2069\u202eB") == "\u2068AB\u2069"
    assert isolated("") == ""


def test_recipients_without_a_name_are_named_by_their_address():
    assert plain(recipients_text([to(name=""), to("b@x.example")])) == (
        "info@office.example;\nAmt Nord, b@x.example"
    )


def test_dates_are_written_as_in_a_german_letter():
    assert date_text(date(2027, 3, 1)) == "01.03.2027"


class TestAge:
    """Who may be too young is protected."""

    def refuse(self, born, on=NOW):
        world = World(born)
        record = record_of(world.person, world.catalogue, today(on))
        refuse_too_young(record, world.catalogue.consent("giving"))
        return record.youngest_age()

    def test_from_the_birthday_on_it_is_allowed(self):
        assert self.refuse("2011-03-01") == 16

    def test_a_day_before_it_is_not(self):
        with pytest.raises(NotAllowed) as refusal:
            self.refuse("2011-03-02")
        assert "16 Jahren" in refusal.value.reason.interpolate()

    def test_the_birthday_begins_at_midnight_in_berlin(self):
        midnight = datetime(2027, 3, 1, 23, 0, tzinfo=UTC)
        with pytest.raises(NotAllowed):
            self.refuse("2011-03-02", on=midnight - timedelta(seconds=1))
        assert self.refuse("2011-03-02", on=midnight) == 16

    def test_a_year_alone_counts_from_its_last_day(self):
        with pytest.raises(NotAllowed):
            self.refuse("2011")
        self.refuse("2010")

    def test_an_unknown_birth_date_has_a_sentence_of_its_own(self):
        with pytest.raises(NotAllowed) as refusal:
            self.refuse(None)
        assert "Geburtsdatum" in refusal.value.reason


class TestEvidence:
    """What is kept of the moment the person agreed."""

    def test_the_text_is_kept_to_the_letter(self, world):
        consent = world.agree(world.prepared())
        assert consent.shown.data == PAGE.encode()
        assert consent.sha256 == sha256(consent.shown.data).hexdigest()
        assert (consent.document.media_type, consent.document.data) == ("application/pdf", b"%PDF-")

    def test_without_a_pdf_the_page_is_the_document(self, world):
        consent = world.agree(world.prepared(), pdf=None)
        assert consent.document is consent.shown

    def test_it_names_package_questions_and_text(self, world):
        consent = world.agree(world.prepared())
        assert (consent.package_id, consent.package_version) == ("office", 1)
        assert (consent.text_id, consent.text_version, consent.language) == ("giving", 1, "ar")
        assert consent.questions == ("me.surname", "me.first_name", "me.born", "learning.years")
        assert consent.purpose == "Beratung"

    def test_it_names_the_recipients_without_a_way_to_the_data(self, world):
        [recipient] = world.agree(world.prepared()).recipients
        assert recipient == {"kind": "to", "name": "Amt Nord", "address": "info@office.example"}

    def test_it_names_the_moment_and_the_end(self, world):
        consent = world.agree(world.prepared())
        assert (consent.accepted_at, consent.timezone) == (NOW, "Europe/Berlin")
        assert consent.valid_until == date(2027, 3, 15)

    def test_the_person_herself_operated(self, world):
        consent = world.agree(world.prepared())
        assert (consent.form, consent.operator_role) == ("digital_self", "refugee")
        assert consent.operated_by == world.amina.__name__

    def test_a_worker_operated_with_an_interpreter(self, world):
        consent = world.agree(
            world.prepared(), account=world.sara, interpreter="Dolmetscher 7", read_aloud=True
        )
        assert (consent.form, consent.operator_role) == ("digital_with_worker", "social_advice")
        assert (consent.interpreter, consent.read_aloud) == ("Dolmetscher 7", True)

    def test_no_answer_stands_in_the_facts(self, world):
        consent = world.agree(world.prepared())
        facts = {**vars(consent), "shown": None, "document": None, "__parent__": None}
        assert not any(name in repr(facts) for name in ("Amina", "النجار", "1990-05-20"))
