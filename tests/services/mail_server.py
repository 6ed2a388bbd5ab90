"""A real SMTP server on this machine that does what a test wants."""

import contextlib
import socket
import ssl
from email import message_from_bytes, policy
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

CERTIFICATE = Path(__file__).with_name("localhost.pem")
HERE = "127.0.0.1"


class Inbox:
    """Take every mail, or answer as told: *rcpt* and *data* are answers, None drops the line."""

    def __init__(self, rcpt="250 OK", data="250 OK"):
        self.rcpt = rcpt
        self.data = data
        self.envelopes = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server, session, envelope):
        self.envelopes.append(envelope)
        if self.data is None:
            server.transport.abort()
            return "250 never heard"
        return self.data

    @property
    def recipients(self):
        """Return the list of recipients of every mail that was handed over."""
        return [envelope.rcpt_tos for envelope in self.envelopes]

    @property
    def mails(self):
        """Return the mails that were handed over, as a mail program reads them."""
        return [
            message_from_bytes(envelope.content, policy=policy.default)
            for envelope in self.envelopes
        ]


def free_port():
    """Return a port on which nobody listens."""
    with socket.socket() as listening:
        listening.bind((HERE, 0))
        return listening.getsockname()[1]


def server_context():
    """Return what a server shows who asks for TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def trusting_context():
    """Return what a client needs to trust our server, and only that one."""
    return ssl.create_default_context(cafile=CERTIFICATE)


def let_in(server, session, envelope, mechanism, data):
    """Let in who knows the password."""
    return AuthResult(success=data.password == b"open sesame", handled=False)


@contextlib.contextmanager
def serving(inbox, hostname=HERE, **settings):
    """Run a server for *inbox* and yield its port."""
    controller = Controller(inbox, hostname=hostname, port=free_port(), **settings)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
