"""``python -m mobio.scripts`` is the command ``mobio``."""

import sys

from mobio.scripts import main

if __name__ == "__main__":
    sys.exit(main())
