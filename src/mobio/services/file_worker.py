"""The process that checks one file: its bytes come in, what may be kept of them goes out.

`mobio.services.files_apart` starts it for each file, so nothing of one file is there with the next.
A file that was made to harm whoever reads it costs this process only.
"""

import resource
import sys

from PIL import Image

from mobio.services.files_checked import LARGEST, FileRefused, check_file
from mobio.services.process_limits import MEGABYTE, limit, limit_memory, limit_time

MEMORY = 1024 * MEGABYTE
"""A photo of 40 million points is held up to four times while it is turned and written."""
SECONDS = 8
"""The largest photo takes half of it."""
KEPT = b"K"
REFUSED = b"R"


def answer(content):
    """Return what to say of a file: its type and its bytes, or why it is refused."""
    try:
        checked = check_file(content)
    except FileRefused as refusal:
        return REFUSED + refusal.reason.encode()
    return KEPT + checked.media_type.encode() + b"\n" + checked.content


def main():
    """Check the file that comes in, within narrow limits."""
    Image.preinit()
    limit_memory(MEMORY)
    limit_time(SECONDS)
    limit(resource.RLIMIT_FSIZE, 0)
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(LARGEST + 1)))


if __name__ == "__main__":
    main()
