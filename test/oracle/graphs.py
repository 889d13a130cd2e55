"""Computes with PyTorch, in float64, what sums over edges are held to. Usage: graphs.py OUT.json."""
import json
import sys

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
draw = torch.Generator().manual_seed(7)
batch, nodes, edges = 2, 9, 20


def normal(*shape):
    return torch.randn(shape, generator=draw)


def places():
    return torch.randint(0, nodes, (batch, edges), generator=draw)


def added(values, sink, count):
    """[batch, edges, …] to [batch, count, …]: each value at the place of its edge, one example after the other."""
    return torch.stack([torch.zeros(count, *v.shape[1:]).index_add(0, s, v) for v, s in zip(values, sink)])


def at(x, place):
    return torch.stack([row[p] for row, p in zip(x, place)])


def gcn(w, x, d):
    def layer(x, name):
        z = x @ w[f"{name}.W"]
        return w[f"{name}.b"] + added(d["share"][..., None] * at(z, d["source"]), d["sink"], nodes)

    return layer(torch.tanh(layer(x, "gcn1")), "gcn2")


def sage(w, x, d):
    def layer(x, name):
        degree = added(torch.ones(batch, edges), d["sink"], nodes).clamp(min=1)
        mean = added(at(x, d["source"]), d["sink"], nodes) / degree[..., None]
        spread = added((at(x, d["source"]) - at(x, d["sink"])) ** 2, d["sink"], nodes)
        return w[f"{name}.b"] + x @ w[f"{name}.self"] + mean @ w[f"{name}.near"] + spread @ w[f"{name}.apart"]

    return layer(torch.tanh(layer(x, "sage1")), "sage2")


def pairs(w, x, d):
    inside = (d["row"] < 4) & (d["column"] < 5)
    values = torch.where(inside, x * w["table1.scale"], torch.zeros_like(x))
    table = added(values, torch.where(inside, d["row"] * 5 + d["column"], torch.zeros_like(d["row"])), 20).reshape(batch, 4, 5)
    return table @ w["dense1.W"] + w["dense1.b"]


def chosen(values, sink, count, way):
    """The greatest (amax) or least (amin) value at each place; where there is none, the infinity that any is better than."""
    start = -torch.inf if way == "amax" else torch.inf
    along = lambda v, s: s.reshape(-1, *[1] * (v.dim() - 1)).expand_as(v)
    return torch.stack([torch.full((count, *v.shape[1:]), start).scatter_reduce(0, along(v, s), v, way, include_self=True) for v, s in zip(values, sink)])


def attention(w, x, d):
    def layer(x, name):
        z = x @ w[f"{name}.W"]
        score = torch.nn.functional.leaky_relu(at(z, d["source"]) + at(z, d["sink"]), 0.2) @ w[f"{name}.a"]
        part = torch.exp(score - at(chosen(score, d["sink"], nodes, "amax"), d["sink"]))
        share = part / at(added(part, d["sink"], nodes), d["sink"])
        return w[f"{name}.b"] + added(share[..., None] * at(z, d["source"]), d["sink"], nodes)

    return layer(torch.tanh(layer(x, "gat1")), "gat2")


def finite(x):
    return torch.where(x.isinf(), torch.zeros_like(x), x)


def pool(w, x, d):
    def layer(x, name):
        p = torch.tanh(w[f"{name}.a"] + x @ w[f"{name}.pool"])
        most = finite(chosen(at(p, d["source"]), d["sink"], nodes, "amax"))
        return w[f"{name}.b"] + x @ w[f"{name}.self"] + most @ w[f"{name}.near"]

    return layer(torch.tanh(layer(x, "sage1")), "sage2")


def groups(w, x, d):
    x = torch.tanh(x @ w["dense1.W"] + w["dense1.b"])
    inside = lambda keep: [torch.nonzero(k).flatten() for k in keep]
    some = lambda v, rows: [a[r] for a, r in zip(v, rows)]
    here, positive = inside(d["group"] < 9), inside((d["group"] < 9) & (d["factor"] > 0))
    f = d["factor"][..., None]
    size = added(some(torch.ones(batch, edges), here), some(d["group"], here), 9).clamp(min=1)
    mean = added(some(x, here), some(d["group"], here), 9) / size[..., None]
    least = chosen(some(f * x + x[..., :1], positive), some(d["group"], positive), 9, "amin")
    most = chosen(some(f * x - x[..., :1], here), some(d["group"], here), 9, "amax")
    return (mean + finite(least) + finite(most) ** 2) @ w["dense2.W"] + w["dense2.b"]


def bag(w, x, d):
    v = w["bag1.E"][d["word"]]
    count = added(torch.ones(batch, edges), d["sentence"], 5).clamp(min=1)
    y = added(v, d["sentence"], 5) / count[..., None] + finite(chosen(v, d["sentence"], 5, "amax"))
    return y @ w["dense1.W"] + w["dense1.b"]


def case(name, f, x, data, weights, output):
    if x is not None:
        x.requires_grad_()
    for t in weights.values():
        t.requires_grad_()
    target = normal(batch, *output)
    y = f(weights, x, data)
    loss = 0.5 * ((y - target) ** 2).sum() / batch
    loss.backward()
    flat = lambda t: t.detach().reshape(-1).tolist()
    main = "w" if name == "pairs" else "x"
    return {
        "name": name, "inputs": {**({} if x is None else {main: flat(x)}), **{k: flat(v) for k, v in data.items()}}, "targets": flat(target),
        "parameters": {k: flat(t) for k, t in weights.items()}, "output": flat(y), "loss": float(loss),
        "gradients": {k: flat(t.grad) for k, t in weights.items()}, "inputGradient": {} if x is None else {main: flat(x.grad)},
    }


ways = {"source": places(), "sink": places()}
cases = [
    case("gcn", gcn, normal(batch, nodes, 4), {**ways, "share": normal(batch, edges)},
         {"gcn1.W": normal(4, 6), "gcn1.b": normal(6), "gcn2.W": normal(6, 3), "gcn2.b": normal(3)}, (nodes, 3)),
    case("sage", sage, normal(batch, nodes, 4), ways,
         {f"sage{k}.{n}": normal(*s) for k, a, b in ((1, 4, 5), (2, 5, 3)) for n, s in (("self", (a, b)), ("near", (a, b)), ("apart", (a, b)), ("b", (b,)))}, (nodes, 3)),
    case("pairs", pairs, normal(batch, edges), {"row": places(), "column": places()},
         {"table1.scale": normal(edges), "dense1.W": normal(5, 3), "dense1.b": normal(3)}, (4, 3)),
    case("attention", attention, normal(batch, nodes, 4), ways,
         {f"gat{k}.{n}": normal(*s) for k, a, b in ((1, 4, 6), (2, 6, 3)) for n, s in (("W", (a, b)), ("a", (b,)), ("b", (b,)))}, (nodes, 3)),
    case("pool", pool, normal(batch, nodes, 4), ways,
         {f"sage{k}.{n}": normal(*s) for k, a, b in ((1, 4, 5), (2, 5, 3)) for n, s in (("pool", (a, a)), ("self", (a, b)), ("near", (a, b)), ("a", (a,)), ("b", (b,)))}, (nodes, 3)),
    case("groups", groups, normal(batch, edges, 4), {"group": torch.randint(0, 12, (batch, edges), generator=draw), "factor": normal(batch, edges)},
         {"dense1.W": normal(4, 3), "dense1.b": normal(3), "dense2.W": normal(3, 2), "dense2.b": normal(2)}, (9, 2)),
    case("bag", bag, None, {"word": torch.randint(0, 30, (batch, edges), generator=draw), "sentence": torch.randint(0, 4, (batch, edges), generator=draw)},
         {"bag1.E": normal(30, 6), "dense1.W": normal(6, 2), "dense1.b": normal(2)}, (5, 2)),
]
with open(sys.argv[1], "w") as out:
    json.dump(cases, out)
