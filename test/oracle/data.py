"""Writes files of data as NumPy and pandas do, and the numbers that they read from them."""
import gzip, json, sys
import numpy as np
import pandas as pd

folder = sys.argv[1]
rng = np.random.default_rng(7)
cases = []

def case(name, file, numbers, options=None):
    numbers = np.asarray(numbers, dtype=np.float64)
    numbers.tofile(f"{folder}/{name}.f64")
    cases.append({"name": name, "file": file, "rows": int(numbers.shape[0]), "columns": int(numbers.shape[1]), "options": options or {}})

# Arrays of every type of elements, in both orders.
for dtype in ["<f2", "<f4", "<f8", ">f4", ">f8", "|i1", "|u1", "<i2", ">i2", "<u2", "<i4", "<u4", "<i8", ">i8", "<u8", "|b1"]:
    for shape in [(5, 1), (4, 3), (3, 2, 2)]:
        a = (rng.normal(size=shape) * 50).astype(np.float32)
        a = (np.abs(a) if "u" in dtype else a).astype(dtype) if dtype != "|b1" else a > 0
        for order in ["C", "F"]:
            name = f"npy{len(cases)}"
            np.save(f"{folder}/{name}.npy", np.asarray(a, order=order))
            if dtype != "|b1":
                case(name, f"{name}.npy", np.asarray(a, dtype=np.float64).reshape(shape[0], -1))
for compressed in [False, True]:
    name = f"npz{len(cases)}"
    x, y = rng.normal(size=(6, 2, 2)), rng.integers(0, 9, size=6)
    (np.savez_compressed if compressed else np.savez)(f"{folder}/{name}.npz", x=x, y=y)
    case(name, f"{name}.npz", np.concatenate([x.reshape(6, -1), y.reshape(6, 1)], axis=1))

# Separated values in the dialects of pandas.
def number(kind, n):
    if kind == 0: return rng.normal(size=n) * 10.0 ** rng.integers(-12, 12, size=n)
    if kind == 1: return np.round(rng.normal(size=n) * 1000, 2)
    if kind == 2: return rng.integers(-10**9, 10**9, size=n)
    return rng.random(size=n)

for sep in [",", ";", "\t", "|", " "]:
    for decimal in [".", ","]:
        if sep == decimal: continue
        for quoting in [0, 1, 2]:
            for missing in [False, True]:
                name = f"csv{len(cases)}"
                n = int(rng.integers(3, 60))
                frame = pd.DataFrame({f"c {i}": number(i % 4, n) for i in range(int(rng.integers(2, 6)))})
                if missing: frame = frame.mask(rng.random(frame.shape) < 0.1)
                end = rng.choice(["\n", "\r\n", "\r"])
                # The writer quotes a line end only if it is its own.
                frame["text"] = rng.choice(['plain', 'with, comma; and "quotes"', f'two{end}lines', 'é💧', ''], size=n)
                text = frame.to_csv(index=False, sep=sep, decimal=decimal, quoting=quoting, lineterminator=end, na_rep=rng.choice(["", "NA"]) if missing and sep != " " else "NA")
                data = text.encode()
                zipped = bool(rng.integers(0, 2))
                with open(f"{folder}/{name}.csv", "wb") as f: f.write(gzip.compress(data) if zipped else data)
                read = pd.read_csv(f"{folder}/{name}.csv", sep=sep, decimal=decimal, compression="gzip" if zipped else None, float_precision="round_trip")
                options = {"decimal": decimal}
                if sep == " " or decimal == ",": options["delimiter"] = sep
                case(name, f"{name}.csv", read.drop(columns="text"), options)

# JSON as pandas writes it.
for orient in ["records", "values", "lines"]:
    name = f"json{len(cases)}"
    frame = pd.DataFrame({"a": number(0, 20), "b": number(2, 20)})
    frame.to_json(f"{folder}/{name}.json", orient="records" if orient == "lines" else orient, lines=orient == "lines", double_precision=15)
    read = pd.read_json(f"{folder}/{name}.json", orient="records" if orient == "lines" else orient, lines=orient == "lines", precise_float=True)
    with open(f"{folder}/{name}.json") as f: text = f.read()
    rows = [json.loads(line) for line in text.splitlines()] if orient == "lines" else json.loads(text)
    case(name, f"{name}.json", [list(r.values()) if isinstance(r, dict) else r for r in rows])

json.dump(cases, open(f"{folder}/cases.json", "w"))
