"""What goes along with a share: as the package allows it now, and as it was agreed to."""

import pytest

from mobio.engine.attached import answer_of
from mobio.services import sharing
from mobio.services.attaching import keep_file
from mobio.services.clock import today
from mobio.services.everything import as_json
from mobio.services.reading import record_of
from mobio.services.refusals import NotAllowed
from mobio.services.shared_files import NO_FILES, digest_of
from mobio.services.sharing import FILES_CHANGED, package_shown
from tests import papers
from tests.services.sharing_world import FORMS, NOW, World, put_in_force

KINDS = """
    title: Arten
    stands_for: attachments
    options:
      - {code: course, label: Kursbescheinigung}
      - {code: card, label: Ausweis}
      - {code: letter, label: Brief}
    """
PAPERS = """
    title: Papiere
    pages:
      - {id: all, title: Alle, questions: [papers]}
    questions:
      - id: papers
        type: group
        label: Papiere
        rows: own_page
        questions:
          - {id: sort, type: choice, label: Art, options: lists/sorts}
          - {id: called, type: text, label: Name}
          - {id: scan, type: attachment, label: Datei}
    """
MENU = FORMS["site/menu@1"].replace(
    "- {show: sharing",
    "- {show: section, form: biography/papers, label: Papiere}\n          - {show: sharing",
)
OFFICE = FORMS["actor_packages/office@1"]
KINDS_TAKEN = "        attachments: [course, {kind: card, confirm: yes}]\n"
CONSENT = FORMS["consents/giving@1"].replace("{recipients}", "{recipients} ({attachments})")


@pytest.fixture
def world(monkeypatch):
    """Return a county whose office may get certificates and cards, and Amina who has some."""
    changed = {
        **FORMS,
        "site/menu@1": MENU,
        "biography/papers@1": PAPERS,
        "lists/sorts@1": KINDS,
        "consents/giving@1": CONSENT,
        "actor_packages/office@1": OFFICE.rstrip() + "\n" + KINDS_TAKEN,
    }
    monkeypatch.setattr("tests.services.sharing_world.FORMS", changed)
    made = World()
    give(made, "r1aaaaaaaa", "course", "Deutsch B1")
    give(made, "r2aaaaaaaa", "card", "Ausweis")
    give(made, "r3aaaaaaaa", "letter", "Brief")
    return made


def give(world, row_id, sort, called):
    """Give Amina a paper."""
    token = keep_file(world.person, papers.pdf(), ("papers", "papers.scan"), "me", NOW)
    rows = world.person["biography"]["papers"].answers.get("papers", [])
    row = {"_row": row_id, "sort": sort, "called": called, "scan": answer_of(token)}
    world.answer("papers", papers=[*rows, row])


def files(world):
    """Return the ids of her files in the order of the rows."""
    rows = world.person["biography"]["papers"].answers["papers"]
    return [row["scan"]["file"] for row in rows]


def record(world, catalogue=None):
    return record_of(world.person, catalogue or world.catalogue, today(NOW))


def choose(world, share, wanted, confirmed=()):
    sharing.choose(world.person, share, wanted, confirmed, NOW)


def sent_with(world, *wanted):
    """Return a sent share with these files."""
    share = world.prepared()
    choose(world, share, wanted, wanted)
    world.agree(share)
    world.send(share)
    return share


def given(world, share):
    return [
        each.attached.title for each in sharing.files_given(world.catalogue, share, record(world))
    ]


def test_kinds_of_the_package_are_offered_with_what_asks_twice(world):
    offered = sharing.files_offered(world.catalogue, world.prepared(), record(world))
    assert [(each.attached.title, each.confirm) for each in offered] == [
        ("Deutsch B1", False),
        ("Ausweis", True),
    ]


def test_nothing_goes_along_by_itself(world):
    assert world.prepared().attachments == ()


def test_what_is_not_offered_cannot_be_chosen(world):
    share = world.prepared()
    for wanted in ([files(world)[2]], ["aaaaaaaaaaaaaaaaa"]):
        with pytest.raises(NotAllowed):
            choose(world, share, wanted)
    assert share.attachments == ()


def test_a_card_needs_its_own_tick(world):
    share, card = world.prepared(), files(world)[1]
    with pytest.raises(NotAllowed):
        choose(world, share, [card])
    choose(world, share, [card], [card])
    assert [each["file"] for each in share.attachments] == [card]


def test_files_are_chosen_before_the_consent_and_never_after(world):
    share = sent_with(world)
    with pytest.raises(NotAllowed):
        choose(world, share, files(world)[:1])


def test_the_evidence_keeps_id_hash_and_kind_and_no_title(world):
    share = sent_with(world, files(world)[0])
    consent = world.person["consents"][share.consent_id]
    stored = world.person["attachments"][files(world)[0]]
    assert consent.attachments == (
        {"file": files(world)[0], "sha256": stored.sha256, "kind": "course"},
    )
    assert files(world)[0] in as_json(world.site, world.person, world.catalogue)


def test_the_actor_reads_the_files_in_a_part_of_their_own(world):
    share = sent_with(world, files(world)[0])
    last = package_shown(world.catalogue, share, record(world))[-1]
    assert last.title == "Anlagen"
    assert [(line.label, line.value) for line in last.lines] == [
        ("Kursbescheinigung", "Deutsch B1, PDF · 1 KB")
    ]


def test_a_kind_the_package_no_longer_allows_ends_at_once(world):
    share = sent_with(world, *files(world)[:2])
    assert given(world, share) == ["Deutsch B1", "Ausweis"]
    fewer = OFFICE.rstrip() + "\n        attachments: [course]\n"
    put_in_force(world.site, {"actor_packages/office@2": fewer})
    assert given(world, share) == ["Deutsch B1"]


def test_a_kind_that_is_added_later_does_not_widen_a_share(world):
    share = world.prepared()
    more = OFFICE.rstrip() + "\n        attachments: [course, letter]\n"
    put_in_force(world.site, {"actor_packages/office@2": more})
    with pytest.raises(NotAllowed):
        choose(world, share, [files(world)[2]])


def test_a_number_names_the_same_file_as_long_as_the_share_lives(world):
    share = sent_with(world, *files(world)[:2])
    rows = world.person["biography"]["papers"].answers["papers"]
    world.answer("papers", papers=rows[1:])
    assert [each.number for each in sharing.files_given(world.catalogue, share, record(world))] == [
        2
    ]


def test_other_recipients_keep_the_files_but_ask_for_the_consent_again(world):
    share = world.prepared()
    choose(world, share, files(world)[:1])
    world.agree(share)
    sharing.change_recipients(
        share, [{"kind": "to", "name": "Amt Süd", "address": "sued@office.example"}]
    )
    assert len(share.attachments) == 1
    assert share.consent_id is None


def said(world, share, language="de"):
    """Return how the consent names the files."""
    words = (world.site, world.person, share, world.catalogue, language, NOW)
    plain = sharing.consent_fields(*words)["attachments"]
    return "".join(sign for sign in plain if sign not in "\u2066\u2068\u2069")


def test_the_consent_names_kind_and_title_or_none(world):
    share = world.prepared()
    assert said(world, share) == "keine"
    choose(world, share, files(world)[:2], files(world)[:2])
    assert said(world, share) == "Kursbescheinigung: Deutsch B1; Ausweis: Ausweis"
    assert "؛ " in said(world, share, "ar")


def test_files_that_are_called_alike_are_told_apart_by_a_number(world):
    for row_id in ("r4aaaaaaaa", "r5aaaaaaaa"):
        give(world, row_id, "course", "")
    give(world, "r6aaaaaaaa", "course", "Deutsch B1")
    share = world.prepared()
    first, _card, _letter, third, fourth, sixth = files(world)
    choose(world, share, [fourth, sixth])
    assert said(world, share) == "Kursbescheinigung (2); Kursbescheinigung: Deutsch B1 (2)"
    choose(world, share, [first, third])
    assert said(world, share) == "Kursbescheinigung: Deutsch B1 (1); Kursbescheinigung (1)"


MORE_TEXTS = """
          - {id: remark, type: text, label: Bemerkung, staff_only: yes}
          - {id: where, type: text, label: Ort}
    """


@pytest.mark.parametrize(
    ("title", "told"),
    [("", ["", "Ausweis"]), ("row_title: [sort, where]", ["Ordner", ""])],
    ids=["the first text", "the text of the row title"],
)
def test_no_other_text_of_the_row_stands_in_for_a_title(world, title, told):
    form = (
        PAPERS.replace("rows: own_page", f"rows: own_page\n        {title}").rstrip() + MORE_TEXTS
    )
    put_in_force(world.site, {"biography/papers@2": form})
    rows = [dict(row) for row in world.person["biography"]["papers"].answers["papers"]]
    rows[0] |= {"called": "", "remark": "gefälscht?", "where": "Ordner"}
    world.answer("papers", papers=rows)
    share = sent_with(world, *files(world)[:2])
    assert given(world, share) == told
    assert "gefälscht" not in said(world, share)


def test_a_title_that_is_not_for_others_is_told_to_nobody(world, monkeypatch):
    monkeypatch.setattr("mobio.engine.linking.check_titles", lambda files: None)
    form = PAPERS.replace("label: Name}", "label: Name, staff_only: yes}")
    put_in_force(world.site, {"biography/papers@2": form})
    assert given(world, sent_with(world, *files(world)[:2])) == ["", ""]


def test_a_consent_to_some_files_pins_no_others(world):
    share, (course, card, _letter) = world.prepared(), files(world)
    choose(world, share, [course])
    read = digest_of(share.attachments)
    choose(world, share, [card], [card])
    for files_read in (read, NO_FILES, ""):
        with pytest.raises(NotAllowed) as refused:
            world.agree(share, files=files_read)
        assert refused.value.reason == FILES_CHANGED
    assert share.state(NOW) == "prepared"
    choose(world, share, [course])
    world.agree(share, files=read)
    assert [each["file"] for each in share.attachments] == [course]
