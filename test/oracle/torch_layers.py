"""Computes with PyTorch, in float64, what layers of more than one axis, losses and optimizers are held to.

Usage: torch_layers.py OUT.json. The cases have the form of torch_cases.py's: the text of a model, its parameters and data,
and the output, loss, gradients and the parameters after some steps. Values have their channels last, as in the language;
`first` and `last` carry them to PyTorch's order and back.
"""
import json
import math
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def first(x):
    """Channels before the positions: [n, ..., channels] to [n, channels, ...]."""
    return x.movedim(-1, 1)


def last(x):
    return x.movedim(1, -1)


def rounded(values):
    """Four digits, so that the committed file stays short."""
    return np.round(values, 4)


def numbers(t):
    """Thirteen digits: more than is compared."""
    return [float(f"{v:.13g}") for v in np.asarray(t.detach() if torch.is_tensor(t) else t, dtype=float).reshape(-1)]


class Draws:
    """Parameters by the language's names, in the order they are asked for."""

    def __init__(self, seed):
        self.generator = np.random.default_rng(seed)
        self.parameters = {}
        self.training = False

    def normal(self, *shape, scale=1.0, center=0.0):
        return torch.tensor(rounded(self.generator.normal(center, scale, shape)))

    def weight(self, name, *shape, scale=0.5, center=0.0):
        self.parameters[name] = self.normal(*shape, scale=scale, center=center).requires_grad_()
        return self.parameters[name]


def squared_error(y, target):
    return 0.5 * ((y - target) ** 2).sum() / y.shape[0]


def model_text(chain, shape, output, loss, batch, optimizer):
    return "\n".join([
        "model Net {", f"  input x: {shape}", f"  {chain}", f"  output y: {output}", f"  loss {loss}",
        f"  train {{ batch: {batch} optimizer: {optimizer} }}", "}", "",
    ])


def layer_case(chain, shape, build, batch=2, seed=1, title="", steps=0, optimizer=("sgd(rate: 0.1)", lambda p: torch.optim.SGD(p, 0.1))):
    """`build` takes draws and gives a function of x; the loss is half the squared error."""
    draws = Draws(seed)
    apply = build(draws)
    x = draws.normal(batch, *shape)
    y = apply(x)
    target = draws.normal(*y.shape)
    return finish(title or f"{chain} on {list(shape)}", draws, apply, x, target, squared_error,
                  model_text(chain, json.dumps(list(shape)), json.dumps(list(y.shape[1:])), "squaredError", batch, optimizer[0]), steps, optimizer[1])


def finish(name, draws, apply, x, target, loss, text, steps=0, optimizer=None):
    y = apply(x)
    result = {
        "name": name, "text": text, "parameters": {key: numbers(p) for key, p in draws.parameters.items()},
        "inputs": numbers(x), "targets": numbers(target), "output": numbers(y), "loss": float(loss(y, target)), "gradients": {},
    }
    draws.training = True
    value = loss(apply(x), target)
    if abs(float(value) - result["loss"]) > 1e-12:
        result["trainingLoss"] = float(value)
    value.backward()
    result["gradients"] = {key: numbers(p.grad) for key, p in draws.parameters.items()}
    if steps:
        stepper = optimizer(list(draws.parameters.values()))
        for _ in range(steps):
            stepper.zero_grad()
            loss(apply(x), target).backward()
            stepper.step()
        result["steps"] = steps
        result["after"] = {key: numbers(p) for key, p in draws.parameters.items()}
        draws.training = False
        if "trainingLoss" in result:
            result["outputAfter"] = numbers(apply(x))
    return result


# ---------------------------------------------------------------- convolutions and pools


def conv(name, filters, kernel, channels, **options):
    def build(draws):
        seen = channels // options.get("groups", 1)
        K = draws.weight(f"{name}.K", kernel, kernel, seen, filters)
        b = draws.weight(f"{name}.b", filters)
        return lambda x: last(F.conv2d(first(x), K.permute(3, 2, 0, 1), b, **options))
    return build


def conv1d(name, filters, kernel, channels, **options):
    def build(draws):
        seen = channels // options.get("groups", 1)
        K = draws.weight(f"{name}.K", kernel, seen, filters)
        b = draws.weight(f"{name}.b", filters)
        return lambda x: last(F.conv1d(first(x), K.permute(2, 1, 0), b, **options))
    return build


def depthwise(name, kernel, channels, multiplier, **options):
    def build(draws):
        K = draws.weight(f"{name}.K", kernel, kernel, channels, multiplier)
        b = draws.weight(f"{name}.b", channels * multiplier)
        return lambda x: last(F.conv2d(first(x), K.permute(2, 3, 0, 1).reshape(-1, 1, kernel, kernel), b, groups=channels, **options))
    return build


def conv_transpose(name, filters, kernel, channels, **options):
    def build(draws):
        K = draws.weight(f"{name}.K", kernel, kernel, channels, filters)
        b = draws.weight(f"{name}.b", filters)
        return lambda x: last(F.conv_transpose2d(first(x), K.permute(2, 3, 0, 1), b, **options))
    return build


def after_conv(then):
    """A convolution of 2 filters before a layer without parameters, so that gradients go through it."""
    def build(draws):
        before = conv("conv1", 2, 1, 2)(draws)
        return lambda x: then(before(x))
    return build


def after_conv1d(then):
    def build(draws):
        before = conv1d("conv1d1", 2, 1, 2)(draws)
        return lambda x: then(before(x))
    return build


def written(options):
    return "".join(f", {'extra' if key == 'output_padding' else key}: {value}" for key, value in options.items())


def convolutions():
    seed = 1000
    for shape, filters, kernel, options in [
        ((1, 1, 1), 1, 1, {}),
        ((5, 5, 3), 2, 3, {}),
        ((8, 6, 4), 8, 3, {"padding": 1}),
        ((5, 7, 2), 3, 3, {"stride": 2}),
        ((5, 7, 2), 3, 3, {"stride": 2, "padding": 1}),
        ((6, 6, 2), 2, 3, {"stride": 3, "padding": 2}),
        ((7, 6, 2), 2, 3, {"dilation": 2}),
        ((7, 6, 2), 2, 3, {"padding": 2, "dilation": 2}),
        ((7, 8, 1), 2, 3, {"stride": 2, "padding": 2, "dilation": 2}),
        ((9, 9, 1), 1, 2, {"stride": 2, "padding": 1, "dilation": 3}),
        ((4, 5, 4), 4, 3, {"groups": 2}),
        ((4, 5, 4), 6, 3, {"padding": 1, "groups": 2}),
        ((5, 5, 3), 3, 3, {"stride": 2, "padding": 1, "groups": 3}),
        ((6, 7, 4), 4, 2, {"stride": 2, "padding": 1, "dilation": 2, "groups": 4}),
        ((6, 6, 6), 9, 3, {"stride": 1, "padding": 2, "dilation": 2, "groups": 3}),
        ((5, 4, 2), 2, 4, {"padding": 3}),
        ((9, 8, 3), 4, 5, {"padding": 2}),
    ]:
        seed += 1
        chain = f"conv({filters}, kernel: {kernel}{written(options)})"
        yield layer_case(chain, shape, conv("conv1", filters, kernel, shape[-1], **options), seed=seed, batch=1 + seed % 3)
    for shape, filters, kernel, options in [
        ((1, 1), 1, 1, {}),
        ((7, 3), 2, 3, {}),
        ((10, 2), 4, 3, {"padding": 1}),
        ((11, 2), 3, 4, {"stride": 3, "padding": 2}),
        ((12, 4), 4, 3, {"stride": 2, "padding": 2, "dilation": 2, "groups": 2}),
        ((9, 3), 6, 3, {"padding": 4, "dilation": 4, "groups": 3}),
    ]:
        seed += 1
        chain = f"conv1d({filters}, kernel: {kernel}{written(options)})"
        yield layer_case(chain, shape, conv1d("conv1d1", filters, kernel, shape[-1], **options), seed=seed)
    for shape, kernel, multiplier, options in [
        ((1, 1, 1), 1, 1, {}),
        ((5, 5, 3), 3, 1, {"padding": 1}),
        ((6, 5, 3), 3, 2, {"stride": 2, "padding": 1}),
        ((8, 8, 4), 2, 3, {"stride": 2, "dilation": 2}),
    ]:
        seed += 1
        more = {**options, **({"multiplier": multiplier} if multiplier != 1 else {})}
        yield layer_case(f"depthwise({kernel}{written(more)})", shape, depthwise("depthwise1", kernel, shape[-1], multiplier, **options), seed=seed)
    for shape, filters, kernel, options in [
        ((1, 1, 1), 1, 1, {}),
        ((3, 3, 2), 3, 3, {}),
        ((3, 4, 2), 3, 2, {"stride": 2}),
        ((4, 3, 3), 2, 3, {"stride": 2, "padding": 1, "output_padding": 1}),
        ((3, 3, 2), 2, 4, {"stride": 3, "padding": 2, "output_padding": 2}),
        ((3, 4, 1), 2, 3, {"stride": 2, "padding": 2, "dilation": 2}),
        ((2, 3, 2), 1, 2, {"stride": 2, "padding": 1, "output_padding": 2, "dilation": 3}),
    ]:
        seed += 1
        chain = f"convTranspose({filters}, kernel: {kernel}{written(options)})"
        yield layer_case(chain, shape, conv_transpose("convTranspose1", filters, kernel, shape[-1], **options), seed=seed)
    # Two in a row, so that the adjoint of the input is crossed with every option too.
    for options in [{}, {"stride": 2, "padding": 1}, {"padding": 2, "dilation": 2}, {"stride": 2, "padding": 2, "dilation": 2, "groups": 2}, {"padding": 1, "groups": 2}]:
        seed += 1

        def both(draws, options=options):
            one = conv("conv1", 4, 3, 2, padding=1)(draws)
            two = conv("conv2", 2, 3, 4, **options)(draws)
            return lambda x: two(F.relu(one(x)))
        yield layer_case(f"conv(4, 3, padding: 1) relu conv(2, 3{written(options)})", (7, 6, 2), both, seed=seed)
    for name, second in [
        ("conv1d(3, 3, stride: 2, padding: 2, dilation: 2)", conv1d("conv1d2", 3, 3, 2, stride=2, padding=2, dilation=2)),
        ("conv1d(4, 2, groups: 2)", conv1d("conv1d2", 4, 2, 2, groups=2)),
    ]:
        seed += 1

        def both1d(draws, second=second):
            one = conv1d("conv1d1", 2, 1, 2)(draws)
            two = second(draws)
            return lambda x: two(one(x))
        yield layer_case(f"conv1d(2, 1) {name}", (9, 2), both1d, seed=seed)
    for name, second in [
        ("depthwise(3, stride: 2, padding: 2, dilation: 2, multiplier: 2)", depthwise("depthwise1", 3, 2, 2, stride=2, padding=2, dilation=2)),
        ("convTranspose(3, 3, stride: 2, padding: 1, extra: 1)", conv_transpose("convTranspose1", 3, 3, 2, stride=2, padding=1, output_padding=1)),
        ("convTranspose(3, 3, stride: 3, padding: 2, dilation: 2)", conv_transpose("convTranspose1", 3, 3, 2, stride=3, padding=2, dilation=2)),
    ]:
        seed += 1

        def chained(draws, second=second):
            one = conv("conv1", 2, 1, 2)(draws)
            two = second(draws)
            return lambda x: two(one(x))
        yield layer_case(f"conv(2, 1) {name}", (5, 4, 2), chained, seed=seed)


def pools():
    seed = 2000
    for shape in [(3, 3, 2), (4, 6, 2), (7, 5, 2)]:
        for name, then in [
            ("maxPool(2)", lambda x: F.max_pool2d(x, 2)),
            ("maxPool(3, stride: 2)", lambda x: F.max_pool2d(x, 3, 2)),
            ("maxPool(3, stride: 2, padding: 1)", lambda x: F.max_pool2d(x, 3, 2, 1)),
            ("averagePool(2)", lambda x: F.avg_pool2d(x, 2)),
            ("averagePool(3, stride: 1)", lambda x: F.avg_pool2d(x, 3, 1)),
            ("averagePool(3, stride: 2, padding: 1)", lambda x: F.avg_pool2d(x, 3, 2, 1)),
            ("globalAveragePool", lambda x: F.adaptive_avg_pool2d(x, 1).flatten(2)),
            ("globalMaxPool", lambda x: F.adaptive_max_pool2d(x, 1).flatten(2)),
            ("upsample", lambda x: F.interpolate(x, scale_factor=2, mode="nearest")),
            ("upsample(3)", lambda x: F.interpolate(x, scale_factor=3, mode="nearest")),
            ("pad(1)", lambda x: F.pad(x, (1, 1, 1, 1))),
            ("pad(2, value: 0.5)", lambda x: F.pad(x, (2, 2, 2, 2), value=0.5)),
            ("slice(1, 2)", lambda x: x[:, 1:2]),
        ]:
            seed += 1

            def run(x, then=then):
                y = last(then(first(x)))
                return y.flatten(1) if y.shape[1] == 1 and y.dim() == 3 else y
            yield layer_case(f"conv(2, 1) {name}", shape, after_conv(run), seed=seed)
    for shape in [(3, 2), (8, 2), (11, 2)]:
        for name, then in [
            ("maxPool1d(2)", lambda x: F.max_pool1d(x, 2)),
            ("maxPool1d(3, stride: 2, padding: 1)", lambda x: F.max_pool1d(x, 3, 2, 1)),
            ("averagePool1d(2)", lambda x: F.avg_pool1d(x, 2)),
            ("averagePool1d(3, stride: 2, padding: 1)", lambda x: F.avg_pool1d(x, 3, 2, 1)),
            ("transpose2d", lambda x: x.transpose(1, 2)),
        ]:
            seed += 1
            yield layer_case(f"conv1d(2, 1) {name}", shape, after_conv1d(lambda x, then=then: last(then(first(x)))), seed=seed)


# ---------------------------------------------------------------- norms and positions


def dense(draws, name, size, units, bias=True):
    W = draws.weight(f"{name}.W", size, units)
    b = draws.weight(f"{name}.b", units)
    return lambda x: x @ W + b


def norm(name, size, then):
    """A dense layer and tanh before a norm: without tanh the norm would take the layer's bias away again."""
    def build(draws):
        linear = dense(draws, "dense1", size, size)

        def before(x):
            return torch.tanh(linear(x))

        gamma = draws.weight(f"{name}.gamma", size, center=1.0)
        beta = None if name == "rmsNorm1" else draws.weight(f"{name}.beta", size)
        mean = torch.zeros(size)
        variance = torch.ones(size)
        return lambda x: then(before(x), gamma, beta, (mean, variance, draws.training))
    return build


def rms_norm(x, gamma, epsilon):
    return gamma * x / torch.sqrt((x ** 2).mean(-1, keepdim=True) + epsilon)


def sinusoids(time, features, period=10000.0):
    code = torch.zeros(time, features)
    at = torch.arange(time, dtype=torch.float64)[:, None]
    code[:, 0::2] = torch.sin(at / period ** (torch.arange(0, features, 2) / features))
    code[:, 1::2] = torch.cos(at / period ** (torch.arange(0, features - 1, 2) / features))
    return code


def norms():
    seed = 3000
    for shape, batch in [((3,), 2), ((1,), 3), ((5, 4), 3), ((3, 4, 6), 2)]:
        for momentum, epsilon in [(0.1, 1e-5), (0.3, 1e-2)]:
            seed += 1
            chain = "dense({0}) tanh batchNorm".format(shape[-1]) + ("" if momentum == 0.1 else f"({momentum}, epsilon: {epsilon})")
            build = norm("batchNorm1", shape[-1], lambda x, g, b, s, m=momentum, e=epsilon: last(F.batch_norm(first(x), s[0], s[1], g, b, s[2], m, e)))
            yield layer_case(chain, shape, build, batch, seed, steps=3)
    for shape in [(2,), (5,), (3, 4), (2, 3, 6)]:
        seed += 1
        yield layer_case(f"dense({shape[-1]}) tanh layerNorm", shape, norm("layerNorm1", shape[-1], lambda x, g, b, _: F.layer_norm(x, x.shape[-1:], g, b, 1e-5)), 3, seed)
        yield layer_case(f"dense({shape[-1]}) tanh rmsNorm", shape, norm("rmsNorm1", shape[-1], lambda x, g, b, _: rms_norm(x, g, 1e-6)), 3, seed + 100)
        yield layer_case(f"dense({shape[-1]}) tanh rmsNorm(epsilon: 0.01)", shape, norm("rmsNorm1", shape[-1], lambda x, g, b, _: rms_norm(x, g, 0.01)), 3, seed + 200)
    for shape, groups in [((2,), 1), ((4, 1), 1), ((3, 6), 2), ((3, 6), 6), ((4, 3, 6), 3)]:
        seed += 1
        yield layer_case(f"dense({shape[-1]}) tanh groupNorm({groups})", shape, norm("groupNorm1", shape[-1], lambda x, g, b, _, groups=groups: last(F.group_norm(first(x), groups, g, b, 1e-5))), 2, seed)
    for vocabulary, time, size in [(2, 1, 1), (7, 5, 4), (20, 12, 5)]:
        for chain in ["", "positions", "learnedPositions"]:
            seed += 1
            draws = Draws(seed)
            E = draws.weight("embedding1.E", vocabulary, size)
            P = draws.weight("learnedPositions1.P", time, size) if chain == "learnedPositions" else sinusoids(time, size) if chain else torch.zeros(time, size)
            x = torch.tensor(draws.generator.integers(0, vocabulary, (3, time)))
            target = draws.normal(3, time, size)
            text = model_text(f"embedding({size}) {chain}", f"index({vocabulary})[{time}]", json.dumps([time, size]), "squaredError", 3, "sgd(rate: 0.1)")
            yield finish(f"embedding({size}) {chain} of {time} below {vocabulary}", draws, lambda x, E=E, P=P: F.embedding(x, E) + P, x, target, squared_error, text)


# ---------------------------------------------------------------- recurrences


def over_time(x, step, state, backward):
    """All outputs of a cell of PyTorch, which takes an input and a state and gives a state, of which the first is shown."""
    times = range(x.shape[1])
    shown = {}
    for t in reversed(times) if backward else times:
        state = step(x[:, t], state)
        shown[t] = state[0]
    return torch.stack([shown[t] for t in times], 1)


def gates(draws, name, letters, size, units):
    """Weights and biases of each gate, and what puts them side by side, as PyTorch's cells take them."""
    for letter in letters:
        draws.weight(f"{name}.W{letter}", size, units)
        draws.weight(f"{name}.U{letter}", units, units)
        draws.weight(f"{name}.b{letter}", units)

    def together(kind):
        return torch.cat([draws.parameters[f"{name}.{kind}{letter}"] for letter in letters], -1).t()
    return together


def simple_rnn(draws, name, size, units, backward=False):
    parts = [draws.weight(f"{name}.W", size, units), draws.weight(f"{name}.U", units, units), draws.weight(f"{name}.b", units)]

    def run(x):
        W, U, b = parts
        return over_time(x, lambda x, s: (torch.rnn_tanh_cell(x, s[0], W.T, U.T, b, torch.zeros(units)),), (torch.zeros(x.shape[0], units),), backward)
    return run


def gru(draws, name, size, units, backward=False):
    together = gates(draws, name, "rzn", size, units)
    cn = draws.weight(f"{name}.cn", units)

    def run(x):
        W, U, b = (together(kind) for kind in "WUb")
        c = torch.cat([torch.zeros(2 * units), cn])
        return over_time(x, lambda x, s: (torch.gru_cell(x, s[0], W, U, b, c),), (torch.zeros(x.shape[0], units),), backward)
    return run


def lstm(draws, name, size, units, backward=False):
    together = gates(draws, name, "ifgo", size, units)

    def run(x):
        W, U, b = (together(kind) for kind in "WUb")
        zero = torch.zeros(x.shape[0], units)
        return over_time(x, lambda x, s: torch.lstm_cell(x, s, W, U, b, torch.zeros(4 * units)), (zero, zero), backward)
    return run


def recurrences():
    seed = 4000
    for name, layer in [("simpleRnn", simple_rnn), ("gru", gru), ("lstm", lstm)]:
        for time, size, units in [(1, 1, 1), (5, 3, 2), (9, 4, 5)]:
            for suffix in ["", "Backward"]:
                seed += 1
                backward = suffix == "Backward"

                def build(draws, layer=layer, key=f"{name}{suffix}1", size=size, units=units, backward=backward):
                    return layer(draws, key, size, units, backward)
                yield layer_case(f"{name}{suffix}({units})", (time, size), build, 2, seed)
        seed += 1

        def through(draws, layer=layer, name=name):
            before = dense(draws, "dense1", 2, 3)
            one = layer(draws, f"{name}1", 3, 2)
            two = layer(draws, f"{name}Backward1", 2, 3, True)
            three = layer(draws, f"{name}Last1.{name}1", 3, 2)
            return lambda x: three(two(one(before(x))))[:, -1]
        yield layer_case(f"dense(3) {name}(2) {name}Backward(3) {name}Last(2)", (4, 2), through, 3, seed, steps=3)


FAMILIES = [convolutions, pools, norms, recurrences]


def cases():
    for family in FAMILIES:
        yield from family()


def main():
    # One case a line, so that a change shows as what it is.
    lines = ",\n".join(json.dumps(c) for c in cases())
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


main()
