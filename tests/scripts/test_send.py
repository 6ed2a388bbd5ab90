"""mobio send: what waits leaves, with its link, from where the operator says."""

import pytest

from mobio.resources.outbox import OutgoingMail
from mobio.scripts.database import open_root
from mobio.scripts.send import send_all
from mobio.services import clock
from mobio.services.links import link_maker, read_value
from mobio.services.sending import Counts

KEY = b"k" * 32
SELECTOR = "3f0c1c2e-8f6e-4b62-9b6b-0a6f0c6d1a11"


def test_an_empty_outbox_is_no_mistake(demo, mobio, capsys):
    assert mobio("send") == 0
    assert "0 sent, 0 postponed, 0 failed" in capsys.readouterr().out


def test_a_link_begins_with_the_configured_address():
    link = link_maker("https://mobio.example/", KEY)(SELECTOR)
    start, value = link.split("?value=")
    assert start == "https://mobio.example/dse/dat"
    assert read_value(value, KEY) == SELECTOR


def test_without_a_key_nothing_is_sent(demo, mobio, capsys):
    for key in demo.folder("mobio.keys").iterdir():
        key.unlink()
    assert mobio("send") == 1
    assert "No mail can be sent" in capsys.readouterr().err


def test_without_a_mail_server_nothing_is_sent_in_production(demo, mobio, ini, capsys):
    text = ini.read_text("utf-8").replace("mobio.development = true", "mobio.development = false")
    ini.write_text(text, "utf-8")
    assert mobio("send") == 1
    assert "mobio.smtp.host" in capsys.readouterr().err


@pytest.fixture
def orphan(demo):
    """Put a mail into the outbox whose share is gone."""
    with open_root(demo) as root:
        root["site"]["outbox"].add_mail(
            OutgoingMail(
                message_id="<1@mobio.example>",
                sender="mobio@mobio.example",
                recipient="office@authority.example",
                subject="Datenfreigabe",
                body="{link}",
                selector=SELECTOR,
                created=clock.now(),
            )
        )


def test_a_mail_whose_share_is_gone_does_not_leave(orphan, mobio, capsys):
    assert mobio("send") == 0
    assert "0 sent" in capsys.readouterr().out


def test_batches_are_sent_until_nothing_leaves(monkeypatch):
    rounds = iter([Counts(sent=20), Counts(sent=3, postponed=1), Counts()])
    monkeypatch.setattr("mobio.scripts.send.send_waiting", lambda *_arguments: next(rounds))
    assert send_all(None, None, None) == {"sent": 23, "postponed": 1, "failed": 0}
