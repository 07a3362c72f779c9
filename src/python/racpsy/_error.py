"""The error of all functions."""

from __future__ import annotations

from typing import Any, Mapping, NamedTuple, Optional


class Problem(NamedTuple):
    """A problem of a file, at its place. Lines and columns are counted from 1; 0: the whole file."""

    file: Optional[str]
    line: int
    column: int
    what: str
    remedy: Optional[str]


class Error(Exception):
    """There is no answer. `str(error)` is what is wrong, and what to do.

    what      what is wrong, in the language of the request
    remedy    what to do; None if there is nothing more to say
    exit      exit code of the command line: 2 the request, 3 a file of rules, a contract or a case,
              4 reading or writing, 5 refused by `strict`
    problems  of files: each problem at its place
    """

    def __init__(
        self,
        what: str,
        remedy: Optional[str] = None,
        exit: int = 2,
        problems: "tuple[Problem, ...]" = (),
    ) -> None:
        super().__init__(what, remedy, exit, problems)
        self.what = what
        self.remedy = remedy
        self.exit = exit
        self.problems = problems

    def __str__(self) -> str:
        return self.what if self.remedy is None else f"{self.what}\n{self.remedy}"

    @staticmethod
    def of(answer: Mapping[str, Any]) -> "Error":
        """Returns the error of an object of the schema racpsy/error/1."""
        problems = tuple(
            Problem(p["file"], p["line"], p["column"], p["what"], p["remedy"])
            for p in answer.get("problems", ())
        )
        return Error(answer["what"], answer["remedy"], answer["exit"], problems)
