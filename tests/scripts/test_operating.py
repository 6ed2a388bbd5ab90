"""What operators are told is so: settings, commands, and what is typed at the prompt."""

import re
import shutil
import textwrap

from mobio.scripts import COMMANDS
from mobio.scripts.database import open_root
from mobio.services import clock
from mobio.services.accounts import redeem_code
from tests.house.sources import ROOT, modules

GUIDE = (ROOT / "docs/operating.rst").read_text("utf-8")
SETTING = re.compile(r"\"(mobio\.[a-z_]+(?:\.[a-z_]+)?|zodbconn\.uri(?:\.\w+)?)\"")
PROMPT = re.compile(r"(?m)(^    from mobio\.resources.*\n(?:    .*\n|\n)+)")


def settings_in_code():
    written = {name for path in modules("src") for name in SETTING.findall(path.read_text("utf-8"))}
    rooms = ("engine", "resources", "services", "web", "scripts")
    return {name for name in written if name.split(".")[1] not in rooms}


def test_every_setting_is_explained():
    explained = {*re.findall(r"[a-z]+(?:\.[a-z_]+)+", GUIDE)}
    explained |= {f"mobio.smtp{end}" for end in re.findall(r"``(\.[a-z_]+)``", GUIDE)}
    assert len(settings_in_code()) > 15
    assert settings_in_code() - explained == set()


def test_every_command_is_explained():
    assert [name for name in COMMANDS if f"``mobio {name}" not in GUIDE] == []


def test_the_first_accounts_can_be_made_as_shown(ini, mobio, monkeypatch, settings, capsys):
    assert mobio("evolve") == 0
    shutil.copy(ini, ini.with_name("production.ini"))
    monkeypatch.chdir(ini.parent)
    capsys.readouterr()
    exec(textwrap.dedent(PROMPT.search(GUIDE)[1]), {})  # noqa: S102 -- as an operator types it
    code = capsys.readouterr().out.strip()
    with open_root(settings) as root:
        site = root["site"]
        account = redeem_code(site, "keller", code, "Sehr-lang-und-geheim", clock.now())
        assert account.role == "social_advice"
        assert [actor.name for actor in site["directory"].of_kind("jc")] == ["Jobcenter"]
