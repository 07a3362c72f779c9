-- The rules on the cost of psychological care, written a second time, in SQL.
--
-- PURPOSE. From a table of session rows (route, calendar, patient, date, age, coverage, the other
-- facts, the private fee) these statements compute, for each row: the outcome, its rank, the price,
-- what each payer pays and what is advanced. They are a test oracle: `racpsy batch` answers the
-- same rows, and every column of every row is compared.
--
-- SOURCES. Published facts: articles of the Code de la sécurité sociale on Légifrance, pages of
-- ameli.fr, service-public.gouv.fr and the ministries, press releases, and network pages that quote
-- the INAMI convention. A comment beside an amount, a rate or a date gives its source. "Listed"
-- means that no source gave the date and that it was read in `racpsy rules list`: such a date is
-- compared, but proves nothing.
--
-- INDEPENDENCE. It shares neither code nor rule files nor algorithms with the program. The program
-- compiles rules to tables and looks sessions up in them; here a version is a row, a payer's share
-- is one expression, and the counters are one recursive query. Only the interface is shared: names
-- of routes, facts and their defaults, and the documented outcomes of the command line with their
-- order.
--
-- LIMITS. No published fact decides some points: the right that prevails outside the care pathway,
-- the payments for a railway or a CAMIEG member at a doctor, the départements that an experiment
-- covered, the payer where none was published. There the reading that `racpsy rules show` documents
-- is used, after another one was tried; README.md lists these.
--
-- STRUCTURE. Part 1 gives the facts. Part 2 determines, per route, the version in force and the
-- entitlement (all that does not depend on earlier sessions). Part 3 counts the sessions, in order.
-- Part 4 computes the amounts. Input: table `session_rows`, all columns text, empty or NULL = not
-- stated. Output: table `answer`.

-------------------------------------------------------------------------------------------------------------------
-- Part 1. The facts of a session, with the defaults of the command line where one is not stated
-------------------------------------------------------------------------------------------------------------------

-- Completed years. The birthday of a person born on 29 February is 1 March in common years.
CREATE OR REPLACE MACRO completed_years(born, d) AS
  year(d) - year(born) - CASE WHEN (month(d), day(d)) < (month(born), day(born)) THEN 1 ELSE 0 END;

CREATE OR REPLACE TABLE fact AS
WITH typed AS (
  SELECT id, route, calendar, patient, line::INTEGER AS line, date::DATE AS d,
         nullif(age, '')::INTEGER AS said_age, nullif(born, '')::DATE AS born,
         string_split(coalesce(nullif(coverage, ''), 'standard'), '+') AS coverage,
         coalesce(nullif(complementary, ''), 'none')   AS complementary,
         coalesce(nullif(referral, ''), 'yes')         AS referral,
         coalesce(nullif(mode, ''), 'in_person')       AS mode,
         coalesce(nullif(third_party, ''), 'none')     AS third_party,
         coalesce(nullif(eligible, ''), 'yes')         AS eligible,
         coalesce(nullif(convention, ''), 'yes')       AS convention,
         coalesce(nullif(form, ''), 'individual')      AS form,
         coalesce(nullif(level, ''), 'support')        AS level,
         nullif(network, '')                           AS said_network,
         coalesce(nullif(organised_by, ''), 'practice') AS organised_by,
         coalesce(nullif(student, ''), 'no')           AS student,
         coalesce(nullif(second_referral, ''), 'yes')  AS second_referral,
         coalesce(nullif(ine, ''), 'yes')              AS ine,
         coalesce(nullif(student_account, ''), 'yes')  AS student_account,
         coalesce(nullif(participant, ''), 'yes')      AS participant,
         coalesce(nullif(department, ''), 'other')     AS department,
         coalesce(nullif(as_parent, ''), 'no')         AS as_parent,
         coalesce(nullif(psychiatric_opinion, ''), 'yes') AS psychiatric_opinion,
         coalesce(nullif(farming, ''), 'no')           AS farming,
         coalesce(nullif(suspected_tnd, ''), 'no')     AS suspected_tnd,
         coalesce(nullif(lasting_disorder, ''), 'no')  AS lasting_disorder,
         coalesce(nullif(polyhandicap, ''), 'no')      AS polyhandicap,
         coalesce(nullif(protected_before_5, ''), 'yes') AS protected_before_5,
         coalesce(nullif(child_protection, ''), 'no')  AS child_protection,
         coalesce(nullif(traumatic_event, ''), 'no')   AS traumatic_event,
         coalesce(nullif(sesame_criteria, ''), 'yes')  AS sesame_criteria,
         coalesce(nullif(vigilans_offered, ''), 'no')  AS vigilans_offered,
         coalesce(nullif(billed_by_centre, ''), 'no')  AS billed_by_centre,
         coalesce(nullif(cancer_care, ''), 'no')       AS cancer_care,
         coalesce(nullif(overweight, ''), 'no')        AS overweight,
         coalesce(nullif(renewal, ''), 'no')           AS renewal,
         coalesce(nullif(business_owner, ''), 'no')    AS business_owner,
         coalesce(nullif(victim, ''), 'no')            AS victim,
         coalesce(nullif(addiction, ''), 'no')         AS addiction,
         coalesce(nullif(education_staff, ''), 'no')   AS education_staff,
         coalesce(nullif(service_illness, ''), 'no')   AS service_illness,
         coalesce(nullif(sector, ''), '1')             AS sector,
         coalesce(nullif(pathway, ''), 'in')           AS pathway,
         coalesce(nullif(act, ''), 'consultation')     AS act,
         coalesce(nullif(franchise, ''), 'ordinary')   AS franchise,
         coalesce(nullif(approval, ''), 'no')          AS approval,
         coalesce(nullif(dmg, ''), 'no')               AS dmg,
         coalesce(nullif(accredited, ''), 'yes')       AS accredited,
         nullif(private_fee_cents, '')::INTEGER        AS fee
  FROM session_rows)
SELECT *,
       coalesce(completed_years(born, d), said_age, 40) AS age,
       -- an age stated without a birth date counts as the age on 1 January too
       coalesce(completed_years(born, make_date(year(d), 1, 1)), said_age, 40) AS age_on_january_1,
       coalesce(said_network, CASE WHEN coalesce(completed_years(born, d), said_age, 40) <= 14 THEN 'child' ELSE 'adult' END) AS network,
       row_number() OVER (PARTITION BY route, calendar, patient ORDER BY line) AS n,
       row_number() OVER () AS line_no
FROM typed;

CREATE OR REPLACE MACRO has(coverage, word) AS list_contains(coverage, word);
CREATE OR REPLACE MACRO has_any(coverage, words) AS list_has_any(coverage, words);

-------------------------------------------------------------------------------------------------------------------
-- Part 2. Versions and entitlement
-------------------------------------------------------------------------------------------------------------------

-- A version holds from its date until the next of the same route and calendar, or until `closes`.
CREATE OR REPLACE TABLE version_from (route TEXT, calendar TEXT, version TEXT, starts DATE, closes DATE);

-- Mon soutien psy, as applied: opened to patients on 5 April 2022 (ministry, ameli.fr); 50 € and 12 sessions without a
-- letter from 15 June 2024 (CNAM; ARS Centre-Val de Loire); compulsory share not advanced from 1 October 2026 (L.162-58
-- as it reads from that day, LEGIARTI000053283035, LFSS 2026).
INSERT INTO version_from VALUES
  ('fr/mon-soutien-psy', 'applied', '2022',    '2022-04-05', NULL),
  ('fr/mon-soutien-psy', 'applied', '2025',    '2024-06-15', NULL),
  ('fr/mon-soutien-psy', 'applied', '2026-10', '2026-10-01', NULL);
-- Mon soutien psy by the texts in force: tariff order of 8 March 2022 (JO 11 March, in force on the
-- 12th); midwives, loi 2023-567 (9 July 2023); school health, LFSS 2024 art. 48 (28 December 2023);
-- 50 €, arrêté of 24 June 2024 (29 June 2024); no letter, LFSS 2025 art. 66 (28 February 2025); 12
-- sessions, décret 2025-424, R.162-65 (16 May 2025); LFSS 2026 (1 October 2026).
INSERT INTO version_from VALUES
  ('fr/mon-soutien-psy', 'legal', '2022',          '2022-03-12', NULL),
  ('fr/mon-soutien-psy', 'legal', 'legal-2023-07', '2023-07-09', NULL),
  ('fr/mon-soutien-psy', 'legal', 'legal-2023-12', '2023-12-28', NULL),
  ('fr/mon-soutien-psy', 'legal', 'legal-2024-06', '2024-06-29', NULL),
  ('fr/mon-soutien-psy', 'legal', 'legal-2025-02', '2025-02-28', NULL),
  ('fr/mon-soutien-psy', 'legal', '2025',          '2025-05-16', NULL),
  ('fr/mon-soutien-psy', 'legal', '2026-10',       '2026-10-01', NULL);
-- In no calendar, selected by name: article 9 of bill no. 180 (Sénat, 26 February 2026), no cap for
-- minors with a long-term illness.
INSERT INTO version_from VALUES ('fr/mon-soutien-psy', 'bill-ald-minors', 'bill-ald-minors', '0001-01-01', NULL);

-- First-line psychological care, Belgium: pilot for adults 1 March 2019 (L'Echo, Nieuwsblad); all ages 2 April 2020 (CBIP, RTBF);
-- convention of 2021, in force 1 September 2021 (socialsecurity.be), usable 1 January 2022 (RTBF, Test-Achats); school guidance
-- centres 1 September 2023 (RTL, minister Vandenbroucke); free to 23 from 1 February 2024 (minister); convention of 2024 from
-- 1 April 2024 (INAMI, psychologennet.be). 2023-01 is the year from which the fee of the psychologist was not found.
INSERT INTO version_from
SELECT 'be/premiere-ligne', calendar, version, CASE WHEN calendar = 'legal' THEN legal ELSE applied END::DATE, NULL
FROM (VALUES ('applied'), ('legal')) c(calendar),
     (VALUES ('2019-03', '2019-03-01', '2019-03-01'), ('2020-04', '2020-04-02', '2020-04-02'), ('2022-01', '2022-01-01', '2021-09-01'),
             ('2023-01', '2023-01-01', '2023-01-01'), ('2023-09', '2023-09-01', '2023-09-01'), ('2024-02', '2024-02-01', '2024-02-01'),
             ('2024-04', '2024-04-01', '2024-04-01')) v(version, applied, legal);

-- The other French routes. Those that have no line in the legal calendar answer with the applied one.
CREATE OR REPLACE TABLE other_version (route TEXT, version TEXT, applied DATE, legal DATE, closes DATE);
INSERT INTO other_version VALUES
  -- Santé Psy Étudiant: first sessions 1 February 2021; 8 from about 24 November 2021 (platform betagouv/sante-psy); 40 and 30 € from
  -- 1 January 2024 (platform); 12 at 50 € without a letter from 1 July 2024 (BO no. 26 of 2024); INE number 1 January 2025 (platform);
  -- student account September 2026 (platform)
  ('fr/sante-psy-etudiant', '2021-02', '2021-02-01', NULL, NULL),
  ('fr/sante-psy-etudiant', '2021-11', '2021-11-24', NULL, NULL),
  ('fr/sante-psy-etudiant', '2024-01', '2024-01-01', NULL, NULL),
  ('fr/sante-psy-etudiant', '2024-07', '2024-07-01', NULL, NULL),
  ('fr/sante-psy-etudiant', '2025-01', '2025-01-01', NULL, NULL),
  ('fr/sante-psy-etudiant', '2026-09', '2026-09-01', NULL, NULL),
  -- PsyEnfantAdo: arrêté of 12 May 2021; prescriptions to 31 December 2021; the exact days are listed
  ('fr/psy-enfant-ado', '2021', '2021-06-01', '2021-05-14', '2022-01-31'),
  -- Écout'Émoi: cahier des charges, JO 4 January 2018; first patients early 2019; arrêté of 7 July 2021; ended December 2021; exact days listed
  ('fr/ecout-emoi', '2019', '2019-01-01', '2018-01-05', NULL),
  ('fr/ecout-emoi', '2021-07', '2021-07-22', '2021-07-22', '2021-12-31'),
  -- Experiment of the CNAM: Morbihan February 2018, absorbed by the scheme of 2022; exact days listed
  ('fr/cnam-4-departements', '2018', '2018-02-01', NULL, '2022-03-31'),
  -- Mesure 31 of the Ségur: instruction 2021/101 of 17 May 2021
  ('fr/mesure-31-segur', '2021', '2021-05-17', NULL, NULL),
  -- SÉSAME: pilot from 2020; article 51 authorisation of October 2023; exact days listed
  ('fr/sesame', '2020', '2020-01-01', NULL, NULL),
  ('fr/sesame', '2023-10', '2023-10-10', NULL, NULL),
  -- PCO: décret 2018-1297, then 7 to 12 years in 2021; exact days listed; order of 19 December 2025, JO of the 23rd
  ('fr/pco', '2019', '2019-07-01', NULL, NULL),
  ('fr/pco', '2021-04', '2021-04-04', NULL, NULL),
  ('fr/pco', '2025-12', '2025-12-24', NULL, NULL),
  -- PEGASE 2019, common law with a roll-out from 2026; Santé protégée 2019, arrêté of 22 December 2021; exact days listed
  ('fr/pegase', '2019', '2019-07-19', NULL, NULL),
  ('fr/pegase', '2026-02', '2026-02-02', NULL, NULL),
  ('fr/sante-protegee', '2019', '2019-06-03', NULL, NULL),
  ('fr/sante-protegee', '2021-12', '2021-12-27', NULL, NULL),
  -- Maisons de l'enfant et de la famille: authorised 1 June 2023 for 24 months; the days listed
  ('fr/maisons-enfant-famille', '2023', '2023-06-10', NULL, '2026-11-09'),
  -- DSPP: Haute-Garonne, February 2017. 3114: 1 October 2021. The rest: days listed
  ('fr/dspp', '2017', '2017-02-01', NULL, NULL),
  ('fr/3114', '2021', '2021-10-01', NULL, NULL),
  ('fr/agri-ecoute', '2014', '2014-10-01', NULL, NULL),
  ('fr/bapu', '2019', '2019-11-11', NULL, NULL),
  ('fr/cmp', '1986', '1986-03-14', NULL, NULL),
  ('fr/cmpp', '1964', '1964-04-16', NULL, NULL),                  -- circular 35 bis SS of 16 April 1964
  ('fr/cnae', '2023', '2023-10-01', NULL, NULL),
  ('fr/maison-des-adolescents', '1999', '1999-01-01', NULL, NULL),
  ('fr/paej', '2002', '2002-03-12', NULL, NULL),
  ('fr/psychotraumatisme', '2018', '2018-01-01', NULL, NULL),
  ('fr/psys-du-coeur', '2009', '2009-01-01', NULL, NULL),
  ('fr/service-sante-etudiante', '2019', '2019-11-11', NULL, NULL),
  ('fr/vigilans', '2015', '2015-02-03', NULL, NULL),
  -- After a cancer: order of 24 December 2020, published on 1 January 2021. Retrouve ton cap: 30 March 2023 (20 Minutes)
  ('fr/parcours-apres-cancer', '2021', '2021-01-02', NULL, NULL),
  ('fr/retrouve-ton-cap', '2023', '2023-03-30', NULL, NULL),
  ('fr/apesa', '2013', '2013-01-01', NULL, NULL),                 -- 2013 (lemoniteur77.com); the day listed
  ('fr/france-victimes', '2024', '2024-03-20', NULL, NULL),       -- first dated page (gouvernement.fr)
  ('fr/cjc', '2005', '2005-01-01', NULL, NULL),                   -- 2005 (ASH); the day listed
  ('fr/csapa', '2007', '2007-01-01', NULL, NULL),                 -- 2007 (addictaide.fr); the day listed
  ('fr/fil-sante-jeunes', '1995', '1995-02-01', NULL, NULL),      -- 1 February 1995
  ('fr/ecoute-education', '2006', '2006-01-01', NULL, NULL),      -- 2005-2006 (FEP-CFDT); the day listed
  ('fr/pass-sante-jeunes-sud', '2021', '2021-01-20', NULL, NULL), -- AEF, 20 January 2021
  ('fr/armees-apias', '2017', '2017-05-09', NULL, NULL),          -- note of 9 May 2017
  ('fr/forfait-terrorisme', '2016', '2016-07-14', NULL, NULL),    -- attack of 14 July 2016 (ameli.fr)
  ('fr/cpct', '2003', '2003-01-01', NULL, NULL),                  -- 2003 (hebdo-blog.fr); the day listed
  ('fr/ecoute-etudiants-idf', '2021', '2021-01-28', NULL, '2021-12-31'),  -- Le Parisien, 28 January 2021; the end listed
  ('fr/soins-aux-etudiants', '2021', '2021-04-14', NULL, '2021-12-31'),   -- Kiné Actu, 14 April 2021; the end listed
  ('fr/psychologue-liberal', '1985', '1985-07-25', NULL, NULL),
  ('be/psychologue-prive', '2017', '2017-01-01', NULL, NULL),
  -- Luxembourg: 1 February 2023 (wort.lu). Switzerland: 1 July 2022 (psychologie.ch). Netherlands: 385 € since 2016. Germany: listed
  ('lu/psychotherapie', '2023-02', '2023-02-01', '2023-02-01', NULL),
  ('ch/psychotherapie', '2022-07', '2022-07-01', '2022-07-01', NULL),
  ('nl/basis-ggz', '2016', '2016-01-01', NULL, NULL),
  ('de/kassensitz', '2026', '2026-01-01', NULL, NULL);
-- Doctors: dates of their tariffs (part 4), of the participation forfaitaire of 2 €, 15 May 2024, and of its ceiling of 70 €, 1 October 2026
-- (PLFSS 2027, no. 3211; décret 2026-858)
INSERT INTO other_version VALUES
  ('fr/psychiatre', '2022-04', '2022-04-01', NULL, NULL),
  ('fr/psychiatre', '2023-11', '2023-11-01', NULL, NULL),
  ('fr/psychiatre', '2024-05', '2024-05-15', NULL, NULL),
  ('fr/psychiatre', '2024-12', '2024-12-22', NULL, NULL),
  ('fr/psychiatre', '2026-01', '2026-01-01', NULL, NULL),
  ('fr/psychiatre', '2026-10', '2026-10-01', NULL, NULL),
  ('fr/medecin-generaliste', '2017-05', '2017-05-01', NULL, NULL),
  ('fr/medecin-generaliste', '2017-11', '2017-11-01', NULL, NULL),
  ('fr/medecin-generaliste', '2018-09', '2018-09-15', NULL, NULL),   -- amendment 6: consultations by video
  ('fr/medecin-generaliste', '2023-11', '2023-11-01', NULL, NULL),
  ('fr/medecin-generaliste', '2024-05', '2024-05-15', NULL, NULL),
  ('fr/medecin-generaliste', '2024-12', '2024-12-22', NULL, NULL),
  ('fr/medecin-generaliste', '2026-10', '2026-10-01', NULL, NULL),
  ('fr/neurologue', '2022-04', '2022-04-01', NULL, NULL),
  ('fr/neurologue', '2023-11', '2023-11-01', NULL, NULL),
  ('fr/neurologue', '2024-05', '2024-05-15', NULL, NULL),
  ('fr/neurologue', '2024-12', '2024-12-22', NULL, NULL),
  ('fr/neurologue', '2026-01', '2026-01-01', NULL, NULL),
  ('fr/neurologue', '2026-10', '2026-10-01', NULL, NULL),
  ('fr/pediatre', '2017-11', '2017-11-01', NULL, NULL),
  ('fr/pediatre', '2018-09', '2018-09-15', NULL, NULL),
  ('fr/pediatre', '2022-04', '2022-04-01', NULL, NULL),
  ('fr/pediatre', '2023-11', '2023-11-01', NULL, NULL),
  ('fr/pediatre', '2024-12', '2024-12-22', NULL, NULL),
  ('fr/pediatre', '2026-01', '2026-01-01', NULL, NULL);
-- Belgian doctors: one fixed part for every specialist 1 January 2015 (news.belgium.be, 4 December 2014); the general practitioner's,
-- decided 20 July 2011 (news.belgium.be); third-party payment with BIM 1 October 2015 (riziv.be); nothing for the young with BIM and a
-- global medical file 1 October 2023 (eerstelijnszone.be); fees by calendar year since 2023 (domusmedica.be)
INSERT INTO other_version VALUES
  ('be/psychiatre', '2015-01', '2015-01-01', NULL, NULL),
  ('be/psychiatre', '2023-10', '2023-10-01', NULL, NULL),
  ('be/medecin-generaliste', '2011', '2011-07-20', NULL, NULL),
  ('be/medecin-generaliste', '2015-10', '2015-10-01', NULL, NULL),
  ('be/medecin-generaliste', '2023-01', '2023-01-01', NULL, NULL),
  ('be/medecin-generaliste', '2023-10', '2023-10-01', NULL, NULL),
  ('be/medecin-generaliste', '2024-01', '2024-01-01', NULL, NULL),
  ('be/medecin-generaliste', '2025-01', '2025-01-01', NULL, NULL),
  ('be/medecin-generaliste', '2026-01', '2026-01-01', NULL, NULL);
INSERT INTO version_from
SELECT route, calendar, version, CASE WHEN calendar = 'legal' THEN coalesce(legal, applied) ELSE applied END, closes
FROM other_version, (VALUES ('applied'), ('legal')) c(calendar);

CREATE OR REPLACE TABLE dated AS
WITH span AS (
  SELECT *, lead(starts) OVER (PARTITION BY route, calendar ORDER BY starts) AS next_starts,
         min(starts) OVER (PARTITION BY route, calendar) AS opens
  FROM version_from)
SELECT f.*,
       -- Saint-Pierre-et-Miquelon: its fund decided for itself, 8 sessions in 2022, 12 from 1 August 2024 (la1ere.franceinfo.fr);
       -- what it paid from 15 June to 31 July 2024 was not found, the older rule is kept
       CASE WHEN f.route = 'fr/mon-soutien-psy' AND f.calendar = 'applied' AND v.version = '2025' AND f.d < DATE '2024-08-01'
             AND list_contains(f.coverage, 'saint_pierre_et_miquelon') THEN '2022' ELSE v.version END AS version,
       CASE WHEN v.version IS NOT NULL THEN NULL
            WHEN f.d < o.opens THEN 'not_open' ELSE 'closed' END AS door
FROM fact f
JOIN (SELECT DISTINCT route, calendar, opens FROM span) o USING (route, calendar)
LEFT JOIN span v ON v.route = f.route AND v.calendar = f.calendar
                AND f.d >= v.starts AND (v.next_starts IS NULL OR f.d < v.next_starts) AND (v.closes IS NULL OR f.d <= v.closes);

-- Entitlement and counters of each session: all that does not depend on earlier sessions.
-- refusal: the reason why the session is not covered (NULL: entitled). period: period of the
-- counters.
-- Three counters: a (every session; in Belgium every individual one), s (Belgium: the individual
-- sessions of first-line care or support), b (Belgium: the group sessions). in_a, in_s, in_b: which
-- of them count the session. cap_a, cap_s, cap_b: covered sessions that each allows (NULL: no cap).
-- one_a_day: a second covered session on a day is not covered. if_first: reason for refusal while
-- counter a is empty. if_later: reason for refusal once counter a holds later_from sessions.
-- first_ever: if_first applies only before the first covered session ever, not in each period.
-- unranked: counted, but without a rank in the result.
-- one_talk: individual sessions or a group, and one individual session beside the group.
CREATE OR REPLACE TABLE candidate AS
-- Mon soutien psy
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN age < 3 THEN 'too_young'                                                -- R.162-64 1°
       WHEN eligible = 'no' OR convention = 'no' THEN 'not_entitled'                -- R.162-64, R.162-60
       WHEN version = '2022' AND referral <> 'yes' THEN 'no_referral'               -- R.162-64 2° (2022): a doctor
       WHEN version = 'legal-2023-07' AND referral NOT IN ('yes', 'midwife') THEN 'no_referral'              -- loi 2023-567
       WHEN version IN ('legal-2023-12', 'legal-2024-06')
            AND referral NOT IN ('yes', 'midwife', 'school_health') THEN 'no_referral'                       -- LFSS 2024 art. 48
  END AS refusal,
  'year' AS period, true AS in_a,                                                   -- L.162-58 II 1°, R.162-65: civil year
  CASE WHEN version = 'bill-ald-minors' AND age < 18 AND list_contains(coverage, 'ald') THEN NULL              -- the bill
       WHEN version IN ('2025', '2026-10', 'bill-ald-minors') THEN 12               -- R.162-65 since décret 2025-424
       ELSE 8 END AS cap_a,                                                         -- R.162-65, décret 2022-195
  true AS one_a_day,                                                                -- Mon soutien psy FAQ: not paid
  CASE WHEN mode = 'remote' THEN 'remote_evaluation' END AS if_first,               -- R.162-68: evaluation never by video
  true AS first_ever                                                                -- care under way goes on over New Year: no text says otherwise
FROM dated WHERE route = 'fr/mon-soutien-psy'
UNION ALL BY NAME
-- First-line psychological care, Belgium
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN version = '2019-03' AND age < 18 THEN 'too_young'                       -- 18 to 64 (psychologue-premiere-ligne.be)
       WHEN version >= '2022' AND network = 'child' AND age > 23 THEN 'too_old'     -- child network to 23 included (Belga, INAMI)
       WHEN version >= '2022' AND network = 'adult' AND age < 15 THEN 'too_young'   -- adult network from 15
       WHEN version < '2022' AND form = 'group' THEN 'not_entitled'                 -- no group before the convention of 2021
       WHEN version = '2019-03' AND mode = 'remote' THEN 'not_entitled'             -- same room required (psychologue-premiere-ligne.be)
       WHEN version = '2019-03' AND referral <> 'yes' THEN 'no_referral'            -- GP or psychiatrist
       WHEN version = '2020-04' AND referral NOT IN ('yes', 'other') THEN 'no_referral'   -- more referrers (CBIP)
  END AS refusal,
  CASE WHEN version < '2022' THEN 'year' ELSE 'twelve' END AS period,               -- pakt.be; Belga, compsy.be: 12 months
  form = 'individual' AS in_a,
  form = 'individual' AND level = 'support' AND version >= '2022' AS in_s,
  form = 'group' AND version BETWEEN '2022' AND '2024-03' AS in_b,                  -- since April 2024 groups are free of caps (kw.be, ggzads.be)
  CASE WHEN version < '2022' THEN 8 ELSE 20 END AS cap_a,                           -- 4 + 4 (pakt.be); 20 in all (Belga; 20 for both levels together: our reading)
  if(network = 'child', 10, 8) AS cap_s,                                            -- Belga, compsy.be; ggzads.be, kw.be
  CASE WHEN level = 'support' THEN if(network = 'child', 8, 5) ELSE if(network = 'child', 15, 12) END AS cap_b,   -- Belga, compsy.be
  version >= '2022' AS one_a_day,                                                   -- caami.fgov.be: one session a day
  CASE WHEN version = '2019-03' AND age > 64 THEN 'too_old' END AS if_first,        -- 64 at the first session (psychologue-premiere-ligne.be)
  version BETWEEN '2022' AND '2024-03' AS one_talk                                  -- psyzuid.be
FROM dated WHERE route = 'be/premiere-ligne'
UNION ALL BY NAME
-- Santé Psy Étudiant. A student at an earlier session of the academic year may finish the cycle
-- (the ministry's FAQ)
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN NOT coalesce(bool_or(student = 'yes') OVER (PARTITION BY route, calendar, patient, year(d) + if(month(d) >= 9, 1, 0) ORDER BY n), false)
         OR participant = 'no' THEN 'not_entitled'                -- BO no. 26 of 2024: any student
       WHEN version >= '2025' AND ine = 'no' THEN 'not_entitled'                    -- platform: INE number compulsory
       WHEN version >= '2026-09' AND student_account = 'no' THEN 'not_entitled'     -- platform: account needed to book
       WHEN version < '2024-07' AND referral <> 'yes' THEN 'no_referral'            -- university health service or GP
  END AS refusal,
  'academic' AS period, true AS in_a,                                               -- 1 September to 31 August
  CASE version WHEN '2021-02' THEN 6 WHEN '2021-11' THEN 8 WHEN '2024-01' THEN 8 ELSE 12 END AS cap_a,   -- lequotidiendumedecin.fr; platform; BO no. 26
  3 AS later_from, CASE WHEN version = '2021-02' AND second_referral = 'no' THEN 'no_referral' END AS if_later   -- 3, then 3 on a new letter
FROM dated WHERE route = 'fr/sante-psy-etudiant'
UNION ALL BY NAME
-- PsyEnfantAdo
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN age < 3 THEN 'too_young' WHEN age > 17 THEN 'too_old'                   -- arrêté of 12 May 2021
       WHEN eligible = 'no' OR participant = 'no' THEN 'not_entitled'
       WHEN referral <> 'yes' THEN 'no_referral' END AS refusal,
  'life' AS period, true AS in_a, 10 AS cap_a                                       -- 10 in all
FROM dated WHERE route = 'fr/psy-enfant-ado'
UNION ALL BY NAME
-- Écout'Émoi (the départements are those that the program asks for)
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN as_parent = 'no' AND age < if(version = '2019', 11, 6) THEN 'too_young' -- 11 to 21, then 6 to 21
       WHEN as_parent = 'no' AND age > 21 THEN 'too_old'
       WHEN eligible = 'no' OR participant = 'no'
         OR NOT (department IN ('08', '44', '49', '55', '68', '78', '88', '95') OR version = '2021-07' AND department = '21') THEN 'not_entitled'
       WHEN referral <> 'yes' THEN 'no_referral' END AS refusal,
  'life' AS period, true AS in_a, 12 AS cap_a                                       -- arrêtés of 2017, 2018 and 2021: 12
FROM dated WHERE route = 'fr/ecout-emoi'
UNION ALL BY NAME
-- Experiment of the CNAM: 1 assessment, 10, then 10 after a psychiatrist's opinion
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN department IN ('13', '31') AND d < DATE '2018-05-01' THEN 'not_open'    -- May 2018
       WHEN department = '40' AND d < DATE '2018-09-23' THEN 'not_open'             -- autumn 2018; the day as the program has it
       WHEN age < 18 THEN 'too_young' WHEN age > 60 THEN 'too_old'                  -- 18 to 60
       WHEN department NOT IN ('13', '31', '40', '56') OR eligible = 'no' OR participant = 'no' THEN 'not_entitled'
       WHEN referral <> 'yes' THEN 'no_referral' END AS refusal,
  'life' AS period, true AS in_a, 21 AS cap_a,
  11 AS later_from, CASE WHEN psychiatric_opinion = 'no' THEN 'no_referral' END AS if_later
FROM dated WHERE route = 'fr/cnam-4-departements'
UNION ALL BY NAME
-- Mesure 31: 1 assessment and 10, 10 more for adults
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN age < 3 THEN 'too_young'
       WHEN eligible = 'no' OR participant = 'no' THEN 'not_entitled'
       WHEN referral <> 'yes' THEN 'no_referral' END AS refusal,
  'life' AS period, true AS in_a, if(age < 18, 11, 21) AS cap_a
FROM dated WHERE route = 'fr/mesure-31-segur'
UNION ALL BY NAME
-- PCO: 0 to 6 (décret 2018-1297), then to 12 (2021); since the order of 19 December 2025 11 completed years, 6 with any lasting
-- disorder (L. 2134-1 CSP), 20 with polyhandicap (L. 2136-1 CSP), then 48 a year; beyond 20 whoever has none is told of the age
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN age > CASE version WHEN '2019' THEN 6 WHEN '2021-04' THEN 12
                  ELSE CASE WHEN polyhandicap = 'yes' THEN 20 WHEN suspected_tnd = 'yes' THEN 11 WHEN lasting_disorder = 'yes' THEN 6 ELSE 20 END
                  END THEN 'too_old'
       WHEN participant = 'no' OR suspected_tnd = 'no' AND (version < '2025-12' OR lasting_disorder = 'no' AND polyhandicap = 'no') THEN 'not_entitled'
       WHEN referral <> 'yes' THEN 'no_referral' END AS refusal,
  'twelve' AS period, true AS in_a, version < '2025-12' AS unranked,                -- nothing is capped before
  CASE WHEN version >= '2025-12' AND polyhandicap = 'yes' THEN 48 END AS cap_a      -- juriblio.fr, annex of the order
FROM dated WHERE route = 'fr/pco'
UNION ALL BY NAME
-- Private psychologists: no scheme
SELECT line_no, route, calendar, patient, n, d, coalesce(door, 'outside_scheme') AS refusal
FROM dated WHERE route IN ('fr/psychologue-liberal', 'be/psychologue-prive')
UNION ALL BY NAME
-- Abroad: an order or a referral of a doctor, but in Germany; in Switzerland 15 + 15 sessions, then the insurer's approval
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door WHEN route <> 'de/kassensitz' AND referral = 'no' THEN 'no_referral' END AS refusal,
  'life' AS period, route = 'ch/psychotherapie' AS in_a,
  CASE WHEN route = 'ch/psychotherapie' AND approval = 'no' THEN 30 END AS cap_a
FROM dated WHERE route IN ('lu/psychotherapie', 'ch/psychotherapie', 'nl/basis-ggz', 'de/kassensitz')
UNION ALL BY NAME
-- Doctors: no cap; paediatricians to 17 (16 or 18, alan.com, lelynx.fr); nothing by video before 15 September 2018 (amendment 6)
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN route = 'fr/pediatre' AND age > 17 THEN 'too_old'
       WHEN mode = 'remote' AND route LIKE 'fr/%' AND d < DATE '2018-09-15' THEN 'not_entitled' END AS refusal
FROM dated WHERE route IN ('fr/psychiatre', 'fr/medecin-generaliste', 'fr/neurologue', 'fr/pediatre', 'be/psychiatre', 'be/medecin-generaliste')
UNION ALL BY NAME
-- After a cancer: an assessment and six follow-ups (order of 24 December 2020)
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door WHEN cancer_care = 'no' OR participant = 'no' THEN 'not_entitled' WHEN referral <> 'yes' THEN 'no_referral' END AS refusal,
  'life' AS period, true AS in_a, 7 AS cap_a
FROM dated WHERE route = 'fr/parcours-apres-cancer'
UNION ALL BY NAME
-- Retrouve ton cap: an assessment and six follow-ups, renewable twice (ADStrat); 3 to 12 (ameli.fr)
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door WHEN age < 3 THEN 'too_young' WHEN age > 12 THEN 'too_old'
       WHEN overweight = 'no' OR participant = 'no' THEN 'not_entitled' WHEN referral <> 'yes' THEN 'no_referral' END AS refusal,
  'life' AS period, true AS in_a, 19 AS cap_a, 7 AS later_from, CASE WHEN renewal = 'no' THEN 'no_referral' END AS if_later
FROM dated WHERE route = 'fr/retrouve-ton-cap'
UNION ALL BY NAME
-- Armed forces: ten sessions, renewable once (note of 9 May 2017)
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door WHEN service_illness = 'no' THEN 'not_entitled' WHEN referral <> 'yes' THEN 'no_referral' END AS refusal,
  'life' AS period, true AS in_a, 20 AS cap_a, 10 AS later_from, CASE WHEN renewal = 'no' THEN 'no_referral' END AS if_later
FROM dated WHERE route = 'fr/armees-apias'
UNION ALL BY NAME
-- Other free routes with a number of sessions: five (APESA), three a year (MGEN), six a year at 15 to 25 (Région Sud), ten (terrorism),
-- sixteen in Paris (CPCT), three (Île-de-France, 2021), two (SPS, 2021)
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN route = 'fr/pass-sante-jeunes-sud' AND age < 15 THEN 'too_young'
       WHEN route = 'fr/pass-sante-jeunes-sud' AND age > 25 THEN 'too_old'
       WHEN NOT CASE route
         WHEN 'fr/apesa' THEN business_owner = 'yes' AND participant = 'yes'
         WHEN 'fr/ecoute-education' THEN education_staff = 'yes'
         WHEN 'fr/pass-sante-jeunes-sud' THEN department IN ('04', '05', '06', '13', '83', '84') AND participant = 'yes'
         WHEN 'fr/forfait-terrorisme' THEN has(coverage, 'terrorism_victim')
         WHEN 'fr/cpct' THEN department = '75'
         WHEN 'fr/ecoute-etudiants-idf' THEN student = 'yes' AND department IN ('75', '77', '78', '91', '92', '93', '94', '95')
         ELSE student = 'yes' AND participant = 'yes' END THEN 'not_entitled'
       WHEN route = 'fr/forfait-terrorisme' AND referral <> 'yes' THEN 'no_referral' END AS refusal,
  if(route IN ('fr/ecoute-education', 'fr/pass-sante-jeunes-sud'), 'year', 'life') AS period, true AS in_a,
  CASE route WHEN 'fr/apesa' THEN 5 WHEN 'fr/ecoute-education' THEN 3 WHEN 'fr/pass-sante-jeunes-sud' THEN 6 WHEN 'fr/forfait-terrorisme' THEN 10
             WHEN 'fr/cpct' THEN 16 WHEN 'fr/ecoute-etudiants-idf' THEN 3 ELSE 2 END AS cap_a
FROM dated WHERE route IN ('fr/apesa', 'fr/ecoute-education', 'fr/pass-sante-jeunes-sud', 'fr/forfait-terrorisme', 'fr/cpct',
  'fr/ecoute-etudiants-idf', 'fr/soins-aux-etudiants')
UNION ALL BY NAME
-- Routes without a cap
SELECT line_no, route, calendar, patient, n, d,
  CASE WHEN door IS NOT NULL THEN door
       WHEN age < CASE route WHEN 'fr/sesame' THEN 18 WHEN 'fr/dspp' THEN 18 WHEN 'fr/maisons-enfant-famille' THEN 3      -- adults; adults; 3 to 11
                             WHEN 'fr/maison-des-adolescents' THEN if(as_parent = 'yes', 0, 11)                           -- 11 to 25
                             WHEN 'fr/paej' THEN if(as_parent = 'yes', 0, 10)                                             -- 10 or 12 to 25, and parents
                             WHEN 'fr/cjc' THEN if(as_parent = 'yes', 0, 12)                                              -- 12 to 25, and parents
                             WHEN 'fr/fil-sante-jeunes' THEN 12                                                           -- 12 to 25
                             WHEN 'fr/bapu' THEN if(department = '59', 17, 0) ELSE 0 END THEN 'too_young'                 -- Lille: 17 to 28
       WHEN age > CASE route WHEN 'fr/maisons-enfant-famille' THEN 11 WHEN 'fr/cmpp' THEN 20                              -- CMPP: roughly 0 to 20
                             WHEN 'fr/maison-des-adolescents' THEN if(as_parent = 'yes', 130, 25)
                             WHEN 'fr/paej' THEN if(as_parent = 'yes', 130, 25)
                             WHEN 'fr/bapu' THEN if(department = '59', 28, 130)
                             WHEN 'fr/cjc' THEN if(as_parent = 'yes', 130, 25)
                             WHEN 'fr/fil-sante-jeunes' THEN 25
                             WHEN 'fr/pegase' THEN 6                                                                      -- to 7
                             WHEN 'fr/sante-protegee' THEN 17 ELSE 130 END THEN 'too_old'                                 -- children
       WHEN NOT CASE route
         WHEN 'fr/agri-ecoute' THEN farming = 'yes'
         WHEN 'fr/cjc' THEN addiction = 'yes'
         WHEN 'fr/csapa' THEN addiction = 'yes'
         WHEN 'fr/france-victimes' THEN victim = 'yes'
         WHEN 'fr/bapu' THEN student = 'yes'
         WHEN 'fr/cnae' THEN student = 'yes'
         WHEN 'fr/service-sante-etudiante' THEN student = 'yes'
         WHEN 'fr/dspp' THEN department = '31' AND eligible = 'yes'
         WHEN 'fr/maisons-enfant-famille' THEN department IN ('20', '2a', '2b', '69', '86')
         WHEN 'fr/pegase' THEN child_protection = 'yes' AND participant = 'yes' AND (age < 5 OR protected_before_5 = 'yes')   -- under 5 at entry
         WHEN 'fr/psychotraumatisme' THEN traumatic_event = 'yes'
         WHEN 'fr/sante-protegee' THEN child_protection = 'yes' AND (department IN ('44', '64', '87') OR version = '2021-12' AND department = '93')
         WHEN 'fr/sesame' THEN sesame_criteria = 'yes' AND participant = 'yes'
              AND (department = '78' OR version = '2023-10' AND department IN ('75', '77', '91', '92', '93', '94', '95'))
         WHEN 'fr/vigilans' THEN vigilans_offered = 'yes'
         ELSE true END THEN 'not_entitled'
       WHEN route IN ('fr/dspp', 'fr/sesame') AND referral <> 'yes' THEN 'no_referral'
  END AS refusal
FROM dated WHERE route IN ('fr/cjc', 'fr/csapa', 'fr/fil-sante-jeunes', 'fr/france-victimes', 'fr/3114', 'fr/agri-ecoute', 'fr/bapu', 'fr/cmp', 'fr/cmpp', 'fr/cnae', 'fr/dspp', 'fr/maison-des-adolescents',
  'fr/maisons-enfant-famille', 'fr/paej', 'fr/pegase', 'fr/psychotraumatisme', 'fr/psys-du-coeur', 'fr/sante-protegee',
  'fr/service-sante-etudiante', 'fr/sesame', 'fr/vigilans');

-------------------------------------------------------------------------------------------------------------------
-- Part 3. Counting: one row of each patient after the other
-------------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE MACRO anniversary(start) AS
  CASE WHEN month(start) = 2 AND day(start) = 29 THEN make_date(year(start) + 1, 3, 1)
       ELSE make_date(year(start) + 1, month(start), day(start)) END;

-- Returns the first day of the period that contains d, if the last known period of that counter
-- began on day `began`.
CREATE OR REPLACE MACRO period_start(period, d, began) AS
  CASE period
    WHEN 'year'     THEN make_date(year(d), 1, 1)
    WHEN 'academic' THEN make_date(CASE WHEN month(d) >= 9 THEN year(d) ELSE year(d) - 1 END, 9, 1)
    WHEN 'life'     THEN DATE '1900-01-01'
    WHEN 'twelve'   THEN CASE WHEN began IS NOT NULL AND d < anniversary(began) THEN began ELSE d END
  END;

CREATE OR REPLACE TABLE numbered AS
SELECT line_no, n, d, refusal, period, coalesce(in_a, false) AS in_a, coalesce(in_s, false) AS in_s, coalesce(in_b, false) AS in_b,
       cap_a, cap_s, cap_b, later_from, if_later, coalesce(one_a_day, false) AS one_a_day, if_first, coalesce(one_talk, false) AS one_talk,
       coalesce(unranked, false) AS unranked, coalesce(first_ever, false) AS first_ever,
       dense_rank() OVER (ORDER BY route, calendar, patient) AS person
FROM candidate;

-- State of each counter: the period of its last use (_period, _began) and its sessions (_held). For
-- the current session: the first day of its period (_start) and the covered sessions before it in
-- that period (_had).
CREATE OR REPLACE TABLE timeline AS
WITH RECURSIVE walk AS (
  SELECT person, 0 AS n, NULL::BIGINT AS line_no, NULL::TEXT AS outcome, NULL::INTEGER AS rank, 0 AS a_had, NULL::DATE AS last_covered,
         NULL::TEXT AS a_period, NULL::DATE AS a_began, 0 AS a_held,
         NULL::TEXT AS s_period, NULL::DATE AS s_began, 0 AS s_held,
         NULL::TEXT AS b_period, NULL::DATE AS b_began, 0 AS b_held
  FROM (SELECT DISTINCT person FROM numbered)
  UNION ALL
  SELECT person, n, line_no, outcome,
         CASE WHEN outcome <> 'covered' OR unranked THEN NULL WHEN in_s THEN s_had + 1 WHEN in_b THEN b_had + 1 WHEN in_a THEN a_had + 1 END,
         a_had,
         CASE WHEN outcome = 'covered' THEN d ELSE last_covered END,
         CASE WHEN outcome = 'covered' AND in_a THEN period    ELSE a_period END,
         CASE WHEN outcome = 'covered' AND in_a THEN a_start   ELSE a_began END,
         CASE WHEN outcome = 'covered' AND in_a THEN a_had + 1 ELSE a_held END,
         CASE WHEN outcome = 'covered' AND in_s THEN period    ELSE s_period END,
         CASE WHEN outcome = 'covered' AND in_s THEN s_start   ELSE s_began END,
         CASE WHEN outcome = 'covered' AND in_s THEN s_had + 1 ELSE s_held END,
         CASE WHEN outcome = 'covered' AND in_b THEN period    ELSE b_period END,
         CASE WHEN outcome = 'covered' AND in_b THEN b_start   ELSE b_began END,
         CASE WHEN outcome = 'covered' AND in_b THEN b_had + 1 ELSE b_held END
  FROM (
    SELECT *, CASE WHEN refusal IN ('not_open', 'closed', 'too_young') THEN refusal
                   WHEN if_first = 'too_old' AND a_had = 0 THEN if_first
                   WHEN refusal IS NOT NULL THEN refusal
                   WHEN if_first IS NOT NULL AND a_had = 0 AND NOT (first_ever AND last_covered IS NOT NULL) THEN if_first
                   WHEN if_later IS NOT NULL AND a_had >= later_from THEN if_later
                   WHEN one_a_day AND last_covered = d THEN 'same_day'
                   WHEN in_a AND a_had >= cap_a OR in_s AND s_had >= cap_s OR in_b AND b_had >= cap_b THEN 'beyond_cap'
                   WHEN one_talk AND (in_b AND a_had >= 2 OR in_a AND a_had >= 1 AND b_had >= 1) THEN 'beyond_cap'
                   ELSE 'covered' END AS outcome
    FROM (
      SELECT *, if(a_start = a_began AND a_period = period, a_held, 0) AS a_had, if(s_start = s_began AND s_period = period, s_held, 0) AS s_had, if(b_start = b_began AND b_period = period, b_held, 0) AS b_had
      FROM (
        SELECT c.person, c.n, c.line_no, c.d, c.refusal, c.period, c.in_a, c.in_s, c.in_b, c.cap_a, c.cap_s, c.cap_b,
               c.one_a_day, c.if_first, c.later_from, c.if_later, c.one_talk, c.unranked, c.first_ever, w.last_covered,
               w.a_period, w.a_began, w.a_held, period_start(c.period, c.d, CASE WHEN w.a_period = c.period THEN w.a_began END) AS a_start,
               w.s_period, w.s_began, w.s_held, period_start(c.period, c.d, CASE WHEN w.s_period = c.period THEN w.s_began END) AS s_start,
               w.b_period, w.b_began, w.b_held, period_start(c.period, c.d, CASE WHEN w.b_period = c.period THEN w.b_began END) AS b_start
        FROM walk w JOIN numbered c ON c.person = w.person AND c.n = w.n + 1)))
)
SELECT line_no, outcome, rank, a_had FROM walk WHERE n > 0;

-------------------------------------------------------------------------------------------------------------------
-- Part 4. Amounts of a covered session, in cents. NULL: unknown.
-------------------------------------------------------------------------------------------------------------------

-- spared: shares that are not advanced: 'none', 'amo', 'full'. later: a deduction that is not paid
-- on the day but taken from a later refund (doctors only).
CREATE OR REPLACE TABLE settled (line_no BIGINT, price INTEGER, amo INTEGER, amc INTEGER, other INTEGER,
                                 patient INTEGER, spared TEXT, later INTEGER);

-- Mon soutien psy
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
WITH tariff AS (
  SELECT x.*, t.rank,
         CASE WHEN version IN ('2022', 'legal-2023-07', 'legal-2023-12')
              THEN CASE WHEN t.rank = 1 THEN 4000 ELSE 3000 END      -- arrêté of 8 March 2022: EEP 40 €, APS and PSS 30 €
              ELSE 5000 END AS price,                                -- arrêté of 24 June 2024: 50 € for each
         -- 100 % of the tariff by the compulsory insurance, whatever else the person has
         has_any(coverage, ['ame',                                   -- Mon soutien psy FAQ, model convention of 2024
                            'ald',                                   -- L.160-14 3° and 4°, R.160-11
                            'maternity',                             -- L.160-9, D.160-3
                            'at_mp',                                 -- L.431-1, L.432-1
                            'invalidity_pension',                    -- L.160-14 13°, R.160-10
                            'work_annuity',                          -- R.160-10
                            'minor_abuse_victim',                    -- R.160-17 II
                            'terrorism_victim',                      -- L.169-2 4° to 6°
                            'third_party_accident',                  -- Mon soutien psy FAQ (no legal basis found)
                            'military_pension_related',              -- L.212-1 CPMIVG
                            'military_pension',                      -- L.371-6
                            'saint_pierre_et_miquelon'               -- decision of its own fund
                           ]) AS exempt
  FROM dated x JOIN timeline t USING (line_no) WHERE route = 'fr/mon-soutien-psy' AND t.outcome = 'covered'),
share AS (
  SELECT *,
         CASE WHEN exempt THEN price
              WHEN has_any(coverage, ['cprpf', 'detained']) THEN NULL                    -- rate not found
              WHEN has(coverage, 'c2s') THEN price * 60 // 100                           -- L.861-3: the C2S pays the rest
              WHEN has(coverage, 'alsace_moselle') THEN price * 90 // 100                -- L.325-1: 30 points more
              ELSE price * 60 // 100 END AS amo                                          -- R.160-5 18° and UNCAM, JO 24 March 2022
  FROM tariff),
rest AS (
  SELECT *, CASE WHEN amo IS NULL AND complementary = 'none' AND NOT has_any(coverage, ['c2s', 'camieg']) THEN 0
                 WHEN amo IS NULL THEN NULL
                 WHEN has_any(coverage, ['c2s', 'camieg']) THEN price - amo              -- L.861-3; camieg.fr: own complement
                 WHEN complementary = 'responsible' THEN price - amo                     -- R.871-2 1°
                 ELSE 0 END AS amc
  FROM share)
SELECT line_no, price, amo, amc, 0, price - amo - amc,
       CASE WHEN has_any(coverage, ['c2s', 'ame', 'ald', 'maternity', 'at_mp', 'third_party_accident', 'military_pension_related'])
              OR third_party = 'full' THEN 'full'                                        -- Mon soutien psy FAQ: mandatory list
            WHEN third_party = 'amo' OR has(coverage, 'c2s_ended')                       -- L.861-3: for one year
              OR version IN ('2026-10', 'bill-ald-minors') THEN 'amo'                      -- L.162-58 from 1 October 2026
            ELSE 'none' END
FROM rest;

-- First-line psychological care, Belgium. The insurance (INAMI) pays the psychologist directly; the patient pays a fixed share.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
WITH part AS (
  SELECT x.*, t.rank, t.a_had,
         CASE WHEN version >= '2024-02' AND age <= 23 THEN 0                       -- free to 23 included (minister; En Marche)
              WHEN version = '2023-09' AND organised_by = 'school' THEN 0          -- CPMS/CLB, school year 2023-24
              WHEN version >= '2022' AND form = 'group' THEN 250                   -- caami.fgov.be: 2.50 €, BIM or not
              WHEN version >= '2022' AND t.a_had = 0 THEN 0                        -- first individual session free
              WHEN has(coverage, 'bim') THEN 400                                   -- 4 €
              WHEN version = '2020-04' THEN 1120                                   -- 11.20 € (de-appelboom.be, kaprijke.be)
              ELSE 1100 END AS own_share,                                          -- 11 €
         CASE WHEN version = '2019-03' THEN if(t.rank IN (1, 5), 6000, 4500)       -- 60 € for the first of a series of four, then 45 €
              WHEN version = '2022-01' AND form = 'individual' THEN 7500           -- 75 € (Knack)
         END AS price                                                              -- later fees, and those of groups, not found
  FROM dated x JOIN timeline t USING (line_no) WHERE route = 'be/premiere-ligne' AND t.outcome = 'covered')
SELECT line_no, price, price - own_share, 0, 0, own_share, 'full' FROM part;

-- Belgian doctors: the patient pays a fixed share whatever the fee; third-party payment is compulsory for BIM patients of a general
-- practitioner.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
WITH part AS (
  SELECT x.line_no, x.route, x.version, x.coverage,
         d >= DATE '2023-10-01' AND has(coverage, 'bim') AND age <= 24 AND dmg = 'yes' AS free,       -- AR of 25 June 2023; 0 to 24 included
         CASE WHEN x.route = 'be/psychiatre'
              THEN CASE WHEN has(coverage, 'bim') THEN 300 + CASE act WHEN 'weekend' THEN 100 WHEN 'night' THEN 250 ELSE 0 END
                        ELSE 1200 + CASE act WHEN 'weekend' THEN 600 WHEN 'night' THEN 1200 ELSE 0 END END   -- news.belgium.be; artsenkrant.com
              WHEN has(coverage, 'bim') THEN if(dmg = 'yes', 100, 150)                                -- solidaris.be
              ELSE if(dmg = 'yes', 400, 600) END AS usual_share,                                      -- news.belgium.be, 20 July 2011
         CASE WHEN x.route = 'be/psychiatre' OR accredited = 'no' OR d < DATE '2023-01-01' THEN NULL  -- fees not found
              ELSE CASE year(d) WHEN 2023 THEN 3000 WHEN 2024 THEN 3182 WHEN 2025 THEN 3284 ELSE 3373 END END AS price,
         x.route = 'be/psychiatre' AND act <> 'consultation' AS urgent
  FROM dated x JOIN timeline t USING (line_no)
  WHERE x.route IN ('be/psychiatre', 'be/medecin-generaliste') AND t.outcome = 'covered'),
own AS (SELECT *, CASE WHEN NOT free THEN usual_share WHEN NOT urgent THEN 0 END AS own_share FROM part)   -- free and urgent: not found
SELECT line_no, price, price - own_share, 0, 0, own_share,
       if(route = 'be/medecin-generaliste' AND version >= '2015' AND has(coverage, 'bim'), 'full', 'none')
FROM own;

-- Santé Psy Étudiant: paid by the university.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, price, 0, 0, price, 0, 'full'
FROM (SELECT line_no, CASE WHEN version < '2024' THEN 3000                          -- 30 € (lequotidiendumedecin.fr, platform)
                           WHEN version = '2024-01' THEN if(t.rank = 1, 4000, 3000) -- 40 € the first of the cycle, 30 € the next (platform)
                           ELSE 5000 END AS price                                   -- 50 € (BO no. 26 of 2024)
      FROM dated x JOIN timeline t USING (line_no) WHERE route = 'fr/sante-psy-etudiant' AND t.outcome = 'covered');

-- Closed experiments: paid by the compulsory insurance (Écout'Émoi: by the regional fund, then by the innovation fund, inferred).
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, price, if(version = '2019', 0, price), 0, if(version = '2019', price, 0), 0, 'full'
FROM (SELECT line_no, version,
             CASE WHEN route = 'fr/psy-enfant-ado' THEN if(t.rank = 1, 3200, 2200)                       -- arrêté of 12 May 2021
                  WHEN route = 'fr/cnam-4-departements' THEN if(t.rank BETWEEN 2 AND 11, 2200, 3200)     -- CPAM conventions of 2018
                  WHEN version = '2019' THEN 3200 END AS price                                           -- Concours pluripro; later fee not found
      FROM dated x JOIN timeline t USING (line_no)
      WHERE route IN ('fr/psy-enfant-ado', 'fr/cnam-4-departements', 'fr/ecout-emoi') AND t.outcome = 'covered');

-- Free of charge, at an unpublished price. by_amo: paid by the hospital, the insurance or the
-- innovation fund, not by others.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, NULL, if(by_amo, NULL, 0), 0, if(by_amo, 0, NULL), 0, 'full'
FROM (SELECT line_no, route IN ('fr/cmp', 'fr/cmpp', 'fr/pco', 'fr/pegase', 'fr/sante-protegee', 'fr/bapu', 'fr/retrouve-ton-cap', 'fr/cjc', 'fr/csapa')
                      OR route = 'fr/sesame' AND version = '2023-10' AS by_amo             -- the pilot: paid by others than the fund of article 51
      FROM dated x JOIN timeline t USING (line_no)
      WHERE t.outcome = 'covered'
        AND (route IN ('fr/cmp', 'fr/cmpp', 'fr/sesame', 'fr/pco', 'fr/pegase', 'fr/sante-protegee', 'fr/mesure-31-segur',
                       'fr/maison-des-adolescents', 'fr/paej', 'fr/agri-ecoute', 'fr/retrouve-ton-cap', 'fr/apesa', 'fr/france-victimes', 'fr/cjc',
                       'fr/csapa', 'fr/ecoute-education', 'fr/pass-sante-jeunes-sud', 'fr/cpct', 'fr/ecoute-etudiants-idf')
             OR route = 'fr/service-sante-etudiante' AND billed_by_centre = 'no'
             OR route = 'fr/bapu' AND department IN ('13', '59', '75')));                   -- Lille (vozer.fr); Paris and Marseille listed

-- After a cancer: 45 €, then 22.50 € (order of 24 December 2020), paid by the regional agency. SPS: 40 €, then 32 € (Kiné Actu).
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, price, 0, 0, price, 0, 'full'
FROM (SELECT line_no, if(route = 'fr/parcours-apres-cancer', if(t.rank = 1, 4500, 2250), if(t.rank = 1, 4000, 3200)) AS price
      FROM dated x JOIN timeline t USING (line_no) WHERE t.outcome = 'covered' AND route IN ('fr/parcours-apres-cancer', 'fr/soins-aux-etudiants'));

-- Armed forces: the actual cost, at most 60 €, refunded by the ministry (note of 9 May 2017). Victims of terrorism: at most 50 € by the
-- compulsory insurance (ameli.fr, 6 April 2017).
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, fee, 0, 0, least(6000, fee), fee - least(6000, fee), 'refunded' FROM dated x JOIN timeline t USING (line_no)
WHERE t.outcome = 'covered' AND route = 'fr/armees-apias'
UNION ALL
SELECT line_no, fee, least(5000, fee), 0, 0, fee - least(5000, fee), 'none' FROM dated x JOIN timeline t USING (line_no)
WHERE t.outcome = 'covered' AND route = 'fr/forfait-terrorisme';

-- Free calls: nothing is billed.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, 0, 0, 0, 0, 0, 'full' FROM dated x JOIN timeline t USING (line_no)
WHERE t.outcome = 'covered' AND route IN ('fr/3114', 'fr/vigilans', 'fr/cnae', 'fr/fil-sante-jeunes');

-- Unpublished costs and payers. The share of the AMC is zero with neither mutuelle nor C2S.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, NULL, NULL, if(complementary = 'none' AND NOT has(coverage, 'c2s'), 0, NULL), if(route = 'fr/dspp', NULL, 0), NULL, 'none'
FROM dated x JOIN timeline t USING (line_no)
WHERE t.outcome = 'covered' AND route IN ('fr/dspp', 'fr/psychotraumatisme', 'fr/maisons-enfant-famille');

-- BAPU of other cities: "sécurité sociale et mutuelle" (lecomparateurassurance.com): free with both, unknown without a mutuelle.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, NULL, NULL, if(insured, NULL, 0), 0, if(insured, 0, NULL), 'none'
FROM (SELECT line_no, complementary = 'responsible' OR has(coverage, 'c2s') AS insured
      FROM dated x JOIN timeline t USING (line_no)
      WHERE t.outcome = 'covered' AND route = 'fr/bapu' AND department NOT IN ('13', '59', '75'));

-- A doctor's consultation billed by a university health centre: the ordinary rules of that doctor, not repeated here.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, NULL, NULL, if(complementary = 'none' AND NOT has(coverage, 'c2s'), 0, NULL), 0, NULL, 'amo'
FROM dated x JOIN timeline t USING (line_no)
WHERE t.outcome = 'covered' AND route = 'fr/service-sante-etudiante' AND billed_by_centre = 'yes';

-- Les Psys du cœur: an amount that the person chooses.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, fee, 0, 0, 0, fee, 'none' FROM dated x JOIN timeline t USING (line_no) WHERE t.outcome = 'covered' AND route = 'fr/psys-du-coeur';

-- A session that is not covered: the private fee, or unknown, paid by the patient.
-- Doctors, in cents. adult, young: tariff of a consultation, sector 1 or OPTAM, in the pathway. young_to: up to which age.
-- opinion: avis ponctuel de consultant. urgent: semi-urgent consultation. complex, very_complex: such consultations.
-- outside: base outside the pathway (the tariff without the coordination supplement of 5 €). second: base in sector 2 without
-- OPTAM. direct_to: up to which age the pathway is of no matter (psychiatrists may be seen directly from 16 to 25, F17042; the
-- lower rate begins at 16). charge: participation forfaitaire, 1 €, 2 € since 15 May 2024. video: tariff of a consultation by video
-- where it differs; young_video: a young patient's tariff by video is known. Paediatricians are in a table of their own.
CREATE OR REPLACE TABLE doctor (route TEXT, version TEXT, adult INTEGER, young INTEGER, young_to INTEGER, opinion INTEGER, urgent INTEGER,
                                complex INTEGER, very_complex INTEGER, outside INTEGER, second INTEGER, direct_to INTEGER, charge INTEGER,
                                video INTEGER, young_video BOOLEAN);
INSERT INTO doctor SELECT t.*, CASE WHEN version < '2023' THEN NULL WHEN route = 'fr/medecin-generaliste' THEN 2500 ELSE 5020 END,   -- F34696; Previssima, Qare
                          version < '2023' AND route <> 'fr/neurologue'
FROM (VALUES
  -- 1 April 2022: 42.50 + 2.70 + 5, 3 € more under 16 (AFPEP, 2022); opinion 62.50 (SML); complex 60 (F34917)
  ('fr/psychiatre', '2022-04', 5020, 5320, 15, 6250, 8500, 6000, 6000, 4520, 4250, 25, 100),
  -- 1 November 2023: 51.70 (ameli.fr, December 2024), opinion 64 (AGIPI)
  ('fr/psychiatre', '2023-11', 5170, 5470, 15, 6400, 8500, 6000, 6000, 4670, 4250, 25, 100),
  ('fr/psychiatre', '2024-05', 5170, 5470, 15, 6400, 8500, 6000, 6000, 4670, 4250, 25, 200),
  -- 22 December 2024 (service-public.gouv.fr, F34917; ameli.fr)
  ('fr/psychiatre', '2024-12', 5500, 6700, 25, 6750, 8500, 6000, 6000, 5000, 4250, 25, 200),
  -- 1 January 2026 (AFPEP; Boursorama): 52 + 5, 75 € to 25; a complex consultation was not found
  ('fr/psychiatre', '2026-01', 5700, 7500, 25, 6750, 8500, NULL, NULL, 5200, 4250, 25, 200),
  ('fr/psychiatre', '2026-10', 5700, 7500, 25, 6750, 8500, NULL, NULL, 5200, 4250, 25, 200),
  -- GP: 25 € (AG2R), 26.50 € (AGIPI), 30 € (service-public.gouv.fr, F17042); 5 € more under 6; sector 2: base 23 €;
  -- complex 46 € then 47.50 €, very complex 60 €, from 1 November 2017 (20 Minutes, AGIPI); not found: 60 € since 1 November 2023,
  -- both since 22 December 2024
  ('fr/medecin-generaliste', '2017-05', 2500, 3000, 5, NULL, NULL, 4600, 6000, 2500, 2300, 15, 100),
  ('fr/medecin-generaliste', '2017-11', 2500, 3000, 5, NULL, NULL, 4600, 6000, 2500, 2300, 15, 100),
  ('fr/medecin-generaliste', '2018-09', 2500, 3000, 5, NULL, NULL, 4600, 6000, 2500, 2300, 15, 100),
  ('fr/medecin-generaliste', '2023-11', 2650, 3150, 5, NULL, NULL, 4750, NULL, 2650, 2300, 15, 100),
  ('fr/medecin-generaliste', '2024-05', 2650, 3150, 5, NULL, NULL, 4750, NULL, 2650, 2300, 15, 200),
  ('fr/medecin-generaliste', '2024-12', 3000, 3500, 5, NULL, NULL, NULL, NULL, 3000, 2300, 15, 200),
  ('fr/medecin-generaliste', '2026-10', 3000, 3500, 5, NULL, NULL, NULL, NULL, 3000, 2300, 15, 200),
  -- Neurologists: the psychiatrist's letters (URPS MLB, 2022; Klesia, December 2024; AFP, December 2025), no direct access (D.162-1-7);
  -- complex 66.20 and 80.20 in 2023 (caducee.net); under 16 and semi-urgent: not found
  ('fr/neurologue', '2022-04', 5020, NULL, 15, 6250, NULL, 6620, 8020, 4520, 4250, 15, 100),
  ('fr/neurologue', '2023-11', 5170, NULL, 15, 6400, NULL, NULL, NULL, 4670, 4250, 15, 100),
  ('fr/neurologue', '2024-05', 5170, NULL, 15, 6400, NULL, NULL, NULL, 4670, 4250, 15, 200),
  ('fr/neurologue', '2024-12', 5500, NULL, 15, 6750, NULL, NULL, NULL, 5000, 4250, 15, 200),
  ('fr/neurologue', '2026-01', 5700, NULL, 15, 6750, NULL, NULL, NULL, 5200, 4250, 15, 200),
  ('fr/neurologue', '2026-10', 5700, NULL, 15, 6750, NULL, NULL, NULL, 5200, 4250, 15, 200))
     t(route, version, adult, young, young_to, opinion, urgent, complex, very_complex, outside, second, direct_to, charge);

-- Paediatricians, in cents: under 2, at 2 to 5, from 6 on (to 15; to 17 since 22 December 2024); bases in sector 2 under 2 and from 2 on.
CREATE OR REPLACE TABLE paediatrician (version TEXT, infant INTEGER, small INTEGER, child INTEGER, infant_second INTEGER, child_second INTEGER,
                                       complex INTEGER, very_complex INTEGER);
INSERT INTO paediatrician VALUES
  ('2017-11', 3200, 3200, 2800, 2800, 2300, 4600, 6000),   -- neufmois.fr, F10874; sector 2: alan.com
  ('2018-09', 3200, 3200, 2800, 2800, 2300, 4600, 6000),
  ('2022-04', 3700, 3200, 2800, 3300, 2300, 4600, 6000),   -- 5 € more under 2 (Avenir Spé)
  ('2023-11', 3850, 3350, 2950, 3450, 2300, 4750, 6000),   -- F10874 of March 2024; sector 2: 24.15 and 16.10 refunded (Aquaverde)
  ('2024-12', 3900, 3500, 3150, NULL, NULL, NULL, NULL),   -- ameli.fr
  ('2026-01', 4000, 3500, 3150, NULL, NULL, NULL, NULL);   -- L'Internaute
INSERT INTO doctor
SELECT 'fr/pediatre', version, NULL, NULL, -1, NULL, NULL, complex, very_complex, NULL, NULL, 15, 0, NULL, true FROM paediatrician;

INSERT INTO settled (line_no, price, amo, amc, other, patient, spared, later)
WITH visit AS (
  SELECT x.*, r.* EXCLUDE (route, version, adult, outside, second),
         mode = 'remote' AS distance,
         x.route = 'fr/neurologue' AS neuro, x.route = 'fr/pediatre' AS pedia,
         x.route IN ('fr/psychiatre', 'fr/neurologue') AS psy,
         CASE WHEN x.route = 'fr/pediatre' THEN CASE WHEN age < 2 THEN p.infant WHEN age < 6 THEN p.small ELSE p.child END
              WHEN mode = 'remote' AND video IS NOT NULL THEN video ELSE r.adult END AS adult,
         if(x.route = 'fr/pediatre', p.child, r.outside) AS outside,
         if(x.route = 'fr/pediatre', if(age < 2, p.infant_second, p.child_second), r.second) AS second,
         age <= young_to AS is_young,
         pathway = 'outside' AND age > direct_to AND NOT has(coverage, 'ame') AS off_path,   -- L.162-5-3: the insured; AME is no insurance
         -- no fee beyond the tariff for AME, nor for C2S within the pathway (previssima.fr, avipsy.fr)
         has(coverage, 'ame') OR has(coverage, 'c2s') AS protected
  FROM dated x JOIN timeline t USING (line_no) JOIN doctor r ON r.route = x.route AND r.version = x.version
  LEFT JOIN paediatrician p ON x.route = 'fr/pediatre' AND p.version = x.version
  WHERE t.outcome = 'covered'),
-- obscure: neither price nor base was found, whatever the sector
seen AS (
  SELECT *,
         distance AND (act <> 'consultation' OR off_path OR is_young AND NOT young_video OR pedia AND version >= '2023-11')
         OR neuro AND (act = 'semi_urgent' OR act = 'consultation' AND is_young)
         OR pedia AND version < '2024-12' AND (act = 'consultation' AND age > 15 OR act IN ('complex', 'very_complex') AND off_path) AS obscure
  FROM visit),
-- tariff: cost of the act at the regulated price. base: amount that the rates apply to. NULL: not
-- found.
tariff AS (
  SELECT *,
         CASE WHEN distance AND act <> 'consultation' THEN false
              WHEN pedia THEN off_path AND (act = 'consultation' AND NOT (distance AND version >= '2023-11')
                                            OR act IN ('complex', 'very_complex') AND version < '2024-12')
              ELSE off_path AND (psy OR act = 'consultation') END AS surcharged,
         CASE WHEN obscure THEN NULL
              WHEN act IN ('avis_ponctuel', 'semi_urgent') THEN if(psy AND off_path, NULL, if(act = 'avis_ponctuel', opinion, urgent))
              WHEN act IN ('complex', 'very_complex') THEN
                CASE WHEN psy AND (off_path OR version = '2024-12' AND is_young AND NOT neuro) THEN NULL    -- nothing published to 25
                     WHEN NOT psy AND off_path THEN NULL                                      -- outside the pathway: not found
                     WHEN NOT psy AND d < DATE '2017-11-01' THEN NULL                         -- complex visits begin on 1 November 2017
                     WHEN act = 'complex' THEN complex ELSE very_complex END
              WHEN is_young THEN young
              WHEN off_path AND psy THEN NULL                                                 -- F34917: free, 61 € at most
              ELSE adult END AS tariff,
         CASE WHEN obscure THEN NULL
              WHEN act IN ('avis_ponctuel', 'semi_urgent') THEN
                CASE WHEN psy AND off_path THEN NULL
                     WHEN act = 'avis_ponctuel' THEN opinion                                  -- F34917: the same base in every sector
                     WHEN sector = '1' OR protected THEN urgent END                           -- in sector 2: not found
              WHEN act IN ('complex', 'very_complex') THEN if(sector = '1' OR protected, tariff, NULL)
              WHEN is_young THEN CASE WHEN sector = '2' AND NOT protected THEN if(psy, second, NULL) ELSE young END
              WHEN sector = '2' AND (off_path OR NOT protected) THEN second
              WHEN off_path THEN outside
              ELSE adult END AS base_found
  FROM seen),
priced AS (
  SELECT *,
         -- price: the tariff in sector 1 and for protected people, the doctor's fee in the other
         -- cases
         CASE WHEN obscure THEN NULL
              WHEN act <> 'consultation' AND psy AND off_path THEN NULL
              WHEN act IN ('avis_ponctuel', 'semi_urgent') AND NOT psy THEN NULL
              WHEN act IN ('complex', 'very_complex') AND psy AND NOT neuro AND version = '2024-12' AND is_young THEN NULL
              WHEN act = 'consultation' AND off_path AND (psy OR sector <> '1') THEN fee
              WHEN act IN ('complex', 'very_complex') AND NOT psy AND off_path AND sector <> '1' THEN fee
              WHEN sector = '1' OR protected THEN tariff
              ELSE fee END AS price,
         least(base_found, price) AS base_known                                               -- least passes over NULL
  FROM tariff),
based AS (
  SELECT *, CASE WHEN base_found IS NULL THEN NULL ELSE base_known END AS base,
         has_any(coverage, ['ame', 'ald', 'maternity', 'at_mp', 'terrorism_victim', 'military_pension', 'military_pension_related',
                            'detained']) AS exempt,                                           -- as for Mon soutien psy; detained: listed
         has_any(coverage, ['invalidity_pension', 'work_annuity', 'minor_abuse_victim']) AS exempt_in_path   -- R.160-6: they bear the surcharge
  FROM priced),
rated AS (
  SELECT *,
         CASE WHEN exempt THEN 100
              WHEN exempt_in_path THEN if(surcharged, 60, 100)                                -- 100 less the 40 points of the surcharge
              WHEN has_any(coverage, ['cprpf', 'saint_pierre_et_miquelon']) THEN NULL         -- not found
              WHEN surcharged THEN if(has(coverage, 'alsace_moselle'), NULL, 30)              -- F17042; local scheme: not found
              WHEN has(coverage, 'c2s') THEN 70
              WHEN has(coverage, 'alsace_moselle') THEN 90                                    -- Sénat, r11-443: 70 + 20
              ELSE 70 END AS rate                                                             -- F17042
  FROM based),
gross AS (
  SELECT *, (base * rate + 50) // 100 AS gross,
         -- participation forfaitaire: not before 18 (counted on 1 January, ameli.fr), nor with C2S, AME, maternity; L.169-4 and L.212-1 CPMIVG
         CASE WHEN age_on_january_1 < 18
                OR has_any(coverage, ['c2s', 'ame', 'maternity', 'terrorism_victim', 'military_pension_related']) THEN 0
              ELSE least(charge, gross) END AS due
  FROM rated),
-- its two ceilings, one after the other: four times the charge a day (4 €, 8 €), 50 € a calendar year (ash.tm.fr, ucr.fr), 70 € since
-- 1 October 2026; 2026 has both: from October on what was taken before counts towards the 70 € (assumed: nothing was found)
by_day AS (
  SELECT *, sum(due) OVER w AS day_sum, sum(due) OVER w - due AS day_before
  FROM gross WINDOW w AS (PARTITION BY route, calendar, patient, d ORDER BY n ROWS UNBOUNDED PRECEDING)),
of_day AS (SELECT *, least(day_sum, 4 * charge) - least(day_before, 4 * charge) AS due_today FROM by_day),
by_part AS (SELECT *, d >= DATE '2026-10-01' AS late FROM of_day),
by_year AS (
  SELECT *, sum(due_today) OVER part AS part_sum, sum(due_today) OVER part - due_today AS part_before,
         if(late, least(coalesce(sum(due_today) FILTER (NOT late) OVER whole, 0), 5000), 0) AS taken, if(late, 7000, 5000) AS ceiling
  FROM by_part WINDOW part AS (PARTITION BY route, calendar, patient, year(d), late ORDER BY n ROWS UNBOUNDED PRECEDING),
                      whole AS (PARTITION BY route, calendar, patient, year(d))),
charged AS (SELECT *, (least(taken + part_sum, ceiling) - least(taken + part_before, ceiling))::INTEGER AS pf FROM by_year),
shared AS (
  SELECT *, gross - pf AS amo,
         CASE WHEN exempt OR exempt_in_path AND NOT surcharged THEN 0
              WHEN has(coverage, 'c2s') AND NOT surcharged THEN base - gross                  -- L.861-3
              WHEN has(coverage, 'camieg') THEN if(route = 'fr/medecin-generaliste' AND sector = '1' AND NOT surcharged, base - gross, NULL)   -- camieg.fr: example of a GP
              WHEN complementary = 'none' THEN 0
              WHEN surcharged AND exempt_in_path THEN 0                                       -- only the surcharge is left
              WHEN rate IS NULL THEN NULL
              WHEN surcharged THEN (base * 30 + 50) // 100                                    -- the ordinary co-payment only
              ELSE base - gross END AS amc                                                    -- R.871-2 1°
  FROM charged)
SELECT line_no, price, amo, amc, 0, price - amo - amc,
       CASE WHEN surcharged THEN 'none'
            WHEN has_any(coverage, ['c2s', 'ame', 'at_mp', 'terrorism_victim', 'military_pension_related', 'detained']) OR third_party = 'full' THEN 'full'
            WHEN has_any(coverage, ['ald', 'maternity', 'c2s_ended']) OR third_party = 'amo' THEN 'amo'
            ELSE 'none' END AS spared,
       if(spared = 'none', 0, pf)
FROM shared;

-- Luxembourg: 144 €, 70 %, all of it under 18 (paperjam.lu); paid by the patient first.
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, 14400, if(age < 18, 14400, 10080), 0, 0, if(age < 18, 0, 4320), 'none'
FROM dated x JOIN timeline t USING (line_no) WHERE route = 'lu/psychotherapie' AND t.outcome = 'covered';

-- Germany: paid by the fund, at a price that was not looked up (dpnw.de).
INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
SELECT line_no, NULL, NULL, 0, 0, 0, 'full'
FROM dated x JOIN timeline t USING (line_no) WHERE route = 'de/kassensitz' AND t.outcome = 'covered';

-- Switzerland and the Netherlands: first the patient, up to a sum in the calendar year; then, in Switzerland, 10 % up to another.
-- first: that sum (bag.admin.ch, helsana.ch, comparis.ch; zilverenkruis.nl), NULL: none. One session after the other: what a year
-- holds (spent, part) depends on each before it. An unknown price makes both unknown, unless nothing is left of the sum.
CREATE OR REPLACE TABLE yearly AS
SELECT line_no, dense_rank() OVER (ORDER BY route, calendar, patient) AS person, year(d) AS y,
       row_number() OVER (PARTITION BY route, calendar, patient ORDER BY n) AS k,
       route = 'ch/psychotherapie' AS swiss, age,
       if(route = 'ch/psychotherapie', 15480, fee) AS price,                       -- 2.58 a minute, 60 minutes
       CASE WHEN route = 'nl/basis-ggz' THEN if(age < 18, NULL, 38500)
            WHEN age_on_january_1 < 18 THEN if(franchise IN ('100', '200', '400', '500', '600'), franchise::INTEGER * 100, 0)
            WHEN franchise IN ('500', '1000', '1500', '2000', '2500') THEN franchise::INTEGER * 100
            ELSE 30000 END AS first,
       if(age_on_january_1 < 18, 35000, 70000) AS most
FROM dated x JOIN timeline t USING (line_no) WHERE route IN ('ch/psychotherapie', 'nl/basis-ggz') AND t.outcome = 'covered';

INSERT INTO settled (line_no, price, amo, amc, other, patient, spared)
WITH RECURSIVE walk AS (
  SELECT person, 0 AS k, NULL::BIGINT AS line_no, 0 AS y, 0 AS spent, 0 AS part, NULL::INTEGER AS price, false AS swiss, 0 AS age,
         0 AS taken, 0 AS insurer, 0 AS borne
  FROM (SELECT DISTINCT person FROM yearly)
  UNION ALL
  SELECT person, k, line_no, y, had + taken, part_had + borne, price, swiss, age, taken,
         if(swiss, price - taken - borne, price - taken), borne
  FROM (
    SELECT *, if(swiss, least((price - taken) - ((price - taken) * 90 + 50) // 100, greatest(most - part_had, 0)), 0) AS borne
    FROM (
      SELECT *, CASE WHEN first IS NULL OR price = 0 OR had >= first THEN 0
                     WHEN price IS NULL OR had IS NULL THEN NULL           -- greatest passes over NULL
                     ELSE least(price, greatest(first - had, 0)) END AS taken
      FROM (
        SELECT c.*, if(c.y = w.y, w.spent, 0) AS had, if(c.y = w.y, w.part, 0) AS part_had
        FROM walk w JOIN yearly c ON c.person = w.person AND c.k = w.k + 1)))
)
SELECT line_no, price, if(NOT swiss AND age < 18, 0, insurer), 0, if(NOT swiss AND age < 18, price, 0),
       if(swiss, taken + borne, taken), if(swiss, 'none', 'full')
FROM walk WHERE k > 0;

-- If only the older rules were not found (the service existed), no amount is known.
CREATE OR REPLACE TABLE answer AS
SELECT line_no, id, route, calendar, outcome, if(outcome IN ('not_open', 'closed'), NULL, version) AS version, rank,
       CASE WHEN c THEN s.price WHEN NOT lost THEN fee END AS price_cents,
       CASE WHEN c THEN s.amo WHEN NOT lost THEN 0 END AS amo_cents,
       CASE WHEN c THEN s.amc WHEN NOT lost THEN 0 END AS amc_cents,
       CASE WHEN c THEN s.other WHEN NOT lost THEN 0 END AS other_cents,
       CASE WHEN c THEN s.patient WHEN NOT lost THEN fee END AS patient_cents,
       CASE WHEN c THEN coalesce(s.price - s.amo - s.other, s.amc + s.patient) WHEN NOT lost THEN fee END AS after_amo_cents,
       -- refund: the insurers' shares that were advanced
       CASE WHEN NOT c THEN if(lost, NULL, 0)
            WHEN s.spared = 'full' THEN 0
            WHEN s.spared = 'refunded' THEN s.other
            WHEN s.spared = 'amo' THEN s.amc
            ELSE s.amo + s.amc END - coalesce(s.later, 0) AS refund_cents,
       -- advance: the price less the shares that are not advanced; also known where only the
       -- patient's part is
       CASE WHEN NOT c THEN if(lost, NULL, fee)
            WHEN s.spared = 'refunded' THEN s.price
            WHEN s.spared = 'full' THEN coalesce(s.price - s.other - s.amo - s.amc - coalesce(s.later, 0), s.patient - coalesce(s.later, 0))
            WHEN s.spared = 'amo'  THEN coalesce(s.price - s.other - s.amo - coalesce(s.later, 0), s.patient + refund_cents)
            ELSE coalesce(s.price - s.other, s.patient + refund_cents) END AS advance_cents
FROM (SELECT t.*, outcome = 'covered' AS c,
             outcome = 'not_open' AND route IN ('fr/bapu', 'fr/service-sante-etudiante', 'fr/psychiatre', 'fr/medecin-generaliste', 'fr/neurologue', 'fr/pediatre',
                                                 'fr/france-victimes', 'be/psychiatre', 'be/medecin-generaliste', 'de/kassensitz') AS lost,
             f.* EXCLUDE (line_no)
      FROM timeline t JOIN dated f USING (line_no))
LEFT JOIN settled s USING (line_no);
