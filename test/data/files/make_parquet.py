"""Writes the Parquet files of many pages of this folder: pyarrow 25.0.1, fastparquet 2026.9.0. The tests know the values by formula."""
import datetime
import pathlib

import fastparquet
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

folder = pathlib.Path(__file__).parent
rows = range(1000)


def gaps(values, every):
    return [None if i % every == every - 1 else value for i, value in zip(rows, values)]


day = datetime.date(2024, 2, 29)
noon = datetime.datetime(2024, 2, 29, 12, 30)
table = pa.table({
    "i32": pa.array([i - 500 for i in rows], pa.int32()), "i32 gaps": pa.array(gaps(rows, 3), pa.int32()), "u32": pa.array([2**32 - 1 - i for i in rows], pa.uint32()),
    "i64": pa.array([-i * 2**40 for i in rows], pa.int64()), "large": pa.array([2**53 + 1 + i for i in rows], pa.int64()), "u64 gaps": pa.array(gaps([2**64 - 1 - i for i in rows], 4), pa.uint64()),
    "f32 gaps": pa.array(gaps([i / 4 for i in rows], 5), pa.float32()), "f64": pa.array([i / 8 if i % 10 else float("nan") for i in rows]), "few": pa.array(gaps([i % 7 / 2 for i in rows], 7)),
    "truth": pa.array([i % 3 == 0 for i in rows]), "truth gaps": pa.array(gaps([i % 2 == 0 for i in rows], 6)),
    "kind": pa.array(["low" if i % 3 else "high" for i in rows]), "text gaps": pa.array(gaps([f"é{i}" for i in rows], 8)),
    "price": pa.array(gaps([i * 25 for i in rows], 9), pa.int64()).cast(pa.decimal128(20, 0)),
    "day": pa.array([day + datetime.timedelta(days=i % 5) for i in rows]), "moment gaps": pa.array(gaps([noon + datetime.timedelta(seconds=i) for i in rows], 2), pa.timestamp("us")), "none": pa.array([None] * 1000, pa.float64()),
})
small = {"row_group_size": 600, "data_page_size": 512, "write_batch_size": 64, "dictionary_pagesize_limit": 1024}
pq.write_table(table, folder / "pages.parquet", **small, compression="snappy", data_page_version="1.0")
pq.write_table(table, folder / "checked.parquet", **small, compression="zstd", data_page_version="2.0", write_page_checksum=True)
pq.write_table(table, folder / "raw.parquet", **small, compression="none", use_dictionary=["kind", "few"], store_decimal_as_integer=True)

frame = pd.DataFrame({"i": [i - 500 for i in rows], "x": [i / 8 for i in rows], "gaps": pd.array(gaps(rows, 3), dtype="Int32"), "kind": pd.Categorical(["low" if i % 3 else "high" for i in rows]), "text": [f"é{i % 50}" for i in rows]})
fastparquet.write(str(folder / "fast.parquet"), frame, compression="SNAPPY", row_group_offsets=[0, 700])
