// Plans per route: dates and ages that matter, and the values of the facts that the route uses.

const yesNo = ['yes', 'no'];
const mostlyYes = ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no'];
const french = ['standard', 'c2s', 'c2s_ended', 'ame', 'ald', 'ald_unrelated', 'maternity', 'at_mp', 'invalidity_pension', 'work_annuity',
  'minor_abuse_victim', 'terrorism_victim', 'third_party_accident', 'military_pension', 'military_pension_related', 'aspa',
  'alsace_moselle', 'saint_pierre_et_miquelon', 'camieg', 'cprpf', 'detained'];
const fees = [0, 1, 2500, 3000, 4000, 5000, 5500, 6000, 6500, 7001, 8000, 12345];

export const plans = [
  { route: 'fr/mon-soutien-psy', seed: 1, sessions: 24000, rules: ['bill-ald-minors'],
    boundaries: ['2022-03-12', '2022-04-05', '2023-01-01', '2023-07-09', '2023-12-28', '2024-01-01', '2024-06-15', '2024-06-29', '2024-08-01',
      '2025-01-01', '2025-02-28', '2025-05-16', '2026-01-01', '2026-10-01', '2027-01-01', '2024-02-29'],
    ages: [2, 3, 10, 11, 17, 18, 25, 40, 70], coverage: french, fees,
    facts: { complementary: ['none', 'responsible'], referral: ['yes', 'yes', 'yes', 'yes', 'midwife', 'school_health', 'no'],
      mode: ['in_person', 'in_person', 'in_person', 'remote'], third_party: ['none', 'amo', 'full'], eligible: mostlyYes,
      convention: mostlyYes, student: yesNo }, together: [['complementary', 'third_party']] },
  { route: 'be/premiere-ligne', seed: 2, sessions: 24000,
    boundaries: ['2019-03-01', '2020-01-01', '2020-04-02', '2021-01-01', '2021-09-01', '2022-01-01', '2022-09-01', '2023-01-01', '2023-09-01',
      '2024-02-01', '2024-02-29', '2024-04-01', '2025-01-01', '2025-02-28', '2026-01-01', '2026-11-22'],
    ages: [3, 14, 15, 17, 18, 23, 24, 40, 64, 65], coverage: ['standard', 'bim'], fees,
    facts: { complementary: ['none', 'responsible'], referral: ['yes', 'yes', 'yes', 'other', 'no'], mode: ['in_person', 'in_person', 'in_person', 'remote'],
      form: ['individual', 'individual', 'group'], level: ['support', 'treatment'], network: ['child', 'adult'],
      organised_by: ['practice', 'practice', 'school'] }, together: [['form', 'level', 'network']] },
  { route: 'fr/psychiatre', seed: 3, sessions: 24000,
    boundaries: ['2022-04-01', '2023-01-01', '2023-11-01', '2024-01-01', '2024-05-15', '2024-12-22', '2025-01-01', '2025-07-01', '2026-01-01', '2026-10-01',
      '2027-01-01', '2024-02-29'],
    ages: [5, 15, 16, 17, 18, 25, 26, 40, 70], coverage: french, fees,
    facts: { complementary: ['none', 'responsible'], third_party: ['none', 'amo', 'full'], sector: ['1', '1', 'optam', '2'], pathway: ['in', 'in', 'outside'],
      act: ['consultation', 'consultation', 'consultation', 'complex', 'very_complex', 'avis_ponctuel', 'semi_urgent'],
      mode: ['in_person', 'in_person', 'in_person', 'remote'], referral: ['yes', 'no'] },
    together: [['sector', 'pathway', 'act', 'mode'], ['complementary', 'pathway', 'mode'], ['third_party', 'pathway']], changes: ['2022-04-01', '2023-11-01', '2024-05-15', '2024-12-22', '2026-01-01', '2026-10-01'] },
  { route: 'fr/medecin-generaliste', seed: 4, sessions: 24000,
    boundaries: ['2017-05-01', '2018-09-15', '2020-01-01', '2023-01-01', '2023-11-01', '2024-01-01', '2024-05-15', '2024-12-22', '2025-01-01', '2026-01-01', '2026-10-01', '2026-11-22',
      '2027-01-01'],
    ages: [5, 6, 15, 16, 17, 18, 40, 80], coverage: french, fees: [...fees, 2200, 2300, 2650],
    facts: { complementary: ['none', 'responsible'], third_party: ['none', 'amo', 'full'], sector: ['1', '1', 'optam', '2'], pathway: ['in', 'in', 'outside'],
      act: ['consultation', 'consultation', 'consultation', 'complex', 'very_complex', 'avis_ponctuel', 'semi_urgent'],
      mode: ['in_person', 'in_person', 'in_person', 'remote'], referral: ['yes', 'no'] },
    together: [['sector', 'pathway', 'act', 'mode'], ['complementary', 'pathway', 'mode'], ['third_party', 'pathway']], changes: ['2017-05-01', '2017-11-01', '2018-09-15', '2023-11-01', '2024-05-15', '2024-12-22', '2026-10-01'] },
  { route: 'fr/neurologue', seed: 8, sessions: 12000,
    boundaries: ['2022-04-01', '2023-01-01', '2023-11-01', '2024-01-01', '2024-05-15', '2024-12-22', '2025-01-01', '2026-01-01', '2026-10-01', '2027-01-01'],
    ages: [5, 15, 16, 17, 18, 25, 40, 70], coverage: french, fees,
    facts: { complementary: ['none', 'responsible'], third_party: ['none', 'amo', 'full'], sector: ['1', '1', 'optam', '2'], pathway: ['in', 'in', 'outside'],
      act: ['consultation', 'consultation', 'consultation', 'complex', 'very_complex', 'avis_ponctuel', 'semi_urgent'], mode: ['in_person', 'in_person', 'remote'] },
    together: [['sector', 'pathway', 'act', 'mode'], ['complementary', 'pathway', 'mode'], ['third_party', 'pathway']],
    changes: ['2022-04-01', '2023-11-01', '2024-05-15', '2024-12-22', '2026-01-01', '2026-10-01'] },
  { route: 'fr/pediatre', seed: 9, sessions: 12000,
    boundaries: ['2017-11-01', '2018-09-15', '2020-01-01', '2022-04-01', '2023-11-01', '2024-12-22', '2026-01-01'],
    ages: [0, 1, 2, 5, 6, 10, 15, 16, 17, 18], coverage: french, fees: [...fees, 2200, 2800],
    facts: { complementary: ['none', 'responsible'], third_party: ['none', 'amo', 'full'], sector: ['1', '1', 'optam', '2'], pathway: ['in', 'in', 'outside'],
      act: ['consultation', 'consultation', 'consultation', 'complex', 'very_complex', 'avis_ponctuel', 'semi_urgent'], mode: ['in_person', 'in_person', 'remote'] },
    together: [['sector', 'pathway', 'act', 'mode'], ['complementary', 'pathway', 'mode'], ['third_party', 'pathway']],
    changes: ['2017-11-01', '2018-09-15', '2022-04-01', '2023-11-01', '2024-12-22', '2026-01-01'] },
  { route: 'fr/psychologue-liberal', seed: 5, sessions: 20000, boundaries: ['2022-01-01', '2024-06-15', '2025-01-01', '2026-11-22', '1985-07-25'],
    ages: [3, 18, 40], coverage: french, fees, facts: { complementary: ['none', 'responsible'], third_party: ['none', 'amo', 'full'] } },
  { route: 'be/psychologue-prive', seed: 6, sessions: 20000, boundaries: ['2017-01-01', '2022-01-01', '2024-06-15', '2025-01-01'],
    ages: [3, 18, 40], coverage: ['standard', 'bim'], fees, facts: { complementary: ['none', 'responsible'] } },
  { route: 'be/psychiatre', seed: 8, sessions: 20000,
    boundaries: ['2015-01-01', '2020-01-01', '2023-10-01', '2024-01-01', '2024-02-29', '2026-07-01', '2026-11-30'],
    ages: [5, 17, 23, 24, 25, 40, 70], coverage: ['standard', 'bim'], fees,
    facts: { complementary: ['none', 'responsible'], dmg: yesNo, act: ['consultation', 'consultation', 'weekend', 'night'] }, together: [['dmg', 'act']] },
  { route: 'be/medecin-generaliste', seed: 9, sessions: 20000,
    boundaries: ['2011-07-20', '2015-10-01', '2023-01-01', '2023-10-01', '2024-01-01', '2024-02-29', '2025-01-01', '2026-01-01', '2026-07-01', '2026-11-30'],
    ages: [5, 17, 23, 24, 25, 40, 70], coverage: ['standard', 'bim'], fees,
    facts: { complementary: ['none', 'responsible'], dmg: yesNo, accredited: mostlyYes }, together: [['dmg', 'accredited']] },
  { route: 'fr/sante-psy-etudiant', seed: 7, sessions: 20000,
    boundaries: ['2021-02-01', '2021-09-01', '2021-11-24', '2022-09-01', '2023-09-01', '2024-01-01', '2024-07-01', '2024-09-01', '2025-01-01',
      '2025-09-01', '2026-09-01'],
    ages: [17, 18, 20, 25, 30], coverage: french, fees,
    facts: { complementary: ['none', 'responsible'], student: mostlyYes, referral: ['yes', 'yes', 'yes', 'yes', 'midwife', 'school_health', 'no'],
      second_referral: ['yes', 'yes', 'no'], ine: mostlyYes, student_account: mostlyYes, participant: mostlyYes, eligible: yesNo, mode: ['in_person', 'remote'],
      third_party: ['none', 'amo', 'full'] }, force: { student: 'yes' } },
];

const abroad = (route, boundaries, ages, facts) => plans.push({ route, seed: 200 + plans.length, sessions: 4800, boundaries, ages,
  coverage: ['standard'], fees: [...fees, 13589, 38500], facts });
abroad('lu/psychotherapie', ['2023-02-01', '2025-01-01'], [3, 17, 18, 40], { referral: mostlyYes });
abroad('ch/psychotherapie', ['2022-07-01', '2023-01-01', '2026-01-01'], [3, 17, 18, 40], { referral: mostlyYes, approval: yesNo,
  franchise: ['ordinary', '100', '200', '400', '500', '600', '1000', '1500', '2000', '2500'] });
abroad('nl/basis-ggz', ['2016-01-01', '2026-01-01', '2027-01-01'], [3, 17, 18, 40], { referral: mostlyYes });
abroad('de/kassensitz', ['2026-01-01'], [3, 18, 40], {});

const minor = (route, boundaries, ages, facts, force) => plans.push({ route, seed: 100 + plans.length, sessions: 2400, boundaries, ages,
  coverage: french, fees, facts: { complementary: ['none', 'responsible'], third_party: ['none', 'amo', 'full'], ...facts }, force });
const letters = ['yes', 'yes', 'yes', 'yes', 'yes', 'midwife', 'no'];
minor('fr/psy-enfant-ado', ['2021-05-14', '2021-06-01', '2022-01-31', '2021-12-31'], [2, 3, 10, 17, 18], { referral: letters, eligible: mostlyYes, participant: mostlyYes });
minor('fr/ecout-emoi', ['2018-01-05', '2019-01-01', '2021-07-22', '2021-12-31'], [5, 6, 10, 11, 21, 22],
  { referral: letters, eligible: mostlyYes, participant: mostlyYes, as_parent: ['no', 'no', 'yes'], department: ['08', '21', '44', '49', '55', '68', '78', '88', '95', '59'] }, { department: '44' });
minor('fr/cnam-4-departements', ['2018-02-01', '2020-01-01', '2022-03-31'], [17, 18, 40, 60, 61],
  { referral: letters, eligible: mostlyYes, participant: mostlyYes, psychiatric_opinion: ['yes', 'yes', 'no'], department: ['13', '31', '40', '56', '56', '75'] }, { department: '31' });
minor('fr/mesure-31-segur', ['2021-05-17', '2024-05-17', '2025-12-31'], [2, 3, 17, 18, 40], { referral: letters, eligible: mostlyYes, participant: mostlyYes });
minor('fr/sesame', ['2020-01-01', '2023-10-10', '2025-01-01'], [17, 18, 40],
  { referral: letters, sesame_criteria: mostlyYes, participant: mostlyYes, department: ['75', '77', '78', '78', '91', '92', '93', '94', '95', '59'] }, { department: '78' });
minor('fr/pco', ['2019-07-01', '2021-04-04', '2025-01-01', '2025-12-24'], [0, 6, 7, 11, 12, 13, 20, 21],
  { referral: letters, suspected_tnd: mostlyYes, participant: mostlyYes, lasting_disorder: ['no', 'no', 'yes'], polyhandicap: ['no', 'no', 'no', 'yes'] }, { suspected_tnd: 'yes' });
minor('fr/pegase', ['2019-07-19', '2026-02-02'], [0, 4, 5, 6, 7, 8], { child_protection: mostlyYes, participant: mostlyYes, protected_before_5: mostlyYes }, { child_protection: 'yes' });
minor('fr/sante-protegee', ['2019-06-03', '2021-12-27', '2026-01-23'], [3, 17, 18],
  { child_protection: mostlyYes, participant: mostlyYes, department: ['44', '64', '87', '93', '59'] }, { child_protection: 'yes', department: '64' });
minor('fr/maisons-enfant-famille', ['2023-06-10', '2025-06-01', '2026-11-09'], [2, 3, 11, 12], { department: ['2a', '2b', '20', '69', '86', '86', '59', '33'] }, { department: '69' });
minor('fr/dspp', ['2017-02-01', '2025-01-01'], [17, 18, 40], { department: ['31', '31', '59'], eligible: mostlyYes, referral: letters }, { department: '31' });
minor('fr/3114', ['2021-10-01', '2025-01-01'], [3, 18, 40], {});
minor('fr/agri-ecoute', ['2014-10-01', '2025-01-01'], [3, 18, 40], { farming: mostlyYes }, { farming: 'yes' });
minor('fr/bapu', ['2019-11-11', '2025-01-01'], [16, 17, 28, 29], { student: mostlyYes, department: ['59', '13', '75', '31', 'other'] }, { student: 'yes' });
minor('fr/cmp', ['1986-03-14', '2025-01-01'], [3, 18, 40], { referral: letters, eligible: yesNo });
minor('fr/cmpp', ['2019-01-01', '2025-01-01'], [0, 20, 21], { referral: letters });
minor('fr/cnae', ['2023-10-01', '2025-01-01'], [17, 18, 40], { student: mostlyYes }, { student: 'yes' });
minor('fr/maison-des-adolescents', ['1999-01-01', '2025-01-01'], [10, 11, 25, 26], { as_parent: ['no', 'no', 'yes'] });
minor('fr/paej', ['2002-03-12', '2025-01-01'], [9, 10, 12, 25, 26], { as_parent: ['no', 'no', 'yes'] });
minor('fr/psychotraumatisme', ['2018-01-01', '2025-01-01'], [3, 18, 40], { traumatic_event: mostlyYes }, { traumatic_event: 'yes' });
minor('fr/psys-du-coeur', ['2009-01-01', '2025-01-01'], [3, 18, 40], {});
minor('fr/service-sante-etudiante', ['2019-11-11', '2025-01-01'], [17, 18, 40], { student: mostlyYes, billed_by_centre: ['no', 'no', 'yes'] }, { student: 'yes' });
minor('fr/vigilans', ['2015-02-03', '2025-01-01'], [3, 18, 40], { vigilans_offered: mostlyYes, department: ['59', 'other'] }, { vigilans_offered: 'yes' });
minor('fr/parcours-apres-cancer', ['2021-01-02', '2025-01-01'], [3, 18, 40], { cancer_care: mostlyYes, participant: mostlyYes, referral: letters }, { cancer_care: 'yes' });
minor('fr/retrouve-ton-cap', ['2023-03-30', '2025-01-01'], [2, 3, 8, 12, 13],
  { overweight: mostlyYes, renewal: yesNo, participant: mostlyYes, referral: letters }, { overweight: 'yes' });
minor('fr/apesa', ['2013-01-01', '2025-01-01'], [18, 40], { business_owner: mostlyYes, participant: mostlyYes }, { business_owner: 'yes' });
minor('fr/france-victimes', ['2024-03-20', '2026-01-01'], [3, 18, 40], { victim: mostlyYes }, { victim: 'yes' });
minor('fr/cjc', ['2005-01-01', '2025-01-01'], [11, 12, 25, 26], { addiction: mostlyYes, as_parent: ['no', 'no', 'yes'] }, { addiction: 'yes' });
minor('fr/csapa', ['2007-01-01', '2009-12-22', '2025-01-01'], [3, 18, 40], { addiction: mostlyYes }, { addiction: 'yes' });
minor('fr/fil-sante-jeunes', ['1995-02-01', '2025-01-01'], [11, 12, 25, 26], {});
minor('fr/ecoute-education', ['2006-01-01', '2013-12-31', '2025-01-01'], [18, 40, 63], { education_staff: mostlyYes }, { education_staff: 'yes' });
minor('fr/pass-sante-jeunes-sud', ['2021-01-20', '2025-01-01'], [14, 15, 25, 26],
  { department: ['04', '05', '06', '13', '83', '84', '59', 'other'], student: yesNo, participant: mostlyYes }, { department: '13' });
minor('fr/armees-apias', ['2017-05-09', '2025-01-01'], [18, 40], { service_illness: mostlyYes, renewal: yesNo, referral: letters }, { service_illness: 'yes' });
minor('fr/forfait-terrorisme', ['2016-07-14', '2025-01-01'], [3, 18, 40], { referral: letters });
minor('fr/cpct', ['2003-01-01', '2025-01-01'], [3, 18, 40], { department: ['75', '75', '59', 'other'] }, { department: '75' });
minor('fr/ecoute-etudiants-idf', ['2021-01-28', '2021-12-31'], [17, 20, 25], { student: mostlyYes, department: ['75', '78', '93', '59', 'other'] }, { student: 'yes', department: '94' });
minor('fr/soins-aux-etudiants', ['2021-04-14', '2021-12-31'], [17, 20, 25], { student: mostlyYes, participant: mostlyYes }, { student: 'yes' });
