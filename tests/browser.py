"""Debian's Chromium, one for all tests of a process, and the words its pages are shown in."""

import os
import shutil

import polib
import pytest
from playwright.sync_api import sync_playwright

from tests.house.sources import ROOT

KINDS = ("chromium-headless-shell", "chromium")
"""Debian's, the one without windows first: it opens a page in a quarter of the other's time."""
CHROMIUM = os.environ.get("MOBIO_CHROMIUM") or next(
    filter(None, map(shutil.which, KINDS)), KINDS[-1]
)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def chromium():
    """Return Chromium with an empty profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def locales(tmp_path_factory):
    """Return a folder with the catalogues compiled, whatever was compiled before."""
    folder = tmp_path_factory.mktemp("locales")
    for path in (ROOT / "locales").glob("*/LC_MESSAGES/*.po"):
        copy = folder / path.relative_to(ROOT / "locales")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        if path.stem == "mobio":
            polib.pofile(str(path)).save_as_mofile(str(copy.with_suffix(".mo")))
    return folder
