"""The files of good/ that Debian's Python reads: how they are read, by the model and by pandas, NumPy, Pillow and sqlite3, and the numbers that those find.

/usr/bin/python3 test/data/corpus/good.py test/data/corpus/good.json     # python3-pandas 1.5.3, python3-numpy 1.24.2, python3-pil 9.4.0, SQLite 3.40.1

A column is "number", a list of its classes, or one of

- {"size": n, "prefix": p}   an array of n numbers, in the columns that begin so
- {"index": n}               whole numbers below n
- {"filled": kind}           the number and 1 where it is missing, as a field of a record
- {"date": "days"}           days since 1970
- {"other": classes}         the last of them for everything else
"""
import gzip
import io
import json
import pathlib
import sqlite3
import sys
import zipfile

import numpy as np
import pandas as pd
from PIL import Image

good = pathlib.Path(__file__).parent / "good"
missing = ["", "NA", "N/A", "NaN", "nan", "null", "NULL", "?", "."]
cases = []


def position(value, classes):
    if all(isinstance(c, (int, float)) for c in classes):
        return float(classes.index(float(value)))
    return float(classes.index(str(value).strip()))


def numbers_of(frame, name, kind):
    """A list of numbers for each row, or None where it lacks one."""
    if isinstance(kind, dict) and "size" in kind:
        members = [c for c in frame.columns if str(c).startswith(kind["prefix"])]
        assert len(members) == kind["size"], (name, members)
        return [None if np.isnan(row).any() else row.tolist() for row in frame[members].to_numpy(dtype=np.float64)]
    column = frame[name]
    if kind == "number" or (isinstance(kind, dict) and "index" in kind):
        assert column.dtype != object, (name, column)
        return [None if np.isnan(v) else [float(v)] for v in column.astype(np.float64)]
    if isinstance(kind, list):
        return [None if pd.isna(v) else [position(v, kind)] for v in column]
    if "filled" in kind:
        return [[0.0, 1.0] if np.isnan(v) else [float(v), 0.0] for v in column.astype(np.float64)]
    if "date" in kind:
        return [[(pd.Timestamp(v).tz_localize("UTC") if pd.Timestamp(v).tzinfo is None else pd.Timestamp(v)).value / 864e11] for v in column]
    if "other" in kind:
        return [None if pd.isna(v) else [position(v, kind["other"]) if str(v).strip() in kind["other"] else len(kind["other"]) - 1.0] for v in column]
    raise ValueError(kind)


def case(file, columns, frame, **more):
    read = {name: numbers_of(frame, name, kind) for name, kind in columns.items()}
    rows = list(zip(*read.values()))
    kept = [row for row in rows if None not in row]
    assert kept, file
    arrays = {name: [x for row in kept for x in row[k]] for k, name in enumerate(read)}
    cases.append({"file": file, "columns": columns, "options": {}, "count": len(kept), "dropped": len(rows) - len(kept), "arrays": arrays, **more})


def num(*names):
    return {name: "number" for name in names}


def csv(file, columns, options=None, na=(), **read):
    """`options`: what a model says; `read`: what pandas is asked for."""
    frame = pd.read_csv(good / file, keep_default_na=False, na_values=[*missing, *na], float_precision="round_trip", **read)
    frame.columns = [str(c).strip() for c in frame.columns]
    case(file, columns, frame, options=options or {})


def named(*names):
    return list(names), {"header": list(names)}


# Separated values.
csv("csv/winequality-red.csv", {**num("fixed acidity", "citric acid", "density", "pH"), "quality": [3, 4, 5, 6, 7, 8]}, sep=";")
csv("csv/AirQualityUCI.csv", num("CO(GT)", "C6H6(GT)", "AH"), {"decimal": ",", "missing": ["-200"]}, na=["-200"], sep=";", decimal=",")
names, options = named("age", "workclass", "fnlwgt", "education", "education-num", "sex", "capital-gain", "hours", "income")
csv("csv/adult.data", {**num("age", "capital-gain"), "workclass": ["Private", "Self-emp-not-inc", "State-gov", "Federal-gov"], "income": ["<=50K", ">50K"]}, options, names=names, skipinitialspace=True)
names, options = named("age", "workclass", "fnlwgt", "education", "income")
csv("csv/adult.test", {**num("age"), "education": ["Bachelors", "HS-grad", "11th", "Masters", "Some-college"], "income": ["<=50K.", ">50K."]}, {**options, "comment": "|"}, names=names, comment="|", skipinitialspace=True)
names, options = named("mpg", "cylinders", "displacement", "horsepower", "weight", "acceleration", "year", "origin", "name")
csv("csv/auto-mpg.data", {**num("mpg", "horsepower", "weight"), "origin": [1, 2, 3]}, {**options, "delimiter": "blanks"}, names=names, sep=r"\s+")
names, options = named(*"crim zn indus chas nox rm age dis rad tax ptratio b lstat medv".split())
csv("csv/housing.data", {**num("crim", "nox", "b", "medv"), "rad": {"index": 25}}, {**options, "delimiter": "blanks"}, names=names, sep=r"\s+")
csv("csv/pima-indians-diabetes.csv", {**num(*[f"c{k}" for k in range(8)]), "label": [0, 1]}, {"header": False}, names=[*[f"c{k}" for k in range(8)], "label"])
names, options = named("age", "sex", "cp", "trestbps", "chol", "ca", "thal", "num")
csv("csv/processed.cleveland.data", {**num("age", "chol"), "ca": {"filled": "mean"}, "thal": [3, 6, 7], "num": [0, 1, 2, 3, 4]}, options, names=names)
csv("csv/day.csv", {"dteday": {"date": "days"}, **num("temp", "cnt"), "season": {"index": 5}})
csv("csv/forestfires.csv", {**num("FFMC", "rain", "area"), "month": ["mar", "aug", "sep"], "day": {"other": ["mon", "weekend"]}})
names, options = named("sex", "length", "diameter", "height", "whole", "rings")
csv("csv/abalone.data", {"sex": ["F", "I", "M"], **num("length", "whole", "rings")}, options, names=names)
csv("csv/titanic.csv", {"Survived": [0, 1], "Sex": ["female", "male"], **num("Age", "Fare"), "Embarked": ["C", "Q", "S"]})
csv("csv/household_power_consumption.txt", num("Global_active_power", "Voltage", "Sub_metering_1"), sep=";")
csv("csv/pandas-index.csv", {**num("height", "weight"), "label": ["a", "b"]})
csv("csv/nullable-ints.csv", {"visits": {"filled": "median"}, **num("score")})
csv("csv/umsaetze.csv", num("Betrag (EUR)", "Saldo"), {"encoding": "latin1", "decimal": ",", "thousands": "."}, encoding="latin-1", sep=";", decimal=",", thousands=".")
csv("csv/preise-cp1252.csv", {**num("Preis in €"), "Größe": ["groß", "klein"]}, {"encoding": "windows-1252", "decimal": ","}, encoding="cp1252", sep=";", decimal=",")
csv("csv/kantone.csv", num("Einwohner", "Fläche km²"), {"thousands": "'"}, sep=";", thousands="'")
csv("csv/communes.csv", num("population", "superficie"), {"thousands": " ", "decimal": ","}, sep=";", thousands=" ", decimal=",")
csv("csv/communes-nbsp.csv", num("population", "superficie"), {"thousands": "\u00a0", "decimal": ","}, sep=";", decimal=",", converters={"population": lambda t: float(t.replace("\u00a0", ""))})
csv("csv/communes-narrow.csv", num("population", "superficie"), {"thousands": "\u202f", "decimal": ","}, sep=";", decimal=",", converters={"population": lambda t: float(t.replace("\u202f", ""))})
csv("csv/us-cities.csv", num("Population, 2020", "Area sq mi"), {"thousands": ","}, thousands=",")
csv("csv/unicode-text.txt", {**num("Größe", "Gewicht"), "Art": ["Hündin", "Rüde"]}, encoding="utf-16", sep="\t")
csv("csv/utf16be.csv", {**num("temp"), "state": ["offen", "zu"]}, encoding="utf-16")
csv("csv/excel-utf8.csv", {"Customer ID": "number", "Ländercode": ["AT", "DE", "FR"], "Umsatz": "number"}, {"decimal": ","}, encoding="utf-8-sig", sep=";", decimal=",")
csv("csv/mac.csv", {"site": ["A", "B", "C"], **num("depth"), "species": ["cod", "eel"]}, lineterminator="\r")
csv("csv/noaa.txt", {"DATE": {"date": "days"}, **num("TMAX", "TMIN", "PRCP")}, {"comment": "#"}, comment="#")
csv("csv/blank-lines.csv", {**num("x", "y"), "class": ["down", "up"]})
csv("csv/trailing-delimiter.csv", num("time", "v1", "v2"), sep=";")
csv("csv/nonnumeric.tsv", {**num("id", "x"), "label": ["cat", "dog"]}, sep="\t")
csv("csv/quote-all.csv", {**num("sepal.length", "sepal.width"), "variety": ["Setosa", "Virginica"]})
csv("csv/reviews.csv", {**num("id", "useful"), "stars": [1, 2, 3, 4, 5]})
csv("csv/mesh.psv", {**num("X", "Y", "Z"), "FLAG": ["N", "Y"]}, sep="|")
csv("csv/spellings.csv", num("a", "b", "c"))
csv("csv/r-write.csv", num("mpg", "hp") | {"cyl": [4, 6, 8]})
csv("csv/r-logical.csv", {**num("x", "bp"), "smoker": ["FALSE", "TRUE"]}, dtype={"smoker": str})
csv("csv/survey.csv", {**num("age", "income"), "vote": ["blue", "red"]}, {"missing": ["-9", "refused", "-", "unknown"]}, na=["-9", "refused", "-", "unknown"])
csv("csv/climate.dat", num("year", "jan", "mar"), {"delimiter": "blanks", "missing": ["-999"]}, na=["-999", "-999.0"], sep=r"\s+")
csv("csv/eurostat.tsv", num("2019", "2020", "2021"), {"missing": [":"]}, na=[":", ": "], sep="\t")
csv("csv/sunspots.txt", num("sunspots"))
csv("csv/one-column-gaps.csv", num("level"), skip_blank_lines=False)
csv("csv/mnist-like.csv", {"label": list(range(10)), "image": {"size": 16, "prefix": "pixel"}})
csv("csv/fashion-like.csv", {"label": [0, 1, 2], "image": {"size": 9, "prefix": ("1x", "2x", "3x")}})
names, options = named("id", "score", "tier")
csv("csv/hive.txt", {**num("id", "score"), "tier": ["gold", "silver"]}, {**options, "delimiter": "\x01", "missing": ["\\N"]}, na=["\\N"], names=names, sep="\x01")
csv("csv/shift-jis.csv", {**num("気温", "湿度"), "天気": ["晴れ", "雨", "曇り"]}, {"encoding": "shift_jis"}, encoding="shift_jis")
csv("csv/cp1251.csv", {**num("население"), "город": ["Москва", "Казань", "Омск", "Пермь"]}, {"encoding": "windows-1251"}, encoding="cp1251", sep=";")
csv("csv/gbk.csv", {**num("人口"), "等级": ["一", "二"]}, {"encoding": "gbk"}, encoding="gbk")
csv("csv/padded-header.csv", {**num("sensor 1", "sensor 2"), "state": ["off", "on"]})
csv("csv/mixed-delimiters.csv", {**num("score"), "tags": ["a;b;c"]})
csv("csv/no-last-newline.csv", {**num("x1", "x2"), "y": [0, 1]})
csv("csv/excel-sep.csv", num("x", "y"), sep=";", skiprows=1)
csv("csv/rides.csv", {"pickup": {"date": "days"}, **num("distance", "fare")})
csv("csv/gene-expression.tsv", {"expression": {"size": 60, "prefix": "GSM"}, "gene": [f"g{k}" for k in range(5)]}, sep="\t")
csv("csv/inches.csv", num("inches", "price"), quoting=3)
csv("csv/gaps.tsv", {**num("a", "c"), "b": {"filled": "zero"}}, sep="\t")
csv("csv/nfd.csv", num("Ho\u0308he", "Alter"))
cases[-1]["columns"] = num("Höhe", "Alter")
cases[-1]["arrays"] = {"Höhe": cases[-1]["arrays"]["Ho\u0308he"], "Alter": cases[-1]["arrays"]["Alter"]}

# Compressed.
csv("gz/titanic.csv.gz", {"Survived": [0, 1], **num("Age", "Fare")})
csv("gz/unicode-text.txt.gz", {**num("Größe", "Gewicht"), "Art": ["Hündin", "Rüde"]}, encoding="utf-16", sep="\t")
csv("gz/two-members.csv.gz", {"dteday": {"date": "days"}, **num("temp", "cnt")})
csv("gz/named", {**num("sepal.length"), "variety": ["Setosa", "Virginica"]}, compression="gzip")
csv("gz/zero-padded.csv.gz", {**num("depth"), "species": ["cod", "eel"]}, lineterminator="\r")


def flat(value, name=""):
    if isinstance(value, list):
        return {k: v for i, item in enumerate(value) for k, v in flat(item, f"{name or 'column'}[{i}]").items()}
    if isinstance(value, dict):
        return {k: v for key, item in value.items() for k, v in flat(item, f"{name}.{key}" if name else key).items()}
    return {name: value}


def records(file, columns, rows):
    frame = pd.DataFrame([flat(row) for row in rows])
    case(file, columns, frame.replace({m: None for m in missing}) if frame.dtypes.eq(object).any() else frame)


def frame_of(file, columns, **read):
    frame = pd.read_json(good / file, convert_dates=False, precise_float=True, **read)
    case(file, columns, frame.replace(missing, None).apply(pd.to_numeric, errors="ignore"))


def values(file, encoding="utf-8-sig"):
    return json.loads((good / file).read_text(encoding))


def lines(file):
    return [json.loads(line) for line in (good / file).read_text("utf-8-sig").splitlines() if line.strip()]


frame_of("json/events.jsonl", {**num("temperature"), "state": ["off", "on"]}, lines=True)
frame_of("gz/events.jsonl.gz", {**num("id", "temperature"), "state": ["off", "on"]}, lines=True, compression="gzip")
frame_of("json/events-crlf.ndjson", {**num("id", "temperature"), "state": ["off", "on"]}, lines=True)
records("json/logs.jsonl", {"ts": {"date": "days"}, "http.status": [200, 404, 500], "http.ms": "number", "ok": ["False", "True"]}, lines("json/logs.jsonl"))
cases[-1]["columns"]["ok"] = ["false", "true"]
frame_of("json/sparse.jsonl", {"a": "number", "b": "number"}, lines=True)
records("json/embeddings.jsonl", {"vector": {"size": 6, "prefix": "vector["}, "label": ["neg", "pos"]}, lines("json/embeddings.jsonl"))
records("json/lists.jsonl", {**num("column[0]", "column[1]"), "column[2]": ["x", "y"]}, lines("json/lists.jsonl"))
records("json/list-lengths.jsonl", {"x": {"size": 3, "prefix": "x["}, "y": "number"}, lines("json/list-lengths.jsonl"))
frame_of("json/unicode.jsonl", {"stadt": ["Köln", "Zürich", "💧"], "wert": "number"}, lines=True)
frame_of("json/bom.jsonl", {"x": "number", "y": ["u", "v"]}, lines=True, encoding="utf-8-sig")
frame_of("json/records.json", {"MPG": {"filled": "mean"}, "Origin": ["Japan", "USA"]})
frame_of("json/records-compact.json", {"sepalLength": "number", "species": ["setosa", "virginica"]})
records("json/matrix.json", num(*[f"column[{k}]" for k in range(4)]), values("json/matrix.json"))
frame_of("json/columns.json", {"price": "number", "sold": {"index": 51}})
records("json/nested.json", {"patient.age": "number", "bp": {"size": 2, "prefix": "patient.bp["}, "ill": [0, 1]}, values("json/nested.json"))
frame_of("json/utf16.json", {"größe": "number", "art": ["a", "b"]}, encoding="utf-16")
records("json/numbers.json", num("n", "m"), [{"n": float(r["n"]), "m": float(r["m"])} for r in values("json/numbers.json")])
frame_of("json/texts-of-numbers.json", num("qty", "price"))


# Arrays: their columns are numbered after the name of the file or of the array.
def columns_of(name, array):
    # pandas takes no numbers in the other order of bytes.
    flat_rows = np.asarray(array, array.dtype.newbyteorder("="), order="C").reshape(array.shape[0], -1)
    return {name: flat_rows[:, 0]} if array.ndim == 1 else {f"{name}[{k}]": flat_rows[:, k] for k in range(flat_rows.shape[1])}


def npy(file, kind="number"):
    data = (good / file).read_bytes()
    array = np.load(io.BytesIO(gzip.decompress(data) if file.endswith(".gz") else data))
    name = pathlib.Path(file).name.split(".")[0]
    table = columns_of(name, array.astype(str) if isinstance(kind, list) else array)
    case(file, {c: kind for c in table} if len(table) == 1 else {name: {"size": len(table), "prefix": f"{name}["}}, pd.DataFrame(table))


for name in ["features", "embeddings", "halves", "fortran", "fortran-images", "big-endian", "big-endian-halves", "images", "big-endian-ints", "version2", "old-alignment", "gaps"]:
    npy(f"npy/{name}.npy")
npy("npy/version3.npy")
npy("npy/large-ints.npy")
npy("npy/labels.npy", {"index": 10})
npy("npy/strings.npy", ["cat", "dog", "große"])
npy("npy/bytes.npy", ["cat", "ox"])
npy("npy/bools.npy", ["False", "True"])
cases[-1]["columns"]["bools"] = ["false", "true"]
npy("npy/packed.npy.gz")


def npz(file, *members, **columns):
    with np.load(good / file) as archive:
        frame = pd.DataFrame({c: v for m in members for c, v in columns_of(m, archive[m]).items()})
    case(file, columns["columns"], frame)


npz("npz/mnist.npz", "x_train", "y_train", columns={"x_train": {"size": 9, "prefix": "x_train["}, "y_train": [0, 1, 2]})
npz("npz/stored.npz", "x", "y", columns={"x": {"size": 2, "prefix": "x["}, "y": [0, 1]})
npz("npz/fortran.npz", "weights", "kind", columns={"weights": {"size": 3, "prefix": "weights["}, "kind": ["a", "b"]})
npz("npz/unnamed.npz", "arr_0", "arr_1", columns={"arr_0": {"size": 2, "prefix": "arr_0["}, "arr_1": "number"})
npz("npz/folders.npz", "train/x", "train/größe", columns={"train/x": {"size": 2, "prefix": "train/x["}, "train/größe": "number"})

# IDX.
idx_types = {8: ">u1", 9: ">i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}


def idx(file, labels=None):
    def array(path):
        data = (good / path).read_bytes()
        data = gzip.decompress(data) if path.endswith(".gz") else data
        shape = np.frombuffer(data, ">u4", data[3], 4).astype(int)
        return np.frombuffer(data, idx_types[data[2]], -1, 4 + 4 * data[3]).reshape(shape)
    images = array(file)
    table = columns_of("image" if images.ndim > 1 else "label", images)
    columns = {"image": {"size": len(table), "prefix": "image["}} if images.ndim > 1 else num("label")
    if labels is not None:
        table["label"] = array(labels)
        columns["label"] = list(range(10))
    case(file, columns, pd.DataFrame(table))


idx("idx/train-images-idx3-ubyte", "idx/train-labels-idx1-ubyte")
idx("idx/t10k-images-idx3-ubyte.gz", "idx/t10k-labels-idx1-ubyte.gz")
for name in ["bytes.idx2", "shorts.idx2", "ints.idx1", "floats.idx2", "doubles.idx4", "train-labels-idx1-ubyte"]:
    idx(f"idx/{name}")


# SQLite.
def sqlite(file, query, columns, **options):
    with sqlite3.connect(good / file) as connection:
        cursor = connection.execute(query)
        names = [d[0] for d in cursor.description]
        frame = pd.DataFrame(cursor.fetchall(), columns=names)
    case(file, columns, frame, options=options)


sqlite("sqlite/measurements.db", "SELECT * FROM measurements ORDER BY id", {**num("depth", "count"), "site": ["north", "south"]})
sqlite("sqlite/shop.sqlite3", "SELECT * FROM examples", {**num("age", "total"), "paid": [0, 1]}, table="examples")
sqlite("sqlite/affinities.db", 'SELECT CAST("any value" AS REAL) AS "any value", CAST("as text" AS REAL) AS "as text", "as number", größe FROM "mixed types"', num("any value", "as text", "as number", "größe"))
sqlite("sqlite/strict.db", "SELECT * FROM t ORDER BY y DESC", {**num("x", "y"), "kind": ["a", "b"]})
sqlite("sqlite/wide.db", "SELECT * FROM pixels", {"label": [0, 1, 2], "image": {"size": 16, "prefix": "pixel"}})


# Folders of pictures.
def images(folder, shape, *, tolerance=0, **options):
    files = sorted(p for p in (good / folder).rglob("*") if p.suffix.lower() in (".png", ".jpg", ".jpeg"))
    classes = sorted({p.relative_to(good / folder).parts[0] for p in files if p.parent != good / folder})
    files.sort(key=lambda p: (p.relative_to(good / folder).parts[0], str(p)))
    rows, labels = [], []
    for path in files:
        picture = Image.open(path)
        if picture.mode.startswith("I"):
            numbers = np.asarray(picture, dtype=np.float64)[..., None] / 257
        else:
            picture = picture.convert("RGB" if shape[2] == 3 else "L") if picture.mode != "1" else picture.convert("L")
            picture = picture.resize((shape[1], shape[0]), Image.BILINEAR) if options.get("resize") else picture
            numbers = np.asarray(picture, dtype=np.float64).reshape(shape)
        rows.append(np.float32(numbers).reshape(-1).tolist())
        if classes:
            labels.append(float(classes.index(path.relative_to(good / folder).parts[0])))
    columns = {"image": {"shape": shape}, **({"label": classes} if classes else {})}
    arrays = {"image": [x for row in rows for x in row], **({"label": labels} if classes else {})}
    cases.append({"file": folder, "kind": "images", "columns": columns, "options": options, "count": len(rows), "dropped": 0, "arrays": arrays, "tolerance": tolerance})


images("images/digits", [6, 5, 1])
images("images/pets", [3, 4, 3])
images("images/scans", [4, 8, 1])
images("images/depth", [3, 3, 1])
images("images/fruit", [8, 8, 3], tolerance=3)


# Texts.
def text(file, encoding="utf-8", characters=None):
    data = (good / file).read_bytes()
    data = gzip.decompress(data) if file.endswith(".gz") else data
    known = characters or "\n" + "".join(map(chr, range(32, 127)))
    read = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline=None).read()
    options = {**({"characters": list(characters)} if characters else {}), **({"encoding": "latin1"} if encoding == "latin-1" else {})}
    numbers = [known.index(c) for c in read]
    # Four characters and the next, of an example at each.
    columns = {"text": {"steps": 4, "below": len(known)}, "next": {"steps": 1, "below": len(known)}}
    starts = range(len(numbers) - 4)
    arrays = {"text": [float(n) for s in starts for n in numbers[s:s + 4]], "next": [float(numbers[s + 4]) for s in starts]}
    cases.append({"file": file, "kind": "text", "columns": columns, "options": {**options, "stride": 1}, "count": len(starts), "dropped": 0, "arrays": arrays})


text("text/tale.txt")
text("text/crlf.txt")
text("text/mac.txt")
text("text/latin1.txt", "latin-1", "\n GMacehnsuürß")
text("text/bom.txt", "utf-8-sig")
text("text/emoji.txt", characters="\n adeprtwé💧")
text("text/packed.txt.gz")

pathlib.Path(sys.argv[1]).write_text("[\n" + ",\n".join(json.dumps(c, ensure_ascii=False) for c in cases) + "\n]\n")
