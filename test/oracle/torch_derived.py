"""Computes with PyTorch, in float64, what models with stopped gradients are held to.

Usage: torch_derived.py OUT.json. The cases have the form of torch_cases.py's; a model's objective is written here a second
time, with `detach`.
"""
import json
import sys

import torch
import torch.nn.functional as F

from torch_layers import Draws, numbers, squared_error

GIVEN = "loss given(y[k]) = sum(k: y[k])\n"


def dense(draws, name, inputs, units):
    weight, bias = draws.weight(f"{name}.W", inputs, units), draws.weight(f"{name}.b", units)
    return lambda x: x @ weight + bias


def case(name, text, draws, x, target, compute):
    """`compute(x)` gives the output and a loss for each example or of the whole batch, whose mean is added to the squared error."""
    x.requires_grad_()
    output, cost = compute(x)
    loss = squared_error(output, target) + cost.mean()
    loss.backward()
    return {
        "name": name, "text": text, "parameters": {key: numbers(p) for key, p in draws.parameters.items()},
        "inputs": numbers(x), "targets": numbers(target), "output": numbers(output), "loss": float(loss),
        "gradients": {key: numbers(torch.zeros_like(p) if p.grad is None else p.grad) for key, p in draws.parameters.items()},
        "inputGradient": numbers(x.grad),
    }


def codes(batch=6, size=5, codes=4, width=3):
    """The nearest code of a vector-quantized autoencoder (van den Oord et al. 2017), with its straight-through gradient."""
    text = GIVEN + f"""layer nearest(codes) {{
  input  x: [n]
  weight E: [codes, n] = uniform(1)
  distance[k] = sum(j: (x[j] - E[k, j]) ^ 2)
  which = argmin(k: distance[k])
  output q[j < n] = (E[which, j] else 0)
}}
model Net {{
  input x: [{size}]
  dense({width}) tanh as z
  nearest({codes}) as q
  through[j] = z[j] + stop(q[j] - z[j])
  cost[k < 1] = sum(j: (stop(z[j]) - q[j]) ^ 2) + 0.25 * sum(j: (z[j] - stop(q[j])) ^ 2)
  through
  dense({size})
  output y: [{size}]
  loss squaredError(y) + given(cost)
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(71)
    encode = dense(draws, "dense1", size, width)
    table = draws.weight("q.E", codes, width)
    decode = dense(draws, "dense2", width, size)

    def compute(x):
        z = torch.tanh(encode(x))
        q = table[((z[:, None] - table) ** 2).sum(-1).argmin(-1)]
        cost = ((z.detach() - q) ** 2).sum(-1) + 0.25 * ((z - q.detach()) ** 2).sum(-1)
        return decode(z + (q - z).detach()), cost
    return case("codes, straight through", text, draws, draws.normal(batch, size), draws.normal(batch, size), compute)


def siamese(batch=5, size=4):
    """Two views of a thing (SimSiam, Chen and He 2021): each prediction is drawn to the other's stopped code."""
    text = GIVEN + f"""model Net {{
  input x: [{2 * size}]
  one[i < {size}] = x[i]
  two[i < {size}] = x[i + {size}]
  shared encoder = {{ dense(7) tanh dense(3) }}
  shared predictor = {{ dense(4) tanh dense(3) }}
  let a = one {{ encoder }}
  let b = two {{ encoder }}
  let p = a {{ predictor }}
  let q = b {{ predictor }}
  cost[k < 1] = -0.5 * sum(i: p[i] * stop(b[i])) / sqrt(sum(i: p[i] ^ 2) * sum(i: stop(b[i]) ^ 2)) - 0.5 * sum(i: q[i] * stop(a[i])) / sqrt(sum(i: q[i] ^ 2) * stop(sum(i: a[i] ^ 2)))
  output y: [3] = a
  loss 0.01 * squaredError(y) + given(cost)
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(72)
    first, second = dense(draws, "encoder.dense1", size, 7), dense(draws, "encoder.dense2", 7, 3)
    third, fourth = dense(draws, "predictor.dense1", 3, 4), dense(draws, "predictor.dense2", 4, 3)
    target = draws.normal(batch, 3)

    def compute(x):
        a, b = second(torch.tanh(first(x[:, :size]))), second(torch.tanh(first(x[:, size:])))
        p, q = fourth(torch.tanh(third(a))), fourth(torch.tanh(third(b)))
        cost = -0.5 * F.cosine_similarity(p, b.detach(), eps=0) - 0.5 * F.cosine_similarity(q, a.detach(), eps=0)
        return a, cost - 0.99 * 0.5 * ((a - target) ** 2).sum(-1)
    return case("two views, each drawn to the other", text, draws, draws.normal(batch, 2 * size), target, compute)


def quantized(batch=4, size=6, units=5):
    """Weights in steps of an eighth (quantization-aware training, Jacob et al. 2018), with straight-through gradients."""
    text = f"""layer coarse(units) {{
  input  x: [n]
  weight W: [n, units] = glorotUniform
  bias   b: [units] = zeros
  V[i, j] = W[i, j] + stop(floor(8 * W[i, j] + 0.5) / 8 - W[i, j])
  output y[j] = b[j] + sum(i: x[i] * V[i, j])
}}
model Net {{
  input x: [{size}]
  coarse({units}) tanh coarse(2)
  output y: [2]
  loss squaredError
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(73)
    weights = [(draws.weight(f"coarse{k}.W", *shape), draws.weight(f"coarse{k}.b", shape[1])) for k, shape in [(1, (size, units)), (2, (units, 2))]]

    def coarse(x, weight, bias):
        return x @ (weight + (torch.floor(8 * weight + 0.5) / 8 - weight).detach()) + bias

    def compute(x):
        y = coarse(torch.tanh(coarse(x, *weights[0])), *weights[1])
        return y, torch.zeros(batch)
    return case("weights in steps", text, draws, draws.normal(batch, size), draws.normal(batch, 2), compute)


def distilled(batch=5, size=4, classes=3):
    """A student drawn to the stopped, softened shares of a teacher that learns beside it (Hinton et al. 2015), and a chain that is stopped."""
    text = f"""loss divergence(y[k], p[k]) = sum(k: stop(p[k]) * (log(stop(p[k])) - log(y[k])))
model Net {{
  input x: [{size}]
  let teacher = x {{ dense(6) tanh dense({classes}) softmax }}
  let student = x {{ dense({classes}) softmax }}
  let head = teacher {{ stop dense(2) }}
  output y: [2] = head
  loss squaredError(y) + divergence(student, target: teacher) + 0.5 * divergence(teacher, target: student)
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(74)
    first, second = dense(draws, "dense1", size, 6), dense(draws, "dense2", 6, classes)
    student, head = dense(draws, "dense3", size, classes), dense(draws, "dense4", classes, 2)

    def compute(x):
        t, s = F.log_softmax(second(torch.tanh(first(x))), -1), F.log_softmax(student(x), -1)
        cost = F.kl_div(s, t.detach(), log_target=True, reduction="none").sum(-1) + 0.5 * F.kl_div(t, s.detach(), log_target=True, reduction="none").sum(-1)
        return head(t.exp().detach()), cost
    return case("a student and its teacher", text, draws, draws.normal(batch, size), draws.normal(batch, 2), compute)


def main():
    lines = ",\n".join(json.dumps(c, allow_nan=False) for c in [codes(), siamese(), quantized(), distilled()])
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
