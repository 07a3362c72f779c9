"""Answers: the JSON of the command line, and every member of it in the types."""

from __future__ import annotations

import dataclasses
import datetime
import pickle
import random
import subprocess
import sys
import threading
from decimal import Decimal
from pathlib import Path

import pytest
import racpsy
from racpsy import _answers
from racpsy._library import answered_json
from racpsy._values import json_of as request_json

from conftest import ROOT, TODAY, command_line, json_of

WHO = {"today": TODAY, "first": "2026-12-07"}
CARD = {"complementary": "25 €/séance, 4/an"}
ANSWERS = [
    ("Statement", {**WHO}),
    ("Statement", {**WHO, **CARD, "explain": True, "sessions": 14, "private_fee": 60, "coverage": "ald"}),
    ("Statement", {**WHO, "coverage": "c2s..2027-01-14", "sessions": 12, "complementary": "none"}),
    ("Statement", {**WHO, "route": "fr/psychiatre", "sessions": 3}),
    ("Statement", {**WHO, "route": "be/psychiatre", "sessions": 3}),
    ("Statement", {**WHO, "route": "ch/psychotherapie", "sessions": 20, "explain": True}),
    ("Statement", {**WHO, "complementary": "mgen-2022", "sessions": 2, "me": {"age": 45}}),
    ("Comparison", {**WHO, "command": "compare", "age": 21, "student": True}),
    ("Comparison", {**WHO, "command": "compare", "country": ["fr", "be"], "complementary": ["none", "responsible"], "sessions": 4}),
    ("PlannedStatement", {**WHO, "command": "plan", "used": 11, "sessions": 3}),
    ("Interview", {**WHO, "command": "ask", "age": 30}),
    ("Rules", {"command": "rules", "today": TODAY}),
    ("Document", {**WHO, "format": "document", "lang": "fr", "explain": True}),
    ("Document", {**WHO, "format": "document", "command": "compare", "age": 21}),
    ("Document", {**WHO, "format": "document", "command": "plan", "used": 11, "sessions": 3}),
    ("Document", {**WHO, "format": "document", "command": "card"}),
    ("Document", {"format": "document", "command": "rules", "route": "fr/mon-soutien-psy", "today": TODAY}),
]
ANSWERS += [("RulesVersion", {"command": "rules", "route": route["route"], "today": TODAY}) for route in racpsy.calculate({"command": "rules"})["routes"]]
ANSWERS += [("Statement", {"file": str(case), "explain": True, "today": TODAY}) for case in sorted((ROOT / "examples/cases").glob("*.toml"))]


@pytest.mark.parametrize(("kind", "request_"), ANSWERS, ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value.values()))[:60])
def test_types_have_every_member(kind, request_):
    answer = answered_json(request_json(request_))
    made = _answers.make(getattr(_answers, kind), answer, strict=True)
    assert pickle.loads(pickle.dumps(made)) == made
    assert made.raw == answer


def test_a_member_that_types_lack_is_noticed():
    answer = dict(racpsy.calculate(WHO), news=1)
    with pytest.raises(_answers.Unexpected, match="news"):
        _answers.make(_answers.Statement, answer, strict=True)
    assert _answers.make(_answers.Statement, answer).raw["news"] == 1
    del answer["total"]
    with pytest.raises(_answers.Unexpected, match="total"):
        _answers.make(_answers.Statement, answer)


def test_random_requests_equal_the_command_line():
    draw = random.Random(2026)
    routes = [route.route for route in racpsy.rules().routes if not route.route.startswith("be/")]
    for _ in range(40):
        chosen = {
            "route": draw.choice(routes),
            "age": draw.randint(3, 90),
            "coverage": draw.choice(["standard", "c2s", "ame", "standard"]),
            "complementary": draw.choice(["none", "responsible", "20 €/séance"]),
            "first": datetime.date(2025, 1, 1) + datetime.timedelta(draw.randint(0, 800)),
            "sessions": draw.randint(1, 15),
            "private_fee_cents": draw.randint(0, 12000),
            "referral": draw.random() < 0.7,
        }
        words = []
        for key, value in chosen.items():
            if key == "private_fee_cents":
                key, value = "private_fee", f"{Decimal(value) / 100:.2f}"
            if isinstance(value, bool):
                value = "yes" if value else "no"
            words += ["--" + key.replace("_", "-"), str(value)]
        done = command_line("calc", *words, "--format", "json", "--today", TODAY)
        if done.returncode != 0:
            with pytest.raises(racpsy.Error) as wrong:
                racpsy.calc(today=TODAY, explain=True, **chosen)
            assert wrong.value.exit == done.returncode
            assert wrong.value.what in done.stderr.replace("\n", " ")
            continue
        expected = json_of("calc", *words)
        answer = racpsy.calc(today=TODAY, **chosen)
        assert {k: v for k, v in answer.raw.items() if k != "notes"} == expected
        for session, says in zip(answer.sessions, expected["sessions"]):
            assert session.patient_cents == says["patient_cents"]
            assert session.date.isoformat() == says["date"]
            assert session.outcome == says["outcome"]


def test_each_function():
    assert racpsy.version() == command_line("--version").stdout.split()[1].rstrip(",")
    assert racpsy.calc(**WHO, sessions=3, complementary="none").total.patient_cents == 6000
    compared = racpsy.compare(**WHO, route="fr/mon-soutien-psy", rules=["2022", "2025"], sessions=1, complementary="none")
    assert [s.total.price_cents for s in compared.statements] == [4000, 5000]
    assert racpsy.plan(**WHO, used=11, sessions=3).plan.saving_cents is not None
    question = racpsy.ask(**WHO).question
    assert question is not None and question.choices
    assert any(route.route == "fr/mon-soutien-psy" for route in racpsy.rules(today=TODAY).routes)
    version = racpsy.rules("fr/mon-soutien-psy", today=TODAY)
    assert version.version == "2026-10" and version.session[0].sources
    assert version.in_force.applied.from_ == datetime.date(2026, 10, 1)
    assert racpsy.document("compare", **WHO, age=21).sections
    assert racpsy.card(today=TODAY, lang="fr").lang == "fr"
    assert racpsy.page(**WHO).startswith("<!doctype html>")
    assert racpsy.page("plan", format="markdown", **WHO, sessions=3).startswith("#")
    assert racpsy.calculate('{"sessions": 1}')["schema"] == "racpsy/statement/1"


def test_unknown_amounts_are_none():
    answer = racpsy.calc(route="fr/psychologue-liberal", sessions=2, **WHO)
    assert answer.total.patient_cents is None
    assert answer.total.unpriced == 2


def test_rows_of_values():
    who = dict(sessions=1, route="fr/psychologue-liberal", complementary="none")
    for same in [
        dict(private_fee=Decimal("60.50")),
        dict(private_fee="60.50"),
        dict(private_fee="60,50"),
        dict(private_fee_cents=6050),
    ]:
        assert racpsy.calc(first=datetime.date(2026, 12, 7), **who, **same).total.patient_cents == 6050
    days = [datetime.date(2026, 12, 7), "2026-12-14", datetime.datetime(2026, 12, 21)]
    assert [s.date.day for s in racpsy.calc(on=days).sessions] == [7, 14, 21]
    assert racpsy.calc(on="2026-12-07", age=None, student=None, private_fee_cents=None).sessions
    remote = racpsy.calc(on="2026-12-07", with_={"mode": "remote"}, explain=True)
    assert remote.sessions[0].steps
    assert racpsy.calc(file=ROOT / "examples/cases/deux-enfants.toml").people
    contract = ROOT / "examples/contracts/fr/mgen-2022.toml"
    if contract.exists():
        assert racpsy.calc(on="2026-12-07", complementary=contract).contract
    assert racpsy.calc(on="2026-12-07", complementary=False, coverage=("c2s",)).total.patient_cents == 0
    assert "Cabinet" in racpsy.page(for_="practice", practice="Cabinet Léa", **WHO)


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ({"private_fee": 60.5}, "private_fee: float is not accepted; amounts are"),
        ({"private_fee_cents": 60.5}, "whole cents as int, not float"),
        ({"private_fee_cents": Decimal(60)}, "whole cents as int, not Decimal"),
        ({"private_fee_cents": True}, "whole cents as int, not bool"),
        ({"private_fee": 60, "private_fee_cents": 6000}, "say the same"),
        ({"first": datetime.datetime(2026, 12, 7, 9, 30)}, "a day, not a time"),
        ({"age": object()}, "object is not accepted"),
        ({"with_": {"mode": 1.5}}, "with.mode: float"),
    ],
)
def test_values_of_another_kind(request_, says):
    with pytest.raises(TypeError, match=says):
        racpsy.calc(**request_)


def test_errors(tmp_path: Path):
    with pytest.raises(racpsy.Error) as wrong:
        racpsy.calc(agee=30)
    assert (wrong.value.exit, wrong.value.problems) == (2, ())
    assert "agee" in wrong.value.what and "“age”" in wrong.value.remedy
    assert str(wrong.value) == f"{wrong.value.what}\n{wrong.value.remedy}"
    again = pickle.loads(pickle.dumps(wrong.value))
    assert (again.what, again.remedy, again.exit) == (wrong.value.what, wrong.value.remedy, 2)

    with pytest.raises(racpsy.Error, match="200") as wrong:
        racpsy.calc(age=200, lang="fr")
    assert "n'est pas un nombre" in wrong.value.what
    with pytest.raises(racpsy.Error) as wrong:
        racpsy.calc(strict=True, route="fr/psychologue-liberal", **WHO)
    assert wrong.value.exit == 5

    case = tmp_path / "case.toml"
    case.write_text('[person]\nagee = 3\nborn = "x"\n', encoding="utf-8")
    with pytest.raises(racpsy.Error) as wrong:
        racpsy.calc(file=case)
    assert wrong.value.exit == 3
    first = wrong.value.problems[0]
    assert (first.file, first.line) == (str(case), 2) and first.column > 0 and first.what
    with pytest.raises(racpsy.Error):
        racpsy.calc(file=tmp_path / "none.toml")
    with pytest.raises(racpsy.Error, match="JSON"):
        racpsy.calculate("{")


def test_answers_are_frozen():
    answer = racpsy.calc(**WHO, sessions=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        answer.currency = "CHF"
    assert answer == racpsy.calc(**WHO, sessions=1)
    assert hasattr(racpsy, "Statement") and not hasattr(racpsy, "Statment")
    assert set(racpsy.__all__) <= set(dir(racpsy)) | set(vars(_answers))


def test_threads():
    expected, found = racpsy.calc(**WHO, sessions=5), []
    threads = [threading.Thread(target=lambda: found.append(racpsy.calc(**WHO, sessions=5))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_the_program_is_in_the_package():
    words = ["calc", "--first", "2026-12-07", "--sessions", "2", "--today", TODAY]
    done = subprocess.run([sys.executable, "-m", "racpsy", *words], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == command_line(*words).stdout
    assert subprocess.run([sys.executable, "-m", "racpsy", "calc", "--age", "x"], capture_output=True, check=False).returncode == 2


def test_importing_is_light():
    program = "import racpsy, sys; print([m for m in ('dataclasses', 'numpy', 'pandas', 'polars', 'pyarrow', 'duckdb') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-S", "-c", program], capture_output=True, encoding="utf-8", check=True, env={"PYTHONPATH": str(Path(racpsy.__file__).parents[1])})
    assert done.stdout.strip() == "[]"
