"""Writes the Arrow files and SQLite databases of this folder: pyarrow 25.0.1, SQLite 3.40.1. The tests know the values by formula."""
import datetime
import decimal
import pathlib
import sqlite3

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc as ipc

folder = pathlib.Path(__file__).parent
noon = datetime.datetime(2024, 2, 29, 12, 30)

# The rows of snappy.parquet.
few = pa.table({
    "id": pa.array([0, 1, 2], pa.int64()), "size": pa.array([0, None, 0.5], pa.float16()), "kind": pa.array(["k0", "k1", "k0"]).dictionary_encode(),
    "pair": pa.array([[0, 0], [1, 10], [2, 20]], pa.list_(pa.int16(), 2)), "at": pa.array([{"x": 0.0}, {"x": 1.5}, {"x": 3.0}]),
    "moment": pa.array([noon] * 3, pa.timestamp("us")), "gap": pa.array([float("nan")] * 3, pa.float32()),
})
for compression in ["lz4", "zstd"]:
    feather.write_feather(few, str(folder / f"{compression}.feather"), compression=compression)
with ipc.new_stream(str(folder / "few.arrows"), few.schema) as stream:
    stream.write_table(few)

# Row i of 50: numbers of every type, in batches of 7 rows, the first cut out of a longer table.
rows = range(-3, 50)
types = [pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64(), pa.float16(), pa.float32(), pa.float64(), pa.decimal128(12, 2), pa.decimal256(40, 2)]


def value(i, kind):
    i = abs(i)
    if pa.types.is_decimal(kind):
        return decimal.Decimal(-25 * i).scaleb(-2)
    return -i / 4 if pa.types.is_floating(kind) else -i if pa.types.is_signed_integer(kind) else i


columns = {}
for kind in types:
    name = str(kind).split("(")[0]
    columns[name] = pa.array([value(i, kind) for i in rows], kind)
    columns[f"{name} gaps"] = pa.array([None if i % 3 == 0 else value(i, kind) for i in rows], kind)
columns["truth"] = pa.array([i % 2 == 0 for i in rows])
columns["largest"] = pa.array([2**63 - 1 for i in rows], pa.int64())
columns["list"] = pa.array([[i, None, 2 * i] for i in rows], pa.large_list(pa.int32()))
columns["fixed"] = pa.array([[i, -i] for i in rows], pa.list_(pa.float32(), 2))
columns["none"] = pa.nulls(len(rows))
numbers = pa.table(columns).slice(3)
with ipc.new_file(str(folder / "numbers.arrow"), numbers.schema, options=ipc.IpcWriteOptions(compression="lz4")) as file:
    file.write_table(numbers, max_chunksize=7)

# A dictionary for each batch.
with ipc.new_stream(str(folder / "dictionaries.arrows"), pa.schema([("kind", pa.dictionary(pa.int8(), pa.string()))])) as stream:
    for values in [["a", "b"], ["c", "a", None], ["b"]]:
        stream.write_table(pa.table({"kind": pa.array(values).dictionary_encode().cast(pa.dictionary(pa.int8(), pa.string()))}))

texts = pa.table({
    "text": ["é💧", None], "large": pa.array(["x", None], pa.large_string()), "view": pa.array(["a", "more than twelve bytes"], pa.string_view()),
    "day": pa.array([datetime.date(2024, 2, 29)] * 2), "seconds": pa.array([noon] * 2, pa.timestamp("s")), "nanoseconds": pa.array([noon] * 2, pa.timestamp("ns", "Europe/Paris")),
    "clock": pa.array([datetime.time(12, 30, 1)] * 2, pa.time64("ns")), "span": pa.array([datetime.timedelta(seconds=3)] * 2, pa.duration("ms")),
    "bytes": pa.array([b"abc", b"\xff\x00"]), "number": ["1.5", "two"],
})
feather.write_feather(texts, str(folder / "texts.feather"), compression="uncompressed")

runs = pa.table({"runs": pa.RunEndEncodedArray.from_arrays(pa.array([2, 3], pa.int32()), pa.array([1.0, 2.0]))})
with ipc.new_file(str(folder / "runs.arrow"), runs.schema) as file:
    file.write_table(runs)


def database(name, *statements):
    path = folder / name
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA page_size = 512")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


# Row i of 300, added in the order of its key. The index has all that a query of `a` alone needs, in another order.
series = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299)"
database(
    "one.db",
    'CREATE TABLE measures (id INTEGER PRIMARY KEY, a REAL, "the kind" TEXT, large INTEGER, gap REAL, twice REAL GENERATED ALWAYS AS (2 * a) VIRTUAL)',
    "CREATE INDEX by_a ON measures (a)",
    f"INSERT INTO measures (id, a, \"the kind\", large, gap) {series} SELECT i, -i / 4.0, CASE i % 3 WHEN 0 THEN 'low' ELSE 'high' END, 9007199254740993, CASE WHEN i % 2 THEN i END FROM n",
)
database(
    "several.db",
    "CREATE TABLE Flowers (width REAL, kind TEXT)", "INSERT INTO Flowers VALUES (1.5, 'rose'), ('2,5', NULL), (3, x'ff00')",
    'CREATE TABLE "a ""table""" (x INTEGER PRIMARY KEY, y) WITHOUT ROWID', 'INSERT INTO "a ""table""" VALUES (2, 20), (1, 10)',
    "CREATE VIEW wide AS SELECT width FROM Flowers WHERE width > 1 ORDER BY width DESC",
)
