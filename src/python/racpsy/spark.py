"""The rows of a DataFrame of Spark, answered where they are: `racpsy.batch` on its executors.

    >>> import racpsy.spark
    >>> answers = racpsy.spark.batch(sessions, complementary="none")

The driver and the executors need this package and pyarrow; the driver also pandas, which PySpark asks
for.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Mapping, Optional

import pyarrow
import pyarrow.compute

from . import batch as _batch

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from typing_extensions import Unpack

    from ._request import Request

# What is said of a row without an answer.
REFUSED = (("refused", "code"), ("refused_because", "message"))


def batch(rows: DataFrame, *, at_once: int = 100_000, **request: "Unpack[Request]") -> DataFrame:
    """Answers the rows of a DataFrame, to the same cent as `racpsy batch` on a file of these rows.

    rows     columns as for `racpsy.batch`, of which "id" is needed: sessions (with "patient" and
             "date"; "id" orders the sessions of one day), or a row per person and year
    at_once  rows that an executor answers at a time; the sessions of a patient are never divided
    columns, rules, calendar, route, coverage, complementary, with_…  as for `racpsy.batch`. Paths
             (complementary, rules_dir) must lead to the same files on every executor.

    Returns the columns asked for, and two more: "refused", the code of a row without an answer, and
    "refused_because", why. Other rows have null there; refused rows have the columns of `rows`, and
    null in all others. Rows are in no order. Sessions are shuffled once, by patient, and sorted.

    Raises Error, ValueError or TypeError at once for what is wrong with the request or the columns;
    `today` is that of the driver unless given.
    """
    for key in ("summary", "summary_by", "max_errors"):
        if key in request:
            raise TypeError(f"{key}: one table has it, not the parts of a DataFrame; add up the answers")
    if at_once < 1:
        raise ValueError("at_once: at least one row")
    asked: "dict[str, Any]" = {"threads": 1, "today": datetime.date.today().isoformat(), **request}

    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    from pyspark.sql.types import StructType

    columns = {name.casefold(): name for name in rows.columns}
    if len(columns) < len(rows.columns):
        raise ValueError("two columns have the same name")
    if "id" not in columns:
        raise ValueError('no column "id": it tells which row an answer belongs to')
    none = to_arrow_schema(StructType(rows.schema.fields)).empty_table()
    answered = _batch(none, **asked).answers.to_pyarrow().schema
    patient: Optional[str] = None
    if _are_sessions(none, asked):
        if "patient" not in columns or "date" not in columns:
            raise ValueError('rows are sessions: name their columns "id", "patient" and "date"')
        patient = columns["patient"]
        by = [f"`{columns[name]}`" for name in ("patient", "date", "id")]
        rows = rows.repartition(by[0]).sortWithinPartitions(*by)
    for name, _ in REFUSED:
        if name in answered.names:
            raise ValueError(f'column "{name}": rename it, answers have a column of that name')
    schema = _plain(answered)

    def answer(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for piece in pieces(batches, patient, at_once):
            yield from answered_piece(piece, asked, schema)

    answers: DataFrame = rows.mapInArrow(answer, from_arrow_schema(schema))
    return answers


def _are_sessions(none: pyarrow.Table, request: "Mapping[str, Any]") -> bool:
    """Tells sessions from rows per person and year by the columns that answers have by themselves."""
    usual = _batch(none, **{key: value for key, value in request.items() if key != "columns"})
    return any(name.partition("@")[0] == "outcome" for name in usual.answers.column_names)


def _plain(answered: pyarrow.Schema) -> pyarrow.Schema:
    """Returns the types that Spark takes: words are texts."""
    fields = [
        (f.name, f.type.value_type if pyarrow.types.is_dictionary(f.type) else f.type) for f in answered
    ]
    return pyarrow.schema(fields + [(name, pyarrow.string()) for name, _ in REFUSED])


def pieces(
    batches: Iterable[pyarrow.RecordBatch], patient: Optional[str], at_once: int
) -> Iterator[pyarrow.Table]:
    """Joins batches to tables of about `at_once` rows that end between patients, whose rows come
    together. Memory is bounded by that number and by the rows of one patient."""
    held: "list[pyarrow.RecordBatch]" = []
    count = 0
    for batch_ in batches:
        held.append(batch_)
        count += batch_.num_rows
        if count < at_once:
            continue
        table = pyarrow.Table.from_batches(held)
        end = count
        if patient is not None:
            # The first row of the last patient: there may be more rows of that one.
            last = table[patient][count - 1]
            end = pyarrow.compute.index(table[patient], last).as_py() if last.is_valid else 0
        if end > 0:
            yield table.slice(0, end)
            held = table.slice(end).to_batches()
            count -= end
    if count > 0:
        yield pyarrow.Table.from_batches(held)


def answered_piece(
    piece: pyarrow.Table, request: "Mapping[str, Any]", schema: pyarrow.Schema
) -> Iterator[pyarrow.RecordBatch]:
    """Answers a table of whole patients in the columns of `schema`: answered rows, then the others."""
    given = _batch(piece, **request)
    answers, refused = given.answers.to_pyarrow(), given.refused.to_pyarrow()
    rows = piece.take(refused["row"])
    others = {name: rows[name] for name in rows.column_names}
    others.update((name, refused[said]) for name, said in REFUSED)
    for columns, count in (
        ({name: answers[name] for name in answers.column_names}, answers.num_rows),
        (others, refused.num_rows),
    ):
        cells = [
            columns[field.name].cast(field.type) if field.name in columns else pyarrow.nulls(count, field.type)
            for field in schema
        ]
        yield from pyarrow.table(cells, schema=schema).combine_chunks().to_batches()
