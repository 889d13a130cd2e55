"""Trains with PyTorch's LBFGS, and by sharpness-aware steps, in float64. Usage: loops.py OUT.json."""
import json
import sys

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
draw = torch.Generator().manual_seed(5)
x = torch.linspace(-1, 1, 40)[:, None]
y = torch.sin(3 * x) + 0.3 * torch.cos(8 * x)
flat = lambda t: t.detach().reshape(-1).tolist()
first = [0.5 * torch.randn(s, generator=draw) for s in ((1, 12), (12,), (12, 12), (12,), (12, 1), (1,))]
names = [f"dense{k}.{n}" for k in (1, 2, 3) for n in ("W", "b")]


def begin():
    return [w.clone().requires_grad_() for w in first]


def loss_of(w):
    h = torch.tanh(x @ w[0] + w[1])
    return ((torch.tanh(h @ w[2] + w[3]) @ w[4] + w[5] - y) ** 2).mean()


def lbfgs(steps):
    w, losses = begin(), []
    optimizer = torch.optim.LBFGS(w, lr=1, max_iter=steps, max_eval=10 * steps, tolerance_grad=0, tolerance_change=0, history_size=4)

    def closure():
        optimizer.zero_grad()
        loss = loss_of(w)
        loss.backward()
        losses.append(float(loss))
        return loss

    optimizer.step(closure)
    return losses, w


def sam(steps, radius):
    w, losses = begin(), []
    optimizer = torch.optim.Adam(w, lr=0.01)
    for _ in range(steps):
        loss = loss_of(w)
        losses.append(float(loss))
        g = torch.autograd.grad(loss, w)
        size = torch.sqrt(sum((v ** 2).sum() for v in g)) + 1e-12
        there = [(a + radius * v / size).detach().requires_grad_() for a, v in zip(w, g)]
        for a, v in zip(w, torch.autograd.grad(loss_of(there), there)):
            a.grad = v
        optimizer.step()
    return losses, w


def case(result):
    losses, w = result
    return {"losses": losses, "weights": {n: flat(v) for n, v in zip(names, w)}}


with open(sys.argv[1], "w") as out:
    json.dump({"x": flat(x), "y": flat(y), "first": {n: flat(v) for n, v in zip(names, first)}, "lbfgs": case(lbfgs(12)), "sam": case(sam(12, 0.05))}, out)
