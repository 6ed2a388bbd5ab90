"""A server of its own for journeys: started, stopped and known by its process id."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC
from pathlib import Path

from tests.house.sources import ROOT

SCRIPT = Path(__file__).with_name("serve.py")
PATIENCE = 60


class Server:
    """The application in a process, over the two databases in *folder*."""

    def __init__(self, folder, port, settings):
        self.folder = folder
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.settings = {**settings, "mobio.base_url": self.url}
        self.log = folder / "log"
        self.process = None

    def start(self, now):
        """Start the server, let it believe it is *now*, and wait until it answers."""
        path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "ignore", str(SCRIPT), str(self.port)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
                env={**os.environ, "PYTHONPATH": path, "MOBIO_NOW": now.isoformat()},
                cwd=ROOT,
            )
        self.process.stdin.write(json.dumps(self.settings).encode())
        self.process.stdin.close()
        self._wait()

    def _wait(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/login", timeout=10).close()  # noqa: S310 -- ours
                return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise RuntimeError(self.log.read_text("utf-8")[-2000:])

    def stop(self):
        """End the process that was started here."""
        if self.process is not None and self.process.poll() is None:
            # Not SIGINT: whoever starts the tests in the background has it ignored.
            self.process.terminate()
            self.process.wait(20)
        self.process = None

    def restart(self, now):
        """Let the server believe that it is *now*."""
        self.stop()
        self.start(now.astimezone(UTC))

    def today(self):
        """Return what the log says so far."""
        return self.log.read_text("utf-8")
