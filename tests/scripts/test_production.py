"""production.ini as an operator uses it: a database server, the web and a command side by side."""

import http.client
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mobio.services import pdf
from tests.house.sources import ROOT

BIN = Path(sys.executable).parent
HOST = "mobio.landratsamt.example"
PATIENCE = 20

pytestmark = pytest.mark.skipif(bool(pdf.readiness()), reason="production needs pango and fonts")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Installation:
    """What docs/operating.rst describes, in *folder* and with its own ports and sockets."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.running = []
        changes = {
            "/var/lib/mobio": str(folder),
            "/run/mobio": str(folder),
            "/etc/mobio/smtp-password": str(folder / "password"),
            "listen = 127.0.0.1:6543": f"listen = 127.0.0.1:{self.port}",
            "%(here)s": str(ROOT),
        }
        (folder / "password").write_text("made up\n", "utf-8")
        for name in ("production.ini", "etc/zeo.conf"):
            text = (ROOT / name).read_text("utf-8")
            for old, new in changes.items():
                text = text.replace(old, new)
            (folder / Path(name).name).write_text(text, "utf-8")

    def start(self, *command):
        log = (self.folder / f"{command[0]}.log").open("wb")
        self.running.append(subprocess.Popen(self.words(command), stdout=log, stderr=log))
        log.close()

    def run(self, *command):
        outcome = subprocess.run(self.words(command), capture_output=True, text=True, check=True)
        return outcome.stdout

    def words(self, command):
        return [BIN / command[0], *(word.format(folder=self.folder) for word in command[1:])]

    def get(self, path, **headers):
        """Return (status, headers, body) of a request as the proxy sends it."""
        given = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers={**given, **headers})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode("utf-8")
        finally:
            connection.close()

    def wait_for(self, ready):
        deadline = time.monotonic() + PATIENCE
        while not ready():
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)

    def answers(self):
        try:
            return self.get("/login")[0] == 200
        except OSError:
            return False

    def said(self):
        return "\n".join(log.read_text("utf-8") for log in sorted(self.folder.glob("*.log")))

    def stop(self):
        for process in reversed(self.running):
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Return an installation whose database and web are running."""
    installation = Installation(tmp_path_factory.mktemp("p"))
    try:
        installation.start("runzeo", "-C", "{folder}/zeo.conf")
        installation.wait_for((installation.folder / "zeo.sock").exists)
        installation.run("mobio", "-c", "{folder}/production.ini", "evolve")
        installation.start("pserve", "{folder}/production.ini")
        installation.wait_for(installation.answers)
        yield installation
    finally:
        installation.stop()


def test_the_web_answers_behind_the_proxy(server):
    status, headers, body = server.get("/login")
    assert status == 200
    assert headers["Set-Cookie"].startswith("__Host-")
    assert "Server" not in headers
    assert "var/demo-accounts" not in body


def test_another_host_is_refused(server):
    assert server.get("/login", Host="mobio.example")[0] == 400


def test_a_command_works_beside_the_web(server):
    assert server.run("mobio", "-c", "{folder}/production.ini", "send").startswith("0 sent")


def test_there_is_no_demo(server):
    with pytest.raises(subprocess.CalledProcessError) as refused:
        server.run("mobio", "-c", "{folder}/production.ini", "demo")
    assert "development only" in refused.value.stderr


def test_a_link_leaves_no_trace_in_the_log(server):
    secret = "3f0c1c2e-8f6e-4b62-9b6b-0a6f0c6d1a11"
    assert server.get(f"/dse/dat?value={secret}{secret}")[0] == 404
    assert secret not in server.said()
