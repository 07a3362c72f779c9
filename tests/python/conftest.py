"""What the tests share: the program of the package, and one day as today."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import racpsy

TODAY = "2026-11-30"
PROGRAM = str(Path(racpsy.__file__).with_name("racpsy"))
ROOT = Path(__file__).resolve().parents[2]


def command_line(*words: str, text: str = "") -> "subprocess.CompletedProcess[str]":
    """Runs the program of the package."""
    return subprocess.run([PROGRAM, *words], input=text, capture_output=True, encoding="utf-8", check=False, env={})


def json_of(*words: str) -> Any:
    """Returns the JSON of a command."""
    done = command_line(*words, "--format", "json", "--today", TODAY)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
