// The statement: all sessions of one question, settled, summed by calendar year and in all, with what was assumed.
//
// A question may be about several people, whose facts change from day to day, and about several routes. So a session is
// asked about with the state of its person on its day toward its route (an index into `Question::persons`). Each person
// has one memory: a ledger a route, and in common the counters that routes share and those of their contract.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "racpsy/engine/settle.hpp"

namespace racpsy {

/// Everything that is asked at once.
struct Question {
  struct Asked {
    int who = 0;             ///< Whose session.
    std::size_t person = 0;  ///< In `persons`: their facts, as `book`'s route asks for them, on this day.
    std::size_t book = 0;    ///< In `books`.
    Session session;
  };
  /// What a shared counter, or one of a contract, holds (sessions or a sum) before the first session that uses it; it counts
  /// in that session's period.
  struct Opening {
    int who = 0;
    const Contract* contract = nullptr;  ///< null: a shared counter.
    std::size_t counter = 0;             ///< Index among them.
    int sessions = 0;
    Money spent;
  };
  Terms terms;
  std::vector<Book*> books;
  std::vector<Person> persons;
  std::vector<Asked> sessions;
  std::vector<Opening> openings;

  Question() = default;
  /// One person, one route. `book` must live as long as the question.
  Question(Book& book, const Terms& terms, const Person& person, std::span<const Session> sessions);
  /// The sessions by person, then in date order; those of one day in the order given.
  std::vector<const Asked*> in_order() const;
};

/// A sum of sessions. A figure with an unknown term is unknown; `partial` holds the sum of its known terms.
struct Sum {
  int year = 0;  ///< 0: in all.
  int sessions = 0;
  int covered = 0;
  int unpriced = 0;  ///< Sessions whose cost to the patient is unknown.
  Money deducted;    ///< By all deductions.
  Figures figures{};
  Figures partial{};

  void add(const Settled& session);
  Money get(Figure f) const { return figures[index_of(f)]; }
  /// Whether some figure has an unknown term.
  bool incomplete() const { return figures != partial; }
};

/// A value that nobody said and that mattered: another value of it alone changes an amount or an outcome.
struct Assumption {
  static constexpr int age_itself = -1, age_in_january = -2;
  int who = 0;
  const Route* route = nullptr;  ///< A route that asks for the fact.
  int fact = age_itself;         ///< Index in its facts; or the age, or the age on 1 January.
  Bits value = 0; ///< Of the fact.
  int age = 0;    ///< Of the age.
  struct Otherwise {
    Bits value = 0;
    int age = 0;      ///< Of the age: the first and last year of a band in which all is alike.
    int age_to = 0;
    Sum total;        ///< What the whole would then be.
  };
  std::vector<Otherwise> otherwise;  ///< The values that change something.
};

struct Statement {
  /// What concerns one of several people.
  struct OfOne {
    std::vector<Sum> years;
    Sum total;
  };
  std::vector<Settled> sessions;  ///< By person, then in date order.
  std::vector<Sum> years;
  Sum total;
  std::vector<OfOne> people;      ///< By person.
  std::vector<Assumption> assumptions;

  Flags flags() const;
};

/// A recorder that keeps the rules whose flags reached the answer, each once: what a reader should be told of.
struct Caveats {
  static constexpr bool listening = true;
  std::vector<const Rule*> rules;
  void settled(const Route& route, const Point& point, const Settled& result);
};

/// A recorder that keeps, beside the caveats, how the rules were read for each session.
struct Explanation {
  static constexpr bool listening = true;
  struct Reading {
    Point point;
    std::vector<Verdict> verdicts;  ///< Empty where no version was in force.
  };
  Caveats caveats;
  std::vector<Reading> readings;  ///< One a session, in the order of the statement.
  void settled(const Route& route, const Point& point, const Settled& result);
};

/// The memory of one person: one ledger, of which the part of a route, or of a contract, is put away while another one is
/// used. What routes share stays.
class Memory {
 public:
  Memory(const Question& question, int who) : question_(&question), who_(who) {}
  /// The ledger to settle this session with.
  Ledger& ledger(const Question::Asked& asked);

 private:
  using Counts = std::array<Count, most_counters>;
  void turn_to_route(const Question::Asked& asked, const Person& person);
  void turn_to_contract(const Question::Asked& asked, const Contract* contract);
  void open_shared(const Question::Asked& asked);

  const Question* question_;
  int who_;
  Ledger now_{};
  std::optional<std::size_t> book_;   // whose counts stand in `now_`
  const Contract* contract_ = nullptr;
  std::map<std::size_t, Counts> routes_;  // put away, by book
  std::map<const Contract*, Counts> contracts_;
  std::array<bool, most_shared> opened_{};
};

/// Adds a session to the sums.
void add(Statement& statement, const Settled& session);

/// Settles all sessions, each person's in date order whatever the order given, and sums them.
template <class Recorder = Silent>
Statement settle_all(const Question& question, Recorder&& recorder = {}) {
  Statement statement;
  statement.sessions.reserve(question.sessions.size());
  std::optional<Memory> memory;
  int who = -1;
  for (const Question::Asked* asked : question.in_order()) {
    if (asked->who != who) memory.emplace(question, who = asked->who);
    Settled& settled = statement.sessions.emplace_back(settle(*question.books[asked->book], question.terms, memory->ledger(*asked),
                                                              question.persons[asked->person], asked->session, recorder));
    settled.who = who;
    add(statement, settled);
  }
  return statement;
}

/// The same for one person and one route.
template <class Recorder = Silent>
Statement settle_all(Book& book, const Terms& terms, const Person& person, std::span<const Session> sessions,
                     Recorder&& recorder = {}) {
  return settle_all(Question{book, terms, person, sessions}, recorder);
}

/// Looks for the assumptions that mattered, by settling everything again with each other value of each unstated fact,
/// and adds them to `statement`, which `settle_all` made of the same question.
void find_assumptions(const Question& question, Statement& statement);

/// The names of facts that were said although no version used asks for them.
std::vector<std::string> unused_facts(const Question& question, const Statement& statement);

/// How many sessions of a cap period are covered for this person on this date: the cap of the version in force; -1
/// where there is none, or no version.
int cap_on(Book& book, const Terms& terms, const Person& person, Date date);

}  // namespace racpsy
