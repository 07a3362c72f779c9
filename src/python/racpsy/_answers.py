"""Answers as frozen dataclasses, and how they are made from JSON.

Amounts are whole cents (`int`); None: the amount is not known, never zero. Days are
`datetime.date`. A member that an answer may lack is None, a list that it may lack is empty.
`raw` of an answer is the JSON it was made from.
"""

from __future__ import annotations

import dataclasses
import datetime
import sys
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, Callable, Literal, Mapping, Optional, Union, get_args, get_origin

Cents = Optional[int]
Outcome = Literal[
    "covered",
    "not_open",
    "closed",
    "too_young",
    "too_old",
    "not_entitled",
    "no_referral",
    "remote_evaluation",
    "same_day",
    "beyond_cap",
    "outside_scheme",
]
Flag = Literal[
    "unverified",
    "assumed",
    "inferred",
    "low",
    "other_calendar",
    "outside_contract",
    "beyond_right",
]
Confidence = Literal["high", "medium", "low"]
Json = Mapping[str, Any]
#: A number of rows or sessions, times their weights.
WeightedNumber = Union[int, Decimal]


@dataclass(frozen=True)
class Text:
    """A text in each language; in Dutch where it exists."""

    fr: str
    en: str
    nl: Optional[str]


@dataclass(frozen=True)
class Figures:
    """Amounts of a session or a sum: amo + amc + other + patient = price where all are known."""

    price_cents: Cents
    #: Paid by the compulsory insurance.
    amo_cents: Cents
    #: Paid by the complementary insurance.
    amc_cents: Cents
    other_cents: Cents
    #: The final cost to the patient.
    patient_cents: Cents
    after_amo_cents: Cents
    #: Paid by the patient on the day.
    advance_cents: Cents
    #: Paid back later: advance less patient.
    refund_cents: Cents
    after_public_cents: Cents


@dataclass(frozen=True)
class Source:
    """A text that states a rule."""

    id: str
    title: str
    article: Optional[str]
    url: Optional[str]
    reference: Optional[str]
    date: datetime.date
    confidence: Confidence


@dataclass(frozen=True)
class Step:
    """A step of the arithmetic of a session: with `explain`."""

    rule: str
    says: str
    says_fr: str
    says_nl: Optional[str]
    figure: Optional[str]
    cents: Cents
    flags: tuple[Flag, ...]
    source: Optional[Source]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class NotApplied:
    """A rule that gave nothing, and the reason: with `explain`."""

    rule: str
    because: str
    because_fr: str
    because_nl: Optional[str]


@dataclass(frozen=True)
class Deduction:
    id: str
    cents: Cents


@dataclass(frozen=True)
class Billed:
    """Whom the professional bills: with `explain`."""

    patient_cents: Cents
    amo_cents: Cents
    amc_cents: Cents
    other_cents: Cents


@dataclass(frozen=True)
class Session(Figures):
    """A session and who pays for it."""

    n: int
    #: Of a case or a plan.
    person: Optional[str]
    route: Optional[str]
    date: datetime.date
    kind: Optional[str]
    code: Optional[str]
    version: Optional[str]
    outcome: Outcome
    #: Among the covered sessions of the period; None: it is not counted.
    rank: Optional[int]
    cap: Optional[int]
    flags: tuple[Flag, ...]
    beyond: tuple[str, ...]
    ended: tuple[str, ...]
    kept: tuple[str, ...]
    deductions: tuple[Deduction, ...]
    deductible_cents: Cents
    above_ceiling_cents: Cents
    billed: Optional[Billed]
    steps: tuple[Step, ...]
    not_applied: tuple[NotApplied, ...]


@dataclass(frozen=True)
class Partial:
    """The sums of what is known, where a sum is not; None: this sum is known, see the total."""

    price_cents: Cents
    amo_cents: Cents
    amc_cents: Cents
    other_cents: Cents
    patient_cents: Cents
    after_amo_cents: Cents
    advance_cents: Cents
    refund_cents: Cents
    after_public_cents: Cents


@dataclass(frozen=True)
class Total(Figures):
    """Sums of sessions."""

    sessions: int
    covered: int
    #: Sessions whose cost to the patient is not known.
    unpriced: int
    partial: Optional[Partial]


@dataclass(frozen=True)
class Year(Total):
    year: int


@dataclass(frozen=True)
class ContractCounter:
    """A limit of a contract, and whose it is."""

    counter: str
    per: str
    of: Literal["beneficiary", "family"]


@dataclass(frozen=True)
class Contract:
    contract: str
    #: First and last day; None: the contract states none.
    from_: Optional[datetime.date] = field(metadata={"key": "from"})
    to: Optional[datetime.date]
    #: How the words of a card were understood.
    understood: Optional[str]
    understood_fr: Optional[str]
    understood_nl: Optional[str]
    counters: tuple[ContractCounter, ...]


@dataclass(frozen=True)
class Note:
    """What the command line prints beside the answer."""

    says: str
    says_fr: str
    says_nl: Optional[str]


@dataclass(frozen=True)
class Profile:
    """The profile that was read, and what was taken from it."""

    path: Optional[str]
    used: tuple[str, ...]


@dataclass(frozen=True)
class Assumption:
    """A value that the request does not give, where another one would change the answer."""

    fact: str
    value: str
    person: Optional[str]


@dataclass(frozen=True)
class RightEnding:
    """A right that ends within the sessions, and a session before and after its last day."""

    person: int
    right: str
    last: datetime.date
    followed_by: Optional[str]
    followed_until: Optional[datetime.date]
    outcome_after: Outcome
    patient_cents_before: Cents
    patient_cents_after: Cents
    advance_cents_before: Cents
    advance_cents_after: Cents


@dataclass(frozen=True)
class Bill:
    """What the professional receives from a payer in a month."""

    month: str
    payer: str
    cents: Cents
    sessions: tuple[int, ...]


@dataclass(frozen=True)
class PersonSums:
    person: str
    years: tuple[Year, ...]
    total: Total


@dataclass(frozen=True)
class Paid:
    patient_cents: Cents
    advance_cents: Cents
    refund_cents: Cents


@dataclass(frozen=True)
class Headline:
    """The figures that an answer begins with."""

    sessions: int
    covered: int
    patient_cents: Cents
    advance_cents: Cents
    refund_cents: Cents
    with_complementary: Optional[Paid]


@dataclass(frozen=True)
class SessionsLeft:
    """Covered sessions that are left in a period."""

    who: Optional[int]
    route: str
    per: str
    until: Optional[datetime.date]
    at_most: int
    left: int


@dataclass(frozen=True)
class Cheaper:
    route: str
    total: Total


@dataclass(frozen=True)
class NextPeriod:
    """The sessions beyond a cap, moved to the next period."""

    from_: datetime.date = field(metadata={"key": "from"})
    dates: tuple[datetime.date, ...]
    total: Total


@dataclass(frozen=True)
class Statement:
    """The sessions of a person, one by one, by year and in total."""

    schema: str
    engine: str
    rules_digest: str
    route: Optional[str]
    calendar: Literal["applied", "legal"]
    rules: str
    dates: Literal["given", "illustrative"]
    contract: Optional[str]
    contract_from: Optional[datetime.date]
    contract_to: Optional[datetime.date]
    understood: Optional[str]
    understood_fr: Optional[str]
    understood_nl: Optional[str]
    contract_counters: tuple[ContractCounter, ...]
    contracts: tuple[Contract, ...]
    currency: str
    rights_ending: tuple[RightEnding, ...]
    assumptions: tuple[Assumption, ...]
    sessions: tuple[Session, ...]
    years: tuple[Year, ...]
    #: By month and payer: with `explain`.
    bills: tuple[Bill, ...]
    people: tuple[PersonSums, ...]
    total: Total
    patient_at_most_cents: Cents
    headline: Optional[Headline]
    sessions_left: tuple[SessionsLeft, ...]
    cheaper: Optional[Cheaper]
    next_period: Optional[NextPeriod]
    profile: Optional[Profile]
    notes: tuple[Note, ...]
    raw: Json = field(repr=False, compare=False)


@dataclass(frozen=True)
class Opener:
    """What opens a route that is closed to the person: one of the values of a fact."""

    fact: str
    values: tuple[str, ...]
    says: Optional[str]
    says_fr: Optional[str]
    says_nl: Optional[str]


@dataclass(frozen=True)
class ComparedStatement(Statement):
    """A statement of a comparison."""

    label: Optional[str]
    label_fr: Optional[str]
    label_nl: Optional[str]
    no_effect: tuple[str, ...]
    openers: tuple[Opener, ...]


@dataclass(frozen=True)
class Comparison:
    """Statements side by side, in the order of the request."""

    schema: str
    engine: str
    rules_digest: str
    statements: tuple[ComparedStatement, ...]
    profile: Optional[Profile]
    notes: tuple[Note, ...]
    raw: Json = field(repr=False, compare=False)


@dataclass(frozen=True)
class Reason:
    """A reason for a date or a route of a plan."""

    kind: str
    date: datetime.date
    route: str
    counter: Optional[str]
    sessions: int


@dataclass(frozen=True)
class Asked:
    """The sessions on the first days possible, by the route asked for."""

    dates: tuple[datetime.date, ...]
    total: Total


@dataclass(frozen=True)
class Plan:
    first: datetime.date
    until: datetime.date
    at_least: str
    at_most: Optional[str]
    routes: tuple[str, ...]
    saving_cents: Cents
    reasons: tuple[Reason, ...]
    asked: Asked


@dataclass(frozen=True)
class PlannedStatement(Statement):
    """The cheapest dates and routes, and what they save."""

    plan: Plan


@dataclass(frozen=True)
class Choice:
    word: str
    text: str


@dataclass(frozen=True)
class Question:
    """The question whose answer can change the amount most."""

    option: str
    key: str
    name: Optional[str]
    text: str
    hint: Optional[str]
    several: bool
    choices: tuple[Choice, ...]
    moves_cents: Cents
    opens: tuple[str, ...]


@dataclass(frozen=True)
class Interview:
    """The answer so far, and the next question that can change it; None: there is none."""

    schema: str
    question: Optional[Question]
    so_far: Statement
    raw: Json = field(repr=False, compare=False)


@dataclass(frozen=True)
class Days:
    """The days on which a version holds; `to` is None where it has no end yet."""

    from_: datetime.date = field(metadata={"key": "from"})
    to: Optional[datetime.date]
    closes: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class InForce:
    """When a version holds in each calendar; None: the calendar has no line for it."""

    applied: Optional[Days]
    legal: Optional[Days]


@dataclass(frozen=True)
class RulesVersionHead:
    version: str
    title: Text
    verified_on: datetime.date
    hypothetical: bool
    scheme: bool
    in_force: InForce


@dataclass(frozen=True)
class ValueByAge:
    from_: int = field(metadata={"key": "from"})
    to: int
    value: str


@dataclass(frozen=True)
class FactValue:
    value: str
    title: Optional[Text]


@dataclass(frozen=True)
class Fact:
    """What a route may ask of a person or a session."""

    name: str
    type: str
    of: Literal["person", "session"]
    title: Text
    question: Optional[Text]
    default: str
    default_by_age: tuple[ValueByAge, ...]
    values: tuple[FactValue, ...]
    aliases: Mapping[str, str]
    names: tuple[str, ...]


@dataclass(frozen=True)
class VersionSummary(RulesVersionHead):
    rules: int
    sources: int
    facts: tuple[str, ...]


@dataclass(frozen=True)
class VersionToday:
    applied: Optional[str]
    legal: Optional[str]


@dataclass(frozen=True)
class RouteRules:
    """A route and its versions."""

    route: str
    country: str
    country_title: Text
    title: Text
    currency: str
    in_force_today: VersionToday
    open: bool
    distress: Optional[Text]
    versions: tuple[VersionSummary, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Rules:
    """All routes and their versions."""

    schema: str
    engine: str
    rules_digest: str
    today: datetime.date
    routes: tuple[RouteRules, ...]
    raw: Json = field(repr=False, compare=False)


@dataclass(frozen=True)
class Rule:
    """A rule: what all have; `more` holds the keys of its kind, as in the rule file."""

    id: Optional[str]
    title: Optional[Text]
    says: Optional[Text]
    sources: tuple[str, ...]
    more: Json


@dataclass(frozen=True)
class RulesVersion(RulesVersionHead):
    """A version with all its rules; `more`: its other keys."""

    schema: str
    engine: str
    rules_digest: str
    today: datetime.date
    route: str
    route_title: Text
    country_title: Text
    currency: str
    rounding: str
    delayed: tuple[Rule, ...]
    counter: tuple[Rule, ...]
    session: tuple[Rule, ...]
    entitlement: tuple[Rule, ...]
    cap: tuple[Rule, ...]
    deductible: tuple[Rule, ...]
    share: tuple[Rule, ...]
    copayment_ceiling: tuple[Rule, ...]
    deduction: tuple[Rule, ...]
    extra_fees: tuple[Rule, ...]
    third_party_payment: tuple[Rule, ...]
    doubt: tuple[Rule, ...]
    limited_right: tuple[Rule, ...]
    kept_right: tuple[Rule, ...]
    facts: tuple[Fact, ...]
    more: Json
    raw: Json = field(repr=False, compare=False)


@dataclass(frozen=True)
class CitedText:
    """A text with the numbers of its sources."""

    text: str
    sources: tuple[int, ...]
    doubtful: Optional[bool]


@dataclass(frozen=True)
class ListItem(CitedText):
    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class Paragraph(CitedText):
    kind: Literal["paragraph"]
    strong: Optional[bool]


@dataclass(frozen=True)
class ListBlock:
    kind: Literal["list"]
    intro: str
    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class TableRow:
    tone: Literal["strong", "muted", "plain"]
    apart: bool
    cells: tuple[CitedText, ...]


@dataclass(frozen=True)
class TableBlock:
    kind: Literal["table"]
    caption: str
    header: tuple[str, ...]
    right_aligned: tuple[bool, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class Bar:
    label: str
    caption: str
    parts_cents: tuple[Cents, ...]
    whole_cents: Cents
    sessions: int


@dataclass(frozen=True)
class Chart:
    kind: Literal["chart"]
    title: str
    description: str
    unknown: str
    legend: tuple[str, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class NumberedSource:
    number: int
    text: str
    url: Optional[str]


@dataclass(frozen=True)
class SourcesBlock:
    kind: Literal["sources"]
    entries: tuple[NumberedSource, ...]


Block = Union[Paragraph, ListBlock, TableBlock, Chart, SourcesBlock]


@dataclass(frozen=True)
class Section:
    id: Optional[str]
    heading: str
    minor: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """What people read, in one language, to be drawn."""

    schema: str
    lang: str
    title: str
    sections: tuple[Section, ...]
    raw: Json = field(repr=False, compare=False)


@dataclass(frozen=True)
class Distribution:
    """How the cost to the patient, or its change, is spread over units: rows, or of sessions each
    year of a patient. Amounts are cents; percents and the standard error have decimals."""

    units: int
    weight: WeightedNumber
    sum_cents: Cents
    mean_cents: Cents
    standard_error_cents: Union[int, Decimal, None]
    #: The nine amounts that divide the units in tenths.
    deciles: tuple[int, ...]
    median: int
    percentile_99: int
    #: Units that pay something; None: a distribution of changes.
    paying_percent: Union[int, Decimal, None]
    #: Part of the sum that falls on the 1 % of units who pay most.
    top_1_percent_share: Union[int, Decimal, None]


@dataclass(frozen=True)
class Bin:
    """Units whose cost is above the bin before and at most this; None: there is no end."""

    up_to_cents: Cents
    weight: WeightedNumber


@dataclass(frozen=True)
class Tally:
    """Sums and means of rows, by figure ("patient_cents"); the distribution of the cost is None where
    no cost is known, or of a group among too many."""

    rows: int
    weight: WeightedNumber
    sessions: WeightedNumber
    covered: WeightedNumber
    rows_of_unknown_cost: int
    sums: Mapping[str, Cents]
    mean_per_row: Mapping[str, Cents]
    mean_per_session: Mapping[str, Cents]
    #: The sums of what is known, where a sum is not.
    partial: Optional[Mapping[str, Cents]]
    distribution: Optional[Distribution]


@dataclass(frozen=True)
class GroupTally(Tally):
    """The sums of a group: its values by column."""

    by: Mapping[str, str]


@dataclass(frozen=True)
class TotalTally(Tally):
    """The sums of all rows."""

    histogram: tuple[Bin, ...]


@dataclass(frozen=True)
class RulesOfRows:
    """The rules that were applied to rows, and the contract."""

    rules_digest: str
    route: str
    calendar: str
    rules: str
    versions: tuple[str, ...]
    #: How the contract was understood, if it was given in words.
    understood: Optional[str]
    understood_fr: Optional[str]
    understood_nl: Optional[str]
    #: Limits of the contract that a family shares, counted for each person alone.
    family_limits: tuple[str, ...]
    rows_outside_contract: int
    rows_beyond_right: int


@dataclass(frozen=True)
class OverriddenOption:
    """An option that a column takes precedence over, in so many of the rows."""

    option: str
    column: str
    rows: int
    of: int


@dataclass(frozen=True)
class RowCounts:
    """What a batch read, under all scenarios."""

    schema: str
    engine: str
    assumptions: tuple[Assumption, ...]
    read: int
    refused: int
    lines_lost: int
    #: Rows that were annulled, annul others or have the quantity 0; None: no column of quantities.
    no_sessions: Optional[int]
    ignored_columns: tuple[str, ...]
    unused_facts: tuple[str, ...]
    overridden_options: tuple[OverriddenOption, ...]
    remembered_patients: bool
    unit: Literal["person_year", "row"]
    units: int
    units_with_refused_row: int
    units_of_unknown_cost: int
    units_of_uneven_weight: int


@dataclass(frozen=True)
class Summary(RowCounts, RulesOfRows):
    """The sums and means of a batch."""

    total: TotalTally
    groups: tuple[GroupTally, ...]
    raw: Json = field(repr=False, compare=False)


@dataclass(frozen=True)
class ChangePart:
    units: int
    weight: WeightedNumber
    percent: Union[int, Decimal, None]
    sum_cents: Cents
    mean_cents: Cents


@dataclass(frozen=True)
class Change:
    """Units by what they pay against the first scenario: less, more or the same."""

    gains: ChangePart
    loses: ChangePart
    same: ChangePart


@dataclass(frozen=True)
class Compared:
    """A scenario against the first one; None: this is the first."""

    name: str
    #: The sums less those of the first scenario.
    difference: Optional[Mapping[str, Cents]]
    change: Optional[Change]


@dataclass(frozen=True)
class Scenario(Compared, RulesOfRows):
    """The sums and means under one scenario."""

    total: TotalTally
    change_distribution: Optional[Distribution]


@dataclass(frozen=True)
class GroupScenario(Compared, Tally):
    """The sums of a group under one scenario."""


@dataclass(frozen=True)
class GroupScenarios:
    """A group, its values by column, under each scenario."""

    by: Mapping[str, str]
    scenarios: tuple[GroupScenario, ...]


@dataclass(frozen=True)
class Scenarios(RowCounts):
    """The sums and means of a batch under several scenarios side by side."""

    scenarios: tuple[Scenario, ...]
    groups: tuple[GroupScenarios, ...]
    raw: Json = field(repr=False, compare=False)


# How answers are made from JSON: a function for each type, from its annotation.

Maker = Callable[[Any, bool], Any]


class Unexpected(Exception):
    """A member of an answer that the types lack, or a value of another type."""


def _plain(kind: type) -> Maker:
    def make(value: Any, strict: bool) -> Any:
        if strict and type(value) is not kind:
            raise Unexpected(f"{value!r} is no {kind.__name__}")
        return value

    return make


def _day(value: Any, strict: bool) -> datetime.date:
    return datetime.date.fromisoformat(value)


@lru_cache(maxsize=None)
def _maker(kind: Any) -> Maker:
    """Returns the function that makes values of a type."""
    origin, of = get_origin(kind), get_args(kind)
    if origin is Union and type(None) in of:
        inner = _maker(Union[tuple(k for k in of if k is not type(None))])
        return lambda value, strict: None if value is None else inner(value, strict)
    if origin is Union and Decimal in of:
        return lambda value, strict: value
    if origin is Union:
        by_kind = {get_args(_hints(k)["kind"])[0]: _maker(k) for k in of}
        return lambda value, strict: by_kind[value["kind"]](value, strict)
    if origin is tuple:
        item = _maker(of[0])
        return lambda value, strict: tuple([item(v, strict) for v in value])
    if origin is Literal:

        def chosen(value: Any, strict: bool) -> Any:
            if strict and value not in of:
                raise Unexpected(f"{value!r} is none of {of}")
            return value

        return chosen
    if kind is datetime.date:
        return _day
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    if kind in (str, int, bool):
        return _plain(kind)
    return lambda value, strict: value  # a mapping


@lru_cache(maxsize=None)
def _hints(kind: Any) -> Mapping[str, Any]:
    from typing import get_type_hints

    return get_type_hints(kind, vars(sys.modules[__name__]))


def _record(kind: Any) -> Maker:
    """Returns the function that makes a dataclass of an object."""
    fields: "list[tuple[str, str, Maker]]" = []
    missing: "dict[str, Any]" = {}

    def complete() -> None:  # late, as types may refer to themselves
        hints = _hints(kind)
        for known in dataclasses.fields(kind):
            if known.name in ("raw", "more"):
                continue
            hint = hints[known.name]
            key = known.metadata.get("key", known.name)
            fields.append((key, known.name, _maker(hint)))
            if get_origin(hint) is tuple:
                missing[key] = ()
            elif get_origin(hint) is Union and type(None) in get_args(hint):
                missing[key] = None

    names = {known.name for known in dataclasses.fields(kind)}

    def make(value: Any, strict: bool) -> Any:
        if not fields:
            complete()
        members: "dict[str, Any]" = {}
        for key, name, maker in fields:
            if key in value:
                try:
                    members[name] = maker(value[key], strict)
                except Unexpected as wrong:
                    raise Unexpected(f"{kind.__name__}.{name}: {wrong}") from None
            elif key in missing:
                members[name] = missing[key]
            else:
                raise Unexpected(f"{kind.__name__}: no {key!r} in {sorted(value)}")
        rest = value.keys() - {key for key, _, _ in fields}
        if "more" in names:
            members["more"] = {key: value[key] for key in value if key in rest}
        elif strict and rest:
            raise Unexpected(f"{kind.__name__}: more members: {sorted(rest)}")
        if "raw" in names:
            members["raw"] = value
        return kind(**members)

    return make


def make(kind: Any, value: Json, strict: bool = False) -> Any:
    """Returns an answer of a type from JSON. `strict`: raises Unexpected if the type lacks a
    member; otherwise this stands in `raw` only."""
    return _maker(kind)(value, strict)
