"""What operators are told is so: settings, and commands as they are typed."""

import re
import shlex

from mobio.scripts import COMMANDS
from mobio.scripts.database import open_root
from tests.house.sources import ROOT, modules

GUIDE = (ROOT / "docs/operating.rst").read_text("utf-8")
SETTING = re.compile(r"\"(mobio\.[a-z_]+(?:\.[a-z_]+)?|zodbconn\.uri(?:\.\w+)?)\"")
PROMPT = re.compile(r"(?m)^    (mobio add .*)$")


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


def test_the_first_accounts_can_be_made_as_shown(mobio, settings, capsys):
    assert mobio("evolve") == 0
    typed = [shlex.split(line)[1:] for line in PROMPT.findall(GUIDE)]
    kinds = ["organisation", "organisation", "account", "actor", "account", "appointment"]
    assert [words[1] for words in typed] == kinds
    for words in typed:
        office = re.search(r"Organisation (\w+):", capsys.readouterr().out)
        known = office[1] if office else "ID"
        assert mobio(*(known if word == "ID" else word for word in words)) == 0
    with open_root(settings) as root:
        site = root["site"]
        assert site["accounts"].by_login("keller").role == "social_advice"
        assert site["accounts"].by_login("kuhn").municipalities == ("08226085", "08226102")
        assert [actor.name for actor in site["directory"].of_kind("jc")] == ["Jobcenter"]
