"""Compares the ctypes example with the program, to the cent, on random people of several routes; tests
its refusals.

Usage: RACPSY_C=… c_interface.py RACPSY"""
import csv
import datetime
import io
import json
import pathlib
import random
import subprocess
import sys
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "examples/c"))
from racpsy import AMOUNTS, Book, calculate, routes  # noqa: E402

racpsy = sys.argv[1]
draw = random.Random(2026)


def by_program(route, rows, *options):
    """Answers the same rows with `racpsy batch`."""
    columns = ["outcome", "version", "rank", *AMOUNTS]
    table = io.StringIO()
    names = [name for name in rows if name not in ("fee", "person", "day")]
    writer = csv.writer(table)
    writer.writerow(["patient", "date", "fee_cents", *names])
    for i, day in enumerate(rows["day"]):
        writer.writerow([rows["person"][i], day, rows["fee"][i], *["" if rows[name][i] is None else rows[name][i] for name in names]])
    done = subprocess.run([racpsy, "batch", "-", "--route", route, "--columns", ",".join(columns), *options], input=table.getvalue(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def people(book, count):
    """Returns random people with one to four sessions each, in date order, with equal facts."""
    rows = {"person": [], "day": [], "age": [], "fee": []}
    asked = [fact for fact in book.facts if draw.random() < 0.7]
    rows.update({fact: [] for fact in asked})
    for person in range(count):
        facts = {fact: draw.choice([None, *book.facts[fact]]) for fact in asked}
        age, fee, day = draw.randint(0, 90), draw.randint(0, 12000), datetime.date(2019, 1, 1) + datetime.timedelta(draw.randint(0, 3200))
        for _ in range(draw.randint(1, 4)):
            for name, value in [("person", person), ("day", day.isoformat()), ("age", age), ("fee", fee), *facts.items()]:
                rows[name].append(value)
            day += datetime.timedelta(draw.randint(0, 40))
    return rows


def settled(book, rows, **more):
    facts = {name: values for name, values in rows.items() if name not in ("person", "day", "age", "fee")}
    return book.settle(day=rows["day"], person=rows["person"], age=rows["age"], fee_cents=rows["fee"], **more, **facts)


compared = 0


def compare(route, **more):
    global compared
    options = [f"--{name}={value}" for name, value in more.items()]
    with Book(route) as book:
        rows = people(book, 40)
        answer = settled(book, rows, **more)
        for i, expected in enumerate(by_program(route, rows, *options)):
            got = {"outcome": answer["outcome"][i], "version": answer["version"][i] or "", "rank": str(answer["rank"][i] or "")}
            got.update({name: "" if answer[name][i] is None else str(answer[name][i]) for name in AMOUNTS})
            if got["version"] != expected["version"] and answer["version"][i] is None:
                expected["version"] = ""
            if got != expected:
                sys.exit(f"{route} {options}, row {i}: {({k: v[i] for k, v in rows.items()})}\n  C: {got}\n  batch: {expected}")
            compared += 1


def refuses(words, act):
    try:
        act()
    except ValueError as error:
        if words not in str(error):
            sys.exit(f"expected “{words}”, got “{error}”")
        return
    sys.exit(f"not refused: {words}")


for route in routes():
    compare(route)
    compare(route, calendar="legal")
compare("fr/mon-soutien-psy", rules="2022")

refuses("unknown route “fr/nowhere”; valid choices: be/medecin-generaliste", lambda: Book("fr/nowhere"))
refuses("dispositif inconnu", lambda: Book("fr/nowhere", lang="fr"))
refuses("/no/such/folder", lambda: Book("fr/cmp", folders=["/no/such/folder"]))
refuses("cannot be read", lambda: Book("fr/psychologue-liberal", contract="/no/such.toml"))
with Book("fr/mon-soutien-psy") as book:
    day = ["2026-03-02", "2026-03-09"]
    refuses("row 1: age: 131 is not between 0 and 130", lambda: book.settle(day=day, age=[3, 131]))
    refuses("row 0: fee: -1 is not", lambda: book.settle(day=day, fee_cents=[-1, 0]))
    refuses("row 0: used: 10001 is not", lambda: book.settle(day=day, used=[10001, 0]))
    refuses("row 1: day: 84006 is not", lambda: book.settle(day=["2026-03-02", "2200-01-01"]))
    refuses("coverage: “c3s” is not a valid value; valid choices: standard, c2s", lambda: book.settle(day=day, coverage=["c3s", None]))
    refuses("unknown fact “covrage”; valid choices: ", lambda: book.settle(day=day, covrage=["c2s", None]))
    refuses("unknown calendar “lunar”", lambda: book.settle(day=day, calendar="lunar"))
    refuses("unknown version “2023”; valid choices: 2022", lambda: book.settle(day=day, rules="2023"))
    assert book.settle(day=[])["patient_cents"] == []
    # Rows of one person in any order; a row without a person number is another person.
    assert book.settle(day=["2026-03-09", "2026-03-02"], person=[7, 7])["rank"] == [2, 1]
    assert book.settle(day=["2026-03-09", "2026-03-02"])["rank"] == [1, 1]
    assert book.settle(day=["2026-03-02"], used=[12])["outcome"] == ["beyond_cap"]
    assert book.settle(day=["2026-03-02"], used=[12])["patient_cents"] == [None]
    assert "unverified" in book.settle(day=["2030-03-02"])["flags"][0]
with Book("ch/psychotherapie") as book:
    swiss = book.settle(day=["2026-03-02", "2026-03-09"], person=[1, 1], age=[40, 40], used_deductible_cents=[20000, None], minutes=[60, 50])
    assert swiss["patient_cents"] == [10548, 1290], swiss
    refuses("row 0: minutes: 0 is not", lambda: book.settle(day=["2026-03-02"], minutes=[0]))
    refuses("row 0: used_deductible: -1 is not", lambda: book.settle(day=["2026-03-02"], used_deductible_cents=[-1]))
    assert book.currency == "CHF"
contract = sorted((ROOT / "examples/contracts/fr").rglob("*.toml"))[0]
refuses("this contract is for “fr”", lambda: Book("be/premiere-ligne", contract=str(contract)))
with Book("fr/psychologue-liberal", contract=str(contract)) as book:
    amc = book.settle(day=["2026-03-02"], fee_cents=[6000])["amc_cents"]
    out = subprocess.run([racpsy, "calc", "--route", "fr/psychologue-liberal", "--complementary", str(contract), "--on", "2026-03-02", "--private-fee", "60", "--format", "csv"],
                         capture_output=True, text=True, check=True).stdout
    assert [row["amc_cents"] for row in csv.DictReader(io.StringIO(out))] == ["" if amc[0] is None else str(amc[0])], (amc, out)

# One request as JSON gives the bytes of the command line, and its notes.
CASE = str(sorted((ROOT / "examples/cases").glob("*.toml"))[0])
for request, words in [
    ({"route": "fr/mon-soutien-psy", "age": 30, "coverage": "c2s", "first": "2026-12-07", "every": "1w", "sessions": 5, "private_fee": "60.00", "today": "2026-11-30"},
     "calc --route fr/mon-soutien-psy --age 30 --coverage c2s --first 2026-12-07 --every 1w --sessions 5 --private-fee 60.00 --today 2026-11-30"),
    ({"coverage": ["ald", "alsace_moselle"], "on": ["2026-03-02", "2026-03-02"], "private_fee": 65.5, "with": {"mode": "remote"}, "explain": True},
     "calc --coverage ald+alsace_moselle --on 2026-03-02,2026-03-02 --private-fee 65.5 --with mode=remote --explain"),
    ({"route": "fr/psychologue-liberal", "complementary": str(contract), "on": "2026-03-02", "private_fee": 60, "minutes": 45, "today": "2026-11-30"},
     f"calc --route fr/psychologue-liberal --complementary {contract} --on 2026-03-02 --private-fee 60 --minutes 45 --today 2026-11-30"),
    ({"file": CASE, "today": "2026-11-30", "strict": False, "age": None}, f"calc {CASE} --today 2026-11-30"),
    ({"command": "compare", "age": 21, "student": True, "today": "2026-11-26"}, "compare --age 21 --student --today 2026-11-26"),
    ({"command": "compare", "route": "fr/mon-soutien-psy", "rules": ["2022", "2025"], "coverage": ["standard", "c2s"], "first": "2026-01-05", "sessions": 8},
     "compare --route fr/mon-soutien-psy --rules 2022,2025 --coverage standard,c2s --first 2026-01-05 --sessions 8"),
]:
    ran = subprocess.run([racpsy, *words.split(), "--format", "json"], capture_output=True, text=True, check=True)
    answer = calculate(**request)
    notes = [f"racpsy: note: {note['says']}" for note in answer.pop("notes", [])]
    assert answer == json.loads(ran.stdout), words
    assert notes == ran.stderr.splitlines(), (notes, ran.stderr)
refuses("--age: “200” is not a number between 0 and 130", lambda: calculate(age=200))
refuses("n'est pas un nombre", lambda: calculate(age=200, lang="fr"))
refuses("unknown key “agee” Did you mean “age”?", lambda: calculate(agee=3))
refuses("--strict: 12 session(s) of 12", lambda: calculate(strict=True, coverage="c2s_ended", complementary="responsible", first="2030-01-07"))
refuses("--strict: 3 session(s) of 3", lambda: calculate(command="compare", route="fr/mon-soutien-psy", strict=True, first="2030-01-07", sessions=3))
refuses("cannot be read", lambda: calculate(rules_dir=["/no/such/folder"]))
refuses("cannot be read", lambda: calculate(complementary="/no/such.toml"))

# Two threads, each with its own book.
answers = [None, None]


def work(n):
    with Book("fr/psychiatre") as book:
        answers[n] = book.settle(day=["2026-03-02"] * 2000, age=list(range(100)) * 20, person=list(range(2000)))["patient_cents"]


threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert answers[0] == answers[1]
print(f"{compared} sessions of {len(routes())} routes alike")
