#!/usr/bin/env bash
# fastparquet 2026.9.0 with pandas 3.0.6: writing columns of times that are not in nanoseconds.
# Expected: the times that were given, whatever their unit. pandas 3 has columns in seconds (from datetime64[s]) and, from strings, in
# microseconds.
# Seen: datetime64[s] is written as if the seconds were milliseconds, and with times="int96" microseconds as if they were nanoseconds:
# 2020 becomes January 1970, without an error, as pyarrow reads the files. fastparquet refuses the first file and reads the second so, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv > /dev/null
venv/bin/pip install --quiet --disable-pip-version-check numpy==2.4.6 pandas==3.0.6 pyarrow==25.0.1 cramjam==2.13.0 fsspec==2026.9.0 fastparquet==2026.9.0 2> /dev/null
cat > run.py <<'PY'
import warnings

import fastparquet
import numpy as np
import pandas as pd
import pyarrow.parquet as pq

warnings.filterwarnings("ignore")
for times in ("int64", "int96"):
    for unit in ("s", "ms", "us", "ns"):
        if times == "int96" and unit in ("s", "ms"):
            continue
        frame = pd.DataFrame({"x": np.array(["2020-01-01T12:00:00", "1960-06-01T00:00:00"], f"datetime64[{unit}]")})
        fastparquet.write("a.parquet", frame, times=times)
        print(f"{times}, {unit}: {', '.join(str(t).replace('+00:00', '') for t in pq.read_table('a.parquet').column('x').to_pylist())}")
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
int64, s: 1970-01-01 00:26:17.880000, 1969-12-31 23:54:57.513000
int64, ms: 2020-01-01 12:00:00, 1960-06-01 00:00:00
int64, us: 2020-01-01 12:00:00, 1960-06-01 00:00:00
int64, ns: 2020-01-01 12:00:00, 1960-06-01 00:00:00
int96, us: 1970-01-19 06:18:00, 1969-12-28 11:58:33.600000
int96, ns: 2020-01-01 12:00:00, 1960-06-01 00:00:00
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
