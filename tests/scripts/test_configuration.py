"""The ini files that ship can be read, by the commands, by the server and by the database."""

import pytest
from paste.deploy import appconfig, loadserver
from plaster import get_settings
from waitress.adjustments import Adjustments
from ZEO.runzeo import ZEOOptions

from mobio.scripts.configuration import read_settings
from mobio.scripts.failures import Failure
from tests.house.sources import ROOT


@pytest.fixture(params=["development.ini", "production.ini"])
def shipped(request):
    return str(ROOT / request.param)


@pytest.fixture
def production():
    return read_settings(ROOT / "production.ini")


def server(path):
    words = dict(get_settings(path, "server:main"))
    assert words.pop("use") == "egg:waitress#main"
    return Adjustments(**words)


def test_the_folders_lie_beside_the_ini_file(shipped):
    settings = read_settings(shipped)
    assert settings.forms == ROOT / "forms"
    assert settings.packages == ROOT / "actor_packages"


def test_the_server_listens_on_this_machine_only(shipped):
    addresses = [sockaddr[0] for _family, _type, _proto, sockaddr in server(shipped).listen]
    assert set(addresses) == {"127.0.0.1"}


def test_a_body_larger_than_32_megabytes_is_refused(shipped):
    # A file of 12 MB and the page it is on; what is larger than a file may be is told on the page.
    assert server(shipped).max_request_body_size == 32 * 2**20


def test_the_port_of_development_can_be_chosen(monkeypatch):
    served = []
    monkeypatch.setattr("waitress.serve", lambda _application, **words: served.append(words))
    chosen = {"http_port": "7000", "base_url": "http://localhost:7000"}
    loadserver(f"config:{ROOT}/development.ini", global_conf=chosen)(None)
    settings = appconfig(f"config:{ROOT}/development.ini", global_conf=chosen)
    assert served[0]["port"] == "7000"
    assert settings["mobio.base_url"] == "http://localhost:7000"


def test_production_believes_the_proxy_alone():
    adjustments = server(str(ROOT / "production.ini"))
    assert adjustments.trusted_proxy == "127.0.0.1"
    assert adjustments.clear_untrusted_proxy_headers
    assert adjustments.url_scheme == "https"
    assert not adjustments.expose_tracebacks


def test_production_shows_nothing_of_development(production):
    assert not production.development
    assert "mobio.demo_accounts" not in production.raw
    assert production["mobio.unreviewed_consents"] == "false"
    assert production["mobio.base_url"].startswith("https://")


def test_no_secret_stands_in_an_ini_file(shipped):
    names = read_settings(shipped).raw
    assert [name for name in names if name.endswith(("password", "secret", "key"))] == []


def test_transactions_carry_no_path_and_no_user(shipped):
    settings = read_settings(shipped)
    assert settings["tm.manager_hook"]
    assert settings["tm.annotate_user"] == "false"


@pytest.fixture
def database_server(tmp_path):
    """Return the options of etc/zeo.conf, which looks whether its folder is there."""
    text = (ROOT / "etc/zeo.conf").read_text("utf-8").replace("/var/lib/mobio", str(tmp_path))
    (tmp_path / "zeo.conf").write_text(text, "utf-8")
    options = ZEOOptions()
    options.realize(["-C", str(tmp_path / "zeo.conf")])
    return options


def test_the_database_server_has_both_storages(production, database_server):
    options = database_server
    names = {opener.name for opener in options.storages}
    uris = production["zodbconn.uri"], production["zodbconn.uri.sessions"]
    assert names == {uri.partition("storage=")[2].partition("&")[0] for uri in uris}
    assert all(uri.startswith(f"zeo://{options.address}?") for uri in uris)


def test_a_missing_ini_file_is_named():
    with pytest.raises(Failure, match=r"no elsewhere\.ini"):
        read_settings("elsewhere.ini")


def test_a_missing_setting_is_named(settings):
    with pytest.raises(Failure, match=r"mobio\.nothing"):
        settings["mobio.nothing"]
