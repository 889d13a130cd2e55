"""Writes the binary files of broken/, most of them from those of good/.

/usr/bin/python3 test/data/corpus/make_broken.py     # needs nothing but Python; the bytes are the same each time
"""
import io
import math
import pathlib
import sqlite3
import struct
import zipfile
import zlib

folder = pathlib.Path(__file__).parent


def good(name):
    return (folder / "good" / name).read_bytes()


def put(name, data):
    path = folder / "broken" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def changed(data, at, new):
    copy = bytearray(data)
    at = at if at >= 0 else len(copy) + at
    copy[at:at + len(new)] = new
    return bytes(copy)


def npy(header, data=b"", version=1):
    text = header.encode() + b" " * (-(11 + len(header)) % 64) + b"\n"
    return b"\x93NUMPY" + bytes([version, 0]) + struct.pack("<H" if version == 1 else "<I", len(text)) + text + data


def array(descr, shape, data):
    return npy(f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}", data)


features = good("npy/features.npy")
put("npy/truncated.npy", features[:-100])
put("npy/truncated-header.npy", features[:50])
put("npy/mark-only.npy", features[:8])
put("npy/wrong-mark.npy", changed(features, 1, b"NUMPX"))
put("npy/objects.npy", array("'|O'", "(2,)", b"\x80\x04]\x94."))
put("npy/records.npy", array("[('x', '<f8'), ('y', '<i4')]", "(2,)", bytes(24)))
put("npy/complex.npy", array("'<c16'", "(2,)", bytes(32)))
put("npy/dates.npy", array("'<M8[ns]'", "(2,)", bytes(16)))
put("npy/long-doubles.npy", array("'<f16'", "(2,)", bytes(32)))
put("npy/one-number.npy", array("'<f8'", "()", bytes(8)))
put("npy/huge.npy", array("'<f8'", "(1000000000, 1000000000)", bytes(64)))
put("npy/many-columns.npy", array("'|u1'", "(1, 4000000000)", bytes(64)))
put("npy/no-bytes.npy", array("'|S0'", "(4000000000,)", b""))
put("npy/no-rows.npy", array("'<f8'", "(0, 4)", b""))
put("npy/no-order.npy", npy("{'descr': '<f8', 'shape': (2,), }", bytes(16)))
put("npy/other-width.npy", array("'<f8'", "(2, 5)", bytes(80)))
put("npy/label-fractions.npy", array("'<f8'", "(3,)", struct.pack("<3d", 0, 1, 1.5)))
put("npy/label-outside.npy", array("'|u1'", "(3,)", bytes([0, 1, 10])))
put("npy/infinite.npy", array("'<f4'", "(3,)", struct.pack("<3f", 0, math.inf, 1)))
put("npy/words.npy", array("'<U3'", "(2,)", "oneabc".encode("utf-32-le")))


def npz(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 2, 29, 12, 0, 0)), data, method)
    return out.getvalue()


mnist = good("npz/mnist.npz")
stored = good("npz/stored.npz")
put("npz/truncated.npz", mnist[:-200])
put("npz/half.npz", mnist[:len(mnist) // 2])
put("npz/other-rows.npz", npz({"x.npy": array("'<f8'", "(3, 2)", bytes(48)), "y.npy": array("'|u1'", "(2,)", bytes(2))}))
put("npz/truncated-member.npz", npz({"x.npy": features[:-8]}))
put("npz/workbook.xlsx", npz({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}))
put("npz/csv-inside.zip", npz({"iris.csv": b"x,y\n1,2\n"}))
# The size that the list of members has for the first.
central = mnist.index(b"PK\x01\x02")
put("npz/says-4-gb.npz", changed(mnist, central + 24, struct.pack("<I", 0xF0000000)))
put("npz/says-less.npz", changed(mnist, central + 24, struct.pack("<I", 20)))
put("npz/wrong-checksum.npz", changed(stored, stored.index(b"NUMPY") + 140, b"\xff"))
put("npz/damaged.npz", changed(mnist, 60, b"\xff\xff\xff"))
put("npz/encrypted.npz", changed(changed(stored, 6, b"\1"), stored.index(b"PK\x01\x02") + 8, b"\1"))

images = good("idx/train-images-idx3-ubyte")
labels = good("idx/train-labels-idx1-ubyte")
put("idx/truncated-images-idx3-ubyte", images[:-10])
put("idx/truncated-header.idx3", images[:9])
put("idx/longer.idx3", images + b"\0")
put("idx/huge.idx3", changed(images, 4, b"\xff\xff\xff\xff\xff\xff\xff\xff"))
put("idx/unknown-type.idx3", changed(images, 2, b"\x0a"))
put("idx/no-dimensions.idx0", b"\0\0\x08\0\x05")
put("idx/no-width.idx3", b"\0\0\x08\3\xff\xff\xff\xff\0\0\0\0\0\0\0\0")
put("idx/fewer-images-idx3-ubyte", images)
put("idx/fewer-labels-idx1-ubyte", b"\0\0\x08\1\0\0\0\4" + bytes([1, 2, 3, 4]))
put("idx/outside-images-idx3-ubyte", images)
put("idx/outside-labels-idx1-ubyte", labels[:-1] + b"\x0a")
put("idx/cut-images-idx3-ubyte", images)
put("idx/cut-labels-idx1-ubyte", labels[:-2])

flowers = good("parquet/flowers-snappy.parquet")
put("parquet/truncated.parquet", flowers[:-1])
put("parquet/half.parquet", flowers[:900])
put("parquet/mark-only.parquet", b"PAR1")
put("parquet/footer-beyond.parquet", changed(flowers, -8, struct.pack("<I", 0x7FFFFFFF)))
put("parquet/footer-zeros.parquet", changed(flowers, -8 - struct.unpack("<I", flowers[-8:-4])[0], bytes(100)))
put("parquet/damaged-page.parquet", changed(flowers, 4, b"\xff" * 20))
put("parquet/encrypted.parquet", flowers[:-4] + b"PARE")
put("parquet/no-such-column.parquet", flowers)
put("parquet/class-missing.parquet", flowers)
put("parquet/times.parquet", good("parquet/halves.parquet"))

feather = good("arrow/flowers-lz4.feather")
stream = good("arrow/trips.arrows")
put("arrow/truncated.feather", feather[:-1])
put("arrow/half.feather", feather[:900])
put("arrow/footer-beyond.feather", changed(feather, -10, struct.pack("<i", 0x7FFFFFFF)))
put("arrow/negative-footer.feather", changed(feather, -10, struct.pack("<i", -5)))
put("arrow/damaged-list.feather", changed(feather, -60, b"\xff" * 40))
put("arrow/damaged-values.feather", changed(feather, feather.index(b"\x04\x22\x4d\x18") + 5, b"\xff" * 30))
put("arrow/truncated.arrows", stream[:-700])
put("arrow/long-message.arrows", changed(stream, 4, b"\xf0\xff\xff\xff"))
put("arrow/no-such-column.arrows", stream)

one = good("sqlite/measurements.db")
put("sqlite/truncated.db", one[:1024])
put("sqlite/header-only.db", one[:60])
put("sqlite/page-size.db", changed(one, 16, struct.pack(">H", 1000)))
put("sqlite/several.sqlite3", good("sqlite/shop.sqlite3"))
put("sqlite/no-such-table.sqlite3", good("sqlite/shop.sqlite3"))
put("sqlite/text-in-number.db", one)
put("sqlite/damaged-page.db", changed(one, 512, b"\xa5" * 512))
put("sqlite/packed.db.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + zlib.compress(one)[2:-4] + struct.pack("<II", zlib.crc32(one), len(one)))


def database(name, *statements):
    path = folder / "broken" / name
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA page_size = 512")
        for statement in statements:
            connection.execute(statement)


database("sqlite/no-tables.db", "CREATE TABLE t (x)", "DROP TABLE t")
database("sqlite/no-rows.db", "CREATE TABLE t (x REAL, y REAL)")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, lines, depth=8, colour=0):
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


digit = good("images/digits/0/000.png")
jpeg = good("images/fruit/apple/0.jpg")
plain = png(4, 4, bytes(20))


def pictures(name, bad, file="b.png"):
    """A folder of a good picture and another."""
    put(f"images/{name}/ink/a.png", plain)
    put(f"images/{name}/ink/{file}", bad)


pictures("other-size", digit)
pictures("text", b"not a picture, but a note\n")
pictures("gif", b"GIF89a\4\0\4\0\0\0\0;")
pictures("webp", b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0", "b.webp.png")
pictures("truncated", plain[:-20])
pictures("truncated-header", plain[:20])
pictures("wrong-checksum", changed(plain, -14, b"\xff"))
pictures("says-60000", png(60000, 60000, bytes(20)))
pictures("fewer-lines", png(4, 4, bytes(10)))
pictures("more-lines", png(4, 4, bytes(2_000_000)))
pictures("unknown-filter", png(4, 4, b"\x09\0\0\0\0" * 4))
pictures("no-palette", png(4, 4, bytes(20), colour=3))
pictures("no-width", png(0, 4, bytes(20)))
pictures("empty-file", b"")
put("images/truncated-jpeg/ink/a.jpg", jpeg)
put("images/truncated-jpeg/ink/b.jpg", jpeg[:-150])
pictures("jpeg-start", jpeg[:4], "b.jpg")
pictures("csv-named-png", good("csv/titanic.csv"))
put("images/unknown-class/ink/a.png", plain)
put("images/unknown-class/stain/b.png", plain)
put("images/mixed/ink/a.png", plain)
put("images/mixed/b.png", plain)
put("images/none/ink/notes.txt", b"pictures follow\n")
