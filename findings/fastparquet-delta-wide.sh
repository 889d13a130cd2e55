#!/usr/bin/env bash
# fastparquet 2026.9.0: integers encoded as DELTA_BINARY_PACKED whose differences need 30 bits and more.
# Expected: the numbers (Parquet, Encodings, Delta Encoding: widths up to that of the type), as pyarrow reads them.
# Seen: right up to a width of 29 bits; from 30 on other numbers, without an error, for int32 and for int64.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv > /dev/null
venv/bin/pip install --quiet --disable-pip-version-check numpy==2.4.6 pandas==3.0.6 pyarrow==25.0.1 cramjam==2.13.0 fsspec==2026.9.0 fastparquet==2026.9.0 2> /dev/null
cat > run.py <<'PY'
import fastparquet
import pyarrow as pa
import pyarrow.parquet as pq

for name in ("int32", "int64"):
    for bits in (20, 28, 29, 30, 32):
        top = 2 ** (bits - 2)
        x = [0, top, 0, 5, top - 7, -top + 1, 9, top - 1]
        pq.write_table(pa.table({"x": pa.array(x, getattr(pa, name)())}), "a.parquet", use_dictionary=False, column_encoding={"x": "DELTA_BINARY_PACKED"})
        assert pq.read_table("a.parquet").column("x").to_pylist() == x
        y = fastparquet.ParquetFile("a.parquet").to_pandas()["x"].tolist()
        wrong = [(a, b) for a, b in zip(x, y) if a != b]
        print(f"{name}, {bits} bits: {len(wrong)} of {len(x)} wrong" + (f", {wrong[0][1]} for {wrong[0][0]}" if wrong else ""))
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
int32, 20 bits: 0 of 8 wrong
int32, 28 bits: 0 of 8 wrong
int32, 29 bits: 0 of 8 wrong
int32, 30 bits: 5 of 8 wrong, -268435451 for 5
int32, 32 bits: 5 of 8 wrong, -2130706427 for 5
int64, 20 bits: 0 of 8 wrong
int64, 28 bits: 0 of 8 wrong
int64, 29 bits: 0 of 8 wrong
int64, 30 bits: 5 of 8 wrong, -268435451 for 5
int64, 32 bits: 5 of 8 wrong, -2130706427 for 5
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
