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
    given = x.detach().clone().requires_grad_() if x.is_floating_point() else x
    value = loss(apply(given), target)
    if abs(float(value) - result["loss"]) > 1e-12:
        result["trainingLoss"] = float(value)
    value.backward()
    result["gradients"] = {key: numbers(p.grad) for key, p in draws.parameters.items()}
    if given.requires_grad:
        result["inputGradient"] = numbers(torch.zeros_like(x) if given.grad is None else given.grad)
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
        ((6, 4, 4), 6, 3, {"padding": 1}),
        ((5, 7, 2), 3, 3, {"stride": 2}),
        ((5, 7, 2), 3, 3, {"stride": 2, "padding": 1}),
        ((6, 6, 2), 2, 3, {"stride": 3, "padding": 2}),
        ((7, 6, 2), 2, 3, {"dilation": 2}),
        ((7, 6, 2), 2, 3, {"padding": 2, "dilation": 2}),
        ((7, 8, 1), 2, 3, {"stride": 2, "padding": 2, "dilation": 2}),
        ((7, 6, 1), 1, 2, {"stride": 2, "padding": 1, "dilation": 3}),
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
    for shape in [(1, 1, 2), (1, 4, 2)]:
        for name, then in [
            ("upsample", lambda x: F.interpolate(x, scale_factor=2, mode="nearest")),
            ("upsample(1)", lambda x: x),
            ("pad(1)", lambda x: F.pad(x, (1, 1, 1, 1))),
        ]:
            seed += 1
            yield layer_case(f"conv(2, 1) {name}", shape, after_conv(lambda x, then=then: last(then(first(x)))), seed=seed)
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
            ("transpose", lambda x: x.transpose(1, 2)),
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
    for shape in [(2,), (5,), (3, 4), (2, 3, 6), (1, 3)]:
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
        for time, size, units in [(1, 1, 1), (5, 3, 2), (7, 3, 4)]:
            for suffix in ["", "Backward"]:
                seed += 1
                backward = suffix == "Backward"

                def build(draws, layer=layer, key=f"{name}{suffix}1", size=size, units=units, backward=backward):
                    return layer(draws, key, size, units, backward)
                yield layer_case(f"{name}{suffix}({units})", (time, size), build, 2, seed)
        for time, size, units in [(1, 1, 1), (3, 5, 3), (9, 2, 4)]:
            seed += 1

            def at_last(draws, layer=layer, key=f"{name}Last1.{name}1", size=size, units=units):
                run = layer(draws, key, size, units)
                return lambda x: run(x)[:, -1]
            yield layer_case(f"{name}Last({units})", (time, size), at_last, 2, seed)
        seed += 1

        def through(draws, layer=layer, name=name):
            before = dense(draws, "dense1", 2, 3)
            one = layer(draws, f"{name}1", 3, 2)
            two = layer(draws, f"{name}Backward1", 2, 3, True)
            three = layer(draws, f"{name}Last1.{name}1", 3, 2)
            return lambda x: three(two(one(before(x))))[:, -1]
        yield layer_case(f"dense(3) {name}(2) {name}Backward(3) {name}Last(2)", (4, 2), through, 3, seed, steps=3)


# ---------------------------------------------------------------- attention and blocks


def attention(draws, name, heads, features, causal=False):
    size = features // heads
    weights = [draws.weight(f"{name}.W{letter}", features, heads, size) for letter in "qkv"]
    biases = [draws.weight(f"{name}.b{letter}", heads, size) for letter in "qkv"]
    out = draws.weight(f"{name}.Wo", heads, size, features), draws.weight(f"{name}.bo", features)

    def run(x):
        time = x.shape[1]
        mask = torch.triu(torch.ones(time, time, dtype=torch.bool), 1) if causal else None
        x = x.transpose(0, 1)
        y, _ = F.multi_head_attention_forward(
            x, x, x, features, heads, torch.cat([w.reshape(features, features).T for w in weights]),
            torch.cat([b.reshape(-1) for b in biases]), None, None, False, 0.0,
            out[0].reshape(features, features).T, out[1], attn_mask=mask)
        return y.transpose(0, 1)
    return run


def feed_forward(draws, name, features, hidden):
    W1, b1 = draws.weight(f"{name}.W1", features, hidden), draws.weight(f"{name}.b1", hidden)
    W2, b2 = draws.weight(f"{name}.W2", hidden, features), draws.weight(f"{name}.b2", features)
    return lambda x: F.gelu(x @ W1 + b1) @ W2 + b2


def layer_norm(draws, name, features):
    gamma, beta = draws.weight(f"{name}.gamma", features, center=1.0), draws.weight(f"{name}.beta", features)
    return lambda x: F.layer_norm(x, (features,), gamma, beta, 1e-5)


def transformer(draws, name, heads, features, hidden, causal):
    norm1 = layer_norm(draws, f"{name}.layerNorm1", features)
    attend = attention(draws, f"{name}.attention1", heads, features, causal)
    norm2 = layer_norm(draws, f"{name}.layerNorm2", features)
    forward = feed_forward(draws, f"{name}.feedForward1", features, hidden)

    def run(x):
        x = x + attend(norm1(x))
        return x + forward(norm2(x))
    return run


def batch_norm(draws, name, channels):
    gamma, beta = draws.weight(f"{name}.gamma", channels, center=1.0), draws.weight(f"{name}.beta", channels)
    mean, variance = torch.zeros(channels), torch.ones(channels)
    return lambda x: last(F.batch_norm(first(x), mean, variance, gamma, beta, draws.training, 0.1, 1e-5))


def res_unit(draws, channels):
    conv1 = conv("resUnit1.conv1", channels, 3, channels, padding=1)(draws)
    norm1 = batch_norm(draws, "resUnit1.batchNorm1", channels)
    conv2 = conv("resUnit1.conv2", channels, 3, channels, padding=1)(draws)
    norm2 = batch_norm(draws, "resUnit1.batchNorm2", channels)
    return lambda x: F.relu(x + norm2(conv2(F.relu(norm1(conv1(x))))))


def inverted_residual(draws, channels, expand):
    conv1 = conv("invertedResidual1.conv1", expand, 1, channels)(draws)
    norm1 = batch_norm(draws, "invertedResidual1.batchNorm1", expand)
    middle = depthwise("invertedResidual1.depthwise1", 3, expand, 1, padding=1)(draws)
    norm2 = batch_norm(draws, "invertedResidual1.batchNorm2", expand)
    conv2 = conv("invertedResidual1.conv2", channels, 1, expand)(draws)
    norm3 = batch_norm(draws, "invertedResidual1.batchNorm3", channels)
    return lambda x: x + norm3(conv2(F.relu(norm2(middle(F.relu(norm1(conv1(x))))))))


def attentions():
    seed = 5000
    for time, features, heads in [(1, 1, 1), (3, 4, 2), (7, 6, 3), (5, 6, 1)]:
        for causal in [False, True]:
            seed += 1

            def build(draws, features=features, heads=heads, causal=causal):
                before = dense(draws, "dense1", features, features)
                attend = attention(draws, "attention1", heads, features, causal)
                return lambda x: attend(before(x))
            yield layer_case(f"dense({features}) attention({heads}{', causal: true' if causal else ''})", (time, features), build, 2, seed)
    for shape, hidden in [((1,), 1), ((3, 4), 5), ((2, 3, 3), 8)]:
        seed += 1
        yield layer_case(f"feedForward({hidden})", shape, lambda draws, shape=shape, hidden=hidden: feed_forward(draws, "feedForward1", shape[-1], hidden), 3, seed)
    for time, features, heads, hidden in [(1, 2, 1, 1), (3, 4, 2, 5), (6, 6, 3, 8)]:
        for name in ["transformerEncoder", "transformerDecoder"]:
            seed += 1
            yield layer_case(f"{name}({heads}, {hidden})", (time, features), lambda draws, name=name, heads=heads, features=features, hidden=hidden:
                             transformer(draws, f"{name}1", heads, features, hidden, name == "transformerDecoder"), 2, seed)


def blocks():
    seed = 6000
    for shape in [(2, 2, 1), (3, 5, 2), (4, 4, 3)]:
        seed += 1
        yield layer_case(f"resUnit({shape[-1]})", shape, lambda draws, shape=shape: res_unit(draws, shape[-1]), 3, seed, steps=2)
        yield layer_case(f"invertedResidual({shape[-1]}, {2 * shape[-1]})", shape, lambda draws, shape=shape: inverted_residual(draws, shape[-1], 2 * shape[-1]), 3, seed + 50, steps=2)


# ---------------------------------------------------------------- losses


def cross_entropy(smoothing):
    return lambda y, t: F.cross_entropy(torch.log(y), t, label_smoothing=smoothing)


def of_classes(y, t):
    """The probability given to the true class."""
    return y[torch.arange(len(t)), t]


def binary_focal(y, t, gamma, alpha):
    return -(alpha * t * (1 - y) ** gamma * torch.log(y) + (1 - alpha) * (1 - t) * y ** gamma * torch.log(1 - y)).mean()


def categorical_hinge(y, t):
    return torch.clamp(1 + ((1 - t) * y).max(-1).values - (t * y).sum(-1), min=0).mean()


def dice(y, t, smooth):
    return (1 - (2 * (y * t).sum(-1) + smooth) / (y.sum(-1) + t.sum(-1) + smooth)).mean()


# What stands before the loss, what the targets are, and the loss itself.
LOSSES = {
    "crossEntropy(smoothing: 0.1)": ("softmax", "classes", cross_entropy(0.1)),
    "crossEntropy(smoothing: 0.6)": ("softmax", "classes", cross_entropy(0.6)),
    "klDivergence": ("softmax", "distribution", lambda y, t: F.kl_div(torch.log(y), t, reduction="batchmean")),
    "focal": ("softmax", "classes", lambda y, t: -((1 - of_classes(y, t)) ** 2 * torch.log(of_classes(y, t))).mean()),
    "focal(gamma: 0.5)": ("softmax", "classes", lambda y, t: -((1 - of_classes(y, t)) ** 0.5 * torch.log(of_classes(y, t))).mean()),
    "binaryFocal": ("sigmoid", "binary", lambda y, t: binary_focal(y, t, 2, 0.25)),
    "binaryFocal(gamma: 1.5, alpha: 0.6)": ("sigmoid", "binary", lambda y, t: binary_focal(y, t, 1.5, 0.6)),
    "hinge": ("", "signs", lambda y, t: torch.clamp(1 - t * y, min=0).mean()),
    "cosine": ("", "numbers", lambda y, t: F.cosine_embedding_loss(y, t, torch.ones(len(t)))),
    "poisson": ("", "numbers", lambda y, t: F.poisson_nll_loss(y, t)),
    "logCosh": ("", "numbers", lambda y, t: torch.log(torch.cosh(y - t)).sum() / len(t)),
    "logCosh(sharpness: 2.5)": ("", "numbers", lambda y, t: torch.log(torch.cosh(2.5 * (y - t))).sum() / 2.5 / len(t)),
    "quantile": ("", "numbers", lambda y, t: torch.maximum(0.5 * (t - y), -0.5 * (t - y)).mean()),
    "quantile(0.9)": ("", "numbers", lambda y, t: torch.maximum(0.9 * (t - y), -0.1 * (t - y)).mean()),
    "absolutePercentageError": ("", "numbers", lambda y, t: 100 * ((y - t).abs() / t.abs().clamp(min=1e-7)).mean()),
    "absolutePercentageError(epsilon: 0.5)": ("", "numbers", lambda y, t: 100 * ((y - t).abs() / t.abs().clamp(min=0.5)).mean()),
    "squaredLogError": ("sigmoid", "binary", lambda y, t: ((y.clamp(min=1e-7).log1p() - t.clamp(min=1e-7).log1p()) ** 2).mean()),
    "squaredHinge": ("", "signs", lambda y, t: (torch.clamp(1 - t * y, min=0) ** 2).mean()),
    "categoricalHinge": ("", "classes", lambda y, t: categorical_hinge(y, F.one_hot(t, y.shape[1]))),
    "dice": ("sigmoid", "binary", lambda y, t: dice(y, t, 1e-5)),
    "dice(smooth: 1)": ("sigmoid", "binary", lambda y, t: dice(y, t, 1)),
}

ENDS = {"softmax": lambda x: F.softmax(x, -1), "sigmoid": torch.sigmoid, "": lambda x: x}


def losses():
    seed = 7000
    for loss, (end, kind, of) in LOSSES.items():
        for size, units, batch in [(1, 2, 1), (4, 3, 5), (5, 6, 4)]:
            seed += 1
            draws = Draws(seed)
            layer = dense(draws, "dense1", size, units)
            x = draws.normal(batch, size)
            encoding = f"[{units}]"
            if kind == "classes":
                target = torch.tensor(draws.generator.integers(0, units, batch))
                encoding = f"oneHot({', '.join(json.dumps(chr(97 + k)) for k in range(units))})"
            elif kind == "distribution":
                target = F.softmax(2 * draws.normal(batch, units), -1)
                # One class that is impossible, where there are enough of them.
                if units > 2:
                    target[:, 0] = 0
                    target = target / target.sum(1, keepdim=True)
            elif kind == "binary":
                target = torch.tensor(draws.generator.integers(0, 2, (batch, units)).astype(float))
                encoding = f'binary("no", "yes")[{units}]'
            elif kind == "signs":
                target = torch.tensor(2.0 * draws.generator.integers(0, 2, (batch, units)) - 1)
            else:
                target = draws.normal(batch, units)
            text = model_text(f"dense({units}) {end}", f"[{size}]", encoding, loss, batch, "sgd(rate: 0.1)")
            yield finish(f"{loss} {size}-{units}", draws, lambda x, layer=layer, end=end: ENDS[end](layer(x)), x, target, of, text)


def same(size, kernel, stride, dilation):
    """The zeros before and after an axis, as Keras' padding "same" has them."""
    added = max((-(-size // stride) - 1) * stride + dilation * (kernel - 1) + 1 - size, 0)
    return added // 2, added - added // 2


def paddings():
    seed = 9850
    for name, shape, kernel, options in [
        ("conv", (1, 1, 1), 3, {}), ("conv", (5, 6, 2), 3, {"stride": 2}), ("conv", (4, 7, 4), 2, {"groups": 2}), ("conv", (7, 6, 2), 2, {"stride": 3, "dilation": 2}),
        ("depthwise", (5, 4, 2), 4, {"stride": 2}), ("depthwise", (6, 6, 3), 3, {"dilation": 2}),
        ("conv1d", (7, 3), 4, {}), ("conv1d", (8, 2), 3, {"stride": 2, "dilation": 2}), ("causal", (7, 2), 3, {}), ("causal", (9, 3), 2, {"stride": 2, "dilation": 3}),
    ]:
        seed += 1
        layer = "conv1d" if name == "causal" else name
        key, stride, dilation = f"{layer}1", options.get("stride", 1), options.get("dilation", 1)
        axes = [(dilation * (kernel - 1), 0) if name == "causal" else same(size, kernel, stride, dilation) for size in shape[:-1]]

        def build(draws, key=key, layer=layer, shape=shape, kernel=kernel, options=options, axes=axes):
            plain = depthwise(key, kernel, shape[-1], 1, **options) if layer == "depthwise" else (conv if layer == "conv" else conv1d)(key, 4, kernel, shape[-1], **options)
            run = plain(draws)
            return lambda x: run(last(F.pad(first(x), [n for axis in reversed(axes) for n in axis])))
        size = kernel if layer == "depthwise" else f"4, kernel: {kernel}"
        padding = "causal" if name == "causal" else "same"
        yield layer_case(f'{layer}({size}, padding: "{padding}"{written(options)})', shape, build, seed=seed)


def depthwise1d(name, kernel, channels, multiplier, **options):
    def build(draws):
        K = draws.weight(f"{name}.K", kernel, channels, multiplier)
        b = draws.weight(f"{name}.b", channels * multiplier)
        return lambda x: last(F.conv1d(first(x), K.permute(1, 2, 0).reshape(-1, 1, kernel), b, groups=channels, **options))
    return build


def conv_transpose1d(name, filters, kernel, channels, **options):
    def build(draws):
        K = draws.weight(f"{name}.K", kernel, channels, filters)
        b = draws.weight(f"{name}.b", filters)
        return lambda x: last(F.conv_transpose1d(first(x), K.permute(1, 2, 0), b, **options))
    return build


def separables():
    """Convolutions of each channel by itself and transposed ones along time, and those of two steps."""
    seed = 9880
    for shape, kernel, multiplier, options in [((1, 1), 1, 1, {}), ((7, 3), 3, 1, {"stride": 2, "padding": 1}), ((9, 2), 2, 3, {"dilation": 2})]:
        seed += 1
        more = {**options, **({"multiplier": multiplier} if multiplier != 1 else {})}
        yield layer_case(f"depthwise1d({kernel}{written(more)})", shape, depthwise1d("depthwise1d1", kernel, shape[-1], multiplier, **options), seed=seed)
    for shape, filters, kernel, options in [((1, 1), 1, 1, {}), ((5, 3), 3, 3, {"stride": 2, "padding": 1, "output_padding": 1}), ((4, 2), 4, 2, {"stride": 3, "dilation": 2})]:
        seed += 1
        yield layer_case(f"convTranspose1d({filters}, kernel: {kernel}{written(options)})", shape, conv_transpose1d("convTranspose1d1", filters, kernel, shape[-1], **options), seed=seed)
    for shape, filters, kernel, multiplier, options in [
        ((1, 1), 1, 1, 1, {}), ((7, 3), 3, 3, 1, {"stride": 2, "padding": 1}), ((6, 2), 4, 2, 2, {"dilation": 2}),
        ((1, 1, 1), 1, 1, 1, {}), ((5, 7, 3), 3, 3, 1, {"stride": 2, "padding": 1}), ((6, 4, 2), 4, 2, 2, {"dilation": 2}),
    ]:
        seed += 1
        name, each, mixes = ("separable1d", depthwise1d, conv1d) if len(shape) == 2 else ("separable", depthwise, conv)
        inner = ("depthwise1d1", "conv1d1") if len(shape) == 2 else ("depthwise1", "conv1")

        def build(draws, name=name, each=each, mixes=mixes, inner=inner, shape=shape, filters=filters, kernel=kernel, multiplier=multiplier, options=options):
            one = each(f"{name}1.{inner[0]}", kernel, shape[-1], multiplier, **options)(draws)
            two = mixes(f"{name}1.{inner[1]}", filters, 1, shape[-1] * multiplier)(draws)
            return lambda x: two(one(x))
        more = {**options, **({"multiplier": multiplier} if multiplier != 1 else {})}
        yield layer_case(f"{name}({filters}, kernel: {kernel}{written(more)})", shape, build, seed=seed)


# ---------------------------------------------------------------- layers with several results, and with losses of their own


def with_cost(title, text, draws, compute, x, target):
    """`compute(x)` gives the output, and the loss of layers, a mean over the batch."""
    kept = {}

    def apply(x):
        y, kept["cost"] = compute(x)
        return y
    return finish(title, draws, apply, x, target, lambda y, t: squared_error(y, t) + kept["cost"], text)


def quantizers():
    seed = 9800
    for shape, width, codes, options in [((1,), 1, 3, ""), ((2, 3), 3, 4, ""), ((4, 2), 2, 6, ", commitment: 0.6")]:
        seed += 1
        draws = Draws(seed)
        before = dense(draws, "dense1", shape[-1], width)
        table = draws.weight("vectorQuantizer1.E", codes, width)
        share = 0.6 if options else 0.25

        def compute(x, before=before, table=table, share=share):
            z = before(x)
            code = table[((z[..., None, :] - table) ** 2).sum(-1).argmin(-1)]
            return z + (code - z).detach(), F.mse_loss(code, z.detach()) + share * F.mse_loss(z, code.detach())
        x = draws.normal(3, *shape)
        target = draws.normal(3, *shape[:-1], width)
        yield with_cost(f"vectorQuantizer({codes}{options}) on {list(shape)}", model_text(
            f"dense({width})\n  vectorQuantizer({codes}{options})", json.dumps(list(shape)), json.dumps(list(target.shape[1:])), "squaredError", 3, "sgd(rate: 0.1)"), draws, compute, x, target)


def carried():
    """Recurrences that start from values, and give their last ones."""
    seed = 9900
    for name in ["gru", "lstm"]:
        for time, size, units in [(1, 1, 1), (5, 3, 2), (4, 2, 3)]:
            seed += 1
            draws = Draws(seed)
            first, second = dense(draws, "dense1", size * time, units), dense(draws, "dense2", size * time, units)
            together = gates(draws, "step", "rzn" if name == "gru" else "ifgo", size, units)
            cn = draws.weight("step.cn", units) if name == "gru" else None

            def compute(x, name=name, units=units, first=first, second=second, together=together, cn=cn):
                W, U, b = (together(kind) for kind in "WUb")
                h, c = torch.tanh(first(x.flatten(1))), second(x.flatten(1))
                shown = []
                for t in range(x.shape[1]):
                    if name == "gru":
                        h = torch.gru_cell(x[:, t], h, W, U, b, torch.cat([torch.zeros(2 * units), cn]))
                    else:
                        h, c = torch.lstm_cell(x[:, t], (h, c), W, U, b, torch.zeros(4 * units))
                    shown.append(h)
                return torch.stack(shown, 1) + (h * c)[:, None], torch.zeros(())
            given = "h0: start, c0: first" if name == "lstm" else "h0: start"
            read = f"step.c[{time - 1}, j]" if name == "lstm" else "first[j]"
            chain = f"let start = {{ flatten dense({units}) tanh }}\n  let first = {{ flatten dense({units}) }}\n  {name}({units}, {given}) as step\n  both[t, j] = step[t, j] + step[{time - 1}, j] * {read}\n  both"
            x, target = draws.normal(2, time, size), draws.normal(2, time, units)
            yield with_cost(f"{name}({units}, {given}) on {[time, size]}", model_text(chain, json.dumps([time, size]), json.dumps([time, units]), "squaredError", 2, "sgd(rate: 0.1)"), draws, compute, x, target)


def window(x, size, stride, rank, average):
    """Padding "same" of Keras: what is outside is below everything, and counts in no mean."""
    need = [max((n - 1) // stride * stride + size - n, 0) for n in x.shape[2:]]
    around = [n for total in reversed(need) for n in (total // 2, total - total // 2)]
    if not average:
        return getattr(F, f"max_pool{rank}d")(F.pad(x, around, value=-math.inf), size, stride)
    mean = getattr(F, f"avg_pool{rank}d")
    return mean(F.pad(x, around), size, stride) / mean(F.pad(torch.ones_like(x), around), size, stride)


def rounded_up():
    """Pools whose last windows reach over the end, and pools padded as Keras does."""
    seed = 9600
    after = {1: lambda then: after_conv1d(then), 2: lambda then: after_conv(then), 3: lambda then: after_conv3d(then)}
    for rank, shapes in [(1, [(8, 2), (7, 2)]), (2, [(5, 8, 2), (6, 7, 2)]), (3, [(3, 4, 6, 2)])]:
        for shape in shapes:
            for size, stride, padding in [(3, 2, 0), (2, 3, 1), (3, 3, 1)]:
                for average in [False, True]:
                    seed += 1
                    pool = getattr(F, f"{'avg' if average else 'max'}_pool{rank}d")
                    name = f"{'average' if average else 'max'}Pool{'' if rank == 2 else f'{rank}d'}"
                    call = f"{name}({size}, stride: {stride}, padding: {padding}, ceil: true)"
                    yield layer_case(f"{lead(rank)} {call}", shape, after[rank](lambda x, pool=pool, size=size, stride=stride, padding=padding: last(pool(first(x), size, stride, padding, ceil_mode=True))), seed=seed)
            for size, stride in [(2, 2), (3, 2), (3, 1)]:
                for average in [False, True]:
                    seed += 1
                    name = f"{'average' if average else 'max'}Pool{'' if rank == 2 else f'{rank}d'}"
                    yield layer_case(f'{lead(rank)} {name}({size}, stride: {stride}, padding: "same")', shape, after[rank](lambda x, size=size, stride=stride, rank=rank, average=average: last(window(first(x), size, stride, rank, average))), seed=seed)


def lead(rank):
    return f"conv{'' if rank == 2 else f'{rank}d'}(2, 1)"


def after_conv3d(then):
    def build(draws):
        before = conv3d("conv3d1", 2, 1, 2)(draws)
        return lambda x: then(before(x))
    return build


def conv3d(name, filters, kernel, channels, **options):
    def build(draws):
        seen = channels // options.get("groups", 1)
        K = draws.weight(f"{name}.K", kernel, kernel, kernel, seen, filters)
        b = draws.weight(f"{name}.b", filters)
        return lambda x: last(F.conv3d(first(x), K.permute(4, 3, 0, 1, 2), b, **options))
    return build


def conv_transpose3d(name, filters, kernel, channels, **options):
    def build(draws):
        K = draws.weight(f"{name}.K", kernel, kernel, kernel, channels, filters)
        b = draws.weight(f"{name}.b", filters)
        return lambda x: last(F.conv_transpose3d(first(x), K.permute(3, 4, 0, 1, 2), b, **options))
    return build


def volumes():
    seed = 9700
    for shape, filters, kernel, options in [((1, 1, 1, 1), 1, 1, {}), ((3, 5, 3, 3), 3, 3, {"padding": 1}), ((4, 4, 6, 2), 4, 2, {"stride": 2, "groups": 2}), ((5, 5, 5, 1), 2, 2, {"dilation": 2})]:
        seed += 1
        yield layer_case(f"conv3d({filters}, kernel: {kernel}{written(options)})", shape, conv3d("conv3d1", filters, kernel, shape[-1], **options), seed=seed)
    for shape, kernel, stride in [((3, 4, 5, 2), 2, 1), ((4, 5, 6, 2), 3, 2)]:
        seed += 1

        def same(draws, shape=shape, kernel=kernel, stride=stride):
            run = conv3d("conv3d1", 2, kernel, shape[-1], stride=stride)(draws)
            need = [max((n - 1) // stride * stride + kernel - n, 0) for n in shape[:-1]]
            around = [n for total in reversed(need) for n in (total // 2, total - total // 2)]
            return lambda x: run(F.pad(x, [0, 0] + around))
        yield layer_case(f'conv3d(2, kernel: {kernel}, stride: {stride}, padding: "same")', shape, same, seed=seed)
    for shape, filters, kernel, options in [((1, 1, 1, 1), 1, 1, {}), ((2, 3, 3, 3), 3, 3, {"stride": 2, "padding": 1, "output_padding": 1}), ((2, 4, 2, 2), 2, 2, {"stride": 3, "dilation": 2})]:
        seed += 1
        yield layer_case(f"convTranspose3d({filters}, kernel: {kernel}{written(options)})", shape, conv_transpose3d("convTranspose3d1", filters, kernel, shape[-1], **options), seed=seed)
    # No axis is shorter than the window: avg_pool3d of PyTorch 1.13.1 refuses what padding makes long enough, which avg_pool2d and max_pool3d take.
    for shape in [(3, 3, 3, 2), (4, 6, 4, 2), (7, 5, 3, 1)]:
        for name, then in [
            ("maxPool3d(2)", lambda x: F.max_pool3d(x, 2)),
            ("maxPool3d(3, stride: 2, padding: 1)", lambda x: F.max_pool3d(x, 3, 2, 1)),
            ("averagePool3d(2)", lambda x: F.avg_pool3d(x, 2)),
            ("averagePool3d(3, stride: 2, padding: 1)", lambda x: F.avg_pool3d(x, 3, 2, 1)),
        ]:
            seed += 1

            def build(draws, then=then, shape=shape):
                before = conv3d("conv3d1", 2, 1, shape[-1])(draws)
                return lambda x: last(then(first(before(x))))
            yield layer_case(f"conv3d(2, 1) {name}", shape, build, seed=seed)


def mixtures():
    """The density of numbers under normal distributions side by side."""
    seed = 9970
    for lead_axes, size, n, count in [((), 1, 1, 1), ((), 3, 2, 4), ((3,), 2, 1, 3)]:
        seed += 1
        draws = Draws(seed)
        M, D, S = draws.weight("m.M", size, count, n), draws.weight("m.D", size, count, n), draws.weight("m.S", size, count)
        m, d, w = draws.weight("m.m", count, n), draws.weight("m.d", count, n), draws.weight("m.s", count)

        def compute(x, size=size, M=M, D=D, S=S, m=m, d=d, w=w):
            seen, known = x[..., :size], x[..., size:]
            means, scale = torch.tensordot(seen, M, 1) + m, torch.tensordot(seen, D, 1) + d
            mixture = torch.distributions.MixtureSameFamily(torch.distributions.Categorical(logits=seen @ S + w), torch.distributions.Independent(torch.distributions.Normal(means, scale.exp()), 1))
            return mixture.mean, -mixture.log_prob(known).mean()
        axes = "".join("t, " for _ in lead_axes)
        bound = "".join(f"t < {a}, " for a in lead_axes)
        chain = f"seen[{bound}j < {size}] = x[{axes}j]\n  known[{bound}i < {n}] = x[{axes}i + {size}]\n  seen\n  mixtureDensity(known, {count}) as m"
        x, target = draws.normal(3, *lead_axes, size + n), draws.normal(3, *lead_axes, n)
        yield with_cost(f"mixtureDensity({count}) on {[*lead_axes, size + n]}", model_text(chain, json.dumps([*lead_axes, size + n]), json.dumps([*lead_axes, n]), "squaredError + m.cost", 3, "sgd(rate: 0.1)"), draws, compute, x, target)


def ctc():
    """Words of up to `length` signs over `time` times; some repeat a sign, some are shorter, one is empty."""
    seed = 9950
    for time, size, length, words, blank in [(1, 3, 1, [[1], [2], []], 0), (5, 4, 2, [[1, 2], [3, 3], [2], []], 0), (7, 5, 3, [[1, 1, 1], [4, 0, 4], [3]], 2)]:
        seed += 1
        draws = Draws(seed)
        before = dense(draws, "dense1", size, size)
        batch = len(words)
        x = draws.normal(batch, time + length, size)
        for n, word in enumerate(words):
            for k in range(length):
                x[n, time + k] = 3.0 * F.one_hot(torch.tensor(word[k] if k < len(word) else blank), size)

        def compute(x, time=time, words=words, blank=blank, before=before, size=size):
            p = torch.softmax(before(x[:, :time]), -1)
            flat = torch.tensor([sign for word in words for sign in word])
            lengths = torch.tensor([len(word) for word in words])
            return p, F.ctc_loss(p.log().transpose(0, 1), flat, torch.full((len(words),), time), lengths, blank, "sum") / len(words)
        options = f", blank: {blank}" if blank else ""
        chain = f"seen[t < {time}, k] = x[t, k]\n  word[l < {length}] = argmax(k: x[l + {time}, k])\n  seen\n  dense({size})\n  softmax\n  ctc(word{options}) as read"
        yield with_cost(f"ctc({options[2:]}) of {length} signs on {[time, size]}", model_text(chain, json.dumps([time + length, size]), json.dumps([time, size]), "squaredError + read.cost", batch, "sgd(rate: 0.1)"), draws, compute, x, draws.normal(batch, time, size))


# ---------------------------------------------------------------- optimizers


class Lion(torch.optim.Optimizer):
    """As published by Chen et al. (2023); PyTorch has none."""

    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        super().__init__(params, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.sub_(group["lr"] * torch.sign(beta1 * m + (1 - beta1) * p.grad))
                m.mul_(beta2).add_(p.grad, alpha=1 - beta2)


# NAdam's two forms in PyTorch 1.13 differ; `foreach` is the one that later versions keep.
OPTIMIZERS = {
    "adadelta": lambda p: torch.optim.Adadelta(p),
    "adadelta(rate: 0.5, smoothing: 0.8, epsilon: 0.001)": lambda p: torch.optim.Adadelta(p, 0.5, 0.8, 0.001),
    "adamax": lambda p: torch.optim.Adamax(p),
    "adamax(rate: 0.05, beta1: 0.8, beta2: 0.9)": lambda p: torch.optim.Adamax(p, 0.05, (0.8, 0.9)),
    "nadam": lambda p: torch.optim.NAdam(p, foreach=True),
    "nadam(rate: 0.05, beta1: 0.8, beta2: 0.99, momentumDecay: 0.1)": lambda p: torch.optim.NAdam(p, 0.05, (0.8, 0.99), momentum_decay=0.1, foreach=True),
    "amsgrad": lambda p: torch.optim.Adam(p, amsgrad=True),
    "amsgrad(rate: 0.1, beta1: 0.5, beta2: 0.6)": lambda p: torch.optim.Adam(p, 0.1, (0.5, 0.6), amsgrad=True),
    "lion(rate: 0.01)": lambda p: Lion(p, 0.01),
    "lion(rate: 0.02, beta1: 0.8, beta2: 0.9, decay: 0.1)": lambda p: Lion(p, 0.02, (0.8, 0.9), 0.1),
    "radam": lambda p: torch.optim.RAdam(p),
    "radam(rate: 0.05, beta1: 0.8, beta2: 0.99)": lambda p: torch.optim.RAdam(p, 0.05, (0.8, 0.99)),
}


def optimizers():
    seed = 8000
    for text, optimizer in OPTIMIZERS.items():
        for size, units in [(1, 1), (3, 2), (4, 5)]:
            seed += 1
            yield layer_case(f"dense({units}) tanh", (size,), lambda draws, size=size, units=units: (lambda layer: lambda x: torch.tanh(layer(x)))(dense(draws, "dense1", size, units)),
                             4, seed, f"{text} {size}-{units}", 10, (text, optimizer))


# Each gives the rates of so many steps in so many epochs.
SCHEDULES = {
    "polynomial(0.1)": lambda o, steps, epochs: torch.optim.lr_scheduler.PolynomialLR(o, steps, 1.0),
    "polynomial(0.1, power: 2)": lambda o, steps, epochs: torch.optim.lr_scheduler.PolynomialLR(o, steps, 2.0),
    "piecewise(0.1, 3, piecewise(0.05, 6, 0.01))": lambda o, steps, epochs: torch.optim.lr_scheduler.LambdaLR(
        o, lambda step: 1.0 if step * epochs // steps < 3 else 0.5 if step * epochs // steps < 6 else 0.1),
    "oneCycle(0.2)": lambda o, steps, epochs: torch.optim.lr_scheduler.OneCycleLR(o, 0.2, steps, cycle_momentum=False),
    "oneCycle(0.2, rise: 0.45, divide: 10, finalDivide: 100)": lambda o, steps, epochs: torch.optim.lr_scheduler.OneCycleLR(
        o, 0.2, steps, pct_start=0.45, div_factor=10, final_div_factor=100, cycle_momentum=False),
}


def schedules():
    seed = 9000
    for text, schedule in SCHEDULES.items():
        for batches, epochs, size in [(2, 10, 2), (1, 7, 1), (3, 9, 5)]:
            seed += 1
            draws = Draws(seed)
            layer = dense(draws, "dense1", size, 3)
            x = draws.normal(4 * batches, size)
            target = draws.normal(4 * batches, 3)
            before = {key: numbers(p) for key, p in draws.parameters.items()}
            optimizer = torch.optim.SGD(list(draws.parameters.values()), 0.1)
            steps = batches * epochs
            rates = schedule(optimizer, steps, epochs)
            for step in range(steps):
                rows = slice(step % batches * 4, (step % batches + 1) * 4)
                optimizer.zero_grad()
                squared_error(layer(x[rows]), target[rows]).backward()
                optimizer.step()
                if step < steps - 1:
                    rates.step()
            yield {
                "name": f"schedule {text}, {epochs} of {batches}", "text": model_text("dense(3)", f"[{size}]", "[3]", "squaredError", 4, f"sgd(rate: {text})"),
                "parameters": before, "inputs": numbers(x), "targets": numbers(target), "epochs": epochs,
                "after": {key: numbers(p) for key, p in draws.parameters.items()},
            }


def after_dense(units, then):
    """`then` of a dense layer's result, so that gradients go through it."""
    def build(draws, size):
        layer = dense(draws, "dense1", size, units)
        return lambda x: then(layer(x))
    return build


def shapes():
    """A dense layer's result with its axes in another order, of other sizes, or in part."""
    seed = 9500
    for steps, shape, units, then in [
        ("reshape([2, 3]) transpose", (4,), 6, lambda y: y.reshape(-1, 2, 3).transpose(-2, -1)),
        ("transpose", (2, 3, 4), 5, lambda y: y.transpose(-2, -1)),
        ("reshape([4 + 1, 2])", (2, 3), 5, lambda y: y.reshape(-1, 5, 2)),
        ("reshape([3, 1, 4]) transpose", (3, 2), 4, lambda y: y.reshape(-1, 3, 1, 4).transpose(-2, -1)),
        *[("flatten", shape, units, lambda y: y.flatten(1)) for shape, units in [((1,), 1), ((3, 2), 5), ((2, 3, 4), 7)]],
        *[("lastTime", shape, units, lambda y: y[:, -1]) for shape, units in [((1, 1), 1), ((5, 2), 3), ((8, 4), 6)]],
        *[("firstTime", shape, units, lambda y: y[:, 0]) for shape, units in [((1, 1), 1), ((5, 2), 3), ((8, 4), 6)]],
        *[("slice(0, 1)", (1,), 1, lambda y: y[..., 0:1]), ("slice(2, 5)", (2, 4, 3), 7, lambda y: y[..., 2:5])],
        *[("positions", shape, shape[-1], lambda y: y + sinusoids(*y.shape[1:])) for shape in [(1, 1), (5, 3), (8, 6)]],
        *[("positions(100)", shape, shape[-1], lambda y: y + sinusoids(*y.shape[1:], 100.0)) for shape in [(3, 4)]],
        *[("logSoftmax", shape, units, lambda y: F.log_softmax(y, -1)) for shape, units in [((2, 3), 5), ((2, 1, 4), 1)]],
        *[("globalAveragePool", shape, units, lambda y: y.flatten(1, -2).mean(1)) for shape, units in [((1, 1), 1), ((2, 3, 5), 3)]],
        *[("globalMaxPool", shape, units, lambda y: y.flatten(1, -2).max(1).values) for shape, units in [((1, 1), 1), ((2, 3, 5), 3)]],
    ]:
        seed += 1
        build = after_dense(units, then)
        yield layer_case(f"dense({units}) {steps}", shape, lambda draws, build=build, shape=shape: build(draws, shape[-1]), seed=seed)
    for shape in [(1, 1), (5, 3), (8, 6)]:
        seed += 1

        def learned(draws, shape=shape):
            layer = dense(draws, "dense1", shape[-1], shape[-1])
            P = draws.weight("learnedPositions1.P", *shape)
            return lambda x: layer(x) + P
        yield layer_case(f"dense({shape[-1]}) learnedPositions", shape, learned, seed=seed)


def merges():
    """What comes of two layers of the same value, or of three."""
    seed = 9600
    for shape, one, two, three in [((1,), 1, 1, 1), ((3,), 5, 5, 5), ((2, 3, 4), 6, 6, 6), ((2, 4), 3, 1, 4)]:
        for steps, then in [
            ("add(a)", lambda a, b, c: c + a),
            ("multiply(a)", lambda a, b, c: c * a),
            ("concat(a)", lambda a, b, c: torch.cat([c, a], -1)),
            ("add(a, b)", lambda a, b, c: c + a + b),
            ("multiply(a, b)", lambda a, b, c: c * a * b),
            ("concat(a, b)", lambda a, b, c: torch.cat([c, a, b], -1)),
        ]:
            if one != two and not steps.startswith("concat"):
                continue
            seed += 1

            def build(draws, size=shape[-1], then=then, units=(one, two, three), both="b" in steps.split("(")[1]):
                a = dense(draws, "dense1", size, units[0])
                b = dense(draws, "dense2", size, units[1]) if both else a
                c = dense(draws, "dense3" if both else "dense2", size, units[2])
                return lambda x: then(a(x), b(x), c(x))
            sides = f"let a = {{ dense({one}) }} " + (f"let b = {{ dense({two}) }} " if "b" in steps.split("(")[1] else "")
            yield layer_case(f"{sides}dense({three}) {steps}", shape, build, seed=seed)


def standardizing():
    """Center and spread come of the data, before the first step."""
    seed = 9700
    for shape, count in [((1,), 2), ((3,), 5), ((2, 3), 4), ((6,), 7)]:
        seed += 1
        draws = Draws(seed)
        W = draws.weight("dense1.W", shape[-1], 2)
        b = draws.weight("dense1.b", 2)
        x = draws.normal(count, *shape, scale=3.0, center=2.0)
        if shape == (6,):
            # A component that does not vary.
            x[:, 1] = 0.3
        deviation, center = x.std(0, unbiased=False), x.mean(0)
        spread = torch.where(deviation > 1e-9 * center.abs(), deviation, torch.ones_like(deviation))
        target = draws.normal(count, *shape[:-1], 2)
        text = model_text("standardize dense(2)", json.dumps(list(shape)), json.dumps(list(target.shape[1:])), "squaredError", count, "sgd(rate: 0.1)")
        case = finish(f"standardize dense(2) on {list(shape)}", draws, lambda x, W=W, b=b, c=center, s=spread: (x - c) / s @ W + b, x, target, squared_error, text)
        yield {**case, "fitted": True}


FAMILIES = [convolutions, pools, norms, recurrences, attentions, blocks, losses, optimizers, schedules, shapes, merges, standardizing, paddings, separables, quantizers, carried, ctc, rounded_up, volumes, mixtures]


def cases():
    for family in FAMILIES:
        yield from family()


def main():
    # One case a line, so that a change shows as what it is.
    lines = ",\n".join(json.dumps(c) for c in cases())
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
