#!/usr/bin/env python3
"""Compares rules/CHANGELOG.md with the rule files: changelog_check.py [RULES]

Every version of every route must have an entry, under its route, newest first; and the entry must
give, to the day, the periods of the file. The last line is "N passed, N failed". `--periods` prints
the periods that each entry must give.
"""
import datetime
import pathlib
import re
import sys
import tomllib

PERIODS = "- Periods concerned: "
arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
RULES = pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).resolve().parent.parent / "rules"
passed, failed = 0, 0


def expect(holds, what):
    global passed, failed
    passed += bool(holds)
    failed += not holds
    if not holds:
        print("failed:", what)


def versions_of(folder):
    """Returns the version files of a route by name, parsed."""
    files = (tomllib.loads(path.read_text()) for path in folder.glob("*.toml") if path.name not in ("route.toml", "sources.toml"))
    return {file["version"]: file for file in files}


def last_day(file, calendar, files):
    """Returns the last day of a version: as stated, else the day before the next one; None: open."""
    line = file["in_force"][calendar]
    later = [other["in_force"][calendar]["from"] for other in files.values() if calendar in other.get("in_force", {})]
    later = [first for first in later if first > line["from"]]
    return line.get("to") or (min(later) - datetime.timedelta(days=1) if later else None)


def periods(file, files):
    """Returns the periods of a version, as its entry must give them."""
    if file.get("hypothetical"):
        return "none, hypothetical."
    said = []
    for calendar in ("applied", "legal"):
        if calendar not in file["in_force"]:
            continue
        line, end = file["in_force"][calendar], last_day(file, calendar, files)
        text = f"{calendar} from {line['from']}" + (f" to {end}" if end else " on")
        delays = sorted(str(d["from"]) for d in file["in_force"].get("delayed", []) if d["calendar"] == calendar)
        said.append(text + "".join(f", for some from {day} only" for day in delays))
    return "; ".join(said) + "."


def first_day(file):
    """Returns the sort key of an entry: its first day in any calendar; hypothetical ones come first."""
    days = [line["from"] for calendar, line in file.get("in_force", {}).items() if calendar in ("applied", "legal")]
    return min(days, default=datetime.date.max)


routes = {str(path.parent.relative_to(RULES)): versions_of(path.parent) for path in sorted(RULES.glob("*/*/route.toml"))}
if "--periods" in sys.argv:
    for route, files in routes.items():
        for name in sorted(files, key=lambda name: first_day(files[name]), reverse=True):
            print(f"{route}@{name}", periods(files[name], files))
    sys.exit()

# Entries of the changelog: route → version → periods, in the order of the text.
told, route, version = {}, None, None
for line in (RULES / "CHANGELOG.md").read_text().splitlines():
    if heading := re.fullmatch(r"## `(\S+)`.*", line):
        route, version = heading[1], None
        expect(route not in told, f"{route} has two headings")
        told[route] = {}
    elif heading := re.fullmatch(r"### `(\S+)`.*", line):
        version = heading[1]
        expect(route and version not in told[route], f"{route}@{version} has two entries")
        told[route][version] = None
    elif line.startswith(PERIODS):
        expect(version and told[route][version] is None, f"{route}@{version}: one line of periods an entry")
        told[route][version] = line.removeprefix(PERIODS)

expect(len(routes) > 0, f"{RULES} has routes")
expect(list(told) == sorted(routes), f"the routes of the changelog are those of {RULES}, in their order: {sorted(set(told) ^ set(routes))}")
for route, files in routes.items():
    entries = told.get(route, {})
    for name, file in files.items():
        expect(name in entries, f"{route}@{name} has no entry")
        if name in entries:
            expect(entries[name] == periods(file, files), f"{route}@{name}: the entry says “{entries[name]}”, the file “{periods(file, files)}”")
    for name in entries:
        expect(name in files, f"{route}@{name} has an entry and no file")
    known = [name for name in entries if name in files]
    expect(known == sorted(known, key=lambda name: first_day(files[name]), reverse=True), f"{route}: the newest version stands first")

print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
