"""Pictures of every kind of PNG and JPEG, and their numbers as Pillow and NumPy give them.

/usr/bin/python3 test/oracle/pictures.py test/oracle/goldens/pictures.json     # needs Debian's python3-pil and python3-numpy

PNG files are written here bit by bit, since Pillow writes neither interlaced ones nor few bits for grey; it reads all of
them, and its numbers are compared with those that were written.
"""
import base64
import io
import json
import struct
import sys
import zlib

import numpy as np
from PIL import Image

W, H = 9, 7
rng = np.random.default_rng(0)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def filtered(lines, step):
    """Line k with filter k modulo 5."""
    before = bytes(len(lines[0]))
    out = b""
    for k, line in enumerate(lines):
        kind = k % 5
        row = bytearray()
        for i, value in enumerate(line):
            left, up = (line[i - step] if i >= step else 0), before[i]
            corner = before[i - step] if i >= step else 0
            p = left + up - corner
            best = min((abs(p - left), 0, left), (abs(p - up), 1, up), (abs(p - corner), 2, corner))[2]
            row.append((value - [0, left, up, (left + up) // 2, best][kind]) % 256)
        out += bytes([kind]) + bytes(row)
        before = line
    return out


def scan(array, depth):
    lines = []
    for row in array:
        bits = "".join(format(int(v), f"0{depth}b") for v in row.reshape(-1))
        bits += "0" * (-len(bits) % 8)
        lines.append(bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8)))
    return filtered(lines, max(1, array.shape[2] * depth // 8))


def png(array, depth, kind, interlaced, extra):
    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        data = b"".join(scan(array[y::dy, x::dx], depth) for x, y, dx, dy in passes if array[y::dy, x::dx].size)
    else:
        data = scan(array, depth)
    packed = zlib.compress(data)
    header = struct.pack(">IIBBBBB", array.shape[1], array.shape[0], depth, kind, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"tEXt", b"Title\0x")
            + chunk(b"IDAT", packed[:20]) + chunk(b"IDAT", packed[20:]) + chunk(b"IEND", b""))


def rounded(numbers):
    return [round(float(n), 4) for n in np.asarray(numbers).reshape(-1)]


cases = []


def png_case(kind, channels, depth, interlaced, keyed):
    top = 2 ** depth - 1
    array = rng.integers(0, top + 1, (H, W, channels))
    extra = b""
    opaque = np.full((H, W), 255.0)
    if kind == 3:
        palette = rng.integers(0, 256, (min(top + 1, 256), 3)).astype(np.uint8)
        extra = chunk(b"PLTE", palette.tobytes())
        colour, alpha = palette[array[..., 0]].astype(float), opaque
        if keyed:
            shares = np.arange(10, 10 + min(top + 1, 4))
            extra += chunk(b"tRNS", bytes(shares.tolist()))
            alpha = np.concatenate([shares, np.full(256, 255)])[array[..., 0]].astype(float)
    else:
        key = array[2, 3, :]
        if keyed:
            extra = chunk(b"tRNS", b"".join(struct.pack(">H", int(v)) for v in key))
        colour = np.repeat(array[..., :1], 3, -1) * 255 / top if channels < 3 else array[..., :3] * 255 / top
        alpha = array[..., -1] * 255 / top if channels % 2 == 0 else np.where((array == key).all(-1), 0.0, 255.0) if keyed else opaque
    data = png(array, depth, kind, interlaced, extra)
    rgba = np.concatenate([colour, alpha[..., None]], -1)
    read = Image.open(io.BytesIO(data))
    if depth < 16:
        # Pillow takes the transparent grey of fewer than 8 bits as one of 8.
        seen = 3 if keyed and kind == 0 and depth < 8 else 4
        assert np.array_equal(np.asarray(read.convert("RGBA"))[..., :seen], rgba[..., :seen]), (kind, depth, interlaced, keyed)
    elif channels == 1:
        assert np.array_equal(np.asarray(read), array[..., 0])
    else:
        assert np.array_equal(np.asarray(read)[..., :3].reshape(H, W, -1)[..., :channels], (np.repeat(array[..., :1], 3, -1) if channels == 2 else array[..., :3])[..., :channels] >> 8)
    name = f"PNG kind {kind}, {depth} bits{', interlaced' if interlaced else ''}{', one transparent' if keyed else ''}"
    cases.append({"name": name, "file": base64.b64encode(data).decode(), "tolerance": 0.0001, "rgba": rounded(rgba)})


for kind, channels, depths in [(0, 1, [1, 2, 4, 8, 16]), (2, 3, [8, 16]), (3, 1, [1, 2, 4, 8]), (4, 2, [8, 16]), (6, 4, [8, 16])]:
    for depth in depths:
        for interlaced in (0, 1):
            for keyed in ((0, 1) if channels % 2 == 1 else (0,)):
                png_case(kind, channels, depth, interlaced, keyed)

yy, xx = np.mgrid[0:16, 0:20]
smooth = Image.fromarray(np.stack([xx * 10, yy * 12, (xx + yy) * 6], -1).astype(np.uint8))
for mode, options, tolerance in [("RGB", {"subsampling": 0}, 3), ("RGB", {"subsampling": 2}, 10), ("RGB", {"subsampling": 0, "progressive": True}, 3), ("L", {}, 1), ("CMYK", {}, 3)]:
    out = io.BytesIO()
    smooth.convert(mode).save(out, "JPEG", quality=90, **options)
    read = Image.open(io.BytesIO(out.getvalue())).convert("RGB").convert("RGBA")
    name = f"JPEG {mode} {json.dumps(options)}"
    cases.append({"name": name, "file": base64.b64encode(out.getvalue()).decode(), "tolerance": tolerance, "rgba": rounded(np.asarray(read))})

# Grey, and other sizes: what a file of 24 bits becomes.
noise = Image.fromarray(rng.integers(0, 256, (12, 16, 3)).astype(np.uint8))
out = io.BytesIO()
noise.save(out, "PNG")
sizes = [[8, 6], [16, 12], [5, 12], [21, 30], [1, 1]]
conversions = {
    "file": base64.b64encode(out.getvalue()).decode(),
    "grey": rounded(np.asarray(noise.convert("L"))),
    "sizes": [{"width": w, "height": h, "rgb": rounded(np.asarray(noise.resize((w, h), Image.BILINEAR)))} for w, h in sizes],
}
with open(sys.argv[1], "w") as file:
    file.write(json.dumps({"cases": cases, "conversions": conversions}).replace('{"name"', '\n{"name"').replace(".0,", ",").replace(".0]", "]") + "\n")
