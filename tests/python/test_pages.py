"""Pages: the code of docs/python.md and of the package's README, with what it prints.

GOLDEN=update rewrites what is printed."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

# A block of code, and what it prints in a block without language.
BLOCK = re.compile(r"^```(python|sh)\n(.*?)^```\n(?:\n```\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", ["docs/python.md", "src/python/README.md"])
def test_page(page, tmp_path, monkeypatch):
    shutil.copy(ROOT / "examples/batch/people.csv", tmp_path)
    monkeypatch.chdir(tmp_path)
    programs = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    names: "dict[str, object]" = {}

    def run(block: "re.Match[str]") -> str:
        language, code, says = block.groups()
        out = io.StringIO()
        if language == "python":
            with contextlib.redirect_stdout(out):
                exec(compile(code, page, "exec"), names)
        else:
            done = subprocess.run(["bash", "-euo", "pipefail", "-c", code], capture_output=True, encoding="utf-8", check=False, env=programs)
            assert done.returncode == 0, done.stderr
            out.write(done.stdout)
        if says is None:
            assert out.getvalue() == ""
            return block[0]
        return f"```{language}\n{code}```\n\n```\n{out.getvalue()}```\n"

    text = (ROOT / page).read_text("utf-8")
    found = BLOCK.sub(run, text)
    if os.environ.get("GOLDEN") == "update":
        (ROOT / page).write_text(found, "utf-8")
    assert found == text
