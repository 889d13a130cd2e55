"""Trains with PyTorch, in float64, and averages the weights with AveragedModel. Usage: averages.py OUT.json."""
import json
import sys

import torch
from torch.optim.swa_utils import AveragedModel

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
draw = torch.Generator().manual_seed(11)
steps = 12


def normal(*shape):
    return torch.randn(shape, generator=draw)


def case(name, keep, first):
    """`keep`: the share of the average that stays at step t, from 1; `first`: the first step that is averaged."""
    net = torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.Tanh(), torch.nn.Linear(5, 2))
    for p in net.parameters():
        p.data = normal(*p.shape)
    flat = lambda t: t.detach().reshape(-1).tolist()
    layer = lambda m, k: {f"dense{k}.W": flat(m.weight.T), f"dense{k}.b": flat(m.bias)}
    weights = lambda m: {**layer(m[0], 1), **layer(m[2], 2)}
    before = weights(net)
    x, y = normal(4, 3), normal(4, 2)
    step = {"t": 0}
    average = lambda mean, w, n: keep(step["t"]) * mean + (1 - keep(step["t"])) * w
    mean = AveragedModel(net, avg_fn=average if keep else None)
    if keep:
        mean.n_averaged += 1  # AveragedModel takes the first weights it is given as they are; ours begins before the first step.
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    losses = []
    for t in range(1, steps + 1):
        step["t"] = t
        loss = 0.5 * ((net(x) - y) ** 2).sum() / 4
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss))
        if t >= first:
            mean.update_parameters(net)
    return {"name": name, "x": flat(x), "y": flat(y), "before": before, "losses": losses, "average": weights(mean.module), "output": flat(mean(x))}


cases = [
    case("ema(0.8)", lambda t: min(0.8, (1 + t) / (10 + t)), 1),
    case("ema(0.3)", lambda t: min(0.3, (1 + t) / (10 + t)), 1),
    case("swa", None, 1),
    case("swa(5)", None, 6),
]
with open(sys.argv[1], "w") as out:
    json.dump(cases, out)
