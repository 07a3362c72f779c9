"""What any Python from 3.9 on must do with the package alone: every kind of answer, an error."""

import sys

sys.dont_write_bytecode = True

import racpsy  # noqa: E402

who = {"today": "2026-11-30", "first": "2026-12-07"}
assert racpsy.calc(complementary="none", sessions=3, explain=True, **who).total.patient_cents == 6000
assert racpsy.compare(age=21, **who).statements
assert racpsy.plan(sessions=3, **who).plan.routes
assert racpsy.ask(**who).so_far.sessions
assert racpsy.rules().routes and racpsy.rules("be/premiere-ligne").share
assert racpsy.document(explain=True, **who).sections and racpsy.card().sections
try:
    racpsy.calc(age=200)
    sys.exit("no error")
except racpsy.Error as error:
    assert error.exit == 2
try:
    racpsy.batch({"id": [1]})
    sys.exit("no error")
except TypeError:
    pass
