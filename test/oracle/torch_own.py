"""Computes with PyTorch, in float64, what models are held to whose layers and blocks have several results and losses of their own.

Usage: torch_own.py OUT.json. The cases have the form of torch_cases.py's; the losses of layers are written here a second time.
"""
import json
import sys

import torch
import torch.nn.functional as F

from torch_derived import case, dense
from torch_layers import Draws

END = "train {{ batch: {batch} optimizer: sgd(rate: 0.1) }}\n}}\n"


def experts(batch=7, size=4, count=3):
    """Experts of which each example takes the likeliest, with the loss that balances them (Fedus et al. 2021), twice in a `repeat`."""
    text = f"""layer experts(count, units, balance = 0.01) {{
  input  x: [from]
  weight G: [from, count], W: [count, from, units]
  score[e] = sum(i: x[i] * G[i, e])
  p = softmax(score)
  chosen = argmax(e: p[e])
  loss balance * count * sum(e: mean(batch: chosen == e ? 1 : 0) * mean(batch: p[e]))
  output y[j < units] = max(e: p[e]) * sum(i: x[i] * (W[chosen, i, j] else 0))
}}
model Net {{
  input x: [{size}]
  repeat 2 {{ residual {{ experts({count}, {size}, balance: 0.3) }} }}
  output y: [{size}]
  loss squaredError
  """ + END.format(batch=batch)
    draws = Draws(91)
    weights = [(draws.weight(f"experts{k}.G", size, count), draws.weight(f"experts{k}.W", count, size, size)) for k in [1, 2]]

    def compute(x):
        cost = 0
        for gate, each in weights:
            p = torch.softmax(x @ gate, -1)
            top, chosen = p.max(-1)
            cost = cost + 0.3 * count * (F.one_hot(chosen, count).double().mean(0) * p.mean(0)).sum()
            x = x + top[:, None] * torch.einsum("ni,nij->nj", x, each[chosen])
        return x, cost
    return case("mixture of experts with a balance loss", text, draws, draws.normal(batch, size), draws.normal(batch, size), compute)


def flow(batch=6, size=4, units=5):
    """RealNVP (Dinh et al. 2017): couplings that give the logarithm of their determinant beside their value."""
    text = f"""layer coupling(units, odd = 0) {{
  input  x: [n]
  weight U: [n, units], S: [units, n], T: [units, n]
  kept[i < n] = (i + odd) % 2
  h[u] = tanh(sum(i: kept[i] * x[i] * U[i, u]))
  scale[i] = (1 - kept[i]) * tanh(sum(u: h[u] * S[u, i]))
  output y[i] = x[i] * exp(scale[i]) + (1 - kept[i]) * sum(u: h[u] * T[u, i])
  output logDet = sum(i: scale[i])
}}
model Net {{
  input x: [{size}]
  coupling({units}) as first
  coupling({units}, odd: 1) as second
  cost = 0.5 * sum(i: second.y[i] ^ 2) - first.logDet - second.logDet
  output y: [{size}] = second
  loss squaredError + cost
  """ + END.format(batch=batch)
    draws = Draws(92)
    weights = [[draws.weight(f"{name}.{w}", *shape) for w, shape in [("U", (size, units)), ("S", (units, size)), ("T", (units, size))]] for name in ["first", "second"]]

    def compute(x):
        total = 0
        for odd, (u, s, t) in enumerate(weights):
            kept = torch.tensor([(i + odd) % 2 for i in range(size)], dtype=torch.float64)
            h = torch.tanh((kept * x) @ u)
            scale = (1 - kept) * torch.tanh(h @ s)
            x, total = x * scale.exp() + (1 - kept) * (h @ t), total + scale.sum(-1)
        return x, 0.5 * (x ** 2).sum(-1) - total
    return case("RealNVP with log-determinants", text, draws, draws.normal(batch, size), draws.normal(batch, size), compute)


def bayesian(batch=5, size=3, units=2):
    """A dense layer over distributions of its weights, with their divergence from a standard normal one (Blundell et al. 2015, Kingma et al. 2015); its noise is given."""
    text = f"""layer bayesian(units, share = 0.01) {{
  input  x: [from], noise: [units]
  weight M: [from, units]
  gain   R: [from, units] = constant(-2)
  s[i, j] = softplus(R[i, j])
  loss share * sum(i, j: 0.5 * (s[i, j] ^ 2 + M[i, j] ^ 2 - 1) - log(s[i, j]))
  output y[j] = sum(i: x[i] * M[i, j]) + sqrt(1e-12 + sum(i: x[i] ^ 2 * s[i, j] ^ 2)) * noise[j]
}}
model Net {{
  input x: [{size + units}]
  seen[i < {size}] = x[i]
  noise[j < {units}] = x[j + {size}]
  seen
  bayesian(noise, {units}, share: 0.1)
  output y: [{units}]
  loss squaredError
  """ + END.format(batch=batch)
    draws = Draws(93)
    mean, spread = draws.weight("bayesian1.M", size, units), draws.weight("bayesian1.R", size, units)

    def compute(x):
        seen, noise = x[:, :size], x[:, size:]
        s = F.softplus(spread)
        divergence = torch.distributions.kl_divergence(torch.distributions.Normal(mean, s), torch.distributions.Normal(0.0, 1.0)).sum()
        return seen @ mean + (1e-12 + seen ** 2 @ s ** 2).sqrt() * noise, 0.1 * divergence
    return case("Bayesian dense with its divergence", text, draws, draws.normal(batch, size + units), draws.normal(batch, units), compute)


def quantized(batch=6, size=5, codes=4, width=3):
    """A VQ-VAE whose codebook is a layer with its loss (van den Oord et al. 2017); the nearest code is a result, too."""
    text = f"""layer nearest(codes, beta = 0.25) {{
  input  x: [n]
  weight E: [codes, n] = uniform(1)
  distance[k] = sum(j: (x[j] - E[k, j]) ^ 2)
  which = argmin(k: distance[k])
  output y[j] = x[j] + stop(q[j] - x[j])
  output q[j < n] = (E[which, j] else 0)
  loss sum(j: (stop(x[j]) - q[j]) ^ 2) + beta * sum(j: (x[j] - stop(q[j])) ^ 2)
}}
model Net {{
  input x: [{size}]
  dense({width}) tanh
  nearest({codes}) as code
  size = sum(j: code.q[j] ^ 2)
  code
  dense({size})
  output y: [{size}]
  loss squaredError + 0.05 * size
  """ + END.format(batch=batch)
    draws = Draws(94)
    encode = dense(draws, "dense1", size, width)
    table = draws.weight("code.E", codes, width)
    decode = dense(draws, "dense2", width, size)

    def compute(x):
        z = torch.tanh(encode(x))
        q = table[((z[:, None] - table) ** 2).sum(-1).argmin(-1)]
        cost = ((z.detach() - q) ** 2).sum(-1) + 0.25 * ((z - q.detach()) ** 2).sum(-1) + 0.05 * (q ** 2).sum(-1)
        return decode(z + (q - z).detach()), cost
    return case("a VQ-VAE whose codebook has its loss", text, draws, draws.normal(batch, size), draws.normal(batch, size), compute)


def carried(batch=3, time=4, size=2, units=3):
    """Two LSTMs: the second starts from the last h and c of the first."""
    text = f"""layer carried(units) {{
  input  x: [time, from], h0: [units], c0: [units]
  weight Wi: [from, units], Wf: [from, units], Wg: [from, units], Wo: [from, units]
  weight Ui: [units, units], Uf: [units, units], Ug: [units, units], Uo: [units, units]
  h[-1, j] = h0[j]
  c[-1, j] = c0[j]
  i[t, j] = sigmoid(sum(k: x[t, k] * Wi[k, j]) + sum(k: h[t - 1, k] * Ui[k, j]))
  f[t, j] = sigmoid(sum(k: x[t, k] * Wf[k, j]) + sum(k: h[t - 1, k] * Uf[k, j]))
  g[t, j] = tanh(sum(k: x[t, k] * Wg[k, j]) + sum(k: h[t - 1, k] * Ug[k, j]))
  o[t, j] = sigmoid(sum(k: x[t, k] * Wo[k, j]) + sum(k: h[t - 1, k] * Uo[k, j]))
  c[t, j] = f[t, j] * c[t - 1, j] + i[t, j] * g[t, j]
  h[t, j] = o[t, j] * tanh(c[t, j])
  output h
  output last[j] = h[time - 1, j], memory[j] = c[time - 1, j]
}}
model Net {{
  input x: [{2 * time}, {size}]
  none[j < {units}] = 0
  source[t < {time}, k] = x[t, k]
  next[t < {time}, k] = x[t + {time}, k]
  source
  carried(none, none, {units}) as encoded
  next
  carried(encoded.last, encoded.memory, {units}) as step
  kept = sum(j: step.memory[j] ^ 2)
  output y: [{time}, {units}] = step
  loss squaredError + 0.5 * kept
  """ + END.format(batch=batch)
    draws = Draws(95)
    parts = {name: ([draws.weight(f"{name}.W{gate}", size, units) for gate in "ifgo"], [draws.weight(f"{name}.U{gate}", units, units) for gate in "ifgo"]) for name in ["encoded", "step"]}

    def run(name, x, state):
        w, u = (torch.cat(each, -1) for each in parts[name])
        y, h, c = torch._VF.lstm(x, state, [w.T.contiguous(), u.T.contiguous()], False, 1, 0.0, False, False, True)
        return y, (h, c)

    def compute(x):
        zero = torch.zeros(1, batch, units)
        _, state = run("encoded", x[:, :time], (zero, zero))
        y, (_, c) = run("step", x[:, time:], state)
        return y, 0.5 * (c[0] ** 2).sum(-1)
    return case("a decoder that carries h and c", text, draws, draws.normal(batch, 2 * time, size), draws.normal(batch, time, units), compute)


def penalized(batch=5, size=3):
    """Activity that layers and blocks hold small: two uses of a shared part, a layer in an equation of a layer, and a block with a loss of terms."""
    text = f"""layer small(share) {{ input x: [n] loss share * sum(i: x[i] ^ 2) output y[i] = x[i] }}
layer twice(share) {{ input x: [n] a = small(x, share) b = small(a, 2 * share) output b }}
block narrow(n) {{
  dense(n) tanh as h
  spread = sum(i: h[i] ^ 4)
  dense({size}) as wide
  output wide
  output h
  loss 0.1 * spread + 0.2 * meanSquaredError(wide, target: wide)
}}
model Net {{
  input x: [{size}]
  shared part = {{ dense({size}) small(0.05) }}
  part
  part as b
  twice(0.01)
  narrow(2) as n
  let aside = n.h {{ dense(1) small(0.3) }}
  total = aside[0] + sum(i: b[i])
  output y: [{size}] = n
  loss squaredError + 0.1 * total
  """ + END.format(batch=batch)
    draws = Draws(96)
    part = dense(draws, "part.dense1", size, size)
    inner, outer = dense(draws, "n.dense1", size, 2), dense(draws, "n.wide", 2, size)
    aside = dense(draws, "dense1", 2, 1)

    def squares(x):
        return (x ** 2).sum(-1)

    def compute(x):
        a = part(x)
        b = part(a)
        h = torch.tanh(inner(b))
        wide = outer(h)
        side = aside(h)
        cost = 0.05 * squares(a) + 0.05 * squares(b) + 0.03 * squares(b) + 0.1 * (h ** 4).sum(-1) + 0.3 * squares(side) + 0.1 * (side[:, 0] + b.sum(-1))
        return wide, cost
    return case("losses of shared parts, blocks and layers in layers", text, draws, draws.normal(batch, size), draws.normal(batch, size), compute)


def main():
    all_cases = [experts(), flow(), bayesian(), quantized(), carried(), penalized()]
    lines = ",\n".join(json.dumps(c, allow_nan=False) for c in all_cases)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
