/** Integer cents; null: the amount is not known. Never zero for an unknown amount. */
export type Cents = number | null;
/** A day: "2026-12-07". */
export type Day = string;
/** A text in each language. */
export interface Text {
  fr: string;
  en: string;
  nl?: string;
}
/** There is no answer: what is wrong, what to do, and the exit code of the command line. */
export interface Failure {
  schema: "racpsy/error/1";
  what: string;
  remedy: string | null;
  exit: 1 | 2 | 3 | 4 | 5;
  /** Of files: each problem at its place. */
  problems?: { file: string | null; line: number; column: number; what: string; remedy: string | null }[];
}

/** Amounts of a session or a sum: amo + amc + other + patient = price where all are known. */
export interface Figures {
  price_cents: Cents;
  /** Paid by the compulsory insurance. */
  amo_cents: Cents;
  /** Paid by the complementary insurance. */
  amc_cents: Cents;
  other_cents: Cents;
  /** The final cost to the patient. */
  patient_cents: Cents;
  after_amo_cents: Cents;
  /** Paid by the patient on the day. */
  advance_cents: Cents;
  refund_cents: Cents;
  after_public_cents: Cents;
}
export type Outcome = "covered" | "not_open" | "closed" | "too_young" | "too_old" | "not_entitled" | "no_referral"
  | "remote_evaluation" | "same_day" | "beyond_cap" | "outside_scheme";
export type Flag = "unverified" | "assumed" | "inferred" | "low" | "other_calendar" | "outside_contract";
export type Confidence = "high" | "medium" | "low";
export interface Source {
  id: string;
  title: string;
  article: string | null;
  url: string | null;
  reference: string | null;
  date: Day;
  confidence: Confidence;
}
/** A step of the arithmetic of a session: with `explain`. */
export interface Step {
  rule: string;
  says: string;
  says_fr: string;
  says_nl?: string;
  figure: keyof Figures | null;
  cents: Cents;
  flags: Flag[];
  source: Source | null;
  sources: Source[];
}
export interface Session extends Figures {
  n: number;
  /** Of a case or a plan. */
  person?: string | null;
  route?: string | null;
  date: Day;
  kind: string | null;
  code: string | null;
  version: string | null;
  outcome: Outcome;
  rank: number | null;
  cap: number | null;
  flags: Flag[];
  beyond?: string[];
  ended?: string[];
  kept?: string[];
  deductions?: { id: string; cents: Cents }[];
  deductible_cents?: Cents;
  above_ceiling_cents?: Cents;
  /** What the professional receives, and from whom: with `explain`, as the next two. */
  billed?: { patient_cents: Cents; amo_cents: Cents; amc_cents: Cents; other_cents: Cents };
  steps?: Step[];
  not_applied?: { rule: string; because: string; because_fr: string; because_nl?: string }[];
}
export interface Total extends Figures {
  sessions: number;
  covered: number;
  /** Sessions whose cost to the patient is not known. */
  unpriced: number;
  /** The sums of what is known, where a sum is not. */
  partial?: Partial<Figures>;
}
export interface Year extends Total {
  year: number;
}
export interface ContractCounter {
  counter: string;
  per: string;
  of: "beneficiary" | "family";
}
export interface Note {
  says: string;
  says_fr: string;
  says_nl?: string;
}
export interface Profile {
  path: string | null;
  used: string[];
}

/** The sessions of a person, one by one, by year and in total. */
export interface Statement {
  schema: "racpsy/statement/1";
  engine: string;
  rules_digest: string;
  route: string | null;
  calendar: "applied" | "legal";
  rules: string;
  dates: "given" | "illustrative";
  contract: string | null;
  contract_from?: Day | null;
  contract_to?: Day | null;
  understood?: string;
  understood_fr?: string;
  understood_nl?: string;
  contract_counters?: ContractCounter[];
  contracts?: { contract: string; from: Day | null; to: Day | null; understood?: string; understood_fr?: string; understood_nl?: string; counters: ContractCounter[] }[];
  currency: string;
  rights_ending?: {
    person: number;
    right: string;
    last: Day;
    followed_by: string | null;
    followed_until: Day | null;
    outcome_after: Outcome;
    patient_cents_before: Cents;
    patient_cents_after: Cents;
    advance_cents_before: Cents;
    advance_cents_after: Cents;
  }[];
  /** Values taken because the request does not give them, where another one would change the answer. */
  assumptions: { fact: string; value: string; person?: string }[];
  sessions: Session[];
  years: Year[];
  /** What the professional receives, by month and payer: with `explain`. */
  bills?: { month: string; payer: string; cents: Cents; sessions: number[] }[];
  people?: { person: string; years: Year[]; total: Total }[];
  total: Total;
  patient_at_most_cents?: Cents;
  headline?: {
    sessions: number;
    covered: number;
    patient_cents: Cents;
    advance_cents: Cents;
    refund_cents: Cents;
    with_complementary: { patient_cents: Cents; advance_cents: Cents; refund_cents: Cents } | null;
  };
  sessions_left?: { who?: number; route: string; per: string; until: Day | null; at_most: number; left: number }[];
  cheaper?: { route: string; total: Total } | null;
  next_period?: { from: Day; dates: Day[]; total: Total } | null;
  profile?: Profile;
  notes?: Note[];
}

/** A statement of a comparison: its label, and what opens a route that is closed to the person. */
export interface ComparedStatement extends Statement {
  label: string | null;
  label_fr: string | null;
  label_nl?: string | null;
  no_effect: string[];
  openers: { fact: string; values: string[]; says: string | null; says_fr: string | null; says_nl?: string | null }[];
}
export interface Comparison {
  schema: "racpsy/comparison/1";
  engine: string;
  rules_digest: string;
  statements: ComparedStatement[];
  profile?: Profile;
  notes?: Note[];
}

/** The cheapest dates and routes, and what they save. */
export interface PlannedStatement extends Statement {
  plan: {
    first: Day;
    until: Day;
    at_least: string;
    at_most: string | null;
    routes: string[];
    saving_cents: Cents;
    reasons: { kind: string; date: Day; route: string; counter: string | null; sessions: number }[];
    asked: { dates: Day[]; total: Total };
  };
}

/** The answer so far, and the next question that can change it. */
export interface Interview {
  schema: "racpsy/interview/1";
  question: {
    option: string;
    key: string;
    name: string | null;
    text: string;
    hint: string | null;
    several: boolean;
    choices: { word: string; text: string }[];
    moves_cents: Cents;
    opens: string[];
  } | null;
  so_far: Statement;
}

/** From when and to when a version holds; null: the calendar has no line for it. */
export interface InForce {
  applied: { from: Day; to: Day | null; closes: boolean; sources: string[] } | null;
  legal: { from: Day; to: Day | null; closes: boolean; sources: string[] } | null;
}
export interface RulesVersionHead {
  version: string;
  title: Text;
  verified_on: Day;
  hypothetical: boolean;
  scheme: boolean;
  in_force: InForce;
}
export interface Fact {
  name: string;
  type: string;
  of: "person" | "session";
  title: Text;
  question: Text | null;
  default: string;
  default_by_age: { from: number; to: number; value: string }[];
  values: { value: string; title: Text | null }[];
  aliases: Record<string, string>;
  names: string[];
}
export interface RouteRules {
  route: string;
  country: string;
  country_title: Text;
  title: Text;
  currency: string;
  in_force_today: { applied: string | null; legal: string | null };
  open: boolean;
  distress: Text | null;
  versions: (RulesVersionHead & { rules: number; sources: number; facts: string[] })[];
  facts: Fact[];
}
/** All routes and their versions. */
export interface Rules {
  schema: "racpsy/rules/1";
  engine: string;
  rules_digest: string;
  today: Day;
  routes: RouteRules[];
}
/** A rule: what all have, and the keys of its kind. */
export interface Rule {
  id?: string;
  title?: Text | null;
  says?: Text | null;
  sources?: string[];
  [key: string]: unknown;
}
/** A version with all its rules. */
export interface RulesVersion extends RulesVersionHead {
  schema: "racpsy/rules-version/1";
  engine: string;
  rules_digest: string;
  today: Day;
  route: string;
  route_title: Text;
  country_title: Text;
  currency: string;
  rounding: string;
  delayed: Rule[];
  counter: Rule[];
  session: Rule[];
  entitlement: Rule[];
  cap: Rule[];
  deductible: Rule[];
  share: Rule[];
  copayment_ceiling: Rule[];
  deduction: Rule[];
  extra_fees: Rule[];
  third_party_payment: Rule[];
  doubt: Rule[];
  limited_right: Rule[];
  kept_right: Rule[];
  facts: Fact[];
  [more: string]: unknown;
}

export interface CitedText {
  text: string;
  sources?: number[];
  doubtful?: true;
  /** A bar of "█", which repeats another cell for the eye. */
  bar?: true;
}
export interface ListItem extends CitedText {
  items?: ListItem[];
}
export type Block =
  | ({ kind: "paragraph"; strong?: true } & CitedText)
  | { kind: "list"; intro: string; items: ListItem[] }
  | {
      kind: "table";
      caption: string;
      header: string[];
      right_aligned: boolean[];
      rows: { tone: "strong" | "muted" | "plain"; apart: boolean; cells: CitedText[] }[];
    }
  | {
      kind: "chart";
      title: string;
      description: string;
      unknown: string;
      legend: string[];
      bars: { label: string; caption: string; parts_cents: Cents[]; whole_cents: Cents; sessions: number }[];
    }
  | { kind: "sources"; entries: { number: number; text: string; url: string | null }[] };
/** What people read, in one language, to be drawn. */
export interface Document {
  schema: "racpsy/document/1";
  lang: string;
  title: string;
  sections: { id: string | null; heading: string; minor: boolean; blocks: Block[] }[];
}

export interface BatchSums {
  [figure: string]: Cents;
}
export interface BatchTally {
  rows: number;
  weight?: number;
  sessions: number;
  covered: number;
  rows_of_unknown_cost: number;
  sums: BatchSums;
  mean_per_row: BatchSums;
  mean_per_session: BatchSums;
  [scenario: string]: unknown;
}
/** The sums and means of a batch. */
export interface Summary {
  schema: "racpsy/summary/1";
  engine: string;
  rules_digest: string;
  route: string;
  calendar: string;
  rules: string;
  versions: string[];
  assumptions: { fact: string; value: string }[];
  read: number;
  refused: number;
  lines_lost: number;
  ignored_columns: string[];
  unused_facts: string[];
  rows_outside_contract: number;
  rows_beyond_right: number;
  remembered_patients: boolean;
  total: BatchTally;
  groups?: (BatchTally & { by: Record<string, string> })[];
  [more: string]: unknown;
}
/** A row that is refused; the header is line 1. */
export interface RefusedRow {
  line: number;
  id: string;
  column: string;
  code: string;
  message: string;
}
export interface BatchAnswer {
  csv: string;
  /** Refused rows, with messages in English. */
  rejects: RefusedRow[];
  /** The first of them, in the language of the request. */
  shown: RefusedRow[];
  summary: Summary;
  /** The summary as people read it. */
  document: Document;
}
export interface BatchOptions extends Request {
  /** Receives the CSV (stream 0) and refused rows (1, tab-separated) piece by piece; `csv` and `rejects` are then empty. */
  write?: (bytes: Uint8Array, stream: 0 | 1) => void;
  /** Is told now and then how many rows are answered. */
  progress?: (rows: number) => void;
}
/** Rows of CSV: a text, bytes, or a function that fills an array and returns how many bytes it wrote, 0 at the end. */
export type Rows = string | Uint8Array | ((to: Uint8Array) => number);
/** Files that a request names: { "contract.toml": "…" }. */
export type Files = Record<string, string | Uint8Array>;

export interface Engine {
  /** Statements, as `racpsy calc --format json`. */
  calculate(request?: Request, files?: Files): Statement | Failure;
  /** Comparisons of routes, rules, rights, contracts: lists in the request. */
  compare(request?: Request, files?: Files): Comparison | Failure;
  /** The cheapest dates and routes for a number of sessions. */
  plan(request?: Request, files?: Files): PlannedStatement | Failure;
  ask(request?: Request, files?: Files): Interview | Failure;
  /** All routes and their versions; with `route`, its version in force with all its rules. */
  rules(request: Request & { route: Token }): RulesVersion | Failure;
  rules(request?: Request): Rules | RulesVersion | Failure;
  document(request?: Request, files?: Files): Document | Failure;
  /** A page of HTML that stands alone; without an answer, a Failure as JSON. */
  page(request?: Request, files?: Files): string;
  batch(rows: Rows, options?: BatchOptions): BatchAnswer | Failure;
}

export const calculate: Engine["calculate"];
export const compare: Engine["compare"];
export const plan: Engine["plan"];
export const ask: Engine["ask"];
export const rules: Engine["rules"];
export const document: Engine["document"];
export const page: Engine["page"];
export const batch: Engine["batch"];
/** Returns true if there is no answer. */
export function failed(answer: object | string): answer is Failure;
