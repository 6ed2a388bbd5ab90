"""A photo from the phone, along with a share, and gone with it: in Arabic, in Chromium."""

import pytest

from tests import papers
from tests.journeys.conftest import PHONE
from tests.journeys.test_first_share import mailed_link


@pytest.fixture(params=["without-scripts", "with-scripts"])
def manner(request):
    """Play the journey with JavaScript off and on."""
    return request.param


def upload_a_photo(person, home, title):
    """Keep a photo with that title among the attachments; return it as the person loads it back."""
    person.open(home + "/biography/attachments/documents")
    person.keep_picture("attachments")
    person.press_value("add:documents")
    person.choose('select[id$="-kind"]', "language_certificate")
    person.fill_end("-title", title)
    photo = {"name": "صورة.jpg", "mimeType": "image/jpeg", "buffer": papers.jpeg((2000, 3000))}
    person.page.locator('input[type="file"]').set_input_files(photo)
    person.keep_picture("attachment-row")
    person.press_value("save")
    assert title in person.text
    assert "JPEG" in person.text
    person.keep_picture("attachments-with-photo")
    with person.page.expect_download() as own:
        person.touch(person.page.locator(".files a.button").last)
    assert papers.PLACE not in own.value.path().read_bytes()
    assert own.value.suggested_filename == "anlage.jpg"
    return own.value.path().read_bytes()


def share_with_the_file(person, home, title):
    """Share with a language school, and tick that file and no other."""
    person.open(home + "/shares/new?kind=language_school")
    person.check('input[name="actor"]')
    person.press("Weiter")
    assert person.page.locator("input[name=file]:checked").count() == 0
    person.check(person.page.locator("label", has_text=title))
    person.keep_picture("share-files")
    person.press("Weiter")
    person.click("a[href*='language=ar']")
    assert title in person.page.locator("article.legal").inner_text()
    person.keep_picture("share-consent-with-files")
    person.check("#agreed")
    person.click('button[value="accept"]')
    person.press("Senden")


def test_a_photo_is_uploaded_shared_loaded_and_withdrawn(visit, manner, inbox):
    before = len(inbox.mails)
    person = visit("ar", PHONE, manner).sign_in("amina")
    home = person.path.rstrip("/")
    photo = upload_a_photo(person, home, f"DTZ {manner}")
    share_with_the_file(person, home, f"DTZ {manner}")
    actor = visit("de", manner=manner)
    actor.open(mailed_link(inbox, before)[1])
    actor.press("Daten anzeigen")
    assert f"DTZ {manner}" in actor.text
    actor.keep_picture("actor-with-files")
    with actor.page.expect_download() as loaded:
        actor.touch('button[name="number"]')
    assert loaded.value.path().read_bytes() == photo

    person.open(home + "/shares")
    person.click("main a.danger")
    person.click("main button.danger")
    # The same button twice at once is one press: wait as long as the script does.
    actor.page.wait_for_timeout(8500)
    actor.click('button[name="number"]')
    assert "Dieser Link gilt nicht" in actor.text
    assert (person.complaints, actor.complaints) == ([], [])


def test_a_wrong_file_is_explained_and_what_was_typed_stays(visit, manner):
    person = visit("ar", PHONE, manner).sign_in("amina")
    home = person.path.rstrip("/")
    person.open(home + "/biography/attachments/documents/documents/new")
    person.fill_end("-title", f"عقد {manner}")
    wrong = {"name": "a.docx", "mimeType": "image/jpeg", "buffer": papers.docx()}
    person.page.locator('input[type="file"]').set_input_files(wrong)
    person.press_value("save")
    assert person.page.locator(".error-summary a").count() == 1
    assert person.typed_end("-title") == f"عقد {manner}"
    person.keep_picture("attachment-refused")
    assert person.complaints == []
