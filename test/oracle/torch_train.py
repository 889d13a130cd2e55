"""Runs steps of exported optimizers: for each case of the manifest parameters, states and the optimizer's state after them."""
import importlib.util
import json
import sys
import traceback

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def load(case):
    spec = importlib.util.spec_from_file_location(f"case{case['number']}", case["file"])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(case):
    module = load(case)
    module.randomness["seed"] = case["seed"]
    net = getattr(module, case["name"])()
    module.load_weights(net, case["weights"])
    optimizer = getattr(module, case["name"] + "Optimizer")(net)
    losses = []
    for x, y in case["batches"]:
        module.randomness["step"] = optimizer.updates
        _, loss = net(torch.tensor(x), torch.tensor(y))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    kept = {optimizer.kept.format(state=state, parameter=name): value for name, w in optimizer.named.items() for state, value in optimizer.state[w].items()}
    module.write_safetensors(case["results"], {**net.state_dict(), **kept, "losses": torch.stack(losses)})


for case in json.load(open(sys.argv[1])):
    try:
        run(case)
    except Exception:
        open(case["results"] + ".error", "w").write(traceback.format_exc(limit=-4))
