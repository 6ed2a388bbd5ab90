"""Write a published form as an empty bilingual PDF, to fill in by hand.

``mobio paper biography/education`` takes the version in force, ``biography/education@1`` that one.
"""

from pathlib import Path

from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.scripts.references import reference_named
from mobio.services.paper import FOLDERS, paper_name, paper_page
from mobio.services.pdf import PdfMaker, PdfUnavailable


def arguments(parser):
    """Add what follows ``mobio paper``."""
    parser.add_argument("ref", metavar="REF", help="biography/education, or with @2 its version 2")
    parser.add_argument(
        "--language", metavar="CODE", default="de", help="the second language (default: none)"
    )
    parser.add_argument(
        "--staff", action="store_true", help="with the questions that only staff write"
    )
    parser.add_argument(
        "-o", dest="file", type=Path, metavar="FILE", help="where to (default: ID-VERSION-de.pdf)"
    )


def run(options):
    """Write the PDF and print where it is."""
    if options.language not in options.settings.languages:
        offered = ", ".join(options.settings.languages)
        raise Failure(f"There is no language {options.language!r} here. Choose one of: {offered}.")
    with open_root(options.settings, keep=False) as root:
        if "site" not in root:
            raise Failure("There is no site yet. Make it first: mobio evolve")
        reference = published_reference(root["site"]["schemas"], options.ref)
        page = paper_page(root["site"], reference, options.language, staff=options.staff)
    file = options.file or Path(paper_name(reference, options.language))
    maker = PdfMaker()
    try:
        file.write_bytes(maker.make(page))
    except PdfUnavailable as problem:
        raise Failure(f"There is no PDF: {problem}. {problem.remedy}".strip()) from None
    finally:
        maker.close()
    print(f"Written: {file}")


def published_reference(schemas, text):
    """Return the reference of a published form; *text* may leave the version out."""
    if "@" not in text and text in schemas.in_force:
        text = f"{text}@{schemas.in_force[text]}"
    reference = reference_named(text)
    if str(reference) not in schemas.versions:
        raise Failure(f"{reference} was never published.")
    if reference.folder not in FOLDERS:
        raise Failure(f"{reference} asks no questions. Take a file of: {', '.join(FOLDERS)}.")
    return str(reference)
