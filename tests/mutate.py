#!/usr/bin/env python3
"""Breaks the program on purpose, one small change at a time, and tells which changes the tests do not notice.

    tests/mutate.py engine [SAMPLE]     the sources of the engine, money and dates
    tests/mutate.py rules [SAMPLE]      amounts, rates, dates, ages and caps of the rule files

SAMPLE: so many mutants, drawn with a fixed seed (default: all, which takes hours). Everything happens in a copy, in
--work DIR, which is kept and used again. A mutant is killed by the first of these that fails, or does not end: the unit,
property and data tests; the golden transcripts; the sweep of every edge; the oracle in SQL (with --oracle MODULES, the
node_modules folder of @duckdb/node-api). A mutant that does not compile counts for nothing.

--jobs N works on N mutants at a time. --header-sample N: of the mutants in headers, which take long to compile, so many.
Survivors are printed as they are found, and the counts after every twenty. mutants.md says what was found when, and why survivors live.
"""
import argparse
import concurrent.futures
import os
import pathlib
import queue
import random
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

SWAPS = {" < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " == ": " != ", " != ": " == ", " && ": " || ", " || ": " && ",
         " + ": " - ", " - ": " + ", " * ": " + ", " / ": " * ", " % ": " / ", " += ": " -= ", " -= ": " += ", "++": "--", "--": "++"}
NUMBER = re.compile(r"(?<![\w.\"'{])\d+(?![\w.\"'])")
WORD = re.compile(r"\b(true|false|std::min|std::max|break|continue)\b")
WORDS = {"true": "false", "false": "true", "std::min": "std::max", "std::max": "std::min", "break": "continue", "continue": "break"}
IF = re.compile(r"\b(if|while) \(")


def closing(text, at):
    """The place of the parenthesis that closes the one before `at`."""
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at - 1


def source_mutants(path):
    """(line, column, old, new) of every small change of a C++ file."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        code = line.split("//")[0]
        if re.match(r"\s*(#|template|static_assert|using|namespace|enum|struct|class|friend|inline constexpr|constexpr)", code):
            continue
        code = re.sub(r'"(\\.|[^"\\])*"', lambda m: '"' + " " * (len(m.group()) - 2) + '"', code)
        for old, new in SWAPS.items():
            for at in (m.start() for m in re.finditer(re.escape(old), code)):
                # Three-part loops count up; the other direction never ends, which is no news.
                if old in ("++", "--") and "for (" in code:
                    continue
                yield number, at, old, new
        for m in NUMBER.finditer(code):
            yield number, m.start(), m.group(), str(int(m.group()) + 1)
        for m in WORD.finditer(code):
            yield number, m.start(), m.group(), WORDS[m.group()]
        for m in IF.finditer(code):
            try:
                end = closing(code, m.end())
            except IndexError:
                continue
            condition = line[m.end():end]
            if ";" not in condition:
                yield number, m.end(), condition, f"!({condition})"


AMOUNT = re.compile(r'"(\d+)\.(\d\d)"')
RATE = re.compile(r'"(\d+(?:\.\d+)?) %"')
DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
RANGE = re.compile(r'"(\d*)\.\.(\d*)"')
WHOLE = re.compile(r"(?<=at_most = )\d+|(?<=at_most {5}= )\d+|(?<== \{ year = )\d+")


def rule_mutants(path):
    """The same of a rule file: what it states, not what it cites."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if re.match(r"\s*(#|note|title|hint|source|question|\[source|verified_on|published_on|signed_on|read_on|url|reference|text|values\.)", line):
            continue
        for m in AMOUNT.finditer(line):
            yield number, m.start(), m.group(), f'"{int(m.group(1)) + 1}.{m.group(2)}"'
        for m in RATE.finditer(line):
            rate = float(m.group(1))
            yield number, m.start(), m.group(), f'"{rate - 1 if rate > 1 else rate + 1:g} %"'
        for m in DAY.finditer(line):
            day = int(m.group(3))
            yield number, m.start(), m.group(), f"{m.group(1)}-{m.group(2)}-{day + 1 if day < 28 else day - 1:02}"
        for m in RANGE.finditer(line):
            low, high = m.groups()
            yield number, m.start(), m.group(), f'"{int(low) + 1}..{high}"' if low else f'"..{int(high) + 1}"'
        for m in WHOLE.finditer(line):
            yield number, m.start(), m.group(), str(int(m.group()) + 1)


class Tree:
    """A copy of the project, built; mutants are tried in it one after the other."""

    def __init__(self, folder, oracle):
        self.folder, self.build, self.oracle = folder, folder / "build", oracle
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["rsync", "-a", "--delete", "--exclude=/build", "--exclude=/.git", f"{ROOT}/", f"{folder}/"], check=True)
        quick_linker = ["-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold"] if shutil.which("mold") else []
        self.run(["cmake", "-S", str(folder), "-B", str(self.build), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DCMAKE_CXX_FLAGS=-O1", *quick_linker],
                 600, check=True)
        self.make(["racpsy_tests", "racpsy_cli", "racpsy_golden"], 3600, check=True)

    def run(self, command, seconds, check=False, **more):
        try:
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds, check=False, cwd=self.folder, **more)
        except subprocess.TimeoutExpired:
            return False
        if check and done.returncode != 0:
            sys.exit(done.stdout.decode(errors="replace"))
        return done.returncode == 0

    def make(self, targets, seconds, check=False):
        return self.run(["cmake", "--build", str(self.build), "-j", "1", "--target", *targets], seconds, check)

    def noticed_by(self):
        """The first test that fails; nothing where none does."""
        if not self.make(["racpsy_tests"], 1200):
            return "compiler"
        tests, program = str(self.build / "tests/racpsy_tests"), str(self.build / "racpsy")
        environment = {**os.environ, "RACPSY_SWEEP": "97"}
        # The quickest first: most mutants do not outlive the published examples.
        if not self.run([tests, "-aa=1", "-tc=cases*"], 60) or not self.run([tests, "-aa=1", "-tce=sweep*,cases*"], 120):
            return "tests"
        if not self.make(["racpsy_cli", "racpsy_golden"], 1200):
            return "compiler"
        if not self.run(["ctest", "--test-dir", str(self.build), "-R", r"\.md$", "--stop-on-failure"], 240):
            return "transcripts"
        if not self.run([tests, "-aa=1", "-tc=sweep*"], 120, env=environment):
            return "sweep"
        if self.oracle and not self.run(["node", str(self.folder / "tests/oracle/run.mjs"), program], 240, env={**environment, "NODE_MODULES": self.oracle}):
            return "oracle"
        return ""

    def attempt(self, mutant):
        path, line, column, old, new = mutant
        file = self.folder / path
        text = file.read_text()
        lines = text.splitlines(keepends=True)
        changed = lines[line - 1]
        assert changed[column:].startswith(old), mutant
        lines[line - 1] = changed[:column] + new + changed[column + len(old):]
        file.write_text("".join(lines))
        try:
            return self.noticed_by()
        finally:
            file.write_text(text)


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("of", choices=["engine", "rules"])
    asked.add_argument("sample", nargs="?", type=int)
    asked.add_argument("--jobs", type=int, default=1)
    asked.add_argument("--header-sample", type=int)
    asked.add_argument("--oracle", default="")
    asked.add_argument("--work", type=pathlib.Path, default=pathlib.Path(os.environ.get("TMPDIR", "/tmp")) / "racpsy-mutants")
    asked.add_argument("--seed", type=int, default=1)
    args = asked.parse_args()

    draw = random.Random(args.seed)
    if args.of == "engine":
        paths = sorted([*ROOT.glob("src/racpsy/engine/*.[ch]pp"), *ROOT.glob("src/racpsy/base/money.*"), *ROOT.glob("src/racpsy/base/date.*")])
        find = source_mutants
    else:
        paths = sorted(ROOT.glob("rules/*/*/*.toml"))
        find = rule_mutants
    all_mutants = [(path.relative_to(ROOT), *mutant) for path in paths for mutant in find(path)]
    draw.shuffle(all_mutants)
    headers = [m for m in all_mutants if m[0].suffix == ".hpp"]
    others = [m for m in all_mutants if m[0].suffix != ".hpp"]
    drawn = others[:args.sample] + (headers if args.header_sample is None and args.sample is None else headers[:args.header_sample or 0])
    print(f"{len(all_mutants)} mutants, {len(headers)} of them in headers; {len(drawn)} drawn", flush=True)

    trees = queue.Queue()
    for n in range(args.jobs):
        trees.put(Tree(args.work / str(n), args.oracle))

    def one(mutant):
        tree = trees.get()
        try:
            return mutant, tree.attempt(mutant)
        finally:
            trees.put(tree)

    counts = {}

    def tell():
        tried = sum(n for by, n in counts.items() if by != "compiler")
        killed = tried - counts.get("nothing", 0)
        by_what = "; ".join(f"{by}: {n}" for by, n in sorted(counts.items()))
        print(f"killed {killed} of {tried}" + (f", {100 * killed / tried:.1f} %" if tried else "") + f" ({by_what})", flush=True)

    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for n, ((path, line, column, old, new), by) in enumerate(pool.map(one, drawn), 1):
            counts[by or "nothing"] = counts.get(by or "nothing", 0) + 1
            if not by:
                print(f"survives: {path}:{line}:{column + 1}: {old.strip()} -> {new.strip()}", flush=True)
            if n % 20 == 0:
                tell()
    tell()


if __name__ == "__main__":
    main()
