"""Writes the Parquet and Arrow files of good/ with pyarrow 25.0.1 and polars 1.44.2, each judged by the other; test/oracle/corpus.oracle.ts has DuckDB judge those of Parquet.

python test/data/corpus/columnar.py     # an environment with the two packages
"""
import datetime
import decimal
import json
import math
import pathlib
import random

import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc as ipc
import pyarrow.parquet as pq

folder = pathlib.Path(__file__).parent
(folder / "good/parquet").mkdir(parents=True, exist_ok=True)
(folder / "good/arrow").mkdir(parents=True, exist_ok=True)
rng = random.Random(14)
cases = []


def case(file, columns, judge):
    """`columns`: a type for each, the names of its classes, or a prefix and how many columns of a list it has. `judge`: the columns that the other library reads."""
    table = {}
    for name, kind in columns.items():
        values = judge[name]
        if isinstance(kind, int):
            table.update({f"{name}[{k}]": [None if row is None else row[k] for row in values] for k in range(kind)})
        else:
            table[name] = [kind.index(str(v)) if isinstance(kind, list) and v is not None else v for v in values]
    rows = list(zip(*table.values()))
    kept = [row for row in rows if all(v is not None and not (isinstance(v, float) and math.isnan(v)) for v in row)]
    numbers = {name: [float(row[k]) for row in kept] for k, name in enumerate(table)}
    arrays = {name: [x for row in zip(*(numbers[f"{name}[{k}]"] for k in range(kind))) for x in row] if isinstance(kind, int) else numbers[name] for name, kind in columns.items()}
    cases.append({"file": file, "columns": {n: "number" if k == "number" else {"size": k} if isinstance(k, int) else k for n, k in columns.items()}, "options": {}, "count": len(kept), "dropped": len(rows) - len(kept), "arrays": arrays})


def by_polars(file, *path):
    frame = pl.read_parquet(folder / "good" / file, use_pyarrow=False) if file.endswith("parquet") else (pl.read_ipc_stream if file.endswith("arrows") else pl.read_ipc)(folder / "good" / file, use_pyarrow=False)
    return {name: frame[name].to_list() for name in frame.columns}


def by_pyarrow(file):
    path = str(folder / "good" / file)
    return (pq.read_table(path) if file.endswith("parquet") else ipc.open_stream(path).read_all() if file.endswith("arrows") else ipc.open_file(path).read_all()).to_pydict()


def reals(n, gaps=0):
    return [None if gaps and k % gaps == gaps - 1 else rng.gauss(0, 10) for k in range(n)]


def words(n, *choices, gaps=0):
    return [None if gaps and k % gaps == gaps - 1 else rng.choice(choices) for k in range(n)]


iris = ["setosa", "virginica"]
flowers = pa.table({"sepal.length": reals(60), "Petal Width": pa.array(reals(60, 9), pa.float32()), "species": words(60, *iris)})
for codec in ["none", "snappy", "gzip", "zstd", "brotli", "lz4"]:
    pq.write_table(flowers, folder / f"good/parquet/flowers-{codec}.parquet", compression=codec)
    case(f"parquet/flowers-{codec}.parquet", {"sepal.length": "number", "Petal Width": "number", "species": iris}, by_polars(f"parquet/flowers-{codec}.parquet"))

trips = pa.table({
    "VendorID": pa.array(words(90, 1, 2), pa.int8()), "passenger_count": pa.array(words(90, 1, 2, 5, gaps=11), pa.int64()), "trip_distance": pa.array([abs(x) for x in reals(90)]),
    "store_and_fwd_flag": pa.array(words(90, "N", "Y")).dictionary_encode(), "total": pa.array([decimal.Decimal(rng.randrange(10000)).scaleb(-2) for _ in range(90)], pa.decimal128(9, 2)),
})
pq.write_table(trips, folder / "good/parquet/yellow_tripdata.parquet", row_group_size=25, data_page_size=128, data_page_version="2.0", compression="zstd")
case("parquet/yellow_tripdata.parquet", {"passenger_count": "number", "trip_distance": "number", "store_and_fwd_flag": ["N", "Y"], "total": "number"}, by_polars("parquet/yellow_tripdata.parquet"))

odd = pa.table({"delta": pa.array([10**9 + 37 * k for k in range(50)], pa.int32()), "delta64": pa.array([-(10**12) + 41 * k * k for k in range(50)], pa.int64()), "split": reals(50), "texts": [f"kind {k % 2}" for k in range(50)]})
pq.write_table(odd, folder / "good/parquet/encodings.parquet", use_dictionary=False, column_encoding={"delta": "DELTA_BINARY_PACKED", "delta64": "DELTA_BINARY_PACKED", "split": "BYTE_STREAM_SPLIT", "texts": "DELTA_BYTE_ARRAY"})
case("parquet/encodings.parquet", {"delta": "number", "delta64": "number", "split": "number", "texts": ["kind 0", "kind 1"]}, by_polars("parquet/encodings.parquet"))

lists = pa.table({"vector": pa.array([reals(5) for _ in range(20)], pa.list_(pa.float32())), "label": words(20, "a", "b")})
pq.write_table(lists, folder / "good/parquet/embeddings.parquet")
case("parquet/embeddings.parquet", {"vector": 5, "label": ["a", "b"]}, by_polars("parquet/embeddings.parquet"))

stamps = pa.table({"half": pa.array(reals(30), pa.float16()), "unsigned": pa.array([2**32 - 1 - k for k in range(30)], pa.uint32()), "when": pa.array([datetime.datetime(2024, 2, 29, 12, k) for k in range(30)], pa.timestamp("us"))})
pq.write_table(stamps, folder / "good/parquet/halves.parquet")
case("parquet/halves.parquet", {"half": "number", "unsigned": "number"}, by_polars("parquet/halves.parquet"))

by_hand = pl.DataFrame({"x": reals(40, 7), "n": list(range(40)), "kind": pl.Series(words(40, "u", "v"), dtype=pl.Categorical), "ok": [k % 3 == 0 for k in range(40)]})
by_hand.write_parquet(folder / "good/parquet/polars.parquet", row_group_size=16, statistics=False)
case("parquet/polars.parquet", {"x": "number", "n": "number", "kind": ["u", "v"]}, by_pyarrow("parquet/polars.parquet"))

for codec in ["uncompressed", "lz4", "zstd"]:
    feather.write_feather(flowers, str(folder / f"good/arrow/flowers-{codec}.feather"), compression=codec)
    case(f"arrow/flowers-{codec}.feather", {"sepal.length": "number", "Petal Width": "number", "species": iris}, by_polars(f"arrow/flowers-{codec}.feather"))
with ipc.new_stream(str(folder / "good/arrow/trips.arrows"), trips.schema) as stream:
    stream.write_table(trips, max_chunksize=20)
case("arrow/trips.arrows", {"passenger_count": "number", "trip_distance": "number", "store_and_fwd_flag": ["N", "Y"], "total": "number"}, by_polars("arrow/trips.arrows"))
with ipc.new_file(str(folder / "good/arrow/embeddings.arrow"), lists.schema) as file:
    file.write_table(lists, max_chunksize=6)
case("arrow/embeddings.arrow", {"vector": 5, "label": ["a", "b"]}, by_polars("arrow/embeddings.arrow"))
by_hand.write_ipc(folder / "good/arrow/polars.arrow", compression="zstd")
case("arrow/polars.arrow", {"x": "number", "n": "number", "kind": ["u", "v"]}, by_pyarrow("arrow/polars.arrow"))
by_hand.write_ipc_stream(folder / "good/arrow/polars.arrows")
case("arrow/polars.arrows", {"x": "number", "n": "number", "kind": ["u", "v"]}, by_pyarrow("arrow/polars.arrows"))

(folder / "columnar.json").write_text("[\n" + ",\n".join(json.dumps(c, ensure_ascii=False) for c in cases) + "\n]\n")
