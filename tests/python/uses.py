"""A program with all functions, for checkers of types: what they must accept and refuse."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Optional

import pandas
import polars
import pyarrow
import racpsy

if TYPE_CHECKING:
    from typing_extensions import Unpack

statement: racpsy.Statement = racpsy.calc(
    age=30,
    born=datetime.date(1996, 3, 4),
    on=[datetime.date(2026, 12, 7), "2026-12-14"],
    private_fee=Decimal("60.50"),
    private_fee_cents=6050,
    with_={"mode": "remote"},
    for_="practice",
    complementary=Path("contract.toml"),
    calendar=["applied", "legal"],
    strict=True,
    lang="nl",
)
cents: Optional[int] = statement.total.patient_cents
day: datetime.date = statement.sessions[0].date
outcomes = [session.outcome for session in statement.sessions if session.outcome == "covered"]
label: Optional[str] = racpsy.compare(age=21).statements[0].label
saving: Optional[int] = racpsy.plan(sessions=3).plan.saving_cents
question = racpsy.ask().question
text: str = question.text if question is not None else racpsy.page("card", format="text")
all_rules: racpsy.Rules = racpsy.rules()
one: racpsy.RulesVersion = racpsy.rules("fr/mon-soutien-psy", today="2026-11-30")
drawn: racpsy.Document = racpsy.document("compare", age=21)
for block in drawn.sections[0].blocks:
    if block.kind == "table":
        header: tuple[str, ...] = block.header


def mine(**request: "Unpack[racpsy.Request]") -> Optional[int]:
    return racpsy.calc(**request).total.patient_cents


answered = racpsy.batch(pyarrow.table({"id": [1]}), columns=["id", "patient_cents"], max_errors=3)
racpsy.batch(polars.DataFrame({"id": [1]}))
racpsy.batch(pandas.DataFrame({"id": [1]}))
table: pyarrow.Table = pyarrow.table(answered.answers)
read: int = answered.summary.read if answered.summary is not None else 0
if isinstance(answered.summary, racpsy.Scenarios):
    saved: Optional[int] = answered.summary.scenarios[1].total.sums["patient_cents"]
    weight = answered.summary.groups[0].scenarios[0].weight
release: str = racpsy.__version__
try:
    mine(age=30)
except racpsy.Error as error:
    code: int = error.exit
    line: int = error.problems[0].line

wrong: int = statement.total.patient_cents  # type: ignore[assignment]  # an unknown amount is None
racpsy.calc(agee=30)  # type: ignore[call-arg]
racpsy.calc(private_fee=60.5)  # type: ignore[arg-type]
racpsy.calc(calendar="lawful")  # type: ignore[arg-type]
racpsy.batch({"id": [1]})  # type: ignore[arg-type]
statement.currency = "CHF"  # type: ignore[misc]
