"""Computes with PyTorch, in float64, what the examples are held to at their real sizes, on their real data.

Usage: torch_examples.py OUT.json [--whole]. Parameters come from a generator that the test has too, and data from the files
of the examples, so neither is written. Of each array some entries are kept, evenly spread; with --whole, all of them.
"""
import csv
import json
import math
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

from torch_layers import Draws, conv, dense, gru, layer_norm, numbers, transformer

root = pathlib.Path(__file__).parent.parent.parent
kept_entries = math.inf if "--whole" in sys.argv else 60


class Seeded(Draws):
    """Parameters from the minimal standard generator (Park, Miller), one after another, uniform in ± scale."""

    def __init__(self, seed):
        super().__init__(seed)
        self.state = seed
        self.drawn = []

    def uniform(self, size, scale):
        values = np.empty(size)
        for i in range(size):
            self.state = self.state * 48271 % 2147483647
            values[i] = scale * (2 * (self.state / 2147483647) - 1)
        return values

    def weight(self, name, *shape, scale=None, center=0.0):
        scale = 0.1 if scale is None and len(shape) == 1 else scale or 1.5 / math.sqrt(math.prod(shape[:-1]))
        values = self.uniform(math.prod(shape), scale).reshape(shape)
        self.drawn.append({"name": name, "size": math.prod(shape), "scale": scale})
        self.parameters[name] = torch.tensor(values).requires_grad_()
        return self.parameters[name]


def spread(t):
    """Every so many entries of an array."""
    values = numbers(t)
    every = 1 if kept_entries >= len(values) else math.ceil(len(values) / kept_entries)
    return {"length": len(values), "every": every, "values": values[::every]}


def standardize(x):
    deviation = x.std(0, unbiased=False)
    center = x.mean(0)
    spread = torch.where(deviation > 1e-9 * center.abs(), deviation, torch.ones_like(deviation))
    return lambda x: (x - center) / spread


def table(name):
    with open(root / "examples" / name, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return rows


def digits():
    rows = np.array([list(row.values()) for row in table("digits/digits.csv")], dtype=float)
    return torch.tensor(rows[:, :64]), torch.tensor(rows[:, 64].astype(int))


def weights_of(draws, *names):
    """Half the sum of squares of those weights: what `l2` adds."""
    return 0.5 * sum((draws.parameters[name] ** 2).sum() for name in names)


def example(name, seed, batch, x, y, build, loss, optimizer, settings=None, steps=10):
    """`build` takes draws and gives a function of inputs to outputs by name; `loss` takes draws, outputs, inputs and targets."""
    draws = Seeded(seed)
    apply = build(draws)
    of = lambda rows: loss(draws, apply(x[rows]), x[rows], y[rows])
    start = slice(0, batch)
    outputs = apply(x[start])
    value = of(start)
    value.backward()
    trained = {key: p for key, p in draws.parameters.items() if p.grad is not None}
    result = {
        "name": name, "settings": settings or {}, "seed": seed, "batch": batch, "parameters": draws.drawn,
        "outputs": {key: spread(v) for key, v in outputs.items()}, "loss": float(value),
        "gradients": {key: spread(p.grad) for key, p in trained.items()},
    }
    stepper = optimizer(list(trained.values()))
    for step in range(steps):
        stepper.zero_grad()
        of(slice(step * batch, (step + 1) * batch)).backward()
        stepper.step()
    return {**result, "steps": steps, "after": {key: spread(p) for key, p in draws.parameters.items()}}


def digits_cnn():
    x, y = digits()
    x = x.reshape(-1, 8, 8, 1)

    def build(draws):
        scaled = standardize(x)
        conv1 = conv("conv1", 8, 3, 1, padding=1)(draws)
        conv2 = conv("conv2", 16, 3, 8, padding=1)(draws)
        out = dense(draws, "dense1", 64, 10)
        pool = lambda v: F.max_pool2d(v.movedim(-1, 1), 2).movedim(1, -1)

        def run(v):
            v = pool(F.relu(conv1(scaled(v))))
            return {"digit": F.softmax(out(pool(F.relu(conv2(v))).flatten(1)), -1)}
        return run

    def loss(draws, outputs, _x, y):
        return F.nll_loss(torch.log(outputs["digit"]), y) + 0.0001 * weights_of(draws, "conv1.K", "conv2.K", "dense1.W")
    # Draws differ between the two, so that nothing is dropped here.
    return example("digits-cnn", 11, 32, x, y, build, loss, lambda p: torch.optim.Adam(p, 0.003), {"rate": "0"})


def digits_autoencoder():
    x, y = digits()

    def build(draws):
        scaled = standardize(x)
        dense1, code = dense(draws, "dense1", 64, 64), dense(draws, "code", 64, 8)
        dense2, dense3 = dense(draws, "dense2", 8, 64), dense(draws, "dense3", 64, 64)

        def run(v):
            features = code(F.relu(dense1(scaled(v))))
            return {"drawing": 16 * torch.sigmoid(dense3(F.relu(dense2(features)))), "features": features}
        return run
    return example("digits-autoencoder", 12, 32, x, y, build, lambda _draws, outputs, x, _y: F.mse_loss(outputs["drawing"], x), lambda p: torch.optim.Adam(p, 0.003))


def digits_few():
    rows = np.array([list(row.values()) for row in table("digits-few/few.csv")], dtype=float)
    x, y = torch.tensor(rows[:, :64]), torch.tensor(rows[:, 64].astype(int))

    def build(draws):
        scaled, layer = standardize(x), dense(draws, "dense1", 64, 64)
        for parameter in draws.parameters.values():
            parameter.requires_grad_(False)
        base = lambda v: F.relu(layer(scaled(v)))
        again, out = standardize(base(x)), dense(draws, "dense2", 64, 10)
        return lambda v: {"digit": F.softmax(out(again(base(v))), -1)}

    def loss(draws, outputs, _x, y):
        return F.nll_loss(torch.log(outputs["digit"]), y) + 0.0001 * weights_of(draws, "dense2.W")
    return example("digits-few", 13, 5, x, y, build, loss, lambda p: torch.optim.Adam(p, 0.01))


def seattle_weather():
    rows = table("seattle-weather/seattle-weather.csv")
    days = torch.tensor([[float(row[c]) for c in ("precipitation", "temp_max", "temp_min", "wind")] for row in rows])
    x, y = torch.stack([days[i:i + 14] for i in range(len(days) - 14)]), days[14:, 1:2]

    def build(draws):
        scaled = standardize(x)
        layer, out = gru(draws, "gruLast1.gru1", 4, 16), dense(draws, "dense1", 16, 1)
        return lambda v: {"temp_max": 16 + 7 * out(layer(scaled(v))[:, -1])}

    def loss(draws, outputs, _x, y):
        weights = [f"gruLast1.gru1.{kind}{gate}" for kind in "WU" for gate in "zrn"]
        return F.mse_loss(outputs["temp_max"], y) + 0.0001 * weights_of(draws, *weights, "dense1.W")
    return example("seattle-weather", 14, 32, x, y, build, loss, lambda p: torch.optim.Adam(p, 0.005))


def classes(rows, column, of):
    return torch.tensor([of.index(row[column]) for row in rows])


def penguins_both():
    rows = [r for r in table("penguins/penguins.csv") if all(v not in ("", "NA", ".") for v in r.values())]
    hot = lambda column, of: F.one_hot(classes(rows, column, of), len(of)).double()
    x = torch.cat([torch.tensor([[float(r[c]) for c in ("billLength", "billDepth", "flipperLength")] for r in rows]),
                   hot("island", ["Biscoe", "Dream", "Torgersen"]), hot("sex", ["FEMALE", "MALE"])], 1)
    y = torch.stack([classes(rows, "species", ["Adelie", "Chinstrap", "Gentoo"]).double(), torch.tensor([float(r["bodyMass"]) for r in rows])], 1)

    def build(draws):
        bill, rest = standardize(x[:, :2]), standardize(x[:, 2:])
        a, b, both = dense(draws, "dense1", 2, 16), dense(draws, "dense2", 6, 16), dense(draws, "dense3", 32, 16)
        species, mass = dense(draws, "dense4", 16, 3), dense(draws, "dense5", 16, 1)

        def run(v):
            h = F.relu(both(torch.cat([F.relu(a(bill(v[:, :2]))), F.relu(b(rest(v[:, 2:])))], 1)))
            return {"species": F.softmax(species(h), -1), "bodyMass": 4200 + 800 * mass(h)}
        return run

    def loss(draws, outputs, _x, y):
        apart = F.nll_loss(torch.log(outputs["species"]), y[:, 0].long())
        near = (((outputs["bodyMass"][:, 0] - y[:, 1]) / 800) ** 2).mean()
        return apart + 0.5 * near + 0.0001 * weights_of(draws, *[f"dense{i}.W" for i in range(1, 6)])
    return example("penguins-both", 15, 32, x, y, build, loss, lambda p: torch.optim.Adam(p, 0.005))


def weather():
    rows = table("weather/weather.csv")
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    measured = torch.tensor([[float(r[c]) for c in ("precipitation", "high", "low", "wind")] for r in rows])
    x = torch.cat([measured, classes(rows, "month", months)[:, None], classes(rows, "today", ["drizzle", "fog", "rain", "snow", "sun"])[:, None]], 1)
    y = torch.tensor([[float(r["tomorrowHigh"])] for r in rows])

    def build(draws):
        scaled = standardize(measured)
        month, kind = draws.weight("embedding1.E", 12, 2), draws.weight("embedding2.E", 5, 2)
        hidden, out = dense(draws, "dense1", 8, 16), dense(draws, "dense2", 16, 1)
        return lambda v: {"tomorrowHigh": 16 + 7 * out(torch.tanh(hidden(torch.cat([scaled(v[:, :4]), month[v[:, 4].long()], kind[v[:, 5].long()]], 1))))}

    def loss(draws, outputs, _x, y):
        return F.mse_loss(outputs["tomorrowHigh"], y) + 0.001 * weights_of(draws, "embedding1.E", "embedding2.E", "dense1.W", "dense2.W")
    return example("weather", 16, 32, x, y, build, loss, lambda p: torch.optim.Adam(p, 0.01))


def devils_dictionary():
    """Windows of 32 characters, one after the other, from the beginning of the text."""
    text = (root / "examples/devils-dictionary/devils-dictionary.txt").read_text(encoding="ascii")[:10 * 16 * 32 + 1]
    codes = torch.tensor([0 if c == "\n" else ord(c) - 31 for c in text])
    x, y = codes[:-1].reshape(-1, 32), codes[1:].reshape(-1, 32)

    def build(draws):
        tokens, places = draws.weight("embedding1.E", 96, 32), draws.weight("learnedPositions1.P", 32, 32)
        blocks = [transformer(draws, f"transformerDecoder{i}", 4, 32, 128, True) for i in (1, 2)]
        norm, out = layer_norm(draws, "layerNorm1", 32), dense(draws, "dense1", 32, 96)
        return lambda v: {"next": F.softmax(out(norm(blocks[1](blocks[0](tokens[v] + places)))), -1)}
    loss = lambda _draws, outputs, _x, y: F.nll_loss(torch.log(outputs["next"]).flatten(0, 1), y.flatten())
    return example("devils-dictionary", 17, 16, x, y, build, loss, lambda p: torch.optim.Adam(p, 0.003))


def squeeze_excitation():
    x, y = digits()
    x = x.reshape(-1, 8, 8, 1)

    def squeeze(draws, name, channels):
        inward, outward = draws.weight(f"{name}.W1", channels, channels // 4), draws.weight(f"{name}.W2", channels // 4, channels)
        b1, b2 = draws.weight(f"{name}.b1", channels // 4), draws.weight(f"{name}.b2", channels)
        return lambda v: v * torch.sigmoid(b2 + F.relu(b1 + v.mean((1, 2)) @ inward) @ outward)[:, None, None, :]

    def build(draws):
        scaled = standardize(x)
        conv1 = conv("conv1", 8, 3, 1, padding=1)(draws)
        se1 = squeeze(draws, "squeezeExcitation1", 8)
        conv2 = conv("conv2", 16, 3, 8, padding=1)(draws)
        se2, out = squeeze(draws, "squeezeExcitation2", 16), dense(draws, "dense1", 64, 10)
        pool = lambda v: F.max_pool2d(v.movedim(-1, 1), 2).movedim(1, -1)

        def run(v):
            v = pool(se1(F.relu(conv1(scaled(v)))))
            v = pool(se2(F.relu(conv2(v))))
            return {"digit": F.softmax(out(v.flatten(1)), -1)}
        return run

    def loss(draws, outputs, _x, y):
        names = ["conv1.K", "conv2.K", "dense1.W", *[f"squeezeExcitation{i}.W{j}" for i in (1, 2) for j in (1, 2)]]
        return F.nll_loss(torch.log(outputs["digit"]), y) + 0.0001 * weights_of(draws, *names)
    return example("squeeze-excitation", 18, 32, x, y, build, loss, lambda p: torch.optim.Adam(p, 0.003), {"rate": "0"})


def highway():
    rows = table("wine/wine.csv")
    columns = [c for c in rows[0] if c != "cultivar"]
    x, y = torch.tensor([[float(r[c]) for c in columns] for r in rows]), classes(rows, "cultivar", ["first", "second", "third"])

    def way(draws, name, n):
        anew, gate = draws.weight(f"{name}.W", n, n), draws.weight(f"{name}.T", n, n)
        b, c = draws.weight(f"{name}.b", n), draws.weight(f"{name}.c", n)

        def run(v):
            t = torch.sigmoid(c + v @ gate)
            return t * torch.tanh(b + v @ anew) + (1 - t) * v
        return run

    def build(draws):
        scaled, first = standardize(x), dense(draws, "dense1", 13, 24)
        ways, out = [way(draws, f"highway{i}", 24) for i in (1, 2)], dense(draws, "dense2", 24, 3)
        return lambda v: {"cultivar": F.softmax(out(ways[1](ways[0](F.relu(first(scaled(v)))))), -1)}

    def loss(draws, outputs, _x, y):
        names = ["dense1.W", "dense2.W", *[f"highway{i}.{w}" for i in (1, 2) for w in "WT"]]
        return F.nll_loss(torch.log(outputs["cultivar"]), y) + 0.001 * weights_of(draws, *names)
    return example("highway", 19, 16, x, y, build, loss, lambda p: torch.optim.Adam(p, 0.005))


def kolmogorov_arnold():
    rows = [r for r in table("penguins/penguins.csv") if all(v not in ("", "NA", ".") for v in r.values())]
    hot = lambda column, of: F.one_hot(classes(rows, column, of), len(of)).double()
    x = torch.cat([hot("species", ["Adelie", "Chinstrap", "Gentoo"]), hot("island", ["Biscoe", "Dream", "Torgersen"]),
                   torch.tensor([[float(r[c]) for c in ("billLength", "billDepth", "flipperLength")] for r in rows]), hot("sex", ["FEMALE", "MALE"])], 1)
    y = torch.tensor([[float(r["bodyMass"])] for r in rows])

    def splines(v):
        t = ((v[..., None] + 3) / (6 / 7) - torch.arange(8)).abs()
        return torch.where(t < 1, 2 / 3 - t ** 2 + t ** 3 / 2, torch.where(t < 2, (2 - t) ** 3 / 6, torch.zeros_like(t)))

    def layer(draws, name, inputs, units):
        c, w, b = draws.weight(f"{name}.C", inputs, 8, units), draws.weight(f"{name}.W", inputs, units), draws.weight(f"{name}.b", units)
        return lambda v: b + torch.einsum("nik,iku->nu", splines(v), c) + F.silu(v) @ w

    def build(draws):
        scaled, first, second = standardize(x), layer(draws, "kolmogorovArnold1", 11, 8), layer(draws, "kolmogorovArnold2", 8, 1)
        return lambda v: {"bodyMass": 4200 + 800 * second(first(scaled(v)))}

    def loss(draws, outputs, _x, y):
        names = [f"kolmogorovArnold{i}.{w}" for i in (1, 2) for w in "CW"]
        return F.mse_loss(outputs["bodyMass"], y) + 0.0001 * weights_of(draws, *names)
    return example("kolmogorov-arnold", 20, 32, x, y, build, loss, lambda p: torch.optim.Adam(p, 0.01))


def main():
    cases = [squeeze_excitation(), highway(), kolmogorov_arnold(), digits_cnn(), digits_autoencoder(), digits_few(), seattle_weather(), penguins_both(), weather(), devils_dictionary()]
    lines = ",\n".join(json.dumps(c) for c in cases)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


main()
