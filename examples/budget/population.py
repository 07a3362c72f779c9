#!/usr/bin/env python3
"""Makes the people of Mon soutien psy until the end of 2023 from the published totals: rows for `racpsy batch`.

Known (Assurance Maladie, to 31 December 2023): 243,006 patients, 1,205,234 sessions; 18 % minors, 11 % with the C2S, 0.05 % with
the AME; one patient in five used all 8 sessions.

Assumed, since nothing was published:
- sessions of the others: 1 to 7, in a straight line, the only one that gives the number of sessions;
- a share at 100 % (long-term illness, maternity…): 8.15 % of patients, so that what is reimbursed is what was published;
- all patients have their sessions in one calendar year, with a referral; ages 12 and 40 stand for minors and adults;
- age, rights and number of sessions are independent of each other;
- nobody is insured in Alsace-Moselle, and everybody without C2S or AME has a responsible complementary contract. These two change
  nothing in the total price.
"""

PATIENTS, SESSIONS, CAP = 243_006, 1_205_234, 8
AT_CAP = (PATIENTS + 2) // 5
AGES = [(12, 1800), (40, 8200)]  # in ten-thousandths
RIGHTS = [("c2s", "none", 1100), ("ame", "none", 5), ("ald", "responsible", 815), ("standard", "responsible", 8080)]


def shared(total, shares):
    """Divides a whole number by shares, to whole numbers with the same sum (largest remainder)."""
    whole = sum(shares)
    parts = [total * share // whole for share in shares]
    order = sorted(range(len(shares)), key=lambda i: (-(total * shares[i] % whole), i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def patients_by_sessions():
    """Returns the patients with 1 to 8 sessions: 1 to 7 in a straight line."""
    numbers = list(range(1, CAP))
    rest, sessions = PATIENTS - AT_CAP, SESSIONS - CAP * AT_CAP
    middle = sum(numbers) // len(numbers)
    spread = sum((k - middle) ** 2 for k in numbers)
    # rest / 7 + slope × (k - 4), all over 7 × spread
    shares = [rest * spread + len(numbers) * (sessions - middle * rest) * (k - middle) for k in numbers]
    counts = shared(rest, shares) + [AT_CAP]
    off = SESSIONS - sum(k * n for k, n in zip(range(1, CAP + 1), counts))
    counts[3] -= abs(off)  # the rounding, corrected by patients of 4 sessions who have one more or less
    counts[4 if off > 0 else 2] += abs(off)
    return counts


def main():
    counts = patients_by_sessions()
    assert sum(counts) == PATIENTS and sum(k * n for k, n in enumerate(counts, 1)) == SESSIONS
    print("id,year,age,coverage,complementary,sessions,weight")
    for sessions, patients in enumerate(counts, 1):
        cells = [(age, right, a * share) for age, a in AGES for *right, share in RIGHTS]
        for (age, (coverage, complementary), _), weight in zip(cells, shared(patients, [c[2] for c in cells])):
            if weight:
                print(f"{coverage}-{age}-{sessions},2023,{age},{coverage},{complementary},{sessions},{weight}")


main()
