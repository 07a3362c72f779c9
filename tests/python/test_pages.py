"""Pages: the code of docs/python.md and the package's README, with what it prints."""

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


def blocks(page: Path) -> "list[tuple[str, str, str | None]]":
    """Returns the blocks of code of a page: language, code, and what the block after it says."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    pairs = zip(found, [*found[1:], ("end", "")])
    return [(language, code, after[1] if after[0] == "" else None) for (language, code), after in pairs if language]


@pytest.mark.parametrize("page", ["docs/python.md", "src/python/README.md"])
def test_page(page, tmp_path, monkeypatch):
    shutil.copy(ROOT / "examples/batch/people.csv", tmp_path)
    monkeypatch.chdir(tmp_path)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    names: "dict[str, object]" = {}
    said = []
    for language, code, expected in blocks(ROOT / page):
        out = io.StringIO()
        if language == "python":
            with contextlib.redirect_stdout(out):
                exec(compile(code, page, "exec"), names)
        else:
            done = subprocess.run(["bash", "-euo", "pipefail", "-c", code], capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PATH": path})
            assert done.returncode == 0, done.stderr
            out.write(done.stdout)
        said.append((out.getvalue(), expected or ""))
    assert [is_ for is_, _ in said] == [says for _, says in said]
    assert len(said) > 1
