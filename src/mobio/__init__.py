"""MoBio, the mobile biography: forms that may change at any time without losing an answer."""

from pyramid.config import Configurator


def main(global_config, **settings):
    """Assemble the application. Read this first: it is the table of contents."""
    with Configurator(settings=settings) as config:
        config.include("mobio.web.settings")  # every setting, checked once, at the start
        config.include("mobio.web.requests")  # a plain form is read directly
        config.include("pyramid_tm")  # returning commits, raising rolls back
        config.include("pyramid_retry")  # two people at once: one of them is tried again
        config.include("pyramid_zodbconn")  # the main database, and the one of the sessions
        config.include("pyramid_chameleon")
        config.include("mobio.web.root")  # where traversal starts
        config.include("mobio.web.security")  # who may do what, closed by default
        config.include("mobio.web.compiled")  # templates, kept for the next start
        config.include("mobio.web.csrf")
        config.include("mobio.web.kept_after_end")  # what was typed outlives the session
        config.include("mobio.web.first_visit")  # what is read before anything else
        config.include("mobio.web.once")  # sent twice, done once
        config.include("mobio.web.i18n")  # the language of the reader
        config.include("mobio.web.layout")  # what every page shows
        config.include("mobio.web.frames")  # after the layout: its skeleton
        config.include("mobio.web.package_lines")
        config.include("mobio.web.background")  # the PDF worker and the sender of mails
        config.include("mobio.web.headers")
        config.include("mobio.web.strict_requests")
        config.include("mobio.web.strict_urls")  # after everything that adds views
        config.scan("mobio.web.views")
        return config.make_wsgi_app()
