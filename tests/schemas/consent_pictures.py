"""Make all declarations in all languages as PDF and as pictures, for somebody to look at.

Letters that are not joined, a line that runs the wrong way or an address in the wrong place are seen
by people, not by tests. Run it by hand after a change of texts, fonts or documents:

    .venv/bin/python -m pytest tests/schemas/consent_pictures.py -p no:xdist

The pictures lie in ``var/consents`` afterwards. They need ``pdftoppm`` (poppler-utils).
"""

import subprocess

import pytest

from mobio.engine.names import CONSENT_LANGUAGES
from mobio.services.clock import today
from mobio.services.consent_pages import whole_document
from tests.house.sources import ROOT
from tests.schemas.test_consent_pdfs import CONSENTS, WORDS, fields_in, maker  # noqa: F401 -- a fixture
from tests.services.sharing_world import NOW

PICTURES = ROOT / "var/consents"


@pytest.mark.parametrize("language", CONSENT_LANGUAGES)
@pytest.mark.parametrize("consent", CONSENTS, ids=lambda consent: consent.id)
def test_make_the_pictures(maker, consent, language):  # noqa: F811 -- the fixture
    PICTURES.mkdir(parents=True, exist_ok=True)
    page = whole_document(WORDS, consent, language, fields_in(language, "ikubiz"), today(NOW))
    file = PICTURES / f"{consent.id}-{language}.pdf"
    file.write_bytes(maker.make(page))
    command = ["pdftoppm", "-r", "80", "-png", file, file.with_suffix("")]
    subprocess.run(command, check=True)
    assert list(PICTURES.glob(f"{consent.id}-{language}-*.png"))
