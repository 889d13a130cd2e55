"""Computes with PyTorch, in float64, what emitted modules are held to: writes one JSON file of cases.

Usage: torch_cases.py OUT.json. Each case holds the text of a model, its parameters and data, and the output, loss,
gradients and the parameters after some steps as PyTorch finds them.
"""
import json
import math
import sys
import zlib

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

# ---------------------------------------------------------------- pieces: text of the language, and the same in PyTorch


def softplus(x, beta=1.0):
    return torch.logaddexp(beta * x, torch.zeros_like(x)) / beta


def celu(x, alpha):
    # PyTorch 1.13's kernel rounds 1 / alpha to float32, also in float64.
    return torch.where(x > 0, x, alpha * torch.expm1(torch.clamp(x, max=0) / alpha))


def hardsigmoid(x):
    # PyTorch 1.13's kernel rounds 1 / 6 to float32, also in float64.
    return torch.clamp(x + 3, 0, 6) / 6


ACTIVATIONS = {
    "relu": F.relu,
    "leakyRelu": lambda x: F.leaky_relu(x, 0.01),
    "leakyRelu(0.2)": lambda x: F.leaky_relu(x, 0.2),
    "elu": F.elu,
    "elu(0.7)": lambda x: F.elu(x, 0.7),
    "selu": F.selu,
    "celu": F.celu,
    "celu(1.3)": lambda x: celu(x, 1.3),
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "softsign": F.softsign,
    "hardSigmoid": hardsigmoid,
    "hardSwish": F.hardswish,
    "gelu": F.gelu,
    "swish": F.silu,
    "swish(1.7)": lambda x: x * torch.sigmoid(1.7 * x),
    "mish": F.mish,
    "softplus": softplus,
    "softplus(2)": lambda x: softplus(x, 2.0),
    "identity": lambda x: x,
    "stop": lambda x: x.detach(),
    "softmax": lambda x: F.softmax(x, -1),
    "logSoftmax": lambda x: F.log_softmax(x, -1),
}

LOSSES = {
    "squaredError": lambda y, t: 0.5 * ((y - t) ** 2).flatten(1).sum(1).mean(),
    "meanSquaredError": F.mse_loss,
    "absoluteError": F.l1_loss,
    "huber": F.huber_loss,
    "huber(0.5)": lambda y, t: F.huber_loss(y, t, delta=0.5),
    "crossEntropy": lambda y, t: F.nll_loss(torch.log(y), t),
    "binaryCrossEntropy": F.binary_cross_entropy,
}

REGULARIZERS = {
    "": lambda w: 0.0,
    "l2(0.01)": lambda w: 0.5 * 0.01 * (w ** 2).sum(),
    "l1(0.02)": lambda w: 0.02 * w.abs().sum(),
    "elasticNet(0.03, 0.4)": lambda w: 0.03 * (0.4 * w.abs().sum() + 0.3 * (w ** 2).sum()),
    "frobenius(0.05)": lambda w: 0.05 * w.norm(),
    "l2(0.01) + 0.5 * l1(0.02)": lambda w: 0.005 * (w ** 2).sum() + 0.01 * w.abs().sum(),
}

OPTIMIZERS = {
    "sgd(rate: 0.1)": lambda p: torch.optim.SGD(p, 0.1),
    "momentum(rate: 0.05)": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9),
    "momentum(rate: 0.05, momentum: 0.5)": lambda p: torch.optim.SGD(p, 0.05, momentum=0.5),
    "nesterov(rate: 0.05)": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, nesterov=True),
    "adagrad(rate: 0.1)": lambda p: torch.optim.Adagrad(p, 0.1),
    "adagrad(rate: 0.1, rateDecay: 0.1, start: 0.2)": lambda p: torch.optim.Adagrad(p, 0.1, lr_decay=0.1, initial_accumulator_value=0.2),
    "rmsprop(rate: 0.02)": lambda p: torch.optim.RMSprop(p, 0.02),
    "rmsprop(rate: 0.02, smoothing: 0.9)": lambda p: torch.optim.RMSprop(p, 0.02, alpha=0.9),
    "adam(rate: 0.05)": lambda p: torch.optim.Adam(p, 0.05),
    "adam(rate: 0.05, beta1: 0.8, beta2: 0.99)": lambda p: torch.optim.Adam(p, 0.05, betas=(0.8, 0.99)),
    "adamw(rate: 0.05)": lambda p: torch.optim.AdamW(p, 0.05),
    "adamw(rate: 0.05, decay: 0.1)": lambda p: torch.optim.AdamW(p, 0.05, weight_decay=0.1),
}

# Each gives the rate of a step, from the step, how many there are, and the epoch.
SCHEDULES = {
    "constant(0.1)": lambda step, steps, epoch: 0.1,
    "step(0.1, 2, 0.5)": lambda step, steps, epoch: 0.1 * 0.5 ** (epoch // 2),
    "exponential(0.1, 0.9)": lambda step, steps, epoch: 0.1 * 0.9 ** epoch,
    "cosine(0.1)": lambda step, steps, epoch: 0.05 * (1 + math.cos(math.pi * step / steps)),
    "cosine(0.1, 0.02)": lambda step, steps, epoch: 0.02 + 0.04 * (1 + math.cos(math.pi * step / steps)),
    "warmup(4, 0.1)": lambda step, steps, epoch: 0.1 * min(1.0, (step + 1) / 4),
    "warmup(4, cosine(0.1))": lambda step, steps, epoch: 0.05 * (1 + math.cos(math.pi * step / steps)) * min(1.0, (step + 1) / 4),
}


class Net:
    """A chain of dense layers and activations, with the parameters of the language's names."""

    def __init__(self, generator, size, layers):
        self.parameters = {}
        self.layers = []
        dense = 0
        prelu = 0
        for layer in layers:
            if isinstance(layer, int):
                dense += 1
                w = torch.tensor(generator.normal(0, 1 / math.sqrt(size), (size, layer)), requires_grad=True)
                b = torch.tensor(generator.normal(0, 0.3, layer), requires_grad=True)
                self.parameters[f"dense{dense}.W"] = w
                self.parameters[f"dense{dense}.b"] = b
                self.layers.append(lambda x, w=w, b=b: x @ w + b)
                size = layer
            elif layer == "prelu":
                prelu += 1
                slope = torch.tensor([0.25], requires_grad=True)
                self.parameters[f"prelu{prelu}.slope"] = slope
                self.layers.append(lambda x, s=slope: F.prelu(x.transpose(1, -1) if x.dim() > 2 else x, s))
            else:
                self.layers.append(ACTIVATIONS[layer])

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def penalty(self, regularizer):
        return sum(REGULARIZERS[regularizer](p) for name, p in self.parameters.items() if name.endswith(".W"))


def text_of(name, size, layers, loss, regularizer, batch, optimizer="sgd(rate: 0.1)", encoding=None, shape=None):
    steps = " ".join(f"dense({layer})" if isinstance(layer, int) else layer for layer in layers)
    lines = [f"model {name} {{", f"  input x: {json.dumps(shape or [size])}", f"  {steps}", f"  output y: {encoding}", f"  loss {loss}"]
    if regularizer:
        lines.append(f"  regularize {regularizer}")
    lines += [f"  train {{ batch: {batch} optimizer: {optimizer} }}", "}"]
    return "\n".join(lines) + "\n"


def numbers(t):
    return np.asarray(t.detach() if torch.is_tensor(t) else t, dtype=float).reshape(-1).tolist()


def draws_of(name):
    """Draws that follow from a case's name, so that a new case changes no other."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def case(name, size, layers, loss, regularizer="", batch=5, optimizer="sgd(rate: 0.1)", steps=0, scale=1.0, shape=None):
    generator = draws_of(name)
    net = Net(generator, size, layers)
    out = [layer for layer in layers if isinstance(layer, int)][-1] if any(isinstance(layer, int) for layer in layers) else size
    x = torch.tensor(generator.normal(0, scale, (batch, *(shape or [size]))), requires_grad=True)
    lead = list(shape or [size])[:-1]
    if loss.startswith("crossEntropy"):
        encoding = f"oneHot({', '.join(json.dumps(chr(97 + k)) for k in range(out))})"
        target = torch.tensor(generator.integers(0, out, batch))
    elif loss.startswith("binaryCrossEntropy"):
        encoding = 'binary("no", "yes")'
        target = torch.tensor(generator.integers(0, 2, (batch, 1)), dtype=torch.float64)
    else:
        encoding = json.dumps([*lead, out])
        target = torch.tensor(generator.normal(0, 1, (batch, *lead, out)))

    def objective():
        return LOSSES[loss](net(x), target) + net.penalty(regularizer)

    first = {name: numbers(p) for name, p in net.parameters.items()}
    value = objective()
    result = {
        "name": name,
        "text": text_of("Net", size, layers, loss, regularizer, batch, optimizer, encoding, shape),
        "parameters": first,
        "inputs": numbers(x),
        "targets": numbers(target),
        "output": numbers(net(x)),
        "loss": float(value),
    }
    if value.requires_grad:
        value.backward()
    result["gradients"] = {name: numbers(gradient_of(p)) for name, p in net.parameters.items()}
    result["inputGradient"] = numbers(gradient_of(x))
    if steps:
        step_with(net, OPTIMIZERS[optimizer](list(net.parameters.values())), objective, steps, None)
        result["steps"] = steps
        result["after"] = {name: numbers(p) for name, p in net.parameters.items()}
    return result


def gradient_of(p):
    """Nothing arrives where a gradient is stopped."""
    return torch.zeros_like(p) if p.grad is None else p.grad


def step_with(net, optimizer, objective, steps, rate):
    for step in range(steps):
        if rate is not None:
            for group in optimizer.param_groups:
                group["lr"] = rate(step)
        optimizer.zero_grad()
        objective().backward()
        optimizer.step()


def scheduled(name, batches, epochs, size):
    """So many epochs of so many batches, in order, of which the last is short where it can be."""
    generator = draws_of(f"{name} {batches} {epochs} {size}")
    net = Net(generator, size, [4, "tanh", 2])
    count = batches * 4 - (batches > 2)
    x = torch.tensor(generator.normal(0, 1, (count, size)))
    target = torch.tensor(generator.normal(0, 1, (count, 2)))
    first = {key: numbers(p) for key, p in net.parameters.items()}
    optimizer = torch.optim.SGD(list(net.parameters.values()), 0.1)
    for step in range(batches * epochs):
        rows = slice(step % batches * 4, (step % batches + 1) * 4)
        for group in optimizer.param_groups:
            group["lr"] = SCHEDULES[name](step, batches * epochs, step // batches)
        optimizer.zero_grad()
        LOSSES["squaredError"](net(x[rows]), target[rows]).backward()
        optimizer.step()
    return {
        "name": f"schedule {name}, {epochs} of {batches}",
        "text": text_of("Net", size, [4, "tanh", 2], "squaredError", "", 4, f"sgd(rate: {name})", "[2]"),
        "parameters": first, "inputs": numbers(x), "targets": numbers(target), "epochs": epochs,
        "after": {key: numbers(p) for key, p in net.parameters.items()},
    }


def cases():
    for activation in [*ACTIVATIONS, "prelu"]:
        for size, units, batch in [(1, 1, 1), (3, 5, 2), (6, 8, 7)]:
            yield case(f"{activation} {size}-{units}", size, [units, activation], "squaredError", batch=batch, scale=2.0)
    for activation in ["relu", "tanh", "gelu", "softmax"]:
        yield case(f"{activation} on [2, 3, 4]", 4, [5, activation], "meanSquaredError", batch=3, shape=[2, 3, 4])
    for loss in LOSSES:
        for size, units, batch in [(1, 2, 1), (4, 3, 5), (5, 9, 8)]:
            last = ["softmax"] if loss.startswith("cross") else ["sigmoid"] if loss.startswith("binary") else []
            yield case(f"{loss} {size}-{units}", size, [1 if last == ["sigmoid"] else units, *last], loss, batch=batch)
    for regularizer in REGULARIZERS:
        for size, units in [(1, 1), (3, 4), (7, 5)]:
            yield case(f"regularize {regularizer or 'nothing'} {size}-{units}", size, [units, "tanh", 2], "squaredError", regularizer, batch=4)
    yield case("2-3-1 sigmoid, squared error", 2, [3, "sigmoid", 1, "sigmoid"], "squaredError", batch=4, optimizer="sgd(rate: 0.1)", steps=10)
    yield case("4-16-3 ReLU softmax, cross-entropy, L2", 4, [16, "relu", 3, "softmax"], "crossEntropy", "l2(0.01)", 16, "adam(rate: 0.05)", 10)
    yield case("8-32-32-1 tanh sigmoid, binary cross-entropy", 8, [32, "tanh", 32, "tanh", 1, "sigmoid"], "binaryCrossEntropy", "", 16, "adam(rate: 0.05)", 10)
    for activation in [a for a in [*ACTIVATIONS, "prelu"] if a not in ("softmax", "logSoftmax")]:
        yield case(f"13-24-24-3 {activation}", 13, [24, activation, 24, activation, 3, "softmax"], "crossEntropy", "", 8)
    for optimizer in OPTIMIZERS:
        for size, units in [(1, 1), (3, 4), (5, 7)]:
            yield case(f"{optimizer} {size}-{units}", size, [units, "tanh", 2], "squaredError", "l2(0.01)", 6, optimizer, 10)
    for schedule in SCHEDULES:
        for batches, epochs, size in [(2, 5, 3), (1, 3, 1), (3, 7, 5)]:
            yield scheduled(schedule, batches, epochs, size)


def line_of(case):
    try:
        return json.dumps(case, allow_nan=False)
    except ValueError as error:
        raise SystemExit(f"PyTorch's numbers for {case['name']} are not finite: scale its inputs or parameters down") from error


def main():
    # One case a line, so that a change shows as what it is.
    lines = ",\n".join(line_of(c) for c in cases())
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


main()
