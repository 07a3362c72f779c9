"""Tables in the C stream interface of Arrow, without a library of Arrow.

https://arrow.apache.org/docs/format/CStreamInterface.html
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING, Any, Iterator, NoReturn, Optional, Protocol

from ._error import Error
from ._library import library

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class ArrowStreamExportable(Protocol):
    """A table of pyarrow, polars, pandas 2.2 or later, DuckDB (a relation), nanoarrow…"""

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object:
        """Returns a capsule "arrow_array_stream"."""


class ArrowSchema(ctypes.Structure):
    """A type: struct ArrowSchema."""


ArrowSchema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_void_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(ArrowSchema))),
    ("dictionary", ctypes.POINTER(ArrowSchema)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
    ("private_data", ctypes.c_void_p),
]


class ArrowArray(ctypes.Structure):
    """Rows: struct ArrowArray."""

    _fields_ = [
        ("length", ctypes.c_int64),
        ("null_count", ctypes.c_int64),
        ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("buffers", ctypes.c_void_p),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
        ("private_data", ctypes.c_void_p),
    ]


class ArrowArrayStream(ctypes.Structure):
    """A stream of rows: struct ArrowArrayStream."""

    _fields_ = [
        ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)),
        ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)),
        ("get_last_error", ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_void_p)),
        ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
        ("private_data", ctypes.c_void_p),
    ]

    def __del__(self, address_of: Any = ctypes.addressof) -> None:
        if self.release:
            self.release(address_of(self))


def release_all(struct: Any) -> None:
    """Releases what a struct of Arrow holds, if it holds something."""
    if struct.release:
        struct.release(ctypes.addressof(struct))


# Capsules, which carry the address of a stream from one library to another.
STREAM = b"arrow_array_stream"
_new_capsule = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)(
    ("PyCapsule_New", ctypes.pythonapi)
)
_pointer_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
# Capsules with their streams. A capsule has no function that destroys it: it would be called while
# an error of a library is on its way, which Python code cannot bear. Those that only this list still
# holds are dropped later.
_in_capsules: "list[tuple[object, ArrowArrayStream]]" = []


def _references(held: "tuple[object, ...]", count: Any = sys.getrefcount) -> int:
    return int(count(held[0]))


_ALONE = _references((object(),))


def _forget_unused(
    capsules: "list[tuple[object, ArrowArrayStream]]" = _in_capsules,
    references: Any = _references,
    alone: int = _ALONE,
) -> None:
    """Releases the streams of capsules that nobody holds any more. Any thread may call."""
    for unused in [each for each in capsules if references(each) <= alone]:
        try:
            capsules.remove(unused)
        except ValueError:
            pass  # another thread did


def capsule_of(stream: ArrowArrayStream) -> object:
    """Returns a capsule that owns a stream."""
    _forget_unused()
    capsule = _new_capsule(ctypes.addressof(stream), STREAM, None)
    _in_capsules.append((capsule, stream))
    return capsule


def remedy_for(table: object) -> str:
    """Returns how to make a table of something that is none."""
    if hasattr(table, "collect"):
        return "call its collect() first"
    if isinstance(table, (str, bytes)) or hasattr(table, "__fspath__"):
        return "read the file first: pyarrow.parquet.read_table, polars.read_parquet, duckdb.sql"
    if isinstance(table, (dict, list, tuple)):
        return "make a table of it first: pyarrow.table, polars.DataFrame, pandas.DataFrame"
    return "give a table of pyarrow, polars, pandas (2.2 or later) or DuckDB"


def address_of_stream(table: ArrowStreamExportable) -> "tuple[object, int]":
    """Returns the capsule of a table and the address of its stream. Raises TypeError."""
    export = getattr(table, "__arrow_c_stream__", None)
    if export is None:
        kind = f"{type(table).__module__}.{type(table).__qualname__}"
        raise TypeError(f"{kind} is no table (it has no __arrow_c_stream__); {remedy_for(table)}")
    capsule = export()
    return capsule, _pointer_of(capsule, STREAM)


READ_IT = "read it with to_pyarrow(), to_polars() or to_pandas(), or give it to such a library"


class Table:
    """A table of Arrow, to be given to a library of tables: `pyarrow.table(t)`,
    `polars.DataFrame(t)`, `duckdb.from_arrow(t)`, or `t.to_pyarrow()`, `t.to_polars()`,
    `t.to_pandas()`, any number of times and without a copy. By itself it has only its size and its
    names: `len(t)`, `t.column_names`."""

    __slots__ = ("_stream",)

    def __init__(self, stream: ArrowArrayStream) -> None:
        self._stream = stream

    def _another(self) -> ArrowArrayStream:
        stream = ArrowArrayStream()
        if library().racpsy_stream_copy(ctypes.byref(self._stream), ctypes.byref(stream)) != 0:
            raise MemoryError
        return stream

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object:
        """Returns a capsule with all rows, in the table's own types whatever is requested."""
        return capsule_of(self._another())

    def _lengths(self) -> Iterator[int]:
        stream = self._another()
        while True:
            rows = ArrowArray()
            if stream.get_next(ctypes.addressof(stream), ctypes.addressof(rows)) != 0:
                raise MemoryError
            if not rows.release:
                return
            yield rows.length
            release_all(rows)

    @property
    def num_rows(self) -> int:
        """Number of rows."""
        return sum(self._lengths())

    def __len__(self) -> int:
        return self.num_rows

    @property
    def column_names(self) -> "list[str]":
        """Names of the columns, in order."""
        stream, schema = self._another(), ArrowSchema()
        if stream.get_schema(ctypes.addressof(stream), ctypes.addressof(schema)) != 0:
            raise MemoryError
        names = [schema.children[i].contents.name.decode() for i in range(schema.n_children)]
        release_all(schema)
        return names

    def __del__(self, forget: Any = _forget_unused) -> None:
        forget()

    def __repr__(self) -> str:
        names = ", ".join(self.column_names)
        return f"<racpsy.Table: {self.num_rows} rows of {names}; {READ_IT}>"

    def _repr_html_(self) -> Optional[str]:
        """Returns the first rows for a notebook, if polars or pandas is installed."""
        for read in (self.to_polars, self.to_pandas):
            try:
                return str(read()._repr_html_())
            except ImportError:
                pass
        return None

    def __getitem__(self, key: object) -> NoReturn:  # iterating calls it too
        raise TypeError(f"racpsy.Table gives neither rows nor columns; {READ_IT}")

    def __reduce__(self) -> Any:
        raise TypeError("racpsy.Table cannot be pickled; pickle to_pyarrow() or to_polars()")

    def to_pyarrow(self) -> "pyarrow.Table":
        """Returns a table of pyarrow, which must be installed."""
        import pyarrow

        return pyarrow.table(self)

    def to_polars(self) -> "polars.DataFrame":
        """Returns a data frame of polars, which must be installed."""
        import polars

        return polars.DataFrame(self)

    def to_pandas(self) -> "pandas.DataFrame":
        """Returns a data frame of pandas with types of Arrow: unknown amounts are `pandas.NA`, and
        all others stay whole numbers. pandas and pyarrow must be installed."""
        import pandas

        return self.to_pyarrow().to_pandas(types_mapper=pandas.ArrowDtype)


class _Caller(ctypes.Structure):
    """This interpreter: struct racpsy_caller."""

    _fields_ = [(name, ctypes.c_void_p) for name in ("leave", "enter", "interrupted")]


_caller = _Caller(
    *(
        ctypes.cast(function, ctypes.c_void_p)
        for function in (
            ctypes.pythonapi.PyEval_SaveThread,
            ctypes.pythonapi.PyEval_RestoreThread,
            ctypes.pythonapi.PyErr_CheckSignals,
        )
    )
)
# Called with the lock of the interpreter, which the library leaves; an error that a signal raises
# meanwhile (KeyboardInterrupt) is raised when it returns.
_batch_for = ctypes.PYFUNCTYPE(
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_char_p,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_void_p,
)


def answer_table(request: bytes, table: ArrowStreamExportable) -> "tuple[Table, Table, str]":
    """Answers a table. Returns the answered rows, the refused ones and the report. Raises Error."""
    import json

    from ._library import take_text

    capsule, rows = address_of_stream(table)
    answers, refused, report = ArrowArrayStream(), ArrowArrayStream(), ctypes.c_void_p()
    batch = _batch_for(("racpsy_batch_for", library()))
    try:
        failed = batch(
            ctypes.addressof(_caller),
            request,
            rows,
            ctypes.addressof(answers),
            ctypes.addressof(refused),
            ctypes.addressof(report),
        )
    except BaseException:  # of a signal: what was written of the report goes with it
        library().racpsy_free(report)
        raise
    del capsule  # alive until here
    text = take_text(report.value)
    if failed:
        raise Error.of(json.loads(text))
    return Table(answers), Table(refused), text
