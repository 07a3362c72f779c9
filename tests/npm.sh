#!/usr/bin/env bash
# Tests the npm package as others use it: packed, installed in an empty folder, run by npx, by Node 18, by require(), by
# TypeScript, by a bundler in a browser, and within DuckDB; checked by two linters of packages.
#
#   tests/npm.sh PACKAGE RACPSY
#
# Needs the npm registry and chromium. The last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
package=$(realpath "$1")
racpsy=$(realpath "$2")
tests=$PWD/tests
examples=$PWD/examples

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
check() {
  local name=$1 log
  shift
  if log=$("$@" 2>&1); then passed=$((passed + 1)); else failed=$((failed + 1)) && printf 'FAILED: %s\n%s\n' "$name" "$log"; fi
}

cd "$work" || exit 1
npm pack --silent "$package" >/dev/null
tarball=$(ls racpsy-*.tgz)
echo "$tarball: $(stat -c %s "$tarball") bytes; racpsy.wasm $(stat -c %s "$package/racpsy.wasm"), command.wasm $(stat -c %s "$package/command.wasm")"
mkdir app && cd app && echo '{"type":"module","private":true}' >package.json
npm install --silent --no-audit --no-fund "../$tarball" >/dev/null || exit 1

words=(calc --first 2026-12-07 --sessions 3 --complementary none)
check "npx --version" diff <(npx racpsy --version 2>&1) <("$racpsy" --version)
check "npx calc" diff <(npx racpsy "${words[@]}") <("$racpsy" "${words[@]}")
check "it prints no warning" bash -c '[[ -z $(npx racpsy calc 2>&1 >/dev/null) ]]'
check "a closed pipe" bash -c 'npx racpsy rules show fr/mon-soutien-psy 2>err | head -n 1 >/dev/null; [[ ! -s err ]]'

npm install --silent --no-audit --no-fund node@18 typescript@5 vite@7 publint@0.3 @arethetypeswrong/cli@0.18 @duckdb/node-api@1.5.6-r.1 >/dev/null || exit 1
node18=node_modules/node/bin/node
check "Node 18" diff <("$node18" node_modules/racpsy/cli.mjs "${words[@]}") <("$racpsy" "${words[@]}")
check "publint" bash -c 'npx publint run "../$0" --strict | tee out; ! grep -qE "Suggestions|Warnings|Errors" out' "$tarball"
check "@arethetypeswrong/cli" npx attw "../$tarball"

cat >use.mjs <<'JS'
import { batch, calculate, compare, failed, rules } from "racpsy";
const request = { first: "2026-12-07", sessions: 3, complementary: "none", format: "json" };
process.stdout.write(JSON.stringify(calculate(request)));
if (!failed(calculate({ age: 900 })) || compare().statements.length < 2 || rules().routes.length < 10) process.exitCode = 1;
if (batch("id,year,sessions\n1,2026,5\n").csv.split("\n").length !== 3) process.exitCode = 1;
JS
check "import" bash -c 'diff <(node use.mjs | node -p "JSON.stringify(JSON.parse(require(\"fs\").readFileSync(0)))") <("$0" "${@}" --format json | node -p "JSON.stringify(JSON.parse(require(\"fs\").readFileSync(0)))")' "$racpsy" "${words[@]}"
check "import in Node 18" "$node18" use.mjs
check "require()" node --input-type=commonjs -e 'const { calculate } = require("racpsy"); if (calculate({ sessions: 1, first: "2026-12-07", complementary: "none" }).total.patient_cents !== 2000) process.exit(1)'
check "paths of Windows" node "$tests/npm_paths.mjs" node_modules/racpsy

# Answers are literals of their types: a member that the types lack, or a value of another type, is an error.
cp "$tests/npm_answers.mjs" .
check "answers for their types" bash -c 'node npm_answers.mjs >answers.ts'
printf '{"compilerOptions":{"strict":true,"noEmit":true,"module":"nodenext","target":"es2022","types":[]},"files":["answers.ts"]}' >tsconfig.json
check "types against answers" npx tsc -p .

cp "$examples/node/duckdb.mjs" .
check "in DuckDB" bash -c 'node duckdb.mjs | tee out; grep -q "standard.*10000" out'

mkdir page && cp "$tests/npm_page.html" page/index.html
check "a bundle of Vite" bash -c 'npx vite build page --logLevel error && [[ -n $(ls page/dist/assets/*.wasm) ]]'
check "the bundle in a browser" node "$tests/npm_page.mjs" page/dist

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
