"""The C library, loaded when it is first used."""

from __future__ import annotations

import ctypes
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Mapping

from ._error import Error

ABI = 1  # RACPSY_ABI of racpsy.h


@lru_cache(maxsize=None)
def library() -> ctypes.CDLL:
    """Returns the library beside this file, or the one that the variable RACPSY_C names."""
    path = os.environ.get("RACPSY_C") or str(Path(__file__).with_name("libracpsy_c.so"))
    loaded = ctypes.CDLL(path)
    if loaded.racpsy_abi() != ABI:
        raise ImportError(f"{path}: another interface than that of this package ({ABI})")
    text = ctypes.c_void_p
    loaded.racpsy_version.restype = ctypes.c_char_p
    loaded.racpsy_calculate.restype = text
    loaded.racpsy_calculate.argtypes = [ctypes.c_char_p]
    loaded.racpsy_stream_copy.argtypes = [text, text]
    loaded.racpsy_free.restype = None
    loaded.racpsy_free.argtypes = [text]
    return loaded


def take_text(address: "int | None") -> str:
    """Returns a text of the library, which is freed."""
    if not address:
        raise MemoryError
    try:
        return ctypes.string_at(address).decode("utf-8", "surrogateescape")
    finally:
        library().racpsy_free(address)


def answered(request: bytes) -> str:
    """Returns the answer to a request of JSON. Raises Error."""
    text = take_text(library().racpsy_calculate(request))
    if text.startswith('{"schema":"racpsy/error/'):
        raise Error.of(json.loads(text))
    return text


def answered_json(request: bytes) -> "Mapping[str, Any]":
    """Returns the answer to a request, an object of JSON. Raises Error."""
    answer: "Mapping[str, Any]" = json.loads(answered(request))
    return answer
