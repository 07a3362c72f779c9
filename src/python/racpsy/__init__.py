"""What psychological care costs in France, Belgium and their neighbours, and who pays.

    >>> import racpsy
    >>> answer = racpsy.calc(age=30, complementary="none", first="2026-12-07", sessions=3)
    >>> answer.total.patient_cents
    6000

`calc`, `compare`, `plan`, `ask`, `rules` and `document` take the options of the command line as
keywords, with "_" for "-" (`racpsy calc --help`, or `help(racpsy.Request)`), and return frozen
dataclasses. `batch` answers the rows of a table. All raise `racpsy.Error` where the command line
prints an error.

Amounts are whole cents (`int`). An amount that is not known is None, in a table null; never zero.
Every figure has a source: `calc(..., explain=True)` and `rules("fr/mon-soutien-psy")` give them.
The functions may be called by any thread.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Mapping, NamedTuple, Optional, Union, overload

from ._arrow import ArrowStreamExportable, Table, answer_table
from ._error import Error, Problem
from ._library import answered, answered_json, library
from ._request import Request
from ._values import json_of

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._answers import Comparison, Document, Interview, PlannedStatement, Rules, RulesVersion
    from ._answers import Scenarios, Session, Statement, Summary, Total

__all__ = [
    "ArrowStreamExportable",
    "BatchAnswer",
    "Comparison",
    "Document",
    "Error",
    "Interview",
    "PlannedStatement",
    "Problem",
    "Request",
    "Rules",
    "RulesVersion",
    "Scenarios",
    "Session",
    "Statement",
    "Summary",
    "Table",
    "Total",
    "ask",
    "batch",
    "calc",
    "calculate",
    "card",
    "compare",
    "document",
    "page",
    "plan",
    "rules",
    "version",
]

__version__: str

Command = Literal["calc", "compare", "plan", "card", "rules"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return version()
    # The dataclasses of answers are made when they are first used: batch needs none.
    if not name.startswith("_"):
        from . import _answers

        if hasattr(_answers, name):
            return getattr(_answers, name)
    raise AttributeError(f"module 'racpsy' has no attribute {name!r}")


def version() -> str:
    """Returns the version of the library."""
    text: bytes = library().racpsy_version()
    return text.decode()


def calculate(request: Union[str, Mapping[str, Any]]) -> "dict[str, Any]":
    """Answers a request of JSON, a text or a mapping, with the JSON of `--format json`.

    The keys are those of `Request`, with "command" (default "calc"). Raises Error.

        >>> racpsy.calculate({"age": 30, "sessions": 1, "first": "2026-12-07"})["schema"]
        'racpsy/statement/1'
    """
    as_json = request.encode() if isinstance(request, str) else json_of(request)
    return dict(answered_json(as_json))


def _answer(kind: str, command: str, request: Mapping[str, Any]) -> Any:
    """Returns an answer of a class of _answers."""
    from . import _answers

    answer = answered_json(json_of({**request, "command": command}))
    return _answers.make(getattr(_answers, kind), answer)


def calc(**request: "Unpack[Request]") -> Statement:
    """Returns what each session costs, who pays it, and the sums by year and in total.

    Without a keyword: sessions from today on by the default route. The most useful ones:

    age=30, or born=date(1996, 3, 4)    completed years, or the day of birth
    coverage="c2s+ald"                  rights
    complementary="none"                the complementary insurance: "none", "responsible", the
                                        words of its card, "25 €/séance, 4/an", or a contract file
    first=date(2026, 12, 7), sessions=4, every="2w"; or on=[date(2026, 12, 7), …]
    private_fee_cents=6000              the price of a session that is not covered
    route="fr/psychiatre", rules="2022", calendar="legal"
    with_={"mode": "remote"}            other facts
    file="case.toml"                    a case file
    explain=True                        every amount with its rule, arithmetic and source

    Amounts of the answer are whole cents; None: not known. Raises Error, and TypeError for a value
    of another kind, such as a float for an amount.
    """
    return _answer("Statement", "calc", request)  # type: ignore[no-any-return]


def compare(**request: "Unpack[Request]") -> Comparison:
    """Returns statements side by side: routes, rules, rights or contracts, given as lists.

    compare(age=21, student=True) compares all routes of France; compare(route="fr/mon-soutien-psy",
    rules=["2022", "2025"], coverage=["standard", "c2s"]) has four statements. Raises Error,
    TypeError.
    """
    return _answer("Comparison", "compare", request)  # type: ignore[no-any-return]


def plan(**request: "Unpack[Request]") -> PlannedStatement:
    """Returns the cheapest days and routes for a number of sessions: `plan.plan` tells them and
    what they save, in cents. plan(sessions=3, used=11). Raises Error, TypeError.
    """
    return _answer("PlannedStatement", "plan", request)  # type: ignore[no-any-return]


def ask(**request: "Unpack[Request]") -> Interview:
    """Returns the answer so far, and the next question whose answer can change it.

    Put the answer under `question.key` (of "with": in that mapping, under `question.name`) and
    ask again; pass over questions with skipped=[question.option]. Raises Error, TypeError.
    """
    return _answer("Interview", "ask", request)  # type: ignore[no-any-return]


@overload
def rules(route: None = None, **request: "Unpack[Request]") -> Rules: ...  # type: ignore[misc]
@overload
def rules(route: str, **request: "Unpack[Request]") -> RulesVersion: ...  # type: ignore[misc]
def rules(  # type: ignore[misc]
    route: Optional[str] = None, **request: "Unpack[Request]"
) -> Union[Rules, RulesVersion]:
    """Returns all routes and their versions; with a route, its version in force with every rule
    and its sources. `today` replaces today. Raises Error, TypeError.
    """
    kind = "Rules" if route is None else "RulesVersion"
    return _answer(kind, "rules", {**request, "route": route})  # type: ignore[no-any-return]


def document(command: Command = "calc", **request: "Unpack[Request]") -> Document:
    """Returns the answer of a command as people read it, in the language `lang`, as data to be
    drawn: sections of paragraphs, lists, tables and charts. Raises Error, TypeError.
    """
    request_ = {**request, "format": "document"}
    return _answer("Document", command, request_)  # type: ignore[no-any-return]


def card(**request: "Unpack[Request]") -> Document:
    """Returns what a session costs today, on one card, as `document` does. Raises Error."""
    return document("card", **request)


def page(
    command: Command = "calc",
    *,
    format: Literal["html", "markdown", "text"] = "html",
    **request: "Unpack[Request]",
) -> str:
    """Returns the answer of a command as people read it, in the language `lang`: a page of HTML
    that stands alone, Markdown or text. Raises Error, TypeError.
    """
    return answered(json_of({**request, "command": command, "format": format}))


class BatchAnswer(NamedTuple):
    """The answers to the rows of a table.

    answers  the answered rows in the order of the input, in the columns asked for; amounts are
             whole cents, null: not known
    refused  the rows without an answer: row (from 0), column, code, message, value
    report   numbers of rows that were read, answered and refused; what the command line prints
             beside the answers ("notices"); the JSON of the summary
    """

    answers: Table
    refused: Table
    report: Mapping[str, Any]

    @property
    def summary(self) -> "Union[Summary, Scenarios, None]":
        """Sums and means, as `racpsy batch --summary json` gives them: `Scenarios` if the request
        has several scenarios, else `Summary`; None: not asked for."""
        summary = self.report["summary"]
        if summary is None:
            return None
        from . import _answers

        several = summary["schema"].startswith("racpsy/scenarios/")
        kind = _answers.Scenarios if several else _answers.Summary
        return _answers.make(kind, summary)  # type: ignore[no-any-return]

    @property
    def notices(self) -> "tuple[str, ...]":
        """What the command line prints beside the answers."""
        return tuple(self.report["notices"])


def batch(table: ArrowStreamExportable, **request: "Unpack[Request]") -> BatchAnswer:
    """Answers the rows of a table, to the same cent as `racpsy batch` on a file of these rows.

    table    a table of pyarrow, polars, pandas (2.2 or later) or DuckDB: anything that has
             `__arrow_c_stream__`. It is read where it is, without a copy. Columns are those of
             `racpsy batch --help`: a row per person and year (columns sessions, and year or first),
             or per session (columns patient and date, a patient's rows together, by date).
    columns  the columns of the answer: computed ones and any of the table
    rules, calendar, route, coverage, complementary, with_…  hold for rows that do not state them
    summary=True, or summary_by=[columns]  sums and means, as `answer.summary`
    rules=["2022", "2025"], also calendar=[…], complementary=[…], rules_dir=["now=", "reform=FOLDER"]
             scenarios side by side: columns "patient_cents@2022", and `answer.summary` compares them
    map={"age": "âge", "": "ag"}  columns with other names; an empty name leaves a column out
    strict   refuses assumed, inferred, unverified or unknown figures
    max_errors  the number of refused rows above which the call raises Error

    A null cell is one left empty: the option or the default holds. So is NaN in columns of floats.
    Raises Error if the table as a whole cannot be answered, TypeError if it is no table; Ctrl-C
    ends the call.

        >>> table = polars.DataFrame({"id": [1], "year": [2026], "sessions": [5]})
        >>> polars.DataFrame(racpsy.batch(table, complementary="none").answers)
    """
    answers, refused, text = answer_table(json_of(request), table)
    return BatchAnswer(answers, refused, json.loads(text, parse_float=Decimal))
