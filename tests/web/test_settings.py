"""A wrong setting stops the start and is named."""

import pytest
from chameleon.loader import MemoryLoader
from chameleon.template import BaseTemplate
from plaster import get_settings
from pyramid.exceptions import ConfigurationError

from mobio import main
from mobio.services.compiling import KeptCode
from mobio.services.links import KeyMissing, key_file, make_key
from mobio.web.root import transaction_manager
from mobio.web.settings import read
from tests.conftest import IN_MEMORY
from tests.house.sources import ROOT
from tests.web.browsing import Browser, main_text, page_form


@pytest.fixture
def settings(settings_for, tmp_path):
    """Return settings that would do, with a key of their own and nothing kept."""
    make_key(key_file(tmp_path / "keys"))
    settings = settings_for(tmp_path, **IN_MEMORY, **{"mobio.keys": str(tmp_path / "keys")})
    del settings["mobio.compiled"]
    return settings


NEEDED = (
    "mobio.base_url",
    "mobio.keys",
    "mobio.mail_from",
    "zodbconn.uri",
    "zodbconn.uri.sessions",
)


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("value", [None, "", " "])
def test_a_missing_setting_is_named(settings, name, value):
    del settings[name]
    if value is not None:
        settings[name] = value
    with pytest.raises(ConfigurationError, match=f"The setting {name} is missing"):
        main({}, **settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mobio.base_url", "mobio.example"),
        ("mobio.base_url", "ftp://mobio.example"),
        ("mobio.base_url", "https://"),
        ("mobio.base_url", "https://mobio.example/below"),
        ("mobio.base_url", "https://[mobio"),
        ("mobio.base_url", "https://user@mobio.example"),
        ("mobio.languages", "ar"),
        ("mobio.languages", "de xx"),
        ("mobio.languages", "de qps"),
        ("mobio.sender", "sometimes"),
    ],
)
def test_a_wrong_setting_is_named(settings, name, value):
    with pytest.raises(ConfigurationError, match=name):
        main({}, **{**settings, name: value})


def test_a_missing_key_is_named_by_its_file(settings, tmp_path):
    key_file(tmp_path / "keys").unlink()
    with pytest.raises(KeyMissing, match=r"links\.key"):
        main({}, **settings)


def test_a_sender_without_a_mail_server_stops_the_start(settings):
    with pytest.raises(ValueError, match=r"mobio\.smtp\.host"):
        main({}, **{**settings, "mobio.sender": "thread"})


def test_a_slash_at_the_end_of_the_address_is_no_mistake(settings):
    found = read({**settings, "mobio.base_url": "https://mobio.example/"})
    assert found.base_url == "https://mobio.example"
    assert found.is_https
    assert found.allowed_hosts == {"mobio.example"}


@pytest.mark.parametrize("name", ["development.ini", "production.ini"])
def test_the_settings_that_ship_will_do(name):
    found = read(get_settings(str(ROOT / name), "app:main"))
    assert found.development == (name == "development.ini")
    assert found.is_https == (name == "production.ini")
    assert found.languages == ("de", "en", "fr", "ar", "fa")


def test_transactions_take_no_notes_even_if_the_ini_file_forgets_to_say_so(settings):
    registry = main({}, **settings).registry
    assert registry.settings["tm.manager_hook"] is transaction_manager
    assert registry.settings["tm.annotate_user"] == "false"


def test_consents_nobody_reviewed_are_offered_only_where_the_ini_file_says_so(
    another_application, county
):
    county.share("selam", "prepared")
    served = another_application(**{"mobio.unreviewed_consents": "false"})
    own = Browser(served, extra_environ={"HTTP_HOST": "mobio.example"})
    own.sign_in("selam")
    page = own.get(county.person_path("selam", "shares")).click("Weitermachen")
    assert not page.html.select(".languages a")
    assert len(page.html.select(".languages .off")) == 11


class TestDevelopment:
    """What is there on one's own machine only."""

    @pytest.fixture
    def visitor(self, another_application, tmp_path):
        """Return a browser of a development server."""
        (tmp_path / "demo").write_text("amina  geheim-wort  Amina, auf Arabisch\n", "utf-8")
        more = {"mobio.development": "true", "mobio.demo_accounts": str(tmp_path / "demo")}
        served = another_application(**more)
        return Browser(served, extra_environ={"HTTP_HOST": "mobio.example"})

    def test_the_login_page_shows_the_accounts_of_the_demo(self, visitor, browser):
        assert "geheim-wort" in main_text(visitor.get("/login"))
        assert "geheim-wort" not in main_text(browser().get("/login"))

    def test_the_outbox_shows_mails_with_their_links(self, visitor, browser, county):
        county.share("selam")
        page = visitor.get("/outbox", status=200)
        offer = page.click("/dse/dat")
        assert "Daten anzeigen" in offer
        assert "Tekle" in main_text(page_form(offer).submit().follow())
        assert browser("keller").get("/outbox").status_int == 404


def test_compiled_templates_are_kept_where_the_setting_says(settings, tmp_path, monkeypatch):
    plain = MemoryLoader()
    monkeypatch.setattr(BaseTemplate, "loader", plain)
    main({}, **settings)
    assert BaseTemplate.loader is plain
    main({}, **{**settings, "mobio.compiled": str(tmp_path / "compiled")})
    assert isinstance(BaseTemplate.loader, KeptCode)
