"""Publish below the ini file that is named, in a process of its own, and tell time and memory."""

import json
import sys
from pathlib import Path

from bench.publishing import measure_publishing

if __name__ == "__main__":
    print(json.dumps(measure_publishing(Path(sys.argv[1]))))
