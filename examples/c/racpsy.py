"""racpsy for Python, by ctypes; needs only the standard library.

    from racpsy import Book
    with Book("fr/mon-soutien-psy") as book:
        rows = book.settle(day=["2026-03-02", "2026-03-09"], person=[1, 1], age=[34, 34], coverage=["c2s", "c2s"])
        rows["patient_cents"]      # [0, 0]; None: an unknown amount

The library is found by its name, or at the path in the variable RACPSY_C.
"""
import ctypes
import datetime
import json
import os

ABI = 1
UNKNOWN = -2**31
AMOUNTS = ["price_cents", "amo_cents", "amc_cents", "other_cents", "patient_cents", "after_amo_cents", "advance_cents", "refund_cents"]
FLAGS = ["unverified", "assumed", "inferred", "low", "other_calendar", "outside_contract", "beyond_right"]
EPOCH = datetime.date(1970, 1, 1)

Ints = ctypes.POINTER(ctypes.c_int32)


class Column(ctypes.Structure):
    _fields_ = [("fact", ctypes.c_char_p), ("words", ctypes.POINTER(ctypes.c_char_p)), ("word_count", ctypes.c_int32), ("codes", Ints)]


class Rows(ctypes.Structure):
    _fields_ = [("count", ctypes.c_size_t), ("person", Ints), ("day", Ints), ("age", Ints), ("fee", Ints), ("used", Ints), ("used_deductible", Ints), ("minutes", Ints),
                ("column_count", ctypes.c_size_t), ("columns", ctypes.POINTER(Column)),
                ("outcome", Ints), ("version", Ints), ("rank", Ints), ("flags", Ints), ("amounts", Ints * len(AMOUNTS))]


def library():
    c = ctypes.CDLL(os.environ.get("RACPSY_C", "libracpsy_c.so.1"))
    if c.racpsy_abi() != ABI:
        raise ImportError("this libracpsy_c speaks another language")
    for name in ["racpsy_version", "racpsy_route", "racpsy_digest", "racpsy_currency", "racpsy_version_name", "racpsy_fact", "racpsy_fact_word", "racpsy_outcome"]:
        getattr(c, name).restype = ctypes.c_char_p
    c.racpsy_route.argtypes = [ctypes.c_size_t]
    c.racpsy_open.restype = ctypes.c_void_p
    c.racpsy_open.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_size_t, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t]
    c.racpsy_close.argtypes = [ctypes.c_void_p]
    c.racpsy_digest.argtypes = c.racpsy_currency.argtypes = [ctypes.c_void_p]
    c.racpsy_version_name.argtypes = c.racpsy_fact.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    c.racpsy_fact_word.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t]
    c.racpsy_outcome.argtypes = [ctypes.c_int32]
    c.racpsy_calculate.argtypes, c.racpsy_calculate.restype = [ctypes.c_char_p], ctypes.c_void_p
    c.racpsy_free.argtypes = [ctypes.c_void_p]
    c.racpsy_contract.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t]
    c.racpsy_settle.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(Rows), ctypes.c_char_p, ctypes.c_size_t]
    return c


C = library()


def listed(ask):
    """Returns the results of a function for 0, 1, 2... up to the first None."""
    words, index = [], 0
    while (word := ask(index)) is not None:
        words.append(word.decode())
        index += 1
    return words


def routes():
    return listed(C.racpsy_route)


def calculate(**request):
    """Answers one request, like `racpsy calc` or `racpsy compare` (command="compare"): options with "_" for
    "-". Returns the object of --format json; ValueError says what is wrong and what to do."""
    text = C.racpsy_calculate(json.dumps(request).encode())
    try:
        answer = json.loads(ctypes.string_at(text))
    finally:
        C.racpsy_free(text)
    if answer["schema"] == "racpsy/error/1":
        raise ValueError(f"{answer['what']} {answer['remedy'] or ''}".rstrip())
    return answer


def strings(words):
    return (ctypes.c_char_p * len(words))(*[word.encode() for word in words])


class Book:
    """The rules of one route."""

    def __init__(self, route, folders=(), lang="en", contract=None):
        self.message = ctypes.create_string_buffer(4096)
        self.book = C.racpsy_open(route.encode(), strings(folders), len(folders), lang.encode(), self.message, 4096)
        if not self.book:
            raise ValueError(self.message.value.decode())
        if contract is not None and C.racpsy_contract(self.book, contract.encode(), self.message, 4096) != 0:
            raise ValueError(self.message.value.decode())
        self.digest = C.racpsy_digest(self.book).decode()
        self.currency = C.racpsy_currency(self.book).decode()
        self.versions = listed(lambda i: C.racpsy_version_name(self.book, i))
        self.facts = {fact: listed(lambda i, f=f: C.racpsy_fact_word(self.book, f, i)) for f, fact in enumerate(listed(lambda i: C.racpsy_fact(self.book, i)))}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.book:
            C.racpsy_close(self.book)
        self.book = None

    def settle(self, day, person=None, age=None, fee_cents=None, used=None, used_deductible_cents=None, minutes=None, calendar="applied", rules=None, **facts):
        """Settles lists with one item per session; returns a dictionary of lists.

        Days are dates or "YYYY-MM-DD". None: not stated.
        """
        count = len(day)
        held = []  # keeps the arrays that C points to alive during the call

        def ints(values):
            if values is None:
                return None
            if len(values) != count:
                raise ValueError(f"{len(values)} values for {count} sessions")
            held.append((ctypes.c_int32 * count)(*[UNKNOWN if v is None else v for v in values]))
            return held[-1]

        columns = (Column * len(facts))()
        for column, (fact, values) in zip(columns, facts.items()):
            words = sorted({v for v in values if v is not None})
            held.append(strings(words))
            column.fact, column.words, column.word_count = fact.encode(), held[-1], len(words)
            column.codes = ints([-1 if v is None else words.index(v) for v in values])
        out = {name: (ctypes.c_int32 * count)() for name in ["outcome", "version", "rank", "flags", *AMOUNTS]}
        days = [(datetime.date.fromisoformat(d) if isinstance(d, str) else d) - EPOCH for d in day]
        rows = Rows(count, ints(person), ints([d.days for d in days]), ints(age), ints(fee_cents), ints(used), ints(used_deductible_cents), ints(minutes), len(columns), columns,
                    out["outcome"], out["version"], out["rank"], out["flags"],
                    (Ints * len(AMOUNTS))(*[ctypes.cast(out[name], Ints) for name in AMOUNTS]))
        if C.racpsy_settle(self.book, calendar.encode(), None if rules is None else rules.encode(), rows, self.message, 4096) != 0:
            raise ValueError(self.message.value.decode())
        answer = {name: [None if cents == UNKNOWN else cents for cents in out[name]] for name in AMOUNTS}
        answer["outcome"] = [C.racpsy_outcome(o).decode() for o in out["outcome"]]
        answer["version"] = [None if v < 0 else self.versions[v] for v in out["version"]]
        answer["rank"] = list(out["rank"])
        answer["flags"] = [[name for bit, name in enumerate(FLAGS) if f >> bit & 1] for f in out["flags"]]
        return answer


if __name__ == "__main__":
    with Book("fr/mon-soutien-psy") as book:
        rows = book.settle(day=["2026-03-02", "2026-03-09", "2026-03-02"], person=[1, 1, 2], age=[34, 34, 12], coverage=["standard", "standard", "c2s"])
        for cents, outcome in zip(rows["patient_cents"], rows["outcome"]):
            print(outcome, "for the patient:", "not known" if cents is None else f"{cents // 100}.{cents % 100:02} €")
