"""The kinds of values in requests, and a request as the JSON that the library reads."""

from __future__ import annotations

import json
import operator
import os
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Mapping, Sequence, TypeVar, Union

T = TypeVar("T")

#: A value as on the command line: "c2s+ald", 40, True.
Word = Union[str, int, bool]
#: A whole number: 40, or "40".
Number = Union[int, str]
#: A day: `datetime.date`, or "2026-12-07".
Day = Union[date, str]
#: An amount in euros, or in the currency of the route: `Decimal("60.50")`, 60, "60.50"; never a float.
Amount = Union[Decimal, int, str]
#: The path of a file.
Path = Union[str, "os.PathLike[str]"]
#: One value or several.
Many = Union[T, Sequence[T]]


def euros_of_cents(key: str, cents: object) -> str:
    """Returns whole cents as the text of an amount: 6050 is "60.50". Raises TypeError."""
    if isinstance(cents, bool):
        raise TypeError(f"{key}: whole cents as int, not bool")
    try:
        whole = operator.index(cents)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"{key}: whole cents as int, not {type(cents).__name__}") from None
    return f"{'-' if whole < 0 else ''}{abs(whole) // 100}.{abs(whole) % 100:02}"


def token(key: str, value: object) -> Union[str, int, bool, None]:
    """Returns a value as JSON has it. Raises TypeError for a float, a time and other kinds."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, datetime):
        if value.time() == time.min and value.tzinfo is None:
            return value.date().isoformat()
        raise TypeError(f"{key}: a day, not a time: give {value!r} as datetime.date")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, os.PathLike):
        return os.fsdecode(value)
    try:
        return operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        pass
    remedy = (
        'amounts are Decimal("60.50"), "60.50", or whole cents under the name with _cents'
        if isinstance(value, float)
        else "give str, int, bool, datetime.date or Decimal"
    )
    raise TypeError(f"{key}: {type(value).__name__} is not accepted; {remedy}")


def json_of(request: Mapping[str, Any]) -> bytes:
    """Returns a request as JSON. Raises TypeError for values of other kinds."""
    members: dict[str, Any] = {}
    for key, value in request.items():
        name = key[:-1] if key in ("with_", "for_") else key
        if name.endswith("_cents"):
            name = name[: -len("_cents")]
            if value is not None and request.get(name) is not None:
                raise TypeError(f"{name} and {key} say the same: give one of them")
            if value is not None:
                members[name] = euros_of_cents(key, value)
        elif value is None:
            members.setdefault(name, None)
        elif isinstance(value, Mapping):
            members[name] = {str(k): token(f"{name}.{k}", v) for k, v in value.items()}
        elif isinstance(value, (list, tuple, set, frozenset)):
            items = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
            members[name] = [token(name, item) for item in items]
        else:
            members[name] = token(name, value)
    return json.dumps(members, ensure_ascii=False).encode("utf-8", "surrogateescape")
