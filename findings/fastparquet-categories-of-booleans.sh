#!/usr/bin/env bash
# fastparquet 2026.9.0: a column of pandas of type category with booleans, such as a label read as a category.
# Expected: the booleans, or an error when it is written.
# Seen: it is written, without an error; fastparquet reads True, True, True for True, False, True, and pyarrow refuses the file, since
# the dictionary is of booleans. Categories of strings and of integers come back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv > /dev/null
venv/bin/pip install --quiet --disable-pip-version-check numpy==2.4.6 pandas==3.0.6 pyarrow==25.0.1 cramjam==2.13.0 fsspec==2026.9.0 fastparquet==2026.9.0 2> /dev/null
cat > run.py <<'PY'
import fastparquet
import pandas as pd
import pyarrow.parquet as pq

for values in (["b", "a", "b"], [7, 5, 7], [True, False, True], [False, True, True]):
    fastparquet.write("a.parquet", pd.DataFrame({"x": pd.Series(values).astype("category")}))
    read = fastparquet.ParquetFile("a.parquet").to_pandas()["x"].tolist()
    try:
        other = pq.read_table("a.parquet").column("x").to_pylist()
    except Exception as error:
        other = type(error).__name__
    print(f"{values}: fastparquet {read}, pyarrow {other}")
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
['b', 'a', 'b']: fastparquet ['b', 'a', 'b'], pyarrow ['b', 'a', 'b']
[7, 5, 7]: fastparquet [7, 5, 7], pyarrow [7, 5, 7]
[True, False, True]: fastparquet [True, True, True], pyarrow OSError
[False, True, True]: fastparquet [True, True, True], pyarrow OSError
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
