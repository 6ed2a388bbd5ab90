"""What works beside the requests: the PDF worker and, if the ini says so, the sender of mails."""

import logging

from pyramid.events import ApplicationCreated
from pyramid.exceptions import ConfigurationError

from mobio.services import pdf
from mobio.services.links import link_maker
from mobio.services.mailers import mailer_from
from mobio.services.sending import SenderThread

LOG = logging.getLogger("mobio")


def link_for(registry):
    """Return the function that makes the link of a selector, from the configured address."""
    return link_maker(registry.mobio.base_url, registry.link_key)


def start_sender(event):
    """Start the sender thread when the application is ready."""
    registry = event.app.registry
    if registry.mobio.sender != "thread":
        return
    database = registry._zodb_databases[""]
    mailer = mailer_from(registry.settings)
    registry.sender = SenderThread(database, mailer, link_for(registry), now=registry.clock)
    registry.sender.start()


def includeme(config):
    problems = pdf.readiness()
    for problem in problems:
        LOG.warning("PDF: %s %s", *problem)
    if problems and not config.registry.mobio.development:
        raise ConfigurationError("; ".join(" ".join(problem) for problem in problems))
    config.registry.pdf_maker = pdf.PdfMaker()
    config.add_subscriber(start_sender, ApplicationCreated)
