"""State dictionaries of PyTorch as safetensors files, written by the format's definition, for weights.oracle.ts. Takes a folder and `write` or `read`."""
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

folder = Path(sys.argv[1])
torch.manual_seed(5)
names = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}
types = {name: dtype for dtype, name in names.items()}


def raw(tensor):
    flat = tensor.contiguous().reshape(-1)
    return (flat.view(torch.int16) if flat.dtype == torch.bfloat16 else flat).numpy().tobytes()


def write(path, state):
    """As the reference writer: by size of the type, then by name."""
    entries, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in sorted(state.items(), key=lambda item: (-item[1].element_size(), item[0])):
        values = raw(tensor)
        entries[name] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    header = json.dumps(entries).encode()
    header += b" " * (-len(header) % 8)
    path.write_bytes(struct.pack("<Q", len(header)) + header + data)


def read(path):
    file = path.read_bytes()
    size = struct.unpack("<Q", file[:8])[0]
    state = {}
    for name, entry in json.loads(file[8:8 + size]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            state[name] = torch.frombuffer(bytearray(file[8 + size:][begin:end]), dtype=types[entry["dtype"]]).reshape(entry["shape"])
    return state


class Recurrent(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.rnn = kind(3, 5, batch_first=True)
        self.head = nn.Linear(5, 2)

    def forward(self, x):
        return self.head(self.rnn(x)[0][:, -1])


def channels_last(network):
    """Takes images as the models here do."""
    return lambda x: network(x.permute(0, 3, 1, 2))


def cnn():
    network = nn.Sequential()
    for name, module in [("conv1", nn.Conv2d(2, 4, 3, padding=1)), ("bn", nn.BatchNorm2d(4)), ("relu", nn.ReLU()), ("conv2", nn.Conv2d(4, 6, 3, stride=2)), ("flat", nn.Flatten()), ("fc", nn.Linear(54, 3))]:
        network.add_module(name, module)
    network.train()
    for _ in range(3):
        network(torch.randn(8, 2, 8, 8, dtype=next(network.parameters()).dtype) * 2 + 1)
    return network


makers = {
    "mlp": (lambda: nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.Linear(6, 6), nn.Tanh(), nn.Linear(6, 3)), (4,)),
    "cnn": (cnn, (8, 8, 2)),
    "lstm": (lambda: Recurrent(nn.LSTM), (7, 3)),
    "gru": (lambda: Recurrent(nn.GRU), (7, 3)),
    "rnn": (lambda: Recurrent(nn.RNN), (7, 3)),
}

for name, (make, shape) in makers.items():
    for dtype, tag in [(torch.float64, "F64"), (torch.float32, "F32")]:
        torch.manual_seed(7)
        torch.set_default_dtype(dtype)
        network = make().eval()
        apply = channels_last(network) if name == "cnn" else network
        stem = f"{name}-{tag}"
        if sys.argv[2] == "write":
            x = torch.randn(9, *shape)
            write(folder / f"{stem}.torch.safetensors", network.state_dict())
            x.double().numpy().tofile(folder / f"{stem}.x")
            apply(x).detach().double().numpy().tofile(folder / f"{stem}.y")
        else:
            for parameter in network.parameters():
                nn.init.zeros_(parameter)
            network.load_state_dict(read(folder / f"{stem}.back.safetensors"), strict=True)
            x = torch.from_numpy(np.fromfile(folder / f"{stem}.x").reshape(9, *shape)).to(dtype)
            apply(x).detach().double().numpy().tofile(folder / f"{stem}.back.y")
if sys.argv[2] == "write":
    half = {"a": torch.tensor([0.1, -3.0, 65504.0]).half(), "b": torch.tensor([0.1, -3.0, 1e38]).bfloat16(), "n": torch.tensor(7)}
    write(folder / "halves.torch.safetensors", half)
