"""Computes with PyTorch, in float64, what layers with a mask and with first states are held to.

Usage: torch_masked.py OUT.json. The cases have the form of torch_cases.py's. Each example has its steps, then its length or its first states, in one input.
"""
import json
import sys

import torch
import torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from torch_layers import Draws, dense, gates, numbers, squared_error

TIME, SIZE, UNITS, BATCH = 6, 3, 4, 5


def padded(layer, chain, output):
    """The steps of an example, of which so many count as the number behind them says."""
    return f"""model Net {{
  input x: [{TIME * SIZE + 1}]
  steps[t < {TIME}, i < {SIZE}] = x[{SIZE} * t + i]
  m[t < {TIME}] = t < x[{TIME * SIZE}] ? 1 : 0
  steps
  {chain}
  output y: {output}
  loss squaredError
  train {{ batch: {BATCH} optimizer: sgd(rate: 0.1) }}
}}
"""


def finish(name, text, draws, x, compute):
    x.requires_grad_()
    y = compute(x)
    target = draws.normal(*y.shape)
    loss = squared_error(y, target)
    loss.backward()
    return {
        "name": name, "text": text, "parameters": {key: numbers(p) for key, p in draws.parameters.items()},
        "inputs": numbers(x), "targets": numbers(target), "output": numbers(y), "loss": float(loss),
        "gradients": {key: numbers(p.grad) for key, p in draws.parameters.items()}, "inputGradient": numbers(x.grad),
    }


def with_lengths(draws):
    x = torch.cat([draws.normal(BATCH, TIME * SIZE), torch.tensor([[6.0], [1.0], [4.0], [2.0], [5.0]])], 1)
    return x, x[:, -1].long()


def module(kind, draws, name, size=SIZE):
    """PyTorch's own module with the weights of the layer, for packed sequences."""
    letters = {"lstm": "ifgo", "gru": "rzn", "simpleRnn": ""}[kind]
    if kind == "simpleRnn":
        W, U, b = draws.weight(f"{name}.W", size, UNITS), draws.weight(f"{name}.U", UNITS, UNITS), draws.weight(f"{name}.b", UNITS)
        own, parts, second = torch.nn.RNN, lambda: (W.T, U.T, b), lambda: torch.zeros(UNITS)
    else:
        together = gates(draws, name, letters, size, UNITS)
        cn = draws.weight(f"{name}.cn", UNITS) if kind == "gru" else None
        own = torch.nn.LSTM if kind == "lstm" else torch.nn.GRU
        parts = lambda: (together("W"), together("U"), together("b"))
        second = lambda: torch.zeros(4 * UNITS) if cn is None else torch.cat([torch.zeros(2 * UNITS), cn])

    def run(x, lengths, first=None):
        network = own(size, UNITS, batch_first=True).double()
        # `torch.nn.utils.stateless.functional_call` of PyTorch 1.13.1 computes recurrences with the weights of the module, whatever it is given: they are read from this list.
        network._flat_weights = [*parts(), second()]
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        given = (packed,) if first is None else (packed, first)
        out, state = network(*given)
        every, _ = pad_packed_sequence(out, batch_first=True, total_length=TIME)
        return every, (state[0] if kind == "lstm" else state)[0]
    return run


def last_of_packed(kind, seed):
    draws = Draws(seed)
    run = module(kind, draws, f"{kind}1")
    x, lengths = with_lengths(draws)
    text = padded(kind, f"{kind}({UNITS}, mask: m) lastTime", f"[{UNITS}]")
    return finish(f"{kind}, last of each packed sequence", text, draws, x, lambda x: run(x[:, :-1].reshape(BATCH, TIME, SIZE), lengths)[1])


def all_of_packed(kind, seed):
    draws = Draws(seed)
    run = module(kind, draws, "r")
    x, lengths = with_lengths(draws)
    chain = f"{kind}({UNITS}, mask: m) as r\n  shown[t, j] = m[t] * r[t, j]\n  shown"
    return finish(f"{kind}, padded after it", padded(kind, chain, f"[{TIME}, {UNITS}]"), draws, x, lambda x: run(x[:, :-1].reshape(BATCH, TIME, SIZE), lengths)[0])


def all_backward(kind, seed):
    """From the last step of each sequence to its first: PyTorch's module over the steps the other way round."""
    draws = Draws(seed)
    run = module(kind, draws, "r")
    x, lengths = with_lengths(draws)
    chain = f"{kind}Backward({UNITS}, mask: m) as r\n  shown[t, j] = m[t] * r[t, j]\n  shown"

    def compute(x):
        steps = x[:, :-1].reshape(BATCH, TIME, SIZE)
        flipped = torch.stack([torch.cat([steps[n, :k].flip(0), steps[n, k:]]) for n, k in enumerate(lengths)])
        y, _ = run(flipped, lengths)
        return torch.stack([torch.cat([y[n, :k].flip(0), y[n, k:]]) for n, k in enumerate(lengths)])
    return finish(f"{kind}Backward, padded after it", padded(kind, chain, f"[{TIME}, {UNITS}]"), draws, x, compute)


def first_states(kind, seed):
    draws = Draws(seed)
    run = module(kind, draws, f"{kind}1")
    states = 2 if kind == "lstm" else 1
    x = draws.normal(BATCH, TIME * SIZE + states * UNITS)
    given = "h0: a, c0: b" if kind == "lstm" else "h0: a"
    more = f"  b[j < {UNITS}] = x[{TIME * SIZE + UNITS} + j]\n" if kind == "lstm" else ""
    text = f"""model Net {{
  input x: [{TIME * SIZE + states * UNITS}]
  steps[t < {TIME}, i < {SIZE}] = x[{SIZE} * t + i]
  a[j < {UNITS}] = x[{TIME * SIZE} + j]
{more}  steps
  {kind}({UNITS}, {given})
  output y: [{TIME}, {UNITS}]
  loss squaredError
  train {{ batch: {BATCH} optimizer: sgd(rate: 0.1) }}
}}
"""

    def compute(x):
        steps, *rest = x[:, :TIME * SIZE].reshape(BATCH, TIME, SIZE), *x[:, TIME * SIZE:].split(UNITS, 1)
        first = tuple(r[None] for r in rest)
        return run(steps, torch.full((BATCH,), TIME), first if kind == "lstm" else first[0])[0]
    return finish(f"{kind}, from first states", text, draws, x, compute)


def masked_attention(causal, seed, heads=2, features=4):
    draws = Draws(seed)
    before = dense(draws, "dense1", SIZE, features)
    size = features // heads
    weights = [draws.weight(f"attention1.W{letter}", features, heads, size) for letter in "qkv"]
    biases = [draws.weight(f"attention1.b{letter}", heads, size) for letter in "qkv"]
    out = draws.weight("attention1.Wo", heads, size, features), draws.weight("attention1.bo", features)
    x, lengths = with_lengths(draws)
    text = padded("attention", f"dense({features}) attention({heads}, {'causal: true, ' if causal else ''}mask: m)", f"[{TIME}, {features}]")

    def compute(x):
        steps = before(x[:, :-1].reshape(BATCH, TIME, SIZE)).transpose(0, 1)
        y, _ = F.multi_head_attention_forward(
            steps, steps, steps, features, heads, torch.cat([w.reshape(features, features).T for w in weights]),
            torch.cat([b.reshape(-1) for b in biases]), None, None, False, 0.0, out[0].reshape(features, features).T, out[1],
            key_padding_mask=torch.arange(TIME)[None] >= lengths[:, None], attn_mask=torch.triu(torch.ones(TIME, TIME, dtype=torch.bool), 1) if causal else None)
        return y.transpose(0, 1)
    return finish(f"{'causal ' if causal else ''}attention, padding left out", text, draws, x, compute)


def main():
    kinds = ["lstm", "gru", "simpleRnn"]
    all_cases = [case(kind, seed + k) for k, kind in enumerate(kinds) for seed, case in [(7101, last_of_packed), (7111, all_of_packed), (7141, all_backward), (7121, first_states)]]
    all_cases += [masked_attention(False, 7131), masked_attention(True, 7132)]
    lines = ",\n".join(json.dumps(c, allow_nan=False) for c in all_cases)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
