// Writes sessions with several professionals as CSV, and what `racpsy calc` answers to them. Usage:
// node several.mjs RACPSY FOLDER. Prints a line for each: the file, the answers, the contract, and
// the routes, separated by tabs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plans } from '../oracle/plans.mjs';
import { answerCase, draw } from '../sql/several.mjs';

const [racpsy, folder] = process.argv.slice(2);
for (const [name, routes, contract] of [
  ['doctors', ['fr/psychiatre', 'fr/medecin-generaliste'], 'none'],
  ['psychologists', ['fr/psychologue-liberal', 'fr/mon-soutien-psy'], 'fr/pacifica-2023'],
]) {
  const drawn = draw(folder, name, routes.map((route) => plans.find((plan) => plan.route === route)), { people: 30, seed: 31, contract });
  const answers = join(folder, `${name}-answers.csv`);
  writeFileSync(answers, answerCase(racpsy, drawn));
  console.log([drawn.csv, answers, contract, ...routes].join('\t'));
}
