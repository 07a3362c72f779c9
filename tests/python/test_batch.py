"""Tables: the cells of `racpsy batch` on a file of the same rows, from every library of tables."""

from __future__ import annotations

import csv
import datetime
import io
import json
import pickle
import random
import signal
import time
from decimal import Decimal
from typing import Any, Callable

import duckdb
import nanoarrow
import pandas
import polars
import pyarrow as pa
import pytest
import racpsy
from racpsy import _answers, _arrow

from conftest import ROOT, TODAY, command_line

Rows = "dict[str, list[Any]]"
COMPUTED = ["outcome", "version", "rank", "covered_sessions", "total_cents", "price_cents", "amo_cents", "amc_cents", "other_cents", "patient_cents", "after_amo_cents", "advance_cents", "refund_cents"]


def texts(table: pa.Table, kind: Any) -> pa.Table:
    """Gives the columns of text another type."""
    for i, field in enumerate(table.schema):
        if pa.types.is_string(field.type):
            column = table[i].dictionary_encode() if kind == "dictionary" else table[i].cast(kind)
            table = table.set_column(i, field.name, column)
    return table


def in_chunks(rows: Any) -> pa.Table:
    table = pa.table(rows)
    return pa.concat_tables([table.slice(at, 7) for at in range(0, table.num_rows, 7)])


def offset(rows: Any) -> pa.Table:
    table = pa.table(rows)
    return pa.concat_tables([table.slice(0, 3), table]).combine_chunks().slice(3)


def relation(rows: Any) -> Any:
    connection = duckdb.connect()
    people = pa.table(rows)
    return connection.sql("SELECT * FROM people")


def categories(rows: Any) -> pandas.DataFrame:
    frame = pandas.DataFrame({name: pandas.Series(pa.array(cells).to_pandas(types_mapper=pandas.ArrowDtype)) for name, cells in rows.items()})
    for name, cells in rows.items():
        if any(isinstance(cell, str) for cell in cells):
            frame[name] = frame[name].astype(object).astype("category")
    return frame


TABLES: "dict[str, Callable[[Any], Any]]" = {
    "pyarrow": pa.table,
    "pyarrow in chunks": in_chunks,
    "pyarrow at an offset": offset,
    "pyarrow, dictionaries": lambda rows: texts(pa.table(rows), "dictionary"),
    "pyarrow, dictionaries in chunks": lambda rows: pa.concat_tables([texts(pa.table(rows).slice(at, 7), "dictionary") for at in range(0, len(rows["id"]), 7)]),
    "pyarrow, large_utf8": lambda rows: texts(pa.table(rows), pa.large_string()),
    "pyarrow, utf8_view": lambda rows: texts(pa.table(rows), pa.string_view()),
    "pyarrow, a reader": lambda rows: in_chunks(rows).to_reader(),
    "pyarrow, a batch": pa.RecordBatch.from_pydict,
    "polars": lambda rows: polars.DataFrame(rows, strict=False),
    "polars, categories": lambda rows: polars.DataFrame(rows).with_columns(polars.col(polars.String).cast(polars.Categorical)),
    "pandas": lambda rows: pandas.DataFrame({name: pandas.array(cells, dtype="Int64") if all(isinstance(c, (int, type(None))) for c in cells) else cells for name, cells in rows.items()}),
    "pandas of arrow": lambda rows: pa.table(rows).to_pandas(types_mapper=pandas.ArrowDtype),
    "pandas, categories": categories,
    "duckdb": relation,
    "nanoarrow": lambda rows: nanoarrow.ArrayStream(pa.table(rows)),
}


def people(count: int, draw: random.Random) -> Any:
    """Returns rows of a person and a year."""
    rows: Any = {name: [] for name in ["id", "year", "age", "coverage", "complementary", "sessions", "fee_cents", "region"]}
    for i in range(count):
        rows["id"].append(i + 10**12)
        rows["year"].append(draw.choice([2023, 2025, 2026]))
        rows["age"].append(draw.choice([None, draw.randint(3, 90)]))
        rows["coverage"].append(draw.choice([None, "standard", "c2s", "ald", "ald+alsace_moselle", "ame"]))
        rows["complementary"].append(draw.choice(["none", "responsible", "none"]))
        rows["sessions"].append(draw.randint(0, 15))
        rows["fee_cents"].append(draw.choice([None, draw.randint(0, 12000)]))
        rows["region"].append(draw.choice(["Île-de-France", "a,b", 'say "x"', None]))
    return rows


def sessions(count: int, draw: random.Random) -> Any:
    """Returns rows of a session, several for each patient, in date order."""
    rows: Any = {name: [] for name in ["id", "patient", "date", "age", "coverage", "fee_cents"]}
    for patient in range(count):
        day = datetime.date(2022, 1, 1) + datetime.timedelta(draw.randint(0, 1800))
        same = draw.choice([None, draw.randint(3, 90)]), draw.choice([None, "standard", "c2s"])
        for _ in range(draw.randint(1, 14)):
            rows["id"].append(len(rows["id"]))
            rows["patient"].append(f"p{patient:05}")
            rows["date"].append(day)
            rows["age"].append(same[0])
            rows["coverage"].append(same[1])
            rows["fee_cents"].append(draw.choice([None, 6000]))
            day += datetime.timedelta(draw.randint(1, 40))
    return rows


def as_csv(rows: Any) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows)
    for cells in zip(*rows.values()):
        writer.writerow(["" if cell is None else cell for cell in cells])
    return text.getvalue()


def by_program(rows: Any, tmp_path: Any, *options: str) -> "tuple[list[dict[str, str]], list[dict[str, str]]]":
    """Returns the answered and the refused rows of `racpsy batch`."""
    refused = tmp_path / "refused.tsv"
    done = command_line("batch", "-", "--rejects", str(refused), "--today", TODAY, *options, text=as_csv(rows))
    assert done.returncode in (0, 1), done.stderr
    answers = list(csv.DictReader(io.StringIO(done.stdout)))
    return answers, list(csv.DictReader(io.StringIO(refused.read_text("utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE))


def cells_of(table: racpsy.Table) -> "list[dict[str, str]]":
    return [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in pa.table(table).to_pylist()]


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("shape", [people, sessions])
def test_random_rows_equal_the_command_line(kind, shape, tmp_path):
    rows = shape(60, random.Random(f"{kind}{shape.__name__}"))
    columns = [*rows, *(c for c in COMPUTED if (c not in ("outcome", "version", "rank")) == (shape is people) or c.endswith("_cents") and c != "total_cents")]
    expected, refused = by_program(rows, tmp_path, "--columns", ",".join(columns))
    answer = racpsy.batch(TABLES[kind](rows), columns=columns, today=TODAY)
    assert answer.answers.column_names == columns
    assert cells_of(answer.answers) == expected
    assert len(answer.answers) + len(answer.refused) == len(rows["id"])
    found = cells_of(answer.refused)
    assert [(int(row["row"]), row["column"], row["code"]) for row in found] == [(int(row["line"]) - 2, row["column"], row["code"]) for row in refused]
    assert (answer.report["read"], answer.report["refused"]) == (len(rows["id"]), len(refused))
    assert answer.summary is None


def test_types_of_answers():
    answer = racpsy.batch(pa.table(people(20, random.Random(1))), today=TODAY)
    table = pa.table(answer.answers)
    for name in table.column_names:
        if name.endswith("_cents"):
            assert pa.types.is_integer(table.schema.field(name).type), name
    row = pa.table(racpsy.batch(pa.table({"id": [1], "year": [2026], "sessions": [20]}), today=TODAY, complementary="none").answers).to_pylist()[0]
    assert row["patient_cents"] is None and row["amo_cents"] == 36000


def test_options_hold_for_all_rows():
    rows = pa.table({"id": [1], "first": [datetime.date(2026, 12, 7)], "sessions": [2]})

    def costs(**request):
        return pa.table(racpsy.batch(rows, today=TODAY, **request).answers)["patient_cents"].to_pylist()

    assert costs(complementary="none") == [4000]
    assert costs(complementary="responsible") == [0]
    assert costs(coverage="c2s") == [0]
    assert costs(complementary="none", rules="2022") == [2800]
    assert costs(complementary="none", route="fr/psychologue-liberal", private_fee_cents=6050) == [12100]
    assert costs(complementary="none", route="fr/psychologue-liberal") == [None]


@pytest.mark.parametrize("kind", ["pyarrow", "polars", "pandas", "duckdb"])
def test_refused_rows(kind, tmp_path):
    rows = {
        "id": [1, 2, 3, 4, 5, 6, 7],
        "year": ["2025", "2025", "2024", "2025", "2025", None, "20x5"],
        "age": ["34", "134", "30", "30", "30", "30", "30"],
        "complementary": ["none", "none", "none", "mutuelle", "none", "none", "none"],
        "sessions": ["6", "6", "6", "6", "6", "6", "6"],
        "fee": ["65", "65", "65", "65", "65.005", "65", "65"],
    }
    _, expected = by_program(rows, tmp_path)
    answer = racpsy.batch(TABLES[kind](rows), today=TODAY)
    refused = pa.table(answer.refused)
    assert refused.column_names == ["row", "column", "code", "message", "value"]
    assert refused.schema.field("row").type == pa.int64()
    assert [(row["row"] + 2, row["column"] or "", row["code"], row["message"]) for row in refused.to_pylist()] == [
        (int(row["line"]), row["column"], row["code"], row["message"]) for row in expected
    ]
    by_row = {row["row"]: row["value"] for row in refused.to_pylist()}
    assert by_row[1] == "134" and by_row[3] == "mutuelle" and by_row[4] == "65.005"
    assert [row["id"] for row in pa.table(answer.answers).to_pylist()] == [1]


def test_amounts_of_euros_and_other_types():
    table = pa.table(
        {
            "id": pa.array([1, 2, 3], pa.uint16()),
            "first": pa.array([datetime.datetime(2026, 12, 7)] * 3, pa.timestamp("us")),
            "sessions": pa.array([1, 2, None], pa.int8()),
            "fee": pa.array([Decimal("65.50"), Decimal("70.00"), None], pa.decimal128(10, 2)),
            "born": pa.array([datetime.date(1990, 1, 1)] * 3, pa.date32()),
        }
    )
    answer = racpsy.batch(table, route="fr/psychologue-liberal", complementary="none", today=TODAY)
    assert [row["patient_cents"] for row in pa.table(answer.answers).to_pylist()][:2] == [6550, 14000]


@pytest.mark.parametrize(
    ("table", "request_", "exit_"),
    [
        ({"id": [1], "coverge": ["c2s"], "year": [2026], "sessions": [1]}, {}, 4),
        ({"id": [1]}, {}, 4),
        ({"id": [1], "year": [2026], "sessions": [1]}, {"columns": "patient_sents"}, 2),
        ({"id": [1], "year": [2026], "sessions": [1]}, {"route": "fr/nowhere"}, 2),
        ({"id": [1], "year": [2026], "sessions": [1]}, {"agee": 3}, 2),
    ],
)
def test_errors(table, request_, exit_):
    with pytest.raises(racpsy.Error) as wrong:
        racpsy.batch(pa.table(table), **request_)
    assert wrong.value.exit == exit_ and wrong.value.what


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"id": [1]}, "builtins.dict is no table .*pyarrow.table"),
        ("people.parquet", "read the file first"),
        (polars.LazyFrame({"id": [1]}), "collect"),
        (3, "give a table of pyarrow"),
    ],
)
def test_what_is_no_table(table, says):
    with pytest.raises(TypeError, match=says):
        racpsy.batch(table)


def test_a_stream_that_fails():
    def batches():
        yield pa.record_batch({"id": [1], "year": [2026], "sessions": [1]})
        raise ValueError("the disk is gone")

    schema = pa.schema({"id": pa.int64(), "year": pa.int64(), "sessions": pa.int64()})
    with pytest.raises(racpsy.Error, match="the disk is gone"):
        racpsy.batch(pa.RecordBatchReader.from_batches(schema, batches()))


def test_answers_are_read_any_number_of_times():
    rows = people(50, random.Random(3))
    answers = racpsy.batch(pa.table(rows), today=TODAY).answers
    first = pa.table(answers)
    assert pa.table(answers) == first and answers.to_pyarrow() == first
    assert polars.DataFrame(answers).rows() == answers.to_polars().rows() == [tuple(row.values()) for row in first.to_pylist()]
    frame = answers.to_pandas()
    assert frame["amo_cents"].dtype == pandas.ArrowDtype(first.schema.field("amo_cents").type)
    assert len(frame) == len(answers) == answers.num_rows == first.num_rows
    assert duckdb.sql("SELECT count(*), sum(amo_cents) FROM answers").fetchall() == [(len(answers), sum(first["amo_cents"].to_pylist()))]
    assert repr(answers).startswith(f"<racpsy.Table: {len(answers)} rows of id, ")
    capsule = answers.__arrow_c_stream__()
    del answers, capsule
    assert first.num_rows  # still held
    with pytest.raises(TypeError, match="to_pyarrow"):
        pickle.dumps(racpsy.batch(pa.table(rows), today=TODAY).answers)


def test_whole_numbers_with_gaps_in_pandas():
    frame = pandas.DataFrame({"id": [1, 2], "year": [2026, 2026], "sessions": [3, None], "age": [34, None]})
    assert str(frame["age"].dtype) == "float64"
    answers = racpsy.batch(frame, complementary="none", today=TODAY).answers
    assert [row["patient_cents"] for row in pa.table(answers).to_pylist()] == [6000, 24000]  # no number: the cap


def test_no_memory_is_lost():
    table = pa.table(people(3000, random.Random(4)))
    pa.table(racpsy.batch(table, today=TODAY).answers)
    held = pa.total_allocated_bytes()
    for _ in range(20):
        answer = racpsy.batch(table, today=TODAY)
        del answer
    assert pa.total_allocated_bytes() <= held


def test_no_rows():
    table = pa.schema({"id": pa.int64(), "year": pa.int64(), "sessions": pa.int64()}).empty_table()
    answer = racpsy.batch(table)
    assert len(answer.answers) == 0 and answer.answers.column_names[0] == "id"
    assert len(answer.refused) == 0
    assert answer.report["read"] == 0


def test_parquet(tmp_path):
    import pyarrow.parquet

    rows = people(500, random.Random(5))
    path = tmp_path / "people.parquet"
    pyarrow.parquet.write_table(pa.table(rows), path, row_group_size=100)
    expected = pa.table(racpsy.batch(pa.table(rows), today=TODAY).answers)
    for table in [
        pyarrow.parquet.read_table(path),
        pa.RecordBatchReader.from_batches(pyarrow.parquet.read_schema(path), pyarrow.parquet.ParquetFile(path).iter_batches(64)),
        polars.read_parquet(path),
        duckdb.sql(f"SELECT * FROM '{path}'"),
    ]:
        assert pa.table(racpsy.batch(table, today=TODAY).answers).to_pylist() == expected.to_pylist()


@pytest.mark.parametrize("quantities", [[1, -1], [-1, 1], [0], [1, 0], [2, -1], [1, -2], [3, 0, -1, -2, 1]])
@pytest.mark.parametrize("columns", [["outcome", "patient_cents"], ["id", "patient_cents"], ["id"], ["id", "rank", "sessions", "version"]])
def test_sessions_that_are_taken_back(quantities, columns, tmp_path):
    count = len(quantities)
    rows = {"id": list(range(count)), "patient": ["a"] * count, "date": ["2026-01-05"] * count, "quantity": quantities}
    expected, refused = by_program(rows, tmp_path, "--complementary", "none", "--columns", ",".join(columns))
    answer = racpsy.batch(pa.table(rows), complementary="none", columns=columns, today=TODAY)
    assert cells_of(answer.answers) == expected
    assert [row["code"] for row in cells_of(answer.refused)] == [row["code"] for row in refused]


def test_columns_with_other_names():
    rows = pa.table({"pid": [1], "année": [2026], "sessions": [1], "coverage": ["c2s"], "ag": [3]})
    answer = racpsy.batch(rows, map={"": "coverage,=ag", "id": "pid", "year": "année"}, complementary="none", today=TODAY)
    assert pa.table(answer.answers).to_pylist()[0]["patient_cents"] == 2000
    assert not [notice for notice in answer.notices if "coverage" in notice]  # left out on purpose
    with pytest.raises(racpsy.Error, match="agg"):
        racpsy.batch(rows, map={"": "agg", "id": "pid", "year": "année"})


SCENARIOS: "list[dict[str, Any]]" = [
    {"rules": ["2022", "2025"]},
    {"rules": ["2022", "2025"], "summary_by": ["coverage"]},
    {"calendar": ["applied", "legal"]},
    {"complementary": ["none", "responsible", "25 €/séance, 4/an"], "summary_by": ["coverage", "outcome"]},
    {"rules_dir": ["now=", "reform=FOLDER"]},
    {"rules_dir": ["now=", "reform=FOLDER"], "rules": ["2022", "2025"], "summary_by": "outcome"},
]


@pytest.mark.parametrize("kind", [people, sessions])
@pytest.mark.parametrize("scenarios", SCENARIOS, ids=lambda scenarios: "-".join(scenarios))
def test_summary_of_scenarios(kind, scenarios, tmp_path):
    source = ROOT / "rules/fr/mon-soutien-psy/2025.toml"
    (tmp_path / "2025.toml").write_text(source.read_text("utf-8").replace('"50.00"', '"55.00"'), "utf-8")
    asked = {key: [str(v).replace("FOLDER", str(tmp_path)) for v in values] if isinstance(values, list) else values for key, values in scenarios.items()}
    rows = kind(40, random.Random(8))
    if "complementary" in asked:  # a column takes precedence, and the scenarios would be equal
        rows.pop("complementary", None)
    answer = racpsy.batch(pa.table(rows), today=TODAY, summary=True, **asked)
    summary = answer.summary
    assert isinstance(summary, racpsy.Scenarios)
    assert _answers.make(_answers.Scenarios, answer.report["summary"], strict=True) == summary
    assert len(summary.scenarios) > 1 and summary.scenarios[0].change is None
    assert summary.scenarios[1].change is not None and summary.scenarios[1].difference is not None
    assert all(len(group.scenarios) == len(summary.scenarios) for group in summary.groups)
    assert bool(summary.groups) == ("summary_by" in scenarios)
    if "rules_dir" in scenarios:
        assert [scenario.name.partition("/")[0] for scenario in summary.scenarios][:: len(summary.scenarios) - 1] == ["now", "reform"]
        assert summary.scenarios[0].rules_digest != summary.scenarios[-1].rules_digest
    words = [word for key, values in asked.items() for value in (values if key == "rules_dir" else [",".join(values) if isinstance(values, list) else values]) for word in ("--" + key.replace("_", "-"), value)]
    done = command_line("batch", "-", "--today", TODAY, "--summary", "json", "-o", "/dev/null", *words, text=as_csv(rows))
    expected = json.loads(done.stderr[done.stderr.index('{"schema"') :], parse_float=Decimal)
    expected.pop("first_refused", None)
    assert answer.report["summary"] == expected


def test_options_that_columns_override():
    answer = racpsy.batch(pa.table(people(5, random.Random(2))), complementary="none", summary=True, today=TODAY)
    assert isinstance(answer.summary, racpsy.Summary)
    (option,) = answer.summary.overridden_options
    assert (option.option, option.column, option.rows, option.of) == ("--complementary", "complementary", 5, 5)
    assert any("--map =complementary" in notice for notice in answer.notices)


def test_folders_that_cannot_be_read(tmp_path):
    with pytest.raises(racpsy.Error, match="nowhere"):
        racpsy.batch(pa.table(people(3, random.Random(1))), rules_dir=["now=", f"reform={tmp_path}/nowhere"])


def test_summary_types():
    rows = pa.table({"patient": ["a", "a", "b"], "date": [datetime.date(2026, 1, 5)] * 3, "quantity": [1, -1, 1]})
    for given in ({}, {"complementary": "none"}, {"complementary": "25 €/séance, 4/an par famille"}):
        answer = racpsy.batch(rows, today=TODAY, summary=True, **given)
        made = _answers.make(_answers.Summary, answer.report["summary"], strict=True)
        assert made == answer.summary and made.no_sessions == 2 and made.unit == "person_year"


def test_signals():
    count = 300_000
    rows = pa.table({"id": range(count), "year": [2026] * count, "sessions": [i % 9 for i in range(count)]})
    begin = time.monotonic()
    racpsy.batch(rows, threads=1, today=TODAY)
    whole = time.monotonic() - begin
    held = pa.total_allocated_bytes()
    if whole < 0.15:  # too fast to be interrupted
        rows = pa.concat_tables([rows] * 20)
        whole *= 20
    for threads in (1, 2):
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        before = signal.signal(signal.SIGALRM, signal.default_int_handler)
        begin = time.monotonic()
        try:
            with pytest.raises(KeyboardInterrupt):
                racpsy.batch(rows, threads=threads, today=TODAY)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    assert pa.total_allocated_bytes() <= held
    assert len(racpsy.batch(rows.slice(0, 5), today=TODAY).answers) == 5


def test_a_library_that_cannot_read_a_type():
    people_ = polars.DataFrame({"id": [1], "year": [2026], "sessions": [3]}).with_columns(polars.col("id").cast(polars.Int128))
    answers = racpsy.batch(people_, complementary="none", today=TODAY).answers
    with pytest.raises(pa.ArrowInvalid, match="format string"):
        answers.to_pyarrow()
    assert answers.to_polars()["patient_cents"].to_list() == [6000]
    with pytest.raises(racpsy.Error, match="_pli128"):
        racpsy.batch(people_.rename({"id": "year", "year": "id"}))


def test_capsules_that_nobody_reads():
    answers = racpsy.batch(pa.table(people(20, random.Random(9))), today=TODAY).answers
    held = len(_arrow._in_capsules)
    capsules = [answers.__arrow_c_stream__() for _ in range(5)]
    assert len(_arrow._in_capsules) >= 5
    del capsules
    assert pa.table(answers).num_rows == len(answers)
    assert len(_arrow._in_capsules) <= held + 1


def test_a_table_says_how_it_is_read():
    answers = racpsy.batch(pa.table({"id": [1], "year": [2026], "sessions": [3]}), today=TODAY).answers
    assert "to_pyarrow()" in repr(answers) and "to_polars()" in racpsy.Table.__doc__
    for read in (lambda: answers["id"], lambda: answers[0], lambda: list(answers)):
        with pytest.raises(TypeError, match="to_pyarrow"):
            read()
    assert "<table" in answers._repr_html_()
    assert racpsy.__version__ == racpsy.version()


def test_nan_is_null():
    nan = float("nan")
    rows = pa.table({"id": [1, 2, 3], "year": [2026] * 3, "sessions": [1] * 3, "age": [30.0, nan, None], "fee": [nan, 60.0, None]})
    route = dict(route="fr/psychologue-liberal", complementary="none", today=TODAY)
    answers = racpsy.batch(rows, columns=["id", "patient_cents"], **route).answers
    assert [row["patient_cents"] for row in pa.table(answers).to_pylist()] == [None, 6000, None]


def test_summary_by():
    rows = people(100, random.Random(6))
    summary = racpsy.batch(pa.table(rows), today=TODAY, summary=True, summary_by="coverage").summary
    assert summary is not None and summary.read == 100
    assert sum(group.rows for group in summary.groups) == summary.total.rows
    assert {group.by["coverage"] for group in summary.groups} >= {"c2s", "ald"}
