"""Runs exported networks: for each case of the manifest outputs, losses, gradients and states, as a file of safetensors."""
import importlib.util
import json
import sys
import traceback

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def tensor(given):
    return torch.tensor(given["values"], dtype=torch.int64 if given["whole"] else torch.float64).reshape(given["shape"])


def run(case):
    spec = importlib.util.spec_from_file_location(f"case{case['number']}", case["file"])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.randomness["seed"] = case["seed"]
    net = getattr(module, case["name"])()
    keys = net.names_in_files if hasattr(net, "names_in_files") else {}
    found = {f"initial {keys.get(key, key)}": value.clone() for key, value in net.state_dict().items()}
    module.load_weights(net, case["weights"])
    given = {name: tensor(value) for name, value in case["given"].items()}
    net.eval()
    with torch.no_grad():
        outputs = net(**{name: given[name] for name in case["inputs"]})
        found["loss"] = net(**given, **case["flags"])[1] if case["loss"] else torch.tensor(0.0)
    for k, output in enumerate(outputs if isinstance(outputs, tuple) else [outputs]):
        found[f"output {k}"] = output.double()
    if case["loss"]:
        net.train()
        loss = net(**given, **case["flags"])[1]
        # A loss through which no gradient flows has none.
        if loss.requires_grad:
            loss.backward()
        found["training loss"] = loss
        for key, parameter in net.named_parameters():
            if parameter.grad is not None:
                found[f"gradient {keys.get(key, key)}"] = parameter.grad
        for key, buffer in net.named_buffers():
            found[f"state {keys.get(key, key)}"] = buffer
    module.write_safetensors(case["results"], found)


for case in json.load(open(sys.argv[1])):
    try:
        run(case)
    except Exception:
        open(case["results"] + ".error", "w").write(traceback.format_exc(limit=-4))
