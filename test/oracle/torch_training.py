"""Computes with PyTorch, in float64, what the vocabulary of training is held to: rates of parts, constraints, clipping,
accumulated gradients, weights of classes.

Usage: torch_training.py OUT.json. The cases have the form of torch_cases.py's.
"""
import json
import sys

import torch
import torch.nn.functional as F

from torch_layers import Draws, dense, model_text, numbers, squared_error

class Adafactor(torch.optim.Optimizer):
    """Of Shazeer and Stern (2018), without momentum: as transformers.Adafactor with scale_parameter and an absolute rate. PyTorch 1.13 has none.

    Axes but the last count the rows: matrices of the language are transposed to PyTorch's, and an optimizer sees them as they are here."""

    def __init__(self, parameters, rate, decay=0.8, clip=1.0, least=1e-3, tiny=1e-30):
        super().__init__(parameters, {})
        self.rate, self.decay, self.clip, self.least, self.tiny, self.t = rate, decay, clip, least, tiny, 0

    @torch.no_grad()
    def step(self):
        self.t += 1
        keep = 1 - self.t ** -self.decay
        rms = lambda t: t.norm(2) / t.numel() ** 0.5
        for group in self.param_groups:
            for p in group["params"]:
                state, square = self.state[p], p.grad ** 2 + self.tiny
                if p.dim() == 1:
                    state["v"] = keep * state.get("v", 0) + (1 - keep) * square
                    update = state["v"].rsqrt() * p.grad
                else:
                    square = square.reshape(-1, p.shape[-1])
                    state["row"] = keep * state.get("row", 0) + (1 - keep) * square.mean(-1)
                    state["column"] = keep * state.get("column", 0) + (1 - keep) * square.mean(-2)
                    factors = (state["row"] / state["row"].mean()).rsqrt().unsqueeze(-1) * state["column"].rsqrt().unsqueeze(0)
                    update = factors.reshape(p.shape) * p.grad
                update.div_((rms(update) / self.clip).clamp(min=1.0))
                p.add_(update, alpha=-self.rate * max(self.least, float(rms(p))))


class Muon(torch.optim.Optimizer):
    """Of Jordan et al. (2024) as torch.optim.Muon of PyTorch 2.9, in float64; others by AdamW. Weights are transposed to PyTorch's."""

    def __init__(self, parameters, rate, momentum=0.95, decay=0.0, other=None):
        super().__init__(parameters, {})
        self.rate, self.momentum, self.decay = rate, momentum, decay
        self.others = other([p for p in parameters if p.dim() != 2])

    def step(self):
        self.others.step()
        with torch.no_grad():
            for p in (p for group in self.param_groups for p in group["params"] if p.dim() == 2):
                gradient, buffer = p.grad.T, self.state[p].setdefault("buffer", torch.zeros_like(p.T))
                buffer.lerp_(gradient, 1 - self.momentum)
                x = gradient.lerp(buffer, self.momentum)
                rows, columns = x.shape
                x = x.T if rows > columns else x
                x = x / x.norm().clamp(min=1e-7)
                for _ in range(5):
                    gram = x @ x.T
                    x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=-4.775, alpha=2.0315), x, beta=3.4445)
                x = x.T if rows > columns else x
                p.mul_(1 - self.rate * self.decay)
                p.add_(x.T, alpha=-self.rate * max(1, rows / columns) ** 0.5)


OPTIMIZERS = {
    "sgd(rate: 0.1)": lambda p: torch.optim.SGD(p, 0.1),
    "momentum(rate: 0.05)": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9),
    "adagrad(rate: 0.1)": lambda p: torch.optim.Adagrad(p, 0.1),
    "adadelta": lambda p: torch.optim.Adadelta(p, 1.0),
    "adam(rate: 0.05)": lambda p: torch.optim.Adam(p, 0.05),
    "adamw(rate: 0.05, decay: 0.1)": lambda p: torch.optim.AdamW(p, 0.05, weight_decay=0.1),
    "nadam(rate: 0.05)": lambda p: torch.optim.NAdam(p, 0.05, foreach=True),
}


def settings(text, more):
    """The text of a model with more settings of training."""
    return text.replace("train {", "train { " + more + " ", 1) if more else text


def finish(name, draws, x, target, text, objective, optimizer, steps, after_step=lambda: None, before_step=lambda: None, **more):
    before = {key: numbers(p) for key, p in draws.parameters.items()}
    first = objective()
    for p in draws.parameters.values():
        p.grad = None
    x.requires_grad_()
    objective().backward()
    given = numbers(x.grad)
    x.requires_grad_(False)
    for p in draws.parameters.values():
        p.grad = None
    first.backward()
    gradients = {key: numbers(p.grad) for key, p in draws.parameters.items()}
    for _ in range(steps):
        optimizer.zero_grad()
        objective().backward()
        before_step()
        optimizer.step()
        with torch.no_grad():
            after_step()
    case = {"name": name, "text": text, "parameters": before, "inputs": numbers(x), "targets": numbers(target)}
    if "epochs" not in more:
        case |= {"loss": float(first), "output": more.pop("output"), "gradients": gradients, "inputGradient": given, "steps": steps}
    return case | more | {"after": {key: numbers(p) for key, p in draws.parameters.items()}}


def stack(seed, batch=5):
    """Three inputs, four and three units, two outputs."""
    draws = Draws(seed)
    layers = [dense(draws, "dense1", 3, 4), dense(draws, "dense2", 4, 3), dense(draws, "dense3", 3, 2)]
    x = draws.normal(batch, 3)
    target = draws.normal(batch, 2)
    return draws, (lambda x: layers[2](torch.tanh(layers[1](torch.tanh(layers[0](x)))))), x, target


def rates():
    """The first layer at a tenth of the rate, the second at half of that, the last at twice the rate."""
    chain = "train 0.1 { dense(4) tanh train 0.5 { dense(3) } tanh } train 2 { dense(2) }"
    for seed, (text, optimizer) in enumerate(OPTIMIZERS.items(), 100):
        draws, net, x, target = stack(seed)
        whole = optimizer(list(draws.parameters.values())).param_groups[0]["lr"]
        groups = [{"params": [p for key, p in draws.parameters.items() if key.startswith(f"dense{i}.")], "lr": whole * share} for i, share in [(1, 0.1), (2, 0.05), (3, 2.0)]]
        yield finish(f"rates of parts, {text}", draws, x, target, model_text(chain, "[3]", "[2]", "squaredError", 5, text),
                     lambda net=net, x=x, target=target: squared_error(net(x), target), optimizer(groups), 10, output=numbers(net(x)))


def renorm(w, limit):
    """The last axis counts the units."""
    w.copy_(w.reshape(-1, w.shape[-1]).renorm(2, 1, limit).reshape(w.shape))


def constraints():
    chain = "dense(4) tanh dense(3) tanh dense(2)"
    for seed, (text, optimizer) in enumerate([(t, OPTIMIZERS[t]) for t in ["sgd(rate: 0.1)", "momentum(rate: 0.05)", "adam(rate: 0.05)"]], 200):
        draws, net, x, target = stack(seed)
        weights = [p for key, p in draws.parameters.items() if key.endswith(".W")]
        yield finish(f"maxNorm after {text}", draws, x, target, settings(model_text(chain, "[3]", "[2]", "squaredError", 5, text), "constraint: maxNorm(0.7)"),
                     lambda net=net, x=x, target=target: squared_error(net(x), target), optimizer(list(draws.parameters.values())), 10,
                     lambda weights=weights: [renorm(w, 0.7) for w in weights], output=numbers(net(x)))
    # Of those two PyTorch has none: written out.
    for seed, (text, of) in enumerate([("unitNorm", lambda w: w.div_(w.norm(dim=0) + 1e-7)), ("nonNegative", lambda w: w.clamp_(min=0))], 220):
        for sizes in [(1, 1), (3, 5), (6, 4)]:
            draws = Draws(10 * seed + sizes[0])
            layers = [dense(draws, "dense1", sizes[0], sizes[1]), dense(draws, "dense2", sizes[1], 2)]
            x, target = draws.normal(5, sizes[0]), draws.normal(5, 2)
            net = lambda x, layers=layers: layers[1](torch.tanh(layers[0](x)))
            weights = [p for key, p in draws.parameters.items() if key.endswith(".W")]
            yield finish(f"{text} of {sizes[0]}-{sizes[1]}", draws, x, target, settings(model_text(f"dense({sizes[1]}) tanh dense(2)", f"[{sizes[0]}]", "[2]", "squaredError", 5, "sgd(rate: 0.1)"), f"constraint: {text}"),
                         lambda net=net, x=x, target=target: squared_error(net(x), target), torch.optim.SGD(list(draws.parameters.values()), 0.1), 10,
                         lambda weights=weights, of=of: [of(w) for w in weights], output=numbers(net(x)))
    draws = Draws(230)
    layer = dense(draws, "dense1", 1, 1)
    x, target = draws.normal(3, 1), draws.normal(3, 1)
    yield finish("maxNorm of 1-1", draws, x, target, settings(model_text("dense(1)", "[1]", "[1]", "squaredError", 3, "sgd(rate: 0.1)"), "constraint: maxNorm(0.3)"),
                 lambda layer=layer, x=x, target=target: squared_error(layer(x), target), torch.optim.SGD(list(draws.parameters.values()), 0.1), 10,
                 lambda w=draws.parameters["dense1.W"]: renorm(w, 0.3), output=numbers(layer(x)))
    draws = Draws(210)
    kernel = draws.weight("conv1.K", 2, 2, 3, 4)
    bias = draws.weight("conv1.b", 4)
    x = draws.normal(4, 4, 5, 3)
    target = draws.normal(4, 3, 4, 4)

    def net(x):
        return F.conv2d(x.movedim(-1, 1), kernel.permute(3, 2, 0, 1), bias).movedim(1, -1)

    yield finish("maxNorm of a convolution", draws, x, target, settings(model_text("conv(4, 2)", "[4, 5, 3]", "[3, 4, 4]", "squaredError", 4, "sgd(rate: 0.01)"), "constraint: maxNorm(0.6)"),
                 lambda: squared_error(net(x), target), torch.optim.SGD([kernel, bias], 0.01), 10, lambda: renorm(kernel, 0.6), output=numbers(net(x)))


def clipping():
    chain = "dense(4) tanh dense(3) tanh dense(2)"
    clips = {
        "norm(0.5)": lambda p: torch.nn.utils.clip_grad_norm_(p, 0.5),
        "norm(100)": lambda p: torch.nn.utils.clip_grad_norm_(p, 100.0),
        "value(0.1)": lambda p: torch.nn.utils.clip_grad_value_(p, 0.1),
    }
    for seed, (clip, limit) in enumerate(clips.items(), 300):
        for text in ["sgd(rate: 0.1)", "adam(rate: 0.05)"]:
            draws, net, x, target = stack(seed)
            parameters = list(draws.parameters.values())
            yield finish(f"clip: {clip}, {text}", draws, x, target, settings(model_text(chain, "[3]", "[2]", "squaredError", 5, text), f"clip: {clip}"),
                         lambda net=net, x=x, target=target: squared_error(net(x), target), OPTIMIZERS[text](parameters), 10,
                         before_step=lambda limit=limit, parameters=parameters: limit(parameters), output=numbers(net(x)))


def accumulation():
    """Micro-batches of equal size are as the one batch of them all."""
    chain = "dense(4) tanh dense(3) tanh dense(2)"
    for seed, (batch, parts) in enumerate([(4, 2), (2, 4), (3, 3)], 400):
        for text, more in [("adam(rate: 0.05)", ""), ("momentum(rate: 0.05)", "clip: norm(0.5)")]:
            draws, net, x, target = stack(seed, batch * parts)
            parameters = list(draws.parameters.values())
            whole = settings(model_text(chain, "[3]", "[2]", "squaredError", batch, text), f"accumulate: {parts} {more}")
            yield finish(f"accumulate: {parts} of {batch}, {text} {more}".strip(), draws, x, target, whole,
                         lambda net=net, x=x, target=target: squared_error(net(x), target), OPTIMIZERS[text](parameters), 10,
                         before_step=lambda more=more, parameters=parameters: more and torch.nn.utils.clip_grad_norm_(parameters, 0.5), epochs=10)


# Text, end of the chain, encoding, and the same of logits; classes are three, times four.
WEIGHTED = {
    "crossEntropy(weights: [1, 2, 0.5])": ("classes", lambda y, t: F.cross_entropy(y, t, weight=torch.tensor([1, 2, 0.5]))),
    "crossEntropy(weights: [0, 2, 1], smoothing: 0.2)": ("classes", lambda y, t: F.cross_entropy(y, t, weight=torch.tensor([0, 2, 1.0]), label_smoothing=0.2)),
    "crossEntropy(weights: 3)": ("classes", F.cross_entropy),
    "crossEntropy(smoothing: 0.1)": ("times", lambda y, t: F.cross_entropy(y.movedim(-1, 1), t, label_smoothing=0.1)),
    "crossEntropy(weights: [1, 2, 0.5])  ": ("times", lambda y, t: F.cross_entropy(y.movedim(-1, 1), t, weight=torch.tensor([1, 2, 0.5]))),
    "crossEntropy(smoothing: 0.1, weights: [1, 2, 1 / 2])": ("times", lambda y, t: F.cross_entropy(y.movedim(-1, 1), t, weight=torch.tensor([1, 2, 0.5]), label_smoothing=0.1)),
    "binaryCrossEntropy(positive: 2.5)": ("binary", lambda y, t: F.binary_cross_entropy_with_logits(y, t, pos_weight=torch.tensor(2.5))),
    "binaryCrossEntropy(positive: [1, 3, 0.25])": ("binary", lambda y, t: F.binary_cross_entropy_with_logits(y, t, pos_weight=torch.tensor([1, 3, 0.25]))),
    "binaryCrossEntropy(positive: 3)  ": ("times binary", lambda y, t: F.binary_cross_entropy_with_logits(y, t, pos_weight=torch.tensor(3.0))),
}


def weighted():
    for seed, (loss, (kind, of)) in enumerate(WEIGHTED.items(), 500):
        draws = Draws(seed)
        layer = dense(draws, "dense1", 2, 3)
        shape = [4, 2] if kind.startswith("times") else [2]
        x = draws.normal(6, *shape)
        lead = shape[:-1]
        if kind.endswith("binary"):
            target = torch.tensor(draws.generator.integers(0, 2, (6, *lead, 3)).astype(float))
            encoding, end = f'binary("no", "yes"){[*lead, 3]}', torch.sigmoid
        else:
            target = torch.tensor(draws.generator.integers(0, 3, (6, *lead)))
            encoding, end = f'oneHot("a", "b", "c"){lead or ""}', lambda y: F.softmax(y, -1)
        chain = f"dense(3) {'sigmoid' if kind.endswith('binary') else 'softmax'}"
        yield finish(f"{loss.strip()} of {kind}", draws, x, target, model_text(chain, str(shape), encoding, loss.strip(), 6, "sgd(rate: 0.5)"),
                     lambda layer=layer, x=x, target=target, of=of: of(layer(x), target), torch.optim.SGD(list(draws.parameters.values()), 0.5), 5, output=numbers(end(layer(x))))


def shaped():
    """Optimizers whose state has another shape than the weight."""
    for seed, (text, of) in enumerate({"adafactor": lambda p: Adafactor(p, 0.01), "adafactor(0.05, decay: 0.5, clip: 0.6)": lambda p: Adafactor(p, 0.05, 0.5, 0.6),
                                     "muon else adamw(0.05, decay: 0.1)": lambda p: Muon(p, 0.02, other=lambda o: torch.optim.AdamW(o, 0.05, weight_decay=0.1)),
                                     "muon(0.05, 0.8, decay: 0.1) else sgd(0.1)": lambda p: Muon(p, 0.05, 0.8, 0.1, lambda o: torch.optim.SGD(o, 0.1))}.items(), 600):
        for sizes in [(1, 1), (3, 5), (6, 4)]:
            draws = Draws(10 * seed + sizes[0])
            layers = [dense(draws, "dense1", sizes[0], sizes[1]), dense(draws, "dense2", sizes[1], 2)]
            x, target = draws.normal(5, sizes[0]), draws.normal(5, 2)
            net = lambda x, layers=layers: layers[1](torch.tanh(layers[0](x)))
            yield finish(f"{text} of {sizes[0]}-{sizes[1]}", draws, x, target, model_text(f"dense({sizes[1]}) tanh dense(2)", f"[{sizes[0]}]", "[2]", "squaredError", 5, text),
                         lambda net=net, x=x, target=target: squared_error(net(x), target), of(list(draws.parameters.values())), 10, output=numbers(net(x)))
    draws = Draws(660)
    kernel, bias = draws.weight("conv1.K", 2, 2, 3, 4), draws.weight("conv1.b", 4)
    x, target = draws.normal(4, 4, 5, 3), draws.normal(4, 3, 4, 4)

    def net(x):
        return F.conv2d(x.movedim(-1, 1), kernel.permute(3, 2, 0, 1), bias).movedim(1, -1)

    yield finish("adafactor of a convolution", draws, x, target, model_text("conv(4, 2)", "[4, 5, 3]", "[3, 4, 4]", "squaredError", 4, "adafactor(0.02)"),
                 lambda: squared_error(net(x), target), Adafactor([kernel, bias], 0.02), 10, output=numbers(net(x)))


def roles():
    """Biases and gains apart: groups of parameters of PyTorch."""
    norm = lambda draws, n: (draws.weight("layerNorm1.gamma", n, center=1.0), draws.weight("layerNorm1.beta", n))
    cases = [
        ("adamw(0.05, decay: 0.1)", "biases: adamw(0.05, decay: 0) gains: adamw(0.05, decay: 0)", lambda w, b, g: torch.optim.AdamW([{"params": w}, {"params": b + g, "weight_decay": 0.0}], 0.05, weight_decay=0.1)),
        ("adamw(0.05, decay: 0.1)", "biases: adamw(0.02, decay: 0)", lambda w, b, g: torch.optim.AdamW([{"params": w + g}, {"params": b, "lr": 0.02, "weight_decay": 0.0}], 0.05, weight_decay=0.1)),
        ("momentum(0.05)", "gains: momentum(0.01, 0.5) clip: norm(0.5)", lambda w, b, g: torch.optim.SGD([{"params": w + b}, {"params": g, "lr": 0.01, "momentum": 0.5}], 0.05, momentum=0.9)),
    ]
    for seed, (text, more, of) in enumerate(cases, 700):
        draws = Draws(seed)
        first, (gamma, beta), last = dense(draws, "dense1", 3, 4), norm(draws, 4), dense(draws, "dense2", 4, 2)
        net = lambda x, first=first, gamma=gamma, beta=beta, last=last: last(torch.tanh(F.layer_norm(first(x), (4,), gamma, beta, 1e-5)))
        x, target = draws.normal(5, 3), draws.normal(5, 2)
        all_of = lambda *ends, draws=draws: [p for key, p in draws.parameters.items() if key.endswith(ends)]
        yield finish(f"{text} {more}", draws, x, target, settings(model_text("dense(4) layerNorm tanh dense(2)", "[3]", "[2]", "squaredError", 5, text), more),
                     lambda net=net, x=x, target=target: squared_error(net(x), target), of(all_of(".W"), all_of(".b", ".beta"), all_of(".gamma")), 10,
                     before_step=lambda more=more, all_of=all_of: "clip" in more and torch.nn.utils.clip_grad_norm_(all_of(""), 0.5), output=numbers(net(x)))


FAMILIES = [rates, constraints, clipping, accumulation, weighted, shaped, roles]


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
