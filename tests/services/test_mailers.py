"""Handing a mail to a real server that accepts, refuses, hesitates, lies or dies."""

import contextlib
import smtplib
import socket
import ssl
import threading
from email.mime.text import MIMEText

import pytest

from mobio.services.mailers import GiveUp, Mailer, PageMailer, TryLater, mailer_from
from tests.services.mail_server import (
    HERE,
    Inbox,
    free_port,
    let_in,
    server_context,
    serving,
    trusting_context,
)

TO = "info@office.example"


class Watched(Mailer):
    """A mailer whose connections can be looked at afterwards."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.connections = []

    def smtp_factory(self):
        self.connections.append(super().smtp_factory())
        return self.connections[-1]

    @property
    def is_closed(self):
        return all(connection.sock is None for connection in self.connections)


def plain(port, **kw):
    return Watched(HERE, port, security="plain", **kw)


def letter(text="Grüße"):
    message = MIMEText(text, "plain", "utf-8")
    message["To"] = TO
    message["Subject"] = "Datenfreigabe"
    return message


def send(mailer):
    mailer.send("mobio@county.example", [TO], letter())


def refusal(mailer, kind=TryLater):
    """Return why the mail did not leave; the reason names nobody and the line is closed."""
    with pytest.raises(kind) as caught:
        send(mailer)
    assert "@" not in caught.value.reason
    assert caught.value.__suppress_context__
    return caught.value


@pytest.fixture
def inbox():
    return Inbox()


class TestAnswers:
    """What the server says of the mail."""

    def test_an_accepted_mail_has_left(self, inbox):
        with serving(inbox) as port:
            mailer = plain(port)
            send(mailer)
        assert inbox.recipients == [[TO]]
        assert inbox.mails[0].get_content() == "Grüße"
        assert mailer.is_closed

    def test_one_call_has_one_recipient(self, inbox):
        with pytest.raises(ValueError, match="too many"):
            plain(25).send("mobio@county.example", [TO, "b@office.example"], letter())

    @pytest.mark.parametrize("answer", ["550 no such user info@office.example", "554 no", "501 no"])
    def test_a_refused_recipient_is_given_up(self, answer):
        with serving(Inbox(rcpt=answer)) as port:
            mailer = plain(port)
            assert refusal(mailer, GiveUp).reason == f"refused ({answer[:3]})"
        assert mailer.is_closed

    def test_a_refused_text_is_given_up(self):
        with serving(Inbox(data="554 this looks like spam")) as port:
            assert refusal(plain(port), GiveUp).reason == "refused (554)"

    @pytest.mark.parametrize(
        "inbox",
        [Inbox(rcpt="451 grey list"), Inbox(data="452 disk full"), Inbox(rcpt="450 busy")],
        ids=["recipient", "text", "mailbox"],
    )
    def test_a_server_that_hesitates_is_tried_again(self, inbox):
        with serving(inbox) as port:
            mailer = plain(port)
            trouble = refusal(mailer)
        assert trouble.reason.startswith("not taken (45")
        assert not trouble.whole_server
        assert mailer.is_closed

    def test_what_is_our_own_fault_is_tried_again(self):
        with serving(Inbox(rcpt="530 log in first")) as port:
            assert refusal(plain(port)).reason == "not taken (530)"

    def test_a_line_that_breaks_after_the_text_is_tried_again(self):
        with serving(Inbox(data=None)) as port:
            mailer = plain(port)
            assert refusal(mailer).reason == "the connection broke"
        assert mailer.is_closed


@contextlib.contextmanager
def saying(*words):
    """Run a server that accepts one connection, says *words* and nothing more; yield its port."""
    with socket.create_server((HERE, 0)) as listening:
        done = threading.Event()

        def serve():
            connection, _address = listening.accept()
            with connection:
                for word in words:
                    connection.sendall(word)
                if words:
                    done.wait(5)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            done.set()
            thread.join()


def failing(error):
    """Return a function that raises *error*, whatever it is called with."""

    def fail(*args, **kw):
        raise error

    return fail


class TestConnecting:
    """What can go wrong before a mail is shown to anybody."""

    def test_a_port_where_nobody_listens(self):
        trouble = refusal(plain(free_port()))
        assert trouble.reason == "the server cannot be reached"
        assert trouble.whole_server

    def test_a_host_that_does_not_exist(self, monkeypatch):
        mailer = Mailer("mail.invalid", 25)
        monkeypatch.setattr(mailer, "smtp", failing(socket.gaierror("unknown host")))
        assert refusal(mailer).reason == "the server cannot be reached"

    def test_a_server_that_hangs_up(self):
        with saying() as port:
            assert refusal(plain(port)).whole_server

    def test_a_server_that_says_nothing_more(self):
        with saying(b"220 hello\r\n") as port:
            mailer = plain(port, timeout=0.3)
            assert refusal(mailer).reason == "no answer in time"
        assert mailer.is_closed

    def test_a_server_that_is_not_ready(self):
        with saying(b"421 too busy\r\n") as port:
            assert refusal(plain(port)).reason == "the server is not ready (421)"

    def test_a_server_that_talks_nonsense(self):
        with saying(b"\xff\xfe nonsense\r\n") as port:
            assert refusal(plain(port)).whole_server

    def test_a_goodbye_that_fails_is_no_matter(self, inbox):
        class Rude(smtplib.SMTP):
            def quit(self):
                raise smtplib.SMTPServerDisconnected("gone")

        with serving(inbox) as port:
            mailer = plain(port)
            mailer.smtp = Rude
            send(mailer)
        assert len(inbox.envelopes) == 1
        assert mailer.is_closed


class TestTrust:
    """TLS is asked for and checked."""

    def test_starttls_protects_the_mail(self, inbox):
        with serving(inbox, tls_context=server_context(), require_starttls=True) as port:
            mailer = Watched("localhost", port, context=trusting_context())
            send(mailer)
        assert inbox.recipients == [[TO]]
        assert mailer.is_closed

    def test_a_certificate_nobody_vouches_for_is_refused(self, inbox):
        with serving(inbox, tls_context=server_context()) as port:
            mailer = Watched("localhost", port)
            trouble = refusal(mailer)
        assert (trouble.reason, trouble.whole_server) == ("no trust in the server (TLS)", True)
        assert inbox.envelopes == []
        assert mailer.is_closed

    def test_a_certificate_for_another_name_is_refused(self, inbox):
        other = "127.0.0.2"
        with serving(inbox, other, tls_context=server_context()) as port:
            trouble = refusal(Watched(other, port, context=trusting_context()))
        assert trouble.reason == "no trust in the server (TLS)"
        assert inbox.envelopes == []

    def test_a_server_without_tls_gets_nothing(self, inbox):
        with serving(inbox) as port:
            assert "TLS" in refusal(Watched("localhost", port)).reason
        assert inbox.envelopes == []

    def test_tls_from_the_start(self, inbox):
        with serving(inbox, ssl_context=server_context()) as port:
            send(Watched("localhost", port, security="tls", context=trusting_context()))
        assert inbox.recipients == [[TO]]

    def test_tls_from_the_start_is_checked_too(self, inbox):
        with serving(inbox, ssl_context=server_context()) as port:
            assert "TLS" in refusal(Watched("localhost", port, security="tls")).reason
        assert inbox.envelopes == []

    def test_without_another_wish_the_system_decides_whom_to_trust(self):
        context = Mailer("mail.county.example").context
        assert context.verify_mode == ssl.CERT_REQUIRED
        assert context.check_hostname

    def login(self, inbox, password):
        settings = {
            "tls_context": server_context(),
            "authenticator": let_in,
            "auth_required": True,
        }
        with serving(inbox, **settings) as port:
            mailer = Watched("localhost", port, "mobio", password, context=trusting_context())
            return send(mailer)

    def test_who_knows_the_password_may_send(self, inbox):
        self.login(inbox, "open sesame")
        assert inbox.recipients == [[TO]]

    def test_a_wrong_password_is_the_operators_matter_and_tried_again(self, inbox):
        with pytest.raises(TryLater) as trouble:
            self.login(inbox, "wrong")
        assert trouble.value.reason == "login refused (535)"
        assert trouble.value.whole_server


class TestSettings:
    """What the operator writes."""

    def test_starttls_is_what_happens_without_a_word(self):
        mailer = mailer_from({"mobio.smtp.host": "mail.county.example"})
        assert (mailer.port, mailer.force_tls, mailer.ssl) == (587, True, False)
        assert not mailer.keeps_content

    def test_port_465_means_tls_from_the_start(self):
        mailer = mailer_from({"mobio.smtp.host": "mail.county.example", "mobio.smtp.port": "465"})
        assert mailer.ssl

    def test_a_server_on_this_machine_may_do_without(self):
        settings = {"mobio.smtp.host": "localhost", "mobio.smtp.tls": "false"}
        mailer = mailer_from({**settings, "mobio.smtp.port": "1025"})
        assert (mailer.port, mailer.force_tls, mailer.ssl) == (1025, False, False)

    def test_a_server_elsewhere_may_not(self):
        settings = {"mobio.smtp.host": "mail.county.example", "mobio.smtp.tls": "false"}
        with pytest.raises(ValueError, match=r"mobio\.smtp\.tls"):
            mailer_from(settings)

    def test_a_security_nobody_knows_is_refused(self):
        with pytest.raises(ValueError, match="starttls"):
            Mailer(security="perhaps")

    def test_the_password_is_read_from_a_file(self, tmp_path):
        file = tmp_path / "password"
        file.write_text("open sesame\n", "utf-8")
        mailer = mailer_from(
            {
                "mobio.smtp.host": "mail.county.example",
                "mobio.smtp.user": "mobio",
                "mobio.smtp.password_file": str(file),
            }
        )
        assert (mailer.username, mailer.password) == ("mobio", "open sesame")

    def test_in_development_mails_stay_on_the_page(self):
        mailer = mailer_from({"mobio.development": "true"})
        assert isinstance(mailer, PageMailer)
        assert mailer.keeps_content
        send(mailer)

    def test_without_a_server_mails_would_never_leave(self):
        with pytest.raises(ValueError, match=r"mobio\.smtp\.host"):
            mailer_from({})


def test_each_line_of_a_long_mail_ends_as_the_standard_wants():
    inbox = Inbox()
    made = MIMEText("\n".join(["Grüße aus Sinsheim"] * 200), "plain", "utf-8")
    with serving(inbox) as port:
        Mailer(HERE, port, security="plain").send("a@b.example", ["c@d.example"], made)
    content = inbox.envelopes[0].content
    assert content.count(b"\n") == content.count(b"\r\n") > 5
