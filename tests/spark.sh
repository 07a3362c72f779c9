#!/usr/bin/env bash
# Runs the queries of `racpsy sql` and racpsy.spark.batch in Spark (tests/spark/run.py). Usage: spark.sh RACPSY WHEEL [OPTIONS]
# PySpark from PyPI is kept in build/spark (700 MB, 450 MB of it fetched). Needs Java 17 or later, Node and g++.
set -uo pipefail
cd "$(dirname "$0")/.."
unset RACPSY_RULES RACPSY_C PYTHONPATH SPARK_HOME
program=$1 wheel=$2
shift 2
[[ -x build/spark/bin/python ]] || python3 -m venv build/spark || exit 1
build/spark/bin/pip install -q --disable-pip-version-check -r tests/spark/requirements.txt || exit 1
build/spark/bin/pip install -q --disable-pip-version-check --no-deps --force-reinstall "$wheel" || exit 1
build/spark/bin/python tests/spark/run.py "$program" --wheel "$wheel" "$@"
