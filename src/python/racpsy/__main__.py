"""Runs the program racpsy, which the package contains: `python -m racpsy calc --age 30`."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Replaces this process by the program."""
    program = str(Path(__file__).with_name("racpsy"))
    os.execv(program, ["racpsy", *sys.argv[1:]])


if __name__ == "__main__":
    main()
