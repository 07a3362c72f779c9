"""Runs the queries of `racpsy sql` and the function `racpsy.spark.batch` in a real Spark, and
compares every value with `racpsy batch`.

    python tests/spark/run.py RACPSY [--wheel WHEEL] [--all] [--rows N] [--only PART] [--growth ROWS,…]

--wheel   the installed wheel, for the code of docs/spark.md
--all     all routes and both calendars, not only routes with the whole vocabulary
--rows    rows of the large comparisons (default: 1,000,000)
--only    queries, large, package or page
--growth  compares nothing: times both ways on so many rows, on one executor and on two
"""

import argparse
import contextlib
import csv
import datetime
import difflib
import io
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

import pyarrow
import pyarrow.compute
import pyarrow.csv
import pyarrow.parquet

here = pathlib.Path(__file__).resolve().parent
work = pathlib.Path(tempfile.mkdtemp(prefix="racpsy-spark-"))
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["SPARK_WORKER_DIR"] = str(work / "workers")
os.environ["SPARK_CONF_DIR"] = str(work)
(work / "spark-defaults.conf").write_text("spark.ui.enabled false\nspark.log.level ERROR\nspark.ui.showConsoleProgress false\n")

columns = (
    "id outcome version rank price_cents amo_cents amc_cents other_cents patient_cents after_amo_cents "
    "advance_cents refund_cents after_public_cents"
).split()
# Routes that use the whole vocabulary.
varied = "fr/mon-soutien-psy be/premiere-ligne fr/psychiatre fr/sante-psy-etudiant ch/psychotherapie".split()
whole = {"id", "patient", "age", "private_fee_cents", "fee_cents"}
days = {"date", "born"}

passed = failed = compared = 0


def session(master="local[2]", **settings):
    """Returns a Spark session without pages and ports to the outside, whose files are in `work`."""
    from pyspark.sql import SparkSession

    options = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "2g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.local.dir": str(work / "local"),
        "spark.sql.warehouse.dir": str(work / "warehouse"),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        "spark.log.level": "ERROR",
        "spark.ui.showConsoleProgress": "false",
        **settings,
    }
    builder = SparkSession.builder.master(master).appName("racpsy")
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def call(*args):
    """Returns what the program prints, with its exit code."""
    done = subprocess.run([program, *args, "--lang", "en"], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def good(*args):
    code, out, err = call(*args)
    if code not in (0, 1):
        raise RuntimeError(f"racpsy {' '.join(args)}\n{err}")
    return out


def header(file):
    with open(file) as lines:
        return next(lines).rstrip("\n").split(",")


def known(routes, file):
    """Returns the columns of a file that a query of these routes takes, as --has reads them."""
    names = [n if n != "fee_cents" else "private_fee_cents=fee_cents" for n in header(file)]
    while True:
        code, _, err = call("sql", *routes, "--dialect", "spark", "--has", ",".join(names), "--count", "recursion")
        unknown = re.search("unknown column “(.*)”", err)
        if not unknown:
            return ",".join(names)
        names.remove(unknown[1])


def load(spark, file):
    """Makes the view `sessions` of a CSV file."""
    types = {n: "BIGINT" if n in whole else "DATE" if n in days else "STRING" for n in header(file)}
    schema = ", ".join(f"`{n}` {t}" for n, t in types.items())
    frame = spark.read.csv(str(file), header=True, schema=schema, dateFormat="yyyy-MM-dd")
    frame.createOrReplaceTempView("sessions")
    return frame


def check(what, expected, given, key="id"):
    """Compares two tables by their rows in the order of a column."""
    global passed, failed, compared
    given = given.sort_by(key)
    expected = expected.sort_by(key).cast(given.schema)
    compared += expected.num_rows
    if given.equals(expected):
        passed += 1
        print(f"ok     {what}: {expected.num_rows} rows", flush=True)
        return
    failed += 1
    a, b = expected.to_pylist(), given.to_pylist()
    unlike = [(x, y) for x, y in zip(a, b) if x != y]
    print(f"FAILED {what}: {len(unlike)} of {len(a)} rows differ ({len(b)} given)", flush=True)
    for x, y in unlike[:3]:
        print("  ", {n: (x[n], y[n]) for n in x if x[n] != y[n] or n == key})


@contextlib.contextmanager
def guarded(what):
    """Counts an exception as a failure."""
    global failed
    try:
        yield
    except Exception as error:
        failed += 1
        print(f"FAILED {what}: {type(error).__name__}: {str(error)[:800]}", flush=True)


def table_of(text, schema):
    """Returns an answer of batch as a table with given types."""
    return pyarrow.csv.read_csv(
        io.BytesIO(text.encode()),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=schema, strings_can_be_null=True, null_values=[""]
        ),
    )


def plain(schema):
    return pyarrow.schema([(f.name, f.type) for f in schema])


def query_of(routes, file, *options, wanted=columns):
    """Returns the query of a route, or of a list of routes."""
    routes = [routes] if isinstance(routes, str) else routes
    return good("sql", *routes, "--dialect", "spark", "--has", known(routes, file), "--columns", ",".join(wanted), *options)


def run_query(spark, route, file, *options, wanted=columns):
    given = spark.sql(query_of(route, file, *options, wanted=wanted)).toArrow()
    return given.cast(plain(given.schema))


def people(folder, rows, routes=()):
    out = subprocess.run(
        ["node", str(here / "people.mjs"), str(folder), str(rows), *routes],
        check=True, capture_output=True, text=True,
    ).stdout
    return [line.split("\t") for line in out.splitlines()]


def queries(spark, everything):
    """Routes and countings, a contract and refused rows, as queries."""
    folder = work / "people"
    folder.mkdir()
    for route, file in people(folder, 1500, [] if everything else varied):
        load(spark, file).cache()
        # Code is compiled for the varied routes: for a query of few rows that takes most of the time.
        compiled = route in varied
        spark.conf.set("spark.sql.codegen.wholeStage", str(compiled).lower())
        spark.conf.set("spark.sql.codegen.factoryMode", "FALLBACK" if compiled else "NO_CODEGEN")
        for calendar, ansi in (("applied", "true"), ("applied", "false"), ("legal", "true")):
            if not everything and (calendar, ansi) != ("applied", "true") and route != varied[0]:
                continue
            options = ["--calendar", calendar]
            what = f"{route} {calendar}{'' if ansi == 'true' else ' without ANSI'}"
            with guarded(what):
                spark.conf.set("spark.sql.ansi.enabled", ansi)
                began = time.monotonic()
                given = run_query(spark, route, file, *options)
                took = time.monotonic() - began
                answer = good("batch", file, "--route", route, "--columns", ",".join(columns), *options)
                check(f"{what} ({took:.1f} s)", table_of(answer, given.schema), given)
        spark.conf.set("spark.sql.ansi.enabled", "true")
        if route == varied[0]:
            with guarded(f"{route} row after row"):
                given = run_query(spark, route, file, "--count", "recursion")
                answer = good("batch", file, "--route", route, "--columns", ",".join(columns))
                check(f"{route} row after row", table_of(answer, given.schema), given)
            contract = ["--complementary", "fr/pacifica-2023"]
            with guarded(" ".join(contract)):
                given = run_query(spark, route, file, *contract)
                answer = good("batch", file, "--route", route, "--columns", ",".join(columns), *contract)
                check(" ".join(contract), table_of(answer, given.schema), given)
        spark.catalog.clearCache()
    several(spark)
    spark.conf.set("spark.sql.codegen.wholeStage", "true")
    spark.conf.set("spark.sql.codegen.factoryMode", "FALLBACK")


def several(spark):
    """Sessions with several professionals in one table, compared with `racpsy calc`, which answers cases of several routes."""
    folder = work / "several"
    folder.mkdir()
    lines = subprocess.run(
        ["node", str(here / "several.mjs"), program, str(folder)], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    spark.conf.set("spark.sql.codegen.wholeStage", "false")
    spark.conf.set("spark.sql.codegen.factoryMode", "NO_CODEGEN")
    for file, answers, contract, *routes in (line.split("\t") for line in lines):
        what = f"{', '.join(routes)}, complementary {contract}"
        with guarded(what):
            load(spark, file).cache()
            given = run_query(spark, routes, file, "--complementary", contract)
            check(what, table_of(pathlib.Path(answers).read_text(), given.schema), given)
            spark.catalog.clearCache()


def dirty():
    """Writes sessions some of which are refused. Returns the file, and the code of each that is."""
    file, rejects = work / "dirty.csv", work / "rejects.tsv"
    draw = random.Random(11)
    lines = ["id,patient,date,age,coverage,mode,private_fee_cents"]
    for patient in range(1, 400):
        day = 20 * 365 + draw.randint(0, 1500)
        for _ in range(draw.randint(1, 12)):
            row = [len(lines), patient, str(datetime.date(2002, 5, 1) + datetime.timedelta(day)), 30, "c2s", "", 6000]
            if draw.random() < 0.04:
                column, value = draw.choice([(3, 131), (3, -1), (4, "c2s+"), (4, "standard+ald"), (4, "C2X"), (5, "phone"), (6, -5)])
                row[column] = value
            lines.append(",".join(map(str, row)))
            day += draw.choice([0, 1, 7])
    file.write_text("\n".join(lines) + "\n")
    code, answers, _ = call("batch", str(file), "--rejects", str(rejects), "--columns", ",".join(columns))
    assert code == 1
    with open(rejects) as rows:
        codes = {int(row["id"]): row["code"] for row in csv.DictReader(rows, delimiter="\t")}
    return str(file), answers, codes


def large(rows, workload="w2"):
    """Writes rows of the benchmark. Returns the file."""
    generate, file = work / "generate", work / f"large-{rows}.csv"
    if not generate.exists():
        subprocess.run(["g++", "-std=c++20", "-O2", "-o", str(generate), str(here / "../../bench/generate.cpp")], check=True)
    with open(file, "w") as out:
        subprocess.run([str(generate), workload, str(rows)], stdout=out, check=True)
    return str(file)


def only(file, names):
    """Writes some columns of a file. Returns the new file."""
    cut = file.replace(".csv", "-cut.csv")
    with open(cut, "wb") as out:
        out.write((",".join(names) + "\n").encode())
        pyarrow.csv.write_csv(pyarrow.csv.read_csv(file).select(names), out, pyarrow.csv.WriteOptions(include_header=False, quoting_style="none"))
    return cut


def parquet_of(file):
    """Writes the rows of a CSV file as Parquet. Returns the new file."""
    pyarrow.parquet.write_table(pyarrow.csv.read_csv(file), f"{file}.parquet")
    return f"{file}.parquet"


def timed(what, work_to_do):
    began = time.monotonic()
    done = work_to_do()
    print(f"       {what}: {time.monotonic() - began:.1f} s", flush=True)
    return done


def answer_of(file, route, schema, *options):
    return table_of(good("batch", file, "--route", route, "--columns", ",".join(columns), *options), schema)


def written(frame):
    """Returns the rows that Spark writes to Parquet files, with its types."""
    folder = str(work / "answers")
    frame.write.mode("overwrite").parquet(folder)
    given = pyarrow.parquet.read_table(folder)
    return given.cast(plain(given.schema))


large_routes = (("fr/mon-soutien-psy", None), ("be/premiere-ligne", ["id", "patient", "date", "fee_cents"]))


def large_both(spark, rows):
    """Windows and a fold over many rows, and the package, against one answer of batch."""
    import racpsy.spark

    file = large(rows)
    for route, names in large_routes:
        mine = only(file, names) if names else file
        answer = timed(f"batch, {route}", lambda: good("batch", mine, "--route", route, "--columns", ",".join(columns)))
        frame = spark.read.parquet(parquet_of(mine))
        frame.createOrReplaceTempView("sessions")
        named = frame.withColumnRenamed("fee_cents", "private_fee_cents")
        for way, answered in (
            ("query", lambda: spark.sql(query_of(route, mine))),
            ("package", lambda: racpsy.spark.batch(named, route=route, columns=columns).select(columns)),
        ):
            with guarded(f"{way}, {route}, {rows} rows"):
                given = timed(f"{way}, {route}", lambda: written(answered()))
                timed("compared", lambda: check(f"{way}, {route}, large", table_of(answer, given.schema), given))
    shutil.rmtree(work / "answers", ignore_errors=True)


def package(spark):
    """racpsy.spark.batch: sessions in any order, refused rows, years, and errors."""
    import racpsy.spark

    for route, file in people_files(["fr/mon-soutien-psy", "be/premiere-ligne", "nl/basis-ggz"]):
        with guarded(f"package, {route}"):
            frame = load(spark, file).orderBy("date").repartition(3)
            given = racpsy.spark.batch(frame, route=route, columns=columns, at_once=100).toArrow()
            assert given["refused"].null_count == given.num_rows
            given = given.drop_columns(["refused", "refused_because"]).cast(plain(given.schema.remove(len(columns)).remove(len(columns))))
            check(f"package, {route}", answer_of(file, route, given.schema), given)

    with guarded("package, refused rows"):
        file, answers, codes = dirty()
        given = racpsy.spark.batch(load(spark, file), columns=[*columns, "mode"], lang="en").toArrow()
        refused = given.filter(pyarrow.compute.is_valid(given["refused"]))
        assert dict(zip(refused["id"].to_pylist(), refused["refused"].to_pylist())) == codes
        assert refused["patient_cents"].null_count == refused.num_rows
        assert "phone" in refused["mode"].to_pylist() and all(refused["refused_because"].to_pylist())
        given = given.filter(pyarrow.compute.is_null(given["refused"])).select(columns)
        given = given.cast(plain(given.schema))
        check("package, refused rows", table_of(answers, given.schema), given)
        load(spark, file)
        query = run_query(spark, "fr/mon-soutien-psy", file, wanted=["id", "refused"])
        query = query.filter(pyarrow.compute.is_valid(query["refused"]))
        # A query says of a row that comes after a refused one only that.
        same = {i: c for i, c in zip(query["id"].to_pylist(), query["refused"].to_pylist())}
        assert same.keys() == codes.keys()
        assert all(same[i] in (codes[i], "after_refused") for i in codes)
        tally("query, refused rows")

    with guarded("package, years"):
        file = large(20000, "w1")
        asked = ["id", "covered_sessions", "price_cents", "amo_cents", "patient_cents"]
        frame = load(spark, file)
        given = racpsy.spark.batch(frame, columns=asked).toArrow().select(asked)
        given = given.cast(plain(given.schema))
        check("package, years", table_of(good("batch", file, "--columns", ",".join(asked)), given.schema), given)

    frame = spark.range(3).selectExpr("id", "id AS patient", "DATE'2026-03-02' AS date")
    for what, call_, error in (
        ("a word that is none", lambda: racpsy.spark.batch(frame, coverage="c2z"), racpsy.Error),
        ("another name of patients", lambda: racpsy.spark.batch(frame.withColumnRenamed("patient", "patient_id")), ValueError),
        ("no id", lambda: racpsy.spark.batch(frame.drop("id")), ValueError),
        ("a summary", lambda: racpsy.spark.batch(frame, summary=True), TypeError),
        ("a column `refused`", lambda: racpsy.spark.batch(frame.selectExpr("*", "1 AS refused"), columns=["id", "refused"]), ValueError),
    ):
        with guarded(what):
            try:
                call_()
            except error:
                tally(f"package, {what}")
            else:
                raise AssertionError("no error")


# A block of code, and what it prints in a block without language.
block = re.compile(r"^```(python|sh)\n(.*?)^```\n(?:\n```\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)


def page(name):
    """Runs the code of a page, and compares what it prints. GOLDEN=update rewrites the page."""
    root = here.parents[1]
    folder = work / "page"
    folder.mkdir()
    os.chdir(folder)
    names = {}
    bins = [pathlib.Path(program).parent, pathlib.Path(sys.executable).parent]
    os.environ["PATH"] = ":".join([*map(str, bins), os.environ["PATH"]])

    def run(found):
        language, code, says = found.groups()
        out = io.StringIO()
        if language == "python":
            with contextlib.redirect_stdout(out):
                exec(compile(code, name, "exec"), names)
        else:
            done = subprocess.run(["bash", "-euo", "pipefail", "-c", code], capture_output=True, text=True)
            if done.returncode != 0:
                raise RuntimeError(done.stderr[-3000:])
            out.write(done.stdout)
        if says is None:
            assert out.getvalue() == ""
            return found[0]
        return f"```{language}\n{code}```\n\n```\n{out.getvalue()}```\n"

    with guarded(name):
        text = (root / name).read_text("utf-8")
        pins = [*(here / "requirements.txt").read_text().split(), f"Spark {pyspark_version()}"]
        for pin in pins:
            assert pin in text, f"the page does not say {pin}"
        found = block.sub(run, text)
        if os.environ.get("GOLDEN") == "update":
            (root / name).write_text(found, "utf-8")
        if found != text:
            sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), found.splitlines(True), name, "run"))
            raise AssertionError("prints something else")
        tally(f"{name}: what its commands print")


def pyspark_version():
    import pyspark

    return pyspark.__version__


def processor_seconds():
    """Returns what the processes of Spark, all children of this one, have used until now."""
    used, parent = {}, {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            cells = (folder / "stat").read_text().rpartition(")")[2].split()
            parent[int(folder.name)] = int(cells[1])
            used[int(folder.name)] = sum(map(int, cells[11:15]))
    family = {os.getpid()}
    for _ in range(5):
        family |= {pid for pid, above in parent.items() if above in family}
    return sum(used[pid] for pid in family) / os.sysconf("SC_CLK_TCK")


def growth(sizes, only):
    """Times both ways, from Parquet to nowhere, on one executor and on two; prints a table.

    Executors are processes with one core and 1 GB each (local-cluster).
    """
    import racpsy.spark

    global spark
    route = "fr/mon-soutien-psy"
    files = {}
    for rows in sizes:
        file = large(rows)
        files[rows] = parquet_of(file)
        os.remove(file)
    query = good("sql", route, "--dialect", "spark", "--has", "id,patient,date,coverage,complementary,private_fee_cents=fee_cents")
    ways = {
        "package": lambda frame: racpsy.spark.batch(frame.withColumnRenamed("fee_cents", "private_fee_cents"), route=route),
        "queries": lambda frame: frame.createOrReplaceTempView("sessions") or spark.sql(query),
    }
    print("| way | executors | rows | seconds | processor seconds |")
    for executors in (1, 2):
        spark.stop()
        spark = session(f"local-cluster[{executors},1,1024]")
        for name, way in ways.items():
            if only not in (None, name):
                continue
            frame = spark.read.parquet(files[sizes[0]])
            way(frame.limit(10000)).write.format("noop").mode("overwrite").save()  # loads classes
            for rows in sizes:
                frame = spark.read.parquet(files[rows])
                began, used = time.monotonic(), processor_seconds()
                way(frame).write.format("noop").mode("overwrite").save()
                print(f"| {name} | {executors} | {rows} | {time.monotonic() - began:.1f} | {processor_seconds() - used:.1f} |", flush=True)


def people_files(routes):
    folder = work / "package-people"
    folder.mkdir()
    return people(folder, 1500, routes)


def tally(what):
    global passed
    passed += 1
    print(f"ok     {what}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--wheel")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", choices=("queries", "large", "package", "page"))
    parser.add_argument("--growth", type=lambda sizes: [int(n) for n in sizes.split(",")])
    asked = parser.parse_args()
    program = str(pathlib.Path(asked.program).resolve())
    if asked.wheel:
        os.environ["WHEEL"] = str(pathlib.Path(asked.wheel).resolve())
    started = time.monotonic()
    try:
        spark = session()
        print(f"Spark {spark.version}, ANSI {spark.conf.get('spark.sql.ansi.enabled')}, started in {time.monotonic() - started:.1f} s", flush=True)
        assert spark.conf.get("spark.sql.ansi.enabled") == "true"
        if asked.growth:
            growth(asked.growth, asked.only)
            spark.stop()
            sys.exit()
        for part, work_to_do in (
            ("queries", lambda: queries(spark, asked.all)),
            ("large", lambda: large_both(spark, asked.rows)),
            ("package", lambda: package(spark)),
            ("page", lambda: page("docs/spark.md")),
        ):
            if asked.only in (None, part):
                with guarded(part):
                    work_to_do()
        used = processor_seconds()
        spark.stop()
    finally:
        os.chdir("/")
        shutil.rmtree(work, ignore_errors=True)
    print(f"{compared} rows compared, whole run {time.monotonic() - started:.1f} s, {used:.1f} processor seconds")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed != 0)
