// The packages of npm that tests use, each at one version.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const packages = {
  axe: 'axe-core@4.14.1',
  clickhouse: 'chdb@3.4.0',
  duckdb: '@duckdb/node-api@1.5.6-r.1',
  playwright: 'playwright-core@1.65.1',
  polyglot: '@polyglot-sql/sdk@0.12.1',
};
const moduleOf = (name) => packages[name].replace(/(.)@.*/, '$1');

// Returns the packages `wanted`, names of the list above: those in the folder that NODE_MODULES
// names, else installed into the folder `work`.
export function modules(work, wanted) {
  let folder = process.env.NODE_MODULES;
  if (!folder) {
    const specs = wanted.map((name) => packages[name]);
    console.error(`installing ${specs.join(', ')} (set NODE_MODULES to a node_modules folder to avoid this)`);
    const npm = join(work, 'npm');
    execFileSync('npm', ['install', '--prefix', npm, '--no-audit', '--no-fund', '--silent', ...specs], { stdio: 'inherit' });
    folder = join(npm, 'node_modules');
  }
  const from = createRequire(join(resolve(folder), 'x.js'));
  const read = (name, file) => readFileSync(join(folder, moduleOf(name), file), 'utf8');
  return {
    load: (name) => from(moduleOf(name)),
    version: (name) => JSON.parse(read(name, 'package.json')).version,
    read,
  };
}
