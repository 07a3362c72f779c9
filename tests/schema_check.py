#!/usr/bin/env python3
"""Validates every rule file with a JSON Schema validator: schema_check.py RACPSY

The schema of `racpsy rules schema` must accept the files that the reader accepts, and refuse those
that are plainly invalid. The files of tests/schema have every key; each is changed in every way of
`changes` (a key too many, a key too few, a value of another type), and both must refuse the result.
The last line is "N passed, N failed".
"""
import copy
import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
RACPSY = str(pathlib.Path(sys.argv[1]).resolve())
SCHEMA = json.loads(subprocess.run([RACPSY, "rules", "schema"], capture_output=True, check=True).stdout)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
passed, failed = 0, 0


def expect(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("failed:", what)


def plain(value):
    """Converts TOML to JSON: dates become text."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def accepts(value):
    return VALIDATOR.is_valid(plain(value))


def toml(value):
    """Formats a value as TOML on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def write(path, value):
    path.write_text("".join(f"{json.dumps(key)} = {toml(inner)}\n" for key, inner in value.items()))


def reader_accepts(folder):
    run = subprocess.run([RACPSY, "rules", "check", str(folder), "--today", "2026-11-22"], capture_output=True)
    assert run.returncode in (0, 1), run
    return run.returncode == 0


def places(value, path=()):
    """Yields (path, table) for a value and every table below it."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from places(inner, path + (key,))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from places(inner, path + (i,))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def names_are_free(path):
    """Returns true for tables with free keys: an additional key, or one of another kind, is no error."""
    return path and path[-1] in ("values", "aliases", "words", "default_of", "counter", "source", "fact", "value", "rank", "default_by_age", "usually", "counts",
                                 "when", "unless", "require", "follows")


def changes(value):
    """Yields changed versions of a file, each with a description of the change."""
    for path, table in places(value):
        where = ".".join(map(str, path)) or "top"
        if not names_are_free(path):
            wrong = copy.deepcopy(value)
            at(wrong, path)["zzz"] = "x"
            yield f"{where}: a key too many", wrong
        for key in table:
            wrong = copy.deepcopy(value)
            at(wrong, path)[key] = 3.5
            yield f"{where}.{key}: a number with a decimal", wrong
            if isinstance(table[key], str) and table[key].endswith("%"):
                wrong = copy.deepcopy(value)
                at(wrong, path)[key] = "60,5 %"
                yield f"{where}.{key}: a decimal comma", wrong
            wrong = copy.deepcopy(value)
            del at(wrong, path)[key]
            yield f"{where}.{key}: left out", wrong


# ---- Every rule file there is --------------------------------------------------------------------------------------

files = sorted(path for folder in ("rules", "examples/contracts", "tests/schema") for path in (ROOT / folder).rglob("*.toml"))
expect(len(files) > 40, "rule files are found")
for file in files:
    errors = list(VALIDATOR.iter_errors(plain(tomllib.loads(file.read_text()))))
    expect(not errors, f"{file}: {[error.message for error in errors][:3]}")

# ---- Every key there is --------------------------------------------------------------------------------------------

jsonschema.Draft202012Validator.check_schema(SCHEMA)
shapes = {name: shape for name, shape in SCHEMA["$defs"].items() if "properties" in shape}
used = {key for file in (ROOT / "tests/schema").rglob("*.toml") for _, table in places(tomllib.loads(file.read_text())) for key in table}
for name, shape in shapes.items():
    for key in shape["properties"]:
        expect(key in used, f"tests/schema uses the key {key} of {name}")

# ---- Invalid files -------------------------------------------------------------------------------

with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary) / "rules"
    shutil.copytree(ROOT / "tests/schema", folder)
    expect(reader_accepts(folder), "the reader accepts tests/schema")
    for file in sorted(folder.rglob("*.toml")):
        text = file.read_text()
        right = tomllib.loads(text)
        write(file, right)
        expect(accepts(right) and reader_accepts(folder), f"{file.name}: written otherwise, it is still right")
        for what, wrong in changes(right):
            refused = not accepts(wrong)
            write(file, wrong)
            if what.endswith("left out"):
                # Optional keys may be removed; the schema must not be stricter than the reader.
                if refused:
                    expect(not reader_accepts(folder), f"{file.name}: {what}: the schema refuses it, the reader does not")
            else:
                expect(refused, f"{file.name}: {what}: the schema accepts it")
                expect(not reader_accepts(folder), f"{file.name}: {what}: the reader accepts it")
        file.write_text(text)
    # Required keys: those that the reader reports as missing.
    for file in sorted(folder.rglob("*.toml")):
        text = file.read_text()
        for what, wrong in changes(tomllib.loads(text)):
            if not what.endswith("left out"):
                continue
            write(file, wrong)
            run = subprocess.run([RACPSY, "rules", "check", str(folder), "--format", "json", "--today", "2026-11-22"], capture_output=True)
            key = what.split(":")[0].split(".")[-1]
            missing = [p["what"] for p in json.loads(run.stdout) if p["what"] == f"“{key}” is missing" and p["file"].endswith(file.name)]
            if missing and key not in ("title", "distress"):  # which of them is required depends on the name of the declaration
                expect(not accepts(wrong), f"{file.name}: {what}: the reader misses it, the schema does not")
        file.write_text(text)

# ---- Wrong words, one of a kind ------------------------------------------------------------------------------------

WRONG = [
    ("xx/care/1.toml", 'price         = "asked"', 'price         = "50"', "an amount without cents"),
    ("xx/care/1.toml", 'pays          = "100 %"', 'pays          = "all"', "an unknown share"),
    ("xx/care/1.toml", 'payer         = "amo"', 'payer         = "cpam"', "an unknown payer"),
    ("xx/care/1.toml", 'else    = "too_young"', 'else    = "covered"', "an outcome that is no refusal"),
    ("xx/care/1.toml", 'per = "calendar-year", of = "sessions"', 'per = "month", of = "sessions"', "an unknown period"),
    ("xx/care/1.toml", "at_most = 8", "at_most = -1", "a cap below zero"),
    ("xx/care/1.toml", 'age = "3.."', 'age = "three"', "an age in words"),
    ("xx/care/1.toml", 'status        = "inferred"', 'status        = "guessed"', "an unknown status"),
    ("xx/care/1.toml", 'note          = { fr = "Déduit.", en = "Inferred." }', "", "inferred without a note"),
    ("xx/care/1.toml", 'rounding    = "half-even"', 'rounding    = "nearest"', "an unknown rounding"),
    ("xx/care/1.toml", "from = 2025-01-01, source", 'from = "2025", source', "a date that is a year"),
    ("xx/care/1.toml", 'parts  = [{ code = "A"', 'price = "1.00"\nparts  = [{ code = "A"', "a price beside parts"),
    ("xx/care/1.toml", 'code    = "E"', 'code    = "E"\nhint = { fr = "x", en = "x" }', "a hint of a known price"),
    ("xx/care/1.toml", 'payers = ["amo", "amc"]', 'payers = ["patient"]', "a patient who is not advanced"),
    ("xx/care/bill.toml", "hypothetical = true", "", "in force in no calendar"),
    ("xx/country.toml", 'type     = "set"', 'type     = "list"', "an unknown type of fact"),
    ("xx/country.toml", 'empty    = "standard"', 'default  = "bim"', "a set with a default"),
    ("xx/sources.toml", "signed_on  = 2025-01-01", "signed_on  = 2025-01-01\nread_on = 2025-01-01", "a source with two dates"),
    ("xx/sources.toml", 'reference  = "Archives, p. 3"', "", "a source without an address"),
    ("xx/sources.toml", 'confidence = "medium"', 'confidence = "some"', "an unknown confidence"),
    ("contracts/plain.toml", 'pays          = "50 % of base"', 'pays          = "50.00 of base"', "an amount of something"),
    ("contracts/plain.toml", 'pays   = "0.75 a minute in all"', 'pays   = "rest in all"', "a rest with what the others pay"),
    ("contracts/plain.toml", 'at_most = "1/110 of plafond"', 'at_most = "1/110"', "a rate of nothing"),
    ("contracts/plain.toml", 'outcome = "uncovered"', 'outcome = "closed"', "an outcome that no contract may ask for"),
    ("contracts/plain.toml", 'at_most = "150.00"', 'at_most = "150"', "a ceiling without cents"),
    ("contracts/plain.toml", "responsible = false", 'responsible = "no"', "a flag in words"),
    ("rules.toml", "age   = 40", "age   = 140", "an age above 130"),
]
with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary) / "rules"
    shutil.copytree(ROOT / "tests/schema", folder)
    for name, old, new, what in WRONG:
        text = (folder / name).read_text()
        expect(text.count(old) >= 1, f"{name} holds {old}")
        wrong = text.replace(old, new, 1)
        expect(not accepts(tomllib.loads(wrong)), f"{name}: {what}: the schema accepts it")
        (folder / name).write_text(wrong)
        expect(not reader_accepts(folder), f"{name}: {what}: the reader accepts it")
        (folder / name).write_text(text)

print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
