"""Write flyer and poster as PDF, with the code that leads to the site of the configuration."""

from pathlib import Path

from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.services.flyers import KINDS, flyer_name, flyer_page
from mobio.services.pdf import PdfMaker, PdfUnavailable


def arguments(parser):
    """Add what follows ``mobio flyer``."""
    parser.add_argument(
        "--language", metavar="CODE", action="append", help="one language (default: all)"
    )
    parser.add_argument("-o", dest="folder", type=Path, default=Path(), help="the folder to fill")


def run(options):
    """Write the PDFs and print where they are."""
    offered = options.settings.languages
    wanted = options.language or offered
    for language in wanted:
        if language not in offered:
            known = ", ".join(offered)
            raise Failure(f"There is no language {language!r} here. Choose one of: {known}.")
    with open_root(options.settings, keep=False) as root:
        if "site" not in root:
            raise Failure("There is no site yet. Make it first: mobio evolve")
        pages = {
            flyer_name(kind, language): flyer_page(
                root["site"], kind, language, options.settings["mobio.base_url"].rstrip("/")
            )
            for kind in KINDS
            for language in wanted
        }
    options.folder.mkdir(parents=True, exist_ok=True)
    write(pages, options.folder)


def write(pages, folder):
    """Write each of *pages* into *folder* as PDF; raise Failure where there are no PDFs."""
    maker = PdfMaker()
    try:
        for name, page in pages.items():
            (folder / name).write_bytes(maker.make(page))
            print(f"Written: {folder / name}")
    except PdfUnavailable as problem:
        raise Failure(f"There is no PDF: {problem}. {problem.remedy}".strip()) from None
    finally:
        maker.close()
