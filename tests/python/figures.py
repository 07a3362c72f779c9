"""Prints many answers of the package and of its program, to be compared between two builds of the wheel.

Reads w1.csv and w2.csv of the current folder (bench/generate.cpp). Needs pyarrow.
"""

import hashlib
import json
import random
import subprocess
from pathlib import Path

import pyarrow
import pyarrow.csv
import racpsy

program = str(Path(racpsy.__file__).with_name("racpsy"))
print(subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout)

# Requests, as JSON.
draw = random.Random(1)
routes = [rules.route for rules in racpsy.rules(today="2026-11-30").routes]
for route in routes:
    for _ in range(5):
        request = {
            "command": draw.choice(["calc", "calc", "explain", "plan"]),
            "route": route,
            "today": "2026-11-30",
            "first": f"{draw.randint(2023, 2027)}-{draw.randint(1, 12):02}-14",
            "sessions": draw.randint(1, 20),
            "age": draw.randint(1, 90),
        }
        if request["command"] == "explain":
            request.update(command="calc", explain=True)
        try:
            print(json.dumps(racpsy.calculate(request), sort_keys=True))
        except racpsy.Error as error:
            print(error.exit, error.what, error.remedy)

# Rows of tables: their sums, and a digest of all cells.
for name, route in (("w1", "fr/mon-soutien-psy"), ("w2", "fr/mon-soutien-psy"), ("w2", "be/premiere-ligne"), ("w2", "fr/psychiatre")):
    table = pyarrow.csv.read_csv(f"{name}.csv")
    if route != "fr/mon-soutien-psy":
        table = table.select([n for n in table.column_names if n in ("id", "patient", "date", "fee_cents")])
    answer = racpsy.batch(table, route=route, summary=True)
    rows = answer.answers.to_pyarrow()
    for column in rows.column_names:
        cells = "\n".join(map(str, rows[column].to_pylist()))
        print(name, route, column, rows.num_rows, hashlib.sha256(cells.encode()).hexdigest())
    print(answer.report["read"], len(answer.refused), sorted(answer.summary.total.sums.items()))
    names = ",".join(rows.column_names)
    pyarrow.csv.write_csv(table, "rows.csv")
    written = subprocess.run([program, "batch", "rows.csv", "--route", route, "--columns", names], capture_output=True, check=True)
    print(name, route, "program", written.stdout.count(b"\n"), hashlib.sha256(written.stdout).hexdigest())
    assert written.stdout.count(b"\n") == rows.num_rows + 1
