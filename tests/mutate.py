#!/usr/bin/env python3
"""Changes the program, one small fault at a time, and lists the faults that no test detects.

    tests/mutate.py engine [SAMPLE]     the sources of the engine, money, dates and contracts, headers too
    tests/mutate.py rules [SAMPLE]      amounts, rates, dates, ages, caps and lists of the rule files

SAMPLE: number of mutants, drawn with --seed (default: all; on two processors the engine takes about
three hours, the rules half an hour). --only draws from those whose line in the table of fates matches
a regular expression (rules/lu/|rules/ch/), --since from the lines that changed since a commit. A mutant is killed by the first of these that fails, or does not
end: the unit, property and data tests; the golden transcripts of answers; the sweep of every edge; the
oracle in SQL (with --oracle MODULES, the node_modules folder of @duckdb/node-api). The oracle runs
once: it kills a mutant that changes any answer on which it agreed.

The engine's mutants are compiled together, each behind a switch (mutant_switches.py). Those that cannot
be switched are compiled one by one, and so are those that no test reaches at run time, since the
compiler may evaluate them; one that does not compile is not counted. Mutants of the rules are written
into the finished programs, which contain the bytes of the rule files; these programs are built without
compiled rules, so that they read those bytes.

All work is done in copies, in --work DIR. The fate of each mutant is in DIR/engine.tsv or
DIR/rules.tsv; a second run tries only those that are missing there. mutants.md has the results by day,
and the reasons why survivors live.
"""
import argparse
import concurrent.futures
import os
import pathlib
import queue
import random
import re
import shutil
import signal
import subprocess
import sys
import time

from mutant_switches import with_switches

ROOT = pathlib.Path(__file__).resolve().parent.parent

SWAPS = {" < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " == ": " != ", " != ": " == ", " && ": " || ", " || ": " && ",
         " + ": " - ", " - ": " + ", " * ": " + ", " / ": " * ", " % ": " / ", " += ": " -= ", " -= ": " += ", "++": "--", "--": "++"}
NUMBER = re.compile(r"(?<![\w.\"'{])\d+(?![\w.\"'])")
WORD = re.compile(r"\b(true|false|std::min|std::max|break|continue)\b")
WORDS = {"true": "false", "false": "true", "std::min": "std::max", "std::max": "std::min", "break": "continue", "continue": "break"}
IF = re.compile(r"\b(if|while) \(")


def closing(text, at):
    """Returns the index of the parenthesis that closes the one before `at`."""
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at - 1


def source_mutants(path):
    """Yields (line, column, old, new) for every small change of a C++ file."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        code = line.split("//")[0]
        if re.match(r"\s*(#|template|static_assert|using|namespace|enum|struct|class|friend|inline constexpr|constexpr)", code):
            continue
        code = re.sub(r'"(\\.|[^"\\])*"', lambda m: '"' + " " * (len(m.group()) - 2) + '"', code)
        for old, new in SWAPS.items():
            for at in (m.start() for m in re.finditer(re.escape(old), code)):
                # A loop that counts in the other direction never ends, which tests nothing.
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


AMOUNT = re.compile(r'"(\d+)\.(\d\d)(?: a minute)?"')
RATE = re.compile(r'"(\d+(?:\.\d+)?) %"')
DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
RANGE = re.compile(r'"(\d*)\.\.(\d*)"')
LIST = re.compile(r'(?<= = )(?<!source = )\["[^\]]*", "[^\]]*"\]')
WHOLE = re.compile(r"(?<=at_most = )\d+|(?<=at_most {5}= )\d+|(?<== \{ year = )\d+")


def rule_mutants(path):
    """Yields (line, column, old, new) for every small change of a rule, but not of its source."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if re.match(r"\s*(#|note|title|hint|source|question|\[source|verified_on|published_on|signed_on|read_on|url|reference|text|values\.|prevails_over)", line):
            continue
        for m in AMOUNT.finditer(line):
            yield number, m.start(), m.group(), m.group().replace(m.group(1), str(int(m.group(1)) + 1), 1)
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
        for m in LIST.finditer(line):
            values = m.group()[1:-1].split(", ")
            for gone in values:
                yield number, m.start(), m.group(), f"[{', '.join(value for value in values if value != gone)}]"


# Bytes before the number of the active mutant: mutant_switches.hpp.
MARK = b"racpsy-mutant-no"

# Replaces racpsy_compile_rules where the program is to parse its rule files.
NO_COMPILED_RULES = r"""#include <fstream>
#include <string_view>
#define EMPTY "namespace racpsy { std::string_view compiled_rules() { return {}; } }"
namespace racpsy { std::string_view compiled_rules() { return {}; } }
int main(int, char** argv) { std::ofstream{argv[1]} << "#include <string_view>\n" EMPTY "\n"; }
"""

# Slow transcripts of errors, rules and the command line, without answers.
WORDS_ALONE = ("mistakes.md", "rules.md", "rules-fr.md", "rule-errors.md", "help.md")


def changed(text, mutant):
    """Returns a file's text with one mutant in it."""
    _, line, column, old, new = mutant
    lines = text.splitlines(keepends=True)
    was = lines[line - 1]
    assert was[column:].startswith(old), mutant
    lines[line - 1] = was[:column] + new + was[column + len(old):]
    return "".join(lines)


class Stand:
    """A place for tests: sources, recorded answers of the oracle (if any), the three programs."""

    def __init__(self, folder, programs, answers):
        self.folder, self.programs, self.answers, self.limits = folder, programs, answers, {}
        self.scratch = programs / "scratch"
        self.transcripts = sorted(p for pattern in ("tests/golden/*.md", "README*.md", "docs/*.md", "examples/batch/*.md")
                                  for p in folder.glob(pattern)
                                  if p.name not in WORDS_ALONE and re.search(r"^(\$ |<!-- picture)", p.read_text(), re.M))

    def tests(self, *which):
        return [str(self.programs / "racpsy_tests"), "-aa=1", *which]

    def unit_tests(self):
        """Yields the quickest tests first: most mutants fail the published examples."""
        yield "tests", self.tests("-tc=cases*")
        yield "tests", self.tests("-tce=sweep*,cases*,batch*,command line*")
        yield "tests", self.tests("-tc=batch*")

    def program_tests(self):
        for transcript in self.transcripts:
            yield "transcripts", [str(self.programs / "racpsy_golden"), str(transcript), str(self.programs / "racpsy")]
        yield "sweep", self.tests("-tc=sweep*")
        yield from self.asking_the_oracle()

    def asking_the_oracle(self, *routes):
        if self.answers:
            yield "oracle", ["sh", str(self.answers / "again.sh"), str(self.programs / "racpsy"), *routes]

    def first_to_fail(self, steps):
        """Returns the first step that fails, or "". The first run must pass: it measures the steps."""
        for index, (name, command) in enumerate(steps):
            known = self.limits.get((name, index))
            began = time.monotonic()
            if not self.run(command, known or 600):
                return name
            if known is None:
                self.limits[name, index] = 20 + 10 * (time.monotonic() - began)
        return ""

    def run(self, command, seconds):
        """Returns true if a command succeeds within the time; kills the processes that it started."""
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(parents=True)
        with subprocess.Popen(["prlimit", f"--as={4 << 30}", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd=self.folder,
                              start_new_session=True, env={**os.environ, "RACPSY_SWEEP": "97", "TMPDIR": str(self.scratch)}) as running:
            try:
                return running.wait(seconds) == 0
            except subprocess.TimeoutExpired:
                return False
            finally:
                try:
                    os.killpg(running.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass


class Tree(Stand):
    """A built copy of the project, in which mutants are compiled and tested one after the other."""

    programs_of = ["racpsy_tests", "racpsy_cli", "racpsy_golden"]

    def __init__(self, folder, oracle, flags="", parsing=False):
        super().__init__(folder, folder / "programs", folder / "answers" if oracle else None)
        self.build, self.oracle = folder / "build", oracle
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["rsync", "-rlp", "--checksum", "--delete", "--exclude=/build", "--exclude=/programs", "--exclude=/answers", "--exclude=/.git", f"{ROOT}/", f"{folder}/"], check=True)
        if parsing:  # no compiled rules: the program reads the rule files that it contains
            (folder / "src/racpsy/rules/compile_rules.cpp").write_text(NO_COMPILED_RULES)
        quick_linker = ["-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold"] if shutil.which("mold") else []
        subprocess.run(["cmake", "-S", str(folder), "-B", str(self.build), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None",
                        f"-DCMAKE_CXX_FLAGS=-O1 -D_GLIBCXX_ASSERTIONS -w {flags}", *quick_linker], check=True, stdout=subprocess.DEVNULL)

    def make(self, *targets, jobs=1, to_the_end=False):
        """Returns success and output of the compiler; copies the programs to where the tests find them."""
        done = subprocess.run(["cmake", "--build", str(self.build), "-j", str(jobs), "--target", *targets, "--", "-k", "0" if to_the_end else "1"],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode == 0:
            self.programs.mkdir(exist_ok=True)
            for built in (self.build / "racpsy", self.build / "tests/racpsy_tests", self.build / "tests/racpsy_golden"):
                if built.exists():
                    shutil.copy2(built, self.programs / built.name)
        return done.returncode == 0, done.stdout.decode(errors="replace")

    def all_is_well(self):
        """Checks that every test passes without a mutant, and records the answers of the oracle."""
        content, said = self.make(*self.programs_of, jobs=2)
        if content and self.oracle:
            asked = subprocess.run(["node", str(self.folder / "tests/oracle/run.mjs"), str(self.programs / "racpsy")], stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, env={**os.environ, "NODE_MODULES": self.oracle, "ORACLE_KEEP": str(self.answers)}, check=False)
            if asked.returncode != 0:
                sys.exit(asked.stdout.decode(errors="replace"))
        by = "compiler" if not content else self.first_to_fail(self.unit_tests()) or self.first_to_fail(self.program_tests())
        if by:
            sys.exit(f"{said}\nWithout a mutant, this fails: {by}")

    def attempt(self, mutant):
        file = self.folder / mutant[0]
        text = file.read_text()
        file.write_text(changed(text, mutant))
        try:
            if not self.make("racpsy_tests")[0]:
                return "compiler"
            by = self.first_to_fail(self.unit_tests())
            if by:
                return by
            return self.first_to_fail(self.program_tests()) if self.make(*self.programs_of)[0] else "compiler"
        finally:
            file.write_text(text)


class Copies(Stand):
    """Copies of a tree's programs in which bytes are replaced: the number of a mutant, or a rule file."""

    def __init__(self, tree, programs):
        super().__init__(tree.folder, programs, tree.answers)
        self.limits = tree.limits
        programs.mkdir(parents=True, exist_ok=True)
        self.images = {}
        for name in ("racpsy", "racpsy_tests", "racpsy_golden"):
            shutil.copy2(tree.programs / name, programs / name)
            self.images[name] = (programs / name).read_bytes()
        self.unchanged = self.version()

    def version(self):
        return subprocess.run([str(self.programs / "racpsy"), "--version"], stdout=subprocess.PIPE, check=False).stdout

    def exchange(self, old, new):
        assert len(old) == len(new)
        for name in ("racpsy", "racpsy_tests"):
            assert self.images[name].count(old) == 1
            with (self.programs / name).open("r+b") as program:
                program.seek(self.images[name].index(old))
                program.write(new)

    def attempt_number(self, number):
        """Returns the step that kills a mutant, or ""; None if no test reaches it (the compiler may have)."""
        def become(n):
            self.exchange(MARK + bytes(8), MARK + n.to_bytes(8, "little", signed=True))

        become(number)
        by = self.first_to_fail(self.unit_tests()) or self.first_to_fail(self.program_tests())
        if by:
            return by
        become(-number)
        return "" if self.first_to_fail(self.unit_tests()) else None

    def attempt_rule(self, mutant):
        """Tests a mutant of a rule file: its first line, a comment, is adjusted to keep the length."""
        path = mutant[0]
        text = (self.folder / path).read_text()
        first, rest = changed(text, mutant).split("\n", 1)
        more = len(text) - len(first) - 1 - len(rest)
        first = first + " " * more if more >= 0 else first[:more]
        assert first.startswith("#")
        now = f"{first}\n{rest}".encode()
        self.exchange(text.encode(), now)
        try:
            # The digest of the rules shows that the program reads these bytes.
            assert self.version() != self.unchanged, "the mutant is not in the program"
            return self.first_to_fail([*self.unit_tests()][:1]) or self.first_to_fail(self.asking_the_oracle("/".join(path.parts[1:3]))) \
                or self.first_to_fail(self.unit_tests()) or self.first_to_fail(self.program_tests())
        finally:
            self.exchange(text.encode(), text.encode())


def switched(folder, oracle, numbered):
    """Returns a tree with all mutants, and the numbers of those that cannot be switched."""
    tree = Tree(folder, oracle, f"-include {folder}/tests/mutant_switches.hpp")
    by_file = {}
    for number, (path, *place) in numbered.items():
        by_file.setdefault(path, []).append((number, *place))
    refused = {}  # lines that do not compile, by file
    left_out = set()
    while True:
        left_out.clear()
        for path, mutants in by_file.items():
            kept = [m for m in mutants if m[1] not in refused.get(str(path), ())]
            text, unfit = with_switches((ROOT / path).read_text(), kept)
            (folder / path).write_text(text)
            left_out |= {m[0] for m in mutants} - {m[0] for m in kept} | set(unfit)
        content, said = tree.make("racpsy", *tree.programs_of, jobs=2, to_the_end=True)
        if content:
            break
        before = sum(len(lines) for lines in refused.values())
        for path, line in re.findall(rf"^{re.escape(str(folder))}/(src/[^:]+):(\d+):\d+: (?:error|  ?required from here)", said, re.M):
            refused.setdefault(path, set()).add(int(line))
        if before == sum(len(lines) for lines in refused.values()):
            sys.exit(said)
    tree.all_is_well()
    return tree, left_out


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("of", choices=["engine", "rules"])
    asked.add_argument("sample", nargs="?", type=int)
    asked.add_argument("--jobs", type=int, default=1)
    asked.add_argument("--oracle", default="")
    asked.add_argument("--work", type=pathlib.Path, default=pathlib.Path(os.environ.get("TMPDIR", "/tmp")) / "racpsy-mutants")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", default="", metavar="REGEX")
    asked.add_argument("--since", default="", metavar="COMMIT")
    args = asked.parse_args()

    if args.of == "engine":
        paths = sorted([*ROOT.glob("src/racpsy/engine/*.[ch]pp"), *ROOT.glob("src/racpsy/base/money.*"), *ROOT.glob("src/racpsy/base/date.*"),
                        *ROOT.glob("src/racpsy/rules/contract.*")])
        find = source_mutants
    else:
        paths = sorted(ROOT.glob("rules/*/*/*.toml"))
        find = rule_mutants
    mutants = [(path.relative_to(ROOT), *mutant) for path in paths for mutant in find(path)]
    mutants = [m for m in mutants if re.search(args.only, words_of(m))]
    if args.since:
        new = {path.relative_to(ROOT): lines_since(args.since, path) for path in paths}
        mutants = [m for m in mutants if m[1] in new[m[0]]]
    random.Random(args.seed).shuffle(mutants)
    args.work.mkdir(parents=True, exist_ok=True)
    kept = args.work / f"{args.of}.tsv"
    fates = dict(line.rsplit("\t", 1) for line in kept.read_text().splitlines()) if kept.exists() else {}
    drawn = [m for m in mutants[:args.sample] if words_of(m) not in fates]
    print(f"{len(mutants)} mutants; {len(drawn)} to be tried, {len(fates)} known", flush=True)

    def record(mutant, by):
        fates[words_of(mutant)] = by or "nothing"
        with kept.open("a") as file:
            print(words_of(mutant), by or "nothing", sep="\t", file=file)
        if not by:
            print("survives:", words_of(mutant).replace("\t", " "), flush=True)
        if len(fates) % 20 == 0:
            tell(fates)

    def copies(tree):
        return [Copies(tree, args.work / "copies" / str(n)) for n in range(args.jobs)]

    if args.of == "rules":
        tree = Tree(args.work / "rules", args.oracle, parsing=True)
        tree.all_is_well()
        for mutant, by in side_by_side(copies(tree), drawn, Copies.attempt_rule):
            record(mutant, by)
    else:
        numbered = dict(enumerate(drawn, 1))
        tree, left_out = switched(args.work / "switched", args.oracle, numbered)
        print(f"{len(numbered) - len(left_out)} stand behind switches", flush=True)
        alone = [numbered[n] for n in sorted(left_out)]
        for number, by in side_by_side(copies(tree), [n for n in numbered if n not in left_out], Copies.attempt_number):
            if by is not None:
                record(numbered[number], by)
            else:
                alone.append(numbered[number])
        alone.sort(key=lambda mutant: mutant[0].suffix == ".hpp")  # the slowest last
        print(f"{len(alone)} to be compiled alone", flush=True)
        trees = [Tree(args.work / str(n), args.oracle) for n in range(args.jobs)]
        for tree in trees:
            tree.all_is_well()
        for mutant, by in side_by_side(trees, alone, Tree.attempt):
            record(mutant, by)
    tell(fates)


def lines_since(commit, path):
    """Returns the numbers of the lines of a file that changed since a commit."""
    said = subprocess.run(["git", "diff", "-U0", "-w", commit, "--", str(path)], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout.decode()
    lines = set()
    for first, count in re.findall(r"^@@ \S+ \+(\d+)(?:,(\d+))? @@", said, re.M):
        lines.update(range(int(first), int(first) + int(count or 1)))
    return lines


def words_of(mutant):
    path, line, column, old, new = mutant
    return f"{path}:{line}:{column + 1}\t{old.strip()} -> {new.strip()}"


def side_by_side(places, things, do):
    """Yields (thing, do(place, thing)) for every thing; each place is used by one thread at a time."""
    free = queue.Queue()
    for place in places:
        free.put(place)

    def one(thing):
        place = free.get()
        try:
            return thing, do(place, thing)
        finally:
            free.put(place)

    with concurrent.futures.ThreadPoolExecutor(len(places)) as pool:
        yield from pool.map(one, things)


def tell(fates):
    counts = {}
    for by in fates.values():
        counts[by] = counts.get(by, 0) + 1
    tried = sum(n for by, n in counts.items() if by != "compiler")
    killed = tried - counts.get("nothing", 0)
    by_what = "; ".join(f"{by}: {n}" for by, n in sorted(counts.items()))
    print(f"killed {killed} of {tried}" + (f", {100 * killed / tried:.1f} %" if tried else "") + f" ({by_what})", flush=True)


if __name__ == "__main__":
    main()
