"""The ways a mail can leave: to a mail server, or, in development, onto a page."""

import smtplib
import ssl
from collections.abc import Mapping
from email.message import Message
from pathlib import Path

from repoze.sendmail.encoding import encode_message
from repoze.sendmail.mailer import SMTPMailer

PORTS = {"starttls": 587, "tls": 465, "plain": 25}
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
TIMEOUT = 20
# The server does not want us yet, which says nothing about the recipient.
OUR_OWN_FAULT = (530, 534, 535, 538)


class TryLater(Exception):
    """The mail did not leave now. *reason* names no address.

    *whole_server* says that other mails need not be tried now either.
    """

    def __init__(self, reason: str, *, whole_server: bool = False):
        super().__init__(reason)
        self.reason = reason
        self.whole_server = whole_server


class GiveUp(Exception):
    """The server will never take this mail. *reason* names no address."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Mailer(SMTPMailer):
    """Hand mails to a server, one recipient at a time, over a connection that is checked.

    *security* is ``starttls``, ``tls`` or, on this machine only, ``plain``.
    """

    keeps_content = False

    def __init__(
        self,
        hostname="localhost",
        port=None,
        username=None,
        password=None,
        *,
        security="starttls",
        context=None,
        timeout=TIMEOUT,
    ):
        if security not in PORTS:
            raise ValueError(f"the security of mails must be one of {', '.join(PORTS)}")
        if security == "plain" and hostname not in THIS_MACHINE:
            raise ValueError("mobio.smtp.tls may be false only if mobio.smtp.host is this machine")
        super().__init__(
            hostname,
            port or PORTS[security],
            username,
            password,
            no_tls=security == "plain",
            force_tls=security == "starttls",
            ssl=security == "tls",
        )
        self.context = context or ssl.create_default_context()
        self.timeout = timeout

    def smtp_factory(self):
        """Return a fresh connection; raise what smtplib raises."""
        if self.ssl:
            return self.smtp_ssl(
                self.hostname, self.port, timeout=self.timeout, context=self.context
            )
        return self.smtp(self.hostname, self.port, timeout=self.timeout)

    def send(self, fromaddr: str, toaddrs: list[str], message: Message) -> None:
        """Hand *message* over for the one address in *toaddrs*; raise TryLater or GiveUp."""
        (address,) = toaddrs
        # smtplib sends bytes as they are; RFC 5321 section 2.3.8 wants CRLF at line ends.
        encoded = b"\r\n".join(encode_message(message).splitlines())
        connection = self._connect()
        try:
            connection.sendmail(fromaddr, [address], encoded)
        except (smtplib.SMTPException, OSError) as error:
            connection.close()
            # The server's own words repeat the address, so they end here.
            raise _answer_to(error) from None
        _say_goodbye(connection)

    def _connect(self):
        connection = None
        try:
            connection = self.smtp_factory()
            connection.ehlo_or_helo_if_needed()
            if self.force_tls:
                connection.starttls(context=self.context)
            if self.username:
                connection.login(self.username, self.password)
        except (smtplib.SMTPException, OSError) as error:
            if connection is not None:
                connection.close()
            raise TryLater(_trouble(error), whole_server=True) from None
        return connection


class PageMailer:
    """Let mails count as sent. They stay in the outbox, where a page shows them."""

    keeps_content = True

    def send(self, fromaddr: str, toaddrs: list[str], message: Message) -> None:
        """Check that *message* could be handed over."""
        encode_message(message)


def mailer_from(settings: Mapping) -> Mailer | PageMailer:
    """Return the mailer that the settings ``mobio.smtp.*`` describe; raise ValueError if none is.

    ``tls`` is true (STARTTLS, the default; TLS from the start on port 465) or, for a server on
    this machine, false. Without a host mails go to the page, in development only.
    """
    host = settings.get("mobio.smtp.host", "")
    if not host:
        if not _is_true(settings.get("mobio.development", "false")):
            raise ValueError("mobio.smtp.host is missing: mails would never leave")
        return PageMailer()
    port = int(settings.get("mobio.smtp.port") or 0)
    security = "tls" if port == PORTS["tls"] else "starttls"
    if not _is_true(settings.get("mobio.smtp.tls", "true")):
        security = "plain"
    file = settings.get("mobio.smtp.password_file")
    password = Path(file).read_text("utf-8").strip() if file else None
    return Mailer(host, port, settings.get("mobio.smtp.user") or None, password, security=security)


def _is_true(setting):
    return str(setting).strip().lower() in ("true", "yes", "on", "1")


def _say_goodbye(connection):
    """End the connection. The mail is taken already, so what goes wrong here is no matter."""
    try:
        connection.quit()
    except (smtplib.SMTPException, OSError):
        connection.close()


def _answer_to(error):
    """Return TryLater or GiveUp for an *error* that came while a mail was handed over."""
    code = _code(error)
    if code is None:
        return TryLater(_trouble(error))
    if 500 <= code < 600 and code not in OUR_OWN_FAULT:
        return GiveUp(f"refused ({code})")
    return TryLater(f"not taken ({code})")


def _trouble(error):
    """Return what went wrong in a few words of our own."""
    code = _code(error)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"login refused ({code})"
    if isinstance(error, ssl.SSLError):
        return "no trust in the server (TLS)"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "the server offers no TLS or no login"
    # smtplib raises its own error while it handles the one of the socket.
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "no answer in time"
    if code is not None:
        return f"the server is not ready ({code})"
    if isinstance(error, smtplib.SMTPException):
        return "the connection broke"
    return "the server cannot be reached"


def _code(error):
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))[0]
    return getattr(error, "smtp_code", None)
