"""Numbers of 16 bits by NumPy (float16) and PyTorch (bfloat16), for halves.oracle.ts. Takes a folder with ours.safetensors."""
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch

folder = Path(sys.argv[1])
random = np.random.default_rng(11)


def to_bfloat16(values):
    """PyTorch's conversion takes float32: these doubles are float32 values."""
    return torch.from_numpy(values.astype(np.float32)).to(torch.bfloat16).view(torch.int16).numpy().view(np.uint16)


def doubles(exponents):
    """Normal, subnormal and overflowing numbers, and ties of both formats."""
    count = 200_000
    values = random.uniform(1, 2, count) * np.exp2(random.integers(*exponents, count)) * random.choice([-1.0, 1.0], count)
    ties = (random.integers(0, 2**12, count) / 2.0**12 + 1) * np.exp2(random.integers(*exponents, count))
    return np.concatenate([values, ties])


with np.errstate(over="ignore"):
    f16 = doubles((-28, 17))
    f16.tofile(folder / "f16.doubles")
    f16.astype(np.float16).tofile(folder / "f16.halves")
bf16 = doubles((-140, 127)).astype(np.float32).astype(np.float64)
bf16.tofile(folder / "bf16.doubles")
to_bfloat16(bf16).tofile(folder / "bf16.halves")

every = np.arange(65536, dtype=np.uint16)
header = json.dumps({
    "f16": {"dtype": "F16", "shape": [256, 256], "data_offsets": [0, 131072]},
    "bf16": {"dtype": "BF16", "shape": [256, 256], "data_offsets": [131072, 262144]},
}).encode()
(folder / "theirs.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + every.tobytes() * 2)

ours = (folder / "ours.safetensors").read_bytes()
size = struct.unpack("<Q", ours[:8])[0]
entries = json.loads(ours[8:8 + size])
for name in ("f16", "bf16"):
    begin, end = entries[name]["data_offsets"]
    halves = np.frombuffer(ours[8 + size:][begin:end], np.uint16)
    read = halves.view(np.float16).astype(np.float32) if name == "f16" else torch.from_numpy(halves.copy().view(np.int16)).view(torch.bfloat16).float().numpy()
    read.tofile(folder / f"{name}.read")
