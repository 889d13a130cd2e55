"""Writes the binary files of good/: arrays of NumPy, IDX and pictures, byte by byte, since good.py has NumPy and Pillow judge them.

/usr/bin/python3 test/data/corpus/make.py     # needs nothing but Python; the bytes are the same each time
"""
import gzip
import io
import math
import pathlib
import random
import struct
import zipfile
import zlib

good = pathlib.Path(__file__).parent / "good"
rng = random.Random(14)


def put(name, data):
    path = good / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def header(descr, shape, fortran=False, version=1, align=64):
    listed = f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
    text = f"{{'descr': {descr}, 'fortran_order': {fortran}, 'shape': {listed}, }}"
    size = 10 if version == 1 else 12
    text += " " * (-(size + len(text) + 1) % align) + "\n"
    return b"\x93NUMPY" + bytes([version, 0]) + struct.pack("<H" if version == 1 else "<I", len(text)) + text.encode("utf-8" if version == 3 else "latin-1")


def npy(kind, shape, values, **options):
    """`kind`: as in NumPy's header, `<f4`; `values` in the order of the file."""
    letters = {"f2": "e", "f4": "f", "f8": "d", "i1": "b", "i2": "h", "i4": "i", "i8": "q", "u1": "B", "u2": "H", "u4": "I", "u8": "Q", "b1": "?"}
    order = ">" if kind[0] == ">" else "<"
    return header(f"'{kind}'", shape, **options) + struct.pack(f"{order}{len(values)}{letters[kind[1:]]}", *values)


def reals(n, scale=1.0):
    return [rng.gauss(0, scale) for _ in range(n)]


put("npy/features.npy", npy("<f8", (12, 4), reals(48)))
put("npy/embeddings.npy", npy("<f4", (6, 8), reals(48)))
put("npy/halves.npy", npy("<f2", (10, 3), reals(30, 100) + []))
put("npy/fortran.npy", npy("<f8", (7, 3), reals(21), fortran=True))
put("npy/fortran-images.npy", npy("|u1", (4, 3, 5), [rng.randrange(256) for _ in range(60)], fortran=True))
put("npy/big-endian.npy", npy(">f4", (9, 2), reals(18)))
put("npy/big-endian-halves.npy", npy(">f2", (5, 2), reals(10)))
put("npy/images.npy", npy("|u1", (5, 4, 4, 1), [rng.randrange(256) for _ in range(80)]))
put("npy/labels.npy", npy("<i8", (15,), [rng.randrange(10) for _ in range(15)]))
put("npy/big-endian-ints.npy", npy(">i2", (6, 2), [rng.randrange(-30000, 30000) for _ in range(12)]))
put("npy/large-ints.npy", npy("<u8", (4, 1), [2**64 - 1, 2**53 + 1, 0, 7]))
put("npy/version2.npy", npy("<i4", (8, 2), [rng.randrange(-9, 9) for _ in range(16)], version=2))
put("npy/version3.npy", npy("<u2", (8,), [rng.randrange(65536) for _ in range(8)], version=3))
put("npy/old-alignment.npy", npy("<f8", (3, 2), reals(6), align=16))
put("npy/strings.npy", header("'<U5'", (6,)) + b"".join(t.ljust(5, "\0").encode("utf-32-le") for t in ["cat", "dog", "große", "cat", "dog", "cat"]))
put("npy/bytes.npy", header("'|S3'", (5,)) + b"cat" + b"ox\0" + b"ox\0" + b"cat" + b"cat")
put("npy/bools.npy", npy("|b1", (9,), [bool(rng.randrange(2)) for _ in range(9)]))
put("npy/gaps.npy", npy("<f8", (6, 2), [1, 2, math.nan, 4, 5, 6, 7, math.nan, 9, 10, 11, 12]))
put("npy/packed.npy.gz", gzip.compress(npy("<f4", (30, 2), reals(60)), mtime=0))


def npz(arrays, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in arrays.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (2024, 2, 29, 12, 0, 0)), data, method)
    return out.getvalue()


images = npy("|u1", (6, 3, 3), [rng.randrange(256) for _ in range(54)])
labels = npy("|u1", (6,), [rng.randrange(3) for _ in range(6)])
put("npz/mnist.npz", npz({"x_train": images, "y_train": labels, "x_test": npy("|u1", (2, 3, 3), list(range(18))), "y_test": npy("|u1", (2,), [0, 1])}))
put("npz/stored.npz", npz({"x": npy("<f8", (5, 2), reals(10)), "y": npy("<i4", (5,), [0, 1, 1, 0, 1])}, zipfile.ZIP_STORED))
put("npz/fortran.npz", npz({"weights": npy("<f4", (4, 3), reals(12), fortran=True), "kind": header("'<U2'", (4,)) + "a\0b\0a\0b\0".encode("utf-32-le")}))
put("npz/unnamed.npz", npz({"arr_0": npy("<f8", (4, 2), reals(8)), "arr_1": npy("<f8", (4,), reals(4))}))
put("npz/folders.npz", npz({"train/x": npy("<f4", (3, 2), reals(6)), "train/größe": npy("<f4", (3,), reals(3))}))

kinds = {0x08: "B", 0x09: "b", 0x0B: "h", 0x0C: "i", 0x0D: "f", 0x0E: "d"}


def idx(kind, shape, values):
    return bytes([0, 0, kind, len(shape)]) + struct.pack(f">{len(shape)}I", *shape) + struct.pack(f">{len(values)}{kinds[kind]}", *values)


pixels = [rng.randrange(256) for _ in range(5 * 16)]
put("idx/train-images-idx3-ubyte", idx(0x08, (5, 4, 4), pixels))
put("idx/train-labels-idx1-ubyte", idx(0x08, (5,), [7, 2, 1, 0, 4]))
put("idx/t10k-images-idx3-ubyte.gz", gzip.compress(idx(0x08, (5, 4, 4), pixels[::-1]), mtime=0))
put("idx/t10k-labels-idx1-ubyte.gz", gzip.compress(idx(0x08, (5,), [9, 9, 8, 1, 3]), mtime=0))
put("idx/bytes.idx2", idx(0x09, (4, 2), [-128, 127, 0, 1, -1, 5, 6, 7]))
put("idx/shorts.idx2", idx(0x0B, (3, 2), [-32768, 32767, 1, 2, 3, 4]))
put("idx/ints.idx1", idx(0x0C, (4,), [-(2**31), 2**31 - 1, 0, 42]))
put("idx/floats.idx2", idx(0x0D, (5, 3), reals(15)))
put("idx/doubles.idx4", idx(0x0E, (2, 2, 2, 2), reals(16)))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colour, lines, extra=b""):
    """Lines of packed bytes, unfiltered."""
    packed = zlib.compress(b"".join(b"\0" + line for line in lines))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)) + extra + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def noise(n):
    return bytes(rng.randrange(256) for _ in range(n))


for label in ["0", "1", "7"]:
    for k in range(3):
        put(f"images/digits/{label}/{k:03}.png", png(5, 6, 8, 0, [noise(5) for _ in range(6)]))
for label in ["cat", "dog"]:
    put(f"images/pets/{label}/rgb.png", png(4, 3, 8, 2, [noise(12) for _ in range(3)], chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1))))
    put(f"images/pets/{label}/rgba.PNG", png(4, 3, 8, 6, [noise(16) for _ in range(3)]))
    put(f"images/pets/{label}/nested/palette.png", png(4, 3, 4, 3, [noise(2) for _ in range(3)], chunk(b"PLTE", noise(48))))
    put(f"images/pets/{label}/.DS_Store", b"\0\0\0\1Bud1")
    put(f"images/pets/{label}/notes.txt", b"taken in May\n")
for label in ["blank", "ink"]:
    for k in range(2):
        put(f"images/scans/{label}/bit{k}.png", png(8, 4, 1, 0, [noise(1) for _ in range(4)]))
for k in range(3):
    put(f"images/depth/{k}.png", png(3, 3, 16, 0, [noise(6) for _ in range(3)]))
