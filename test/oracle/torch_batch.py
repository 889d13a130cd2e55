"""Computes with PyTorch, in float64, what models that read other examples of their batch are held to.

Usage: torch_batch.py OUT.json. The cases have the form of torch_cases.py's; each has fewer examples than its batch has room for.
"""
import json
import sys

import torch
import torch.nn.functional as F

from torch_derived import GIVEN, dense
from torch_layers import Draws, numbers, squared_error

LATER = "train {{ batch: {} optimizer: sgd(rate: 0.1) }}"


def case(name, text, draws, x, target, compute):
    """`compute(x)` gives the output, the loss, and the loss while training where it is another."""
    x.requires_grad_()
    output, loss, *training = compute(x)
    trained = training[0] if training else loss
    trained.backward()
    return {
        "name": name, "text": text, "parameters": {key: numbers(p) for key, p in draws.parameters.items()},
        "inputs": numbers(x), "targets": numbers(target), "output": numbers(output), "loss": float(loss), "trainingLoss": float(trained),
        "gradients": {key: numbers(torch.zeros_like(p) if p.grad is None else p.grad) for key, p in draws.parameters.items()},
        "inputGradient": numbers(torch.zeros_like(x) if x.grad is None else x.grad),
    }


def retrieval(examples=6, room=9, size=5, units=4):
    """Each query against the answers of the whole batch (InfoNCE, van den Oord et al. 2018): cross-entropy of a matrix of products."""
    text = GIVEN + f"""model Net {{
  input x: [{2 * size}]
  asked[i < {size}] = x[i]
  told[i < {size}] = x[i + {size}]
  let a = asked {{ dense(7) tanh dense({units}) }}
  let z = told {{ dense({units}) }}
  alike[b < batch] = sum(i: a[i] * z[b, i]) / 0.3
  cost[k < 1] = log(sum(b: exp(alike[b]))) - alike[example]
  output y: [{units}] = a
  loss 0.1 * squaredError(y) + given(cost)
  {LATER.format(room)}
}}
"""
    draws = Draws(91)
    first, second, third = dense(draws, "dense1", size, 7), dense(draws, "dense2", 7, units), dense(draws, "dense3", size, units)
    target = draws.normal(examples, units)

    def compute(x):
        a, z = second(torch.tanh(first(x[:, :size]))), third(x[:, size:])
        return a, 0.1 * squared_error(a, target) + F.cross_entropy(a @ z.T / 0.3, torch.arange(examples))
    return case("retrieval among the answers of a batch", text, draws, draws.normal(examples, 2 * size), target, compute)


def views(examples=5, room=5, size=4, units=3):
    """Two views of each thing against all other views (NT-Xent of SimCLR, Chen et al. 2020)."""
    text = GIVEN + f"""layer contrast(heat) {{
  input  one: [n], two: [n]
  a[i] = one[i] / sqrt(sum(k: one[k] ^ 2))
  z[i] = two[i] / sqrt(sum(k: two[k] ^ 2))
  across[b < batch] = sum(i: a[i] * z[b, i]) / heat
  back[b < batch] = sum(i: z[i] * a[b, i]) / heat
  others = sum(b < batch: b == example ? 0 : exp(sum(i: a[i] * a[b, i]) / heat))
  rest = sum(b < batch: b == example ? 0 : exp(sum(i: z[i] * z[b, i]) / heat))
  output y[k < 1] = 0.5 * (log(others + sum(b: exp(across[b]))) + log(rest + sum(b: exp(back[b])))) - across[example]
}}
model Net {{
  input x: [{2 * size}]
  one[i < {size}] = x[i]
  two[i < {size}] = x[i + {size}]
  shared encoder = {{ dense(6) relu dense({units}) }}
  let a = one {{ encoder }}
  let z = two {{ encoder }}
  let cost = {{ contrast(a, z, 0.5) }}
  output y: [{units}] = a
  loss given(cost) + 0.1 * squaredError(y)
  {LATER.format(room)}
}}
""".replace("let cost = { contrast(a, z, 0.5) }", "let cost = a { contrast(z, 0.5) }")
    draws = Draws(92)
    first, second = dense(draws, "encoder.dense1", size, 6), dense(draws, "encoder.dense2", 6, units)
    target = draws.normal(examples, units)

    def compute(x):
        a, z = (second(F.relu(first(v))) for v in (x[:, :size], x[:, size:]))
        both = F.normalize(torch.cat([a, z]), dim=-1, eps=0)
        alike = (both @ both.T / 0.5).masked_fill(torch.eye(2 * examples, dtype=torch.bool), -torch.inf)
        partners = torch.arange(2 * examples).roll(examples)
        return a, F.cross_entropy(alike, partners) + 0.1 * squared_error(a, target)
    return case("views of a thing against all others", text, draws, draws.normal(examples, 2 * size), target, compute)


def triplets(examples=7, room=8, size=4, units=3, margin=0.4):
    """The farthest example of the same class and the nearest of another (Hermans et al. 2017), by the data of an output."""
    text = GIVEN + f"""model Net {{
  input x: [{size}]
  dense(6) tanh dense({units}) as z
  apart[b < batch] = sqrt(1e-12 + sum(i: (z[i] - z[b, i]) ^ 2))
  same[b < batch] = sum(k: y.target[k] * y.target[b, k])
  near = min(b: same[b] > 0.5 ? infinity : apart[b])
  far = max(b: same[b] > 0.5 ? apart[b] : 0)
  cost[k < 1] = max(far - near + {margin}, 0)
  dense(2) softmax
  output y: oneHot("a", "b")
  loss given(cost) + 0.5 * crossEntropy(y)
  {LATER.format(room)}
}}
"""
    draws = Draws(93)
    first, second, last = dense(draws, "dense1", size, 6), dense(draws, "z", 6, units), dense(draws, "dense2", units, 2)
    classes = torch.tensor([0, 1, 1, 0, 1, 0, 1])[:examples]

    def compute(x):
        z = second(torch.tanh(first(x)))
        apart = (1e-12 + ((z[:, None] - z) ** 2).sum(-1)).sqrt()
        same = classes[:, None] == classes
        near, far = apart.masked_fill(same, torch.inf).min(-1).values, apart.masked_fill(~same, 0).max(-1).values
        logits = last(z)
        return F.softmax(logits, -1), F.relu(far - near + margin).mean() + 0.5 * F.cross_entropy(logits, classes)
    return case("triplets of the hardest examples", text, draws, draws.normal(examples, size), classes, compute)


def alike(examples=6, room=7, size=4, units=3, heat=0.5):
    """Examples of a class drawn together, among all of the batch (supervised contrastive loss, Khosla et al. 2020)."""
    text = f"""/// Of examples with others of their class.
loss contrast(y[k], target[k], heat) = -sum(b < batch: b == example ? 0 : sum(k: target[k] * target[b, k]) * (sum(k: y[k] * y[b, k]) / heat - log(sum(c < batch: c == example ? 0 : exp(sum(k: y[k] * y[c, k]) / heat)))))
  / max(sum(b < batch: b == example ? 0 : sum(k: target[k] * target[b, k])), 1)

model Net {{
  input x: [{size}]
  dense(5) tanh dense({units}) as z
  softmax
  output y: oneHot("a", "b", "c")
  loss contrast(z, target: y.target, heat: {heat}) + 0.1 * crossEntropy(y)
  {LATER.format(room)}
}}
"""
    draws = Draws(94)
    first, second = dense(draws, "dense1", size, 5), dense(draws, "z", 5, units)
    classes = torch.tensor([0, 1, 1, 0, 2, 1])[:examples]

    def compute(x):
        z = second(torch.tanh(first(x)))
        eye = torch.eye(examples, dtype=torch.bool)
        shares = F.log_softmax((z @ z.T / heat).masked_fill(eye, -torch.inf), -1).masked_fill(eye, 0)
        same = ((classes[:, None] == classes) & ~eye).double()
        cost = -((same * shares).sum(-1) / same.sum(-1).clamp(min=1)).mean()
        return F.softmax(z, -1), cost + 0.1 * F.cross_entropy(z, classes)
    return case("examples of a class drawn together", text, draws, draws.normal(examples, size), classes, compute)


def mixup(examples=5, room=6, size=4, share=0.7):
    """Each example mixed with another, and its class with the other's (Zhang et al. 2018): in training alone."""
    text = f"""model Net {{
  input x: [{size}]
  mixed[i] = training ? {share} * x[i] + {1 - share:.1f} * x[(example + 2) % batch, i] : x[i]
  mixed dense(6) tanh dense(3) softmax
  output y: oneHot("a", "b", "c")
  blend[k] = training ? {share} * y.target[k] + {1 - share:.1f} * y.target[(example + 2) % batch, k] : y.target[k]
  loss crossEntropy(y, target: blend)
  {LATER.format(room)}
}}
"""
    draws = Draws(95)
    first, second = dense(draws, "dense1", size, 6), dense(draws, "dense2", 6, 3)
    classes = torch.tensor([2, 0, 1, 1, 0])[:examples]

    def compute(x):
        mixed, truth = share * x + (1 - share) * x.roll(-2, 0), F.one_hot(classes, 3).double()
        plain, logits = second(torch.tanh(first(x))), second(torch.tanh(first(mixed)))
        return F.softmax(plain, -1), F.cross_entropy(plain, truth), F.cross_entropy(logits, share * truth + (1 - share) * truth.roll(-2, 0))
    return case("mixed with the example after the next", text, draws, draws.normal(examples, size), classes, compute)


def twins(examples=6, room=8, size=4, units=3):
    """Correlations of two views over the batch, drawn to the identity (Barlow Twins, Zbontar et al. 2021)."""
    text = GIVEN + f"""layer even() {{
  input  x: [n]
  mu[i] = mean(batch: x[i])
  spread[i] = sqrt(mean(batch: (x[i] - mu[i]) ^ 2) + 1e-5)
  output y[i] = (x[i] - mu[i]) / spread[i]
}}
model Net {{
  input x: [{2 * size}]
  one[i < {size}] = x[i]
  two[i < {size}] = x[i + {size}]
  shared encoder = {{ dense(6) tanh dense({units}) }}
  let a = one {{ encoder }}
  let z = two {{ encoder }}
  let p = a {{ even }}
  let q = z {{ even }}
  c[i, j] = mean(batch: p[i] * q[j])
  cost[k < 1] = sum(i: (c[i, i] - 1) ^ 2) + 0.05 * sum(i, j: i == j ? 0 : c[i, j] ^ 2)
  output y: [{units}] = a
  loss given(cost) + 0.1 * squaredError(y)
  {LATER.format(room)}
}}
"""
    draws = Draws(96)
    first, second = dense(draws, "encoder.dense1", size, 6), dense(draws, "encoder.dense2", 6, units)
    target = draws.normal(examples, units)

    def even(v):
        return (v - v.mean(0)) / (v.var(0, unbiased=False) + 1e-5).sqrt()

    def compute(x):
        a, z = (second(torch.tanh(first(v))) for v in (x[:, :size], x[:, size:]))
        c = even(a).T @ even(z) / examples
        off = c - torch.diag(torch.diag(c))
        return a, ((torch.diag(c) - 1) ** 2).sum() + 0.05 * (off ** 2).sum() + 0.1 * squared_error(a, target)
    return case("correlations of twins over the batch", text, draws, draws.normal(examples, 2 * size), target, compute)


def whitened(examples=7, room=7, size=4):
    """Codes whitened over the batch by the factor of Cholesky of their covariance (W-MSE, Ermolov et al. 2021)."""
    # Two axes are enough, and have a closed form.
    text = GIVEN + f"""layer whiten() {{
  input  x: [n]
  mu[i] = mean(batch: x[i])
  v[i, j] = sum(b < batch: (x[b, i] - mu[i]) * (x[b, j] - mu[j])) / (batch - 1)
  first = sqrt(v[0, 0])
  below = v[1, 0] / first
  last = sqrt(v[1, 1] - below ^ 2)
  u = (x[0] - mu[0]) / first
  output y[i < 2] = i == 0 ? u : (x[1] - mu[1] - below * u) / last
}}
model Net {{
  input x: [{2 * size}]
  one[i < {size}] = x[i]
  two[i < {size}] = x[i + {size}]
  shared encoder = {{ dense(6) tanh dense(2) }}
  let a = one {{ encoder }}
  let z = two {{ encoder }}
  let p = a {{ whiten }}
  let q = z {{ whiten }}
  cost[k < 1] = sum(i: (p[i] - q[i]) ^ 2)
  output y: [2] = a
  loss given(cost) + 0.1 * squaredError(y)
  {LATER.format(room)}
}}
"""
    draws = Draws(97)
    first, second = dense(draws, "encoder.dense1", size, 6), dense(draws, "encoder.dense2", 6, 2)
    target = draws.normal(examples, 2)

    def whiten(v):
        centered = v - v.mean(0)
        factor = torch.linalg.cholesky(centered.T @ centered / (examples - 1))
        return torch.linalg.solve_triangular(factor, centered.T, upper=False).T

    def compute(x):
        a, z = (second(torch.tanh(first(v))) for v in (x[:, :size], x[:, size:]))
        return a, ((whiten(a) - whiten(z)) ** 2).sum(-1).mean() + 0.1 * squared_error(a, target)
    return case("codes whitened over the batch", text, draws, draws.normal(examples, 2 * size), target, compute)


def neighbors(examples=6, room=6, size=4, units=3):
    """The nearest other code in place of one's own (NNCLR, Dwibedi et al. 2021): examples at positions from data."""
    text = GIVEN + f"""model Net {{
  input x: [{size}]
  dense(6) tanh dense({units}) as z
  dense({units}) as p
  nearest = argmin(b < batch: b == example ? infinity : sum(i: (z[i] - z[b, i]) ^ 2))
  alike[b < batch] = sum(i: z[nearest, i] * p[b, i])
  cost[k < 1] = log(sum(b: exp(alike[b]))) - alike[example] + 0.1 * sum(i: z[nearest, i] * z[(nearest + 1) % batch, i])
  output y: [{units}] = p
  loss given(cost) + 0.1 * squaredError(y)
  {LATER.format(room)}
}}
"""
    draws = Draws(98)
    first, second, third = dense(draws, "dense1", size, 6), dense(draws, "z", 6, units), dense(draws, "p", units, units)
    target = draws.normal(examples, units)

    def compute(x):
        z = second(torch.tanh(first(x)))
        p = third(z)
        apart = ((z[:, None] - z) ** 2).sum(-1).masked_fill(torch.eye(examples, dtype=torch.bool), torch.inf)
        nearest = apart.argmin(-1)
        cost = F.cross_entropy(z[nearest] @ p.T, torch.arange(examples)) + 0.1 * (z[nearest] * z[(nearest + 1) % examples]).sum(-1).mean()
        return p, cost + 0.1 * squared_error(p, target)
    return case("the nearest of the batch in one's place", text, draws, draws.normal(examples, size), target, compute)


def main():
    all_cases = [retrieval(), views(), triplets(), alike(), mixup(), twins(), whitened(), neighbors()]
    lines = ",\n".join(json.dumps(c, allow_nan=False) for c in all_cases)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
