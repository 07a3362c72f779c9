// Writes the first people of the oracle as CSV, a file a route. Usage: node people.mjs FOLDER ROWS [ROUTE …]
// Prints a line for each: the route, a tab, the file. Files have about ROWS rows: the last patient is whole.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { people } from '../oracle/people.mjs';
import { plans } from '../oracle/plans.mjs';

const [folder, rows, ...only] = process.argv.slice(2);
for (const plan of plans.filter((p) => only.length === 0 || only.includes(p.route))) {
  const lines = people(plan).text.trimEnd().split('\n');
  let end = Math.min(Number(rows) + 1, lines.length);
  while (end < lines.length && lines[end].split(',')[1] === lines[end - 1].split(',')[1]) ++end;
  const file = join(folder, plan.route.replace('/', '-') + '.csv');
  writeFileSync(file, lines.slice(0, end).join('\n') + '\n');
  console.log(`${plan.route}\t${file}`);
}
