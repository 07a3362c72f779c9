// Finds the DuckDB module: in NODE_MODULES, else installed from npm into a folder.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

export function duckdb(work) {
  let modules = process.env.NODE_MODULES;
  if (!modules) {
    console.error('installing @duckdb/node-api (set NODE_MODULES to a node_modules folder to avoid this)');
    const npm = join(work, 'npm');
    execFileSync('npm', ['install', '--prefix', npm, '--no-audit', '--no-fund', '--silent', '@duckdb/node-api@1.5.6-r.1'], { stdio: 'inherit' });
    modules = join(npm, 'node_modules');
  }
  return createRequire(join(resolve(modules), 'x.js'))('@duckdb/node-api');
}
