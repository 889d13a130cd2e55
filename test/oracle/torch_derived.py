"""Computes with PyTorch, in float64, what models with stopped gradients and with derivatives in equations are held to.

Usage: torch_derived.py OUT.json. The cases have the form of torch_cases.py's; a model's objective is written here a second
time, with `detach` and with `autograd.grad(…, create_graph=True)`.
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


def by(value, x):
    """The derivative of a sum over the batch by x, which is differentiated again."""
    return torch.autograd.grad(value.sum(), x, create_graph=True)[0]


def critic(batch=5, size=4):
    """A critic with a gradient penalty between real and made points (WGAN-GP, Gulrajani et al. 2017)."""
    text = GIVEN + f"""model Net {{
  input x: [{2 * size}]
  real[i < {size}] = x[i]
  made[i < {size}] = x[i + {size}]
  shared judge = {{ dense(7) leakyRelu(0.2) dense(5) tanh dense(1) }}
  let a = real {{ judge }}
  let b = made {{ judge }}
  mixed[i] = 0.3 * real[i] + 0.7 * made[i]
  let c = mixed {{ judge }}
  steep = sqrt(1e-12 + sum(i: derivative(c[0], mixed[i]) ^ 2))
  cost[k < 1] = b[0] - a[0] + 10 * (steep - 1) ^ 2
  output y: [1] = a
  loss squaredError(y) + given(cost)
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(81)
    first, second, third = dense(draws, "judge.dense1", size, 7), dense(draws, "judge.dense2", 7, 5), dense(draws, "judge.dense3", 5, 1)

    def judge(x):
        return third(torch.tanh(second(F.leaky_relu(first(x), 0.2))))

    def compute(x):
        real, made = x[:, :size], x[:, size:]
        mixed = 0.3 * real + 0.7 * made
        steep = (1e-12 + (by(judge(mixed), mixed) ** 2).sum(-1)).sqrt()
        return judge(real), judge(made)[:, 0] - judge(real)[:, 0] + 10 * (steep - 1) ** 2
    return case("critic with a gradient penalty", text, draws, draws.normal(batch, 2 * size), draws.normal(batch, 1), compute)


def seer(batch=3, size=6):
    """The same of images, whose critic is convolutional."""
    text = GIVEN + f"""model Net {{
  input x: [{size}, {size}, 1]
  conv(3, kernel: 3, stride: 2, padding: 1) leakyRelu(0.2)
  conv(4, kernel: 3, stride: 2, padding: 1) tanh
  flatten dense(1) as score
  cost[k < 1] = 10 * (sqrt(1e-12 + sum(r, c: derivative(score[0], x[r, c, 0]) ^ 2)) - 1) ^ 2
  output y: [1] = score
  loss squaredError(y) + given(cost)
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(82)
    kernels = [(draws.weight(f"conv{k}.K", 3, 3, n, m), draws.weight(f"conv{k}.b", m)) for k, n, m in [(1, 1, 3), (2, 3, 4)]]
    last = dense(draws, "score", 16, 1)

    def conv(x, kernel, bias):
        return F.conv2d(x.movedim(-1, 1), kernel.permute(3, 2, 0, 1), bias, 2, 1).movedim(1, -1)

    def compute(x):
        y = last(torch.tanh(conv(F.leaky_relu(conv(x, *kernels[0]), 0.2), *kernels[1])).flatten(1))
        return y, 10 * ((1e-12 + (by(y, x) ** 2).sum((1, 2, 3))).sqrt() - 1) ** 2
    return case("convolutional critic with a gradient penalty", text, draws, draws.normal(batch, size, size, 1), draws.normal(batch, 1), compute)


def burgers(batch=6, units=7):
    """Burgers' equation, u_t + u u_x = 0.01 u_xx (Raissi et al. 2019): second derivatives by an input."""
    text = GIVEN + f"""model Net {{
  input x: [2]
  dense({units}) tanh dense({units}) tanh dense(1) as net
  u = net[0]
  slope = derivative(u, x[0])
  cost[k < 1] = (derivative(u, x[1]) + u * slope - 0.01 * derivative(slope, x[0])) ^ 2
  output y: [1] = net
  loss squaredError(y) + given(cost)
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(83)
    first, second, third = dense(draws, "dense1", 2, units), dense(draws, "dense2", units, units), dense(draws, "net", units, 1)

    def compute(x):
        u = third(torch.tanh(second(torch.tanh(first(x)))))
        slopes = by(u, x)
        return u, (slopes[:, 1] + u[:, 0] * slopes[:, 0] - 0.01 * by(slopes[:, 0], x)[:, 0]) ** 2
    return case("Burgers' equation", text, draws, draws.normal(batch, 2), draws.normal(batch, 1), compute)


def forces(batch=4, atoms=4, units=5):
    """Forces of a pairwise energy: the output is a derivative."""
    text = f"""layer potential(units) {{
  input  place: [atoms, axes]
  weight W: [units], V: [units]
  bias   b: [units]
  apart[a, c] = sum(i: (place[a, i] - place[c, i]) ^ 2)
  pull[a, c] = c < a ? sum(k: V[k] * tanh(b[k] + W[k] * apart[a, c])) : 0
  energy = sum(a < atoms, c < atoms: pull[a, c])
  output force[a, i] = -derivative(energy, place[a, i])
}}
model Net {{
  input x: [{atoms}, 2]
  potential({units}) as force
  output y: [{atoms}, 2]
  loss squaredError
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(84)
    w, v, b = draws.weight("force.W", units), draws.weight("force.V", units), draws.weight("force.b", units)
    lower = torch.tril(torch.ones(atoms, atoms), -1)

    def compute(x):
        apart = ((x[:, :, None] - x[:, None]) ** 2).sum(-1)
        energy = ((v * torch.tanh(b + w * apart[..., None])).sum(-1) * lower).sum((1, 2))
        return -by(energy, x), torch.zeros(batch)
    return case("forces of an energy", text, draws, draws.normal(batch, atoms, 2), draws.normal(batch, atoms, 2), compute)


def contractive(batch=5, size=4, units=6):
    """An autoencoder whose code changes little (Rifai et al. 2011): the squares of a whole Jacobian."""
    text = GIVEN + f"""model Net {{
  input x: [{size}]
  dense({units}) sigmoid as h
  cost[k < 1] = 0.1 * sum(j < {units}, i < {size}: derivative(h[j], x[i]) ^ 2)
  dense({size})
  output y: [{size}]
  loss squaredError(y) + given(cost)
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(85)
    encode, decode = dense(draws, "dense1", size, units), dense(draws, "dense2", units, size)

    def compute(x):
        h = torch.sigmoid(encode(x))
        return decode(h), 0.1 * sum((by(h[:, j], x) ** 2).sum(-1) for j in range(units))
    return case("contractive autoencoder", text, draws, draws.normal(batch, size), draws.normal(batch, size), compute)


def attention_map(batch=3, size=5, filters=4):
    """Where a class is seen (Grad-CAM, Selvaraju et al. 2017), as the output."""
    text = f"""model Net {{
  input x: [{size}, {size}, 2]
  conv({filters}, kernel: 3, padding: 1) tanh as maps
  flatten dense(3) tanh dense(2) as score
  weight_[k] = sum(r, c: derivative(score[1], maps[r, c, k])) / {size * size}
  seen[r, c] = relu(sum(k: weight_[k] * maps[r, c, k]))
  output y: [{size}, {size}] = seen
  loss squaredError
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
""".replace("weight_", "importance")
    draws = Draws(86)
    kernel, bias = draws.weight("conv1.K", 3, 3, 2, filters), draws.weight("conv1.b", filters)
    first, second = dense(draws, "dense1", size * size * filters, 3), dense(draws, "score", 3, 2)

    def compute(x):
        maps = torch.tanh(F.conv2d(x.movedim(-1, 1), kernel.permute(3, 2, 0, 1), bias, 1, 1).movedim(1, -1))
        importance = by(second(torch.tanh(first(maps.flatten(1))))[:, 1], maps).mean((1, 2))
        return F.relu((importance[:, None, None] * maps).sum(-1)), torch.zeros(batch)
    return case("where a class is seen", text, draws, draws.normal(batch, size, size, 2), draws.normal(batch, size, size), compute)


def quick_learner(batch=3, shots=4, queries=5, units=4):
    """A step of descent inside of the model, for each task of the batch (MAML, Finn et al. 2017): derivatives by weights."""
    text = f"""layer adapted(units, rate = 0.1) {{
  input  s: [shots, two], q: [queries]
  weight W: [units], V: [units]
  bias   b: [units]
  guess[p] = sum(j: V[j] * tanh(b[j] + W[j] * s[p, 0]))
  cost = mean(p: (guess[p] - s[p, 1]) ^ 2)
  W2[j] = W[j] - rate * derivative(cost, W[j])
  V2[j] = V[j] - rate * derivative(cost, V[j])
  b2[j] = b[j] - rate * derivative(cost, b[j])
  output y[p] = sum(j: V2[j] * tanh(b2[j] + W2[j] * q[p]))
}}
model Net {{
  input x: [{2 * shots + queries}]
  shown[p < {shots}, i < 2] = x[2 * p + i]
  asked[p < {queries}] = x[{2 * shots} + p]
  shown
  adapted(asked, {units}) as fast
  output y: [{queries}]
  loss squaredError
  train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}
}}
"""
    draws = Draws(87)
    weights = [draws.weight(f"fast.{name}", units) for name in ["W", "V", "b"]]

    def net(w, v, b, x):
        return (v * torch.tanh(b + w * x[:, None])).sum(-1)

    def task(row):
        shown, asked = row[:2 * shots].reshape(shots, 2), row[2 * shots:]
        cost = ((net(*weights, shown[:, 0]) - shown[:, 1]) ** 2).mean()
        fast = [w - 0.1 * g for w, g in zip(weights, torch.autograd.grad(cost, weights, create_graph=True))]
        return net(*fast, asked)

    def compute(x):
        return torch.stack([task(row) for row in x]), torch.zeros(batch)
    return case("a step of descent for each task", text, draws, draws.normal(batch, 2 * shots + queries), draws.normal(batch, queries), compute)


def main():
    all_cases = [codes(), siamese(), quantized(), distilled(), critic(), seer(), burgers(), forces(), contractive(), attention_map(), quick_learner()]
    lines = ",\n".join(json.dumps(c, allow_nan=False) for c in all_cases)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
