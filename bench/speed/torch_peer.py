"""PyTorch on one thread, from the same first weights and the same batches. Arguments: folder, variant (eager, scripted, foreach, last: channels last; onnx: writes the network for inference and ends)."""
import json, os, sys, time
folder, variant = sys.argv[1:3]
import numpy as np, torch
import torch.nn.functional as F
from torch_shapes import images, shapes
torch.set_num_threads(1)
job = json.load(open(f"{folder}/job.json"))
batch, batches, classes = job["batch"], job["batches"], job["loss"] == "crossEntropy"
kind = job.get("kind", "dense")
weights = {k: np.array(v, dtype=np.float32) for k, v in json.load(open(f"{folder}/weights.json")).items()}
x = torch.from_numpy(np.fromfile(f"{folder}/x.f32", dtype=np.float32).reshape([batches, batch, *job["input"]]))
shape = job.get("shape")
if kind == "conv" or shape in images: x = x.permute(0, 1, 4, 2, 3).contiguous()
y = torch.from_numpy(np.fromfile(f"{folder}/y.i32", dtype=np.int32).astype(np.int64).reshape(batches, batch) if classes
                     else np.fromfile(f"{folder}/y.f32", dtype=np.float32).reshape(batches, batch, *(job["input"][:1] if "edges" in job else []), job["outputs"]))
if shape == "series": x = x.transpose(2, 3).contiguous()
if "edges" in job: job["edges"] = [torch.from_numpy(np.fromfile(f"{folder}/{name}", dtype=t)) for name, t in (("source.i32", np.int32), ("sink.i32", np.int32), ("share.f32", np.float32))]
T = lambda name, *shape: torch.from_numpy(weights[name].reshape(shape)).clone()

class Dense(torch.nn.Linear):
    def __init__(self, name, n, m):
        super().__init__(n, m)
        with torch.no_grad(): self.weight.copy_(T(name + ".W", n, m).t()); self.bias.copy_(T(name + ".b", m))

ACT = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh, "sigmoid": torch.nn.Sigmoid}
class ToRow(torch.nn.Module):
    def forward(self, v): return v.permute(0, 2, 3, 1).flatten(1)
class Last(torch.nn.Module):
    def __init__(self, n, units):
        super().__init__()
        self.lstm = torch.nn.LSTM(n, units, batch_first=True)
        with torch.no_grad():
            self.lstm.weight_ih_l0.copy_(torch.cat([T(f"lstm1.W{g}", n, units).t() for g in "ifgo"]))
            self.lstm.weight_hh_l0.copy_(torch.cat([T(f"lstm1.U{g}", units, units).t() for g in "ifgo"]))
            self.lstm.bias_ih_l0.copy_(torch.cat([T(f"lstm1.b{g}", units) for g in "ifgo"])); self.lstm.bias_hh_l0.zero_()
        self.lstm.bias_hh_l0.requires_grad_(False)
    def forward(self, v): return self.lstm(v)[0][:, -1]

def encoder(d, heads, hidden):
    e = torch.nn.TransformerEncoderLayer(d, heads, hidden, 0.0, "gelu", batch_first=True, norm_first=True)
    a = next(k for k in weights if k.endswith(".Wq"))[:-2]
    f = next(k for k in weights if k.endswith(".W1"))[:-2]
    with torch.no_grad():
        e.self_attn.in_proj_weight.copy_(torch.cat([T(a + "W" + g, d, d).t() for g in "qkv"]))
        e.self_attn.in_proj_bias.copy_(torch.cat([T(a + "b" + g, d) for g in "qkv"]))
        e.self_attn.out_proj.weight.copy_(T(a + "Wo", d, d).t()); e.self_attn.out_proj.bias.copy_(T(a + "bo", d))
        e.linear1.weight.copy_(T(f + "W1", d, hidden).t()); e.linear1.bias.copy_(T(f + "b1", hidden))
        e.linear2.weight.copy_(T(f + "W2", hidden, d).t()); e.linear2.bias.copy_(T(f + "b2", d))
    return e

layers = []
if shape is not None:
    sizes = json.load(open(f"{folder}/shapes.json"))
    layers = [shapes[shape](lambda name: T(name, *sizes[name]), job)]
elif kind == "dense":
    sizes = [job["input"][0], *job["layers"], job["outputs"]]
    for i, (n, m) in enumerate(zip(sizes, sizes[1:])):
        layers += [Dense(f"dense{i + 1}", n, m), *([ACT[job["activation"]]()] if i < len(sizes) - 2 else [])]
    if job["last"] == "sigmoid": layers.append(torch.nn.Sigmoid())
elif kind == "conv":
    for i, (n, m) in enumerate([(1, 8), (8, 16)]):
        c = torch.nn.Conv2d(n, m, 5, padding=2)
        with torch.no_grad(): c.weight.copy_(T(f"conv{i + 1}.K", 5, 5, n, m).permute(3, 2, 0, 1)); c.bias.copy_(T(f"conv{i + 1}.b", m))
        layers += [c, torch.nn.ReLU(), torch.nn.MaxPool2d(2)]
    layers += [ToRow(), Dense("dense1", 784, 10)]
elif kind == "lstm": layers = [Last(16, 32), Dense("dense1", 32, 4)]
else: layers = [encoder(32, 4, 64), torch.nn.Flatten(), Dense("dense1", 512, 4)]
net = torch.nn.Sequential(*layers)
if variant == "onnx":
    # Softmax is of the network for inference, and of the loss in training.
    whole = torch.nn.Sequential(net, torch.nn.Softmax(1)) if classes else net
    torch.onnx.export(whole.train(), x[0][:1], f"{folder}/part.onnx", opset_version=16, input_names=["x"], training=torch.onnx.TrainingMode.PRESERVE if shape == "causal" else torch.onnx.TrainingMode.EVAL)
    json.dump(list(x[0][:1].shape), open(f"{folder}/network.json", "w"))
    os.replace(f"{folder}/part.onnx", f"{folder}/network.onnx")
    sys.exit(0)
if variant == "last": net = net.to(memory_format=torch.channels_last); x = [b.contiguous(memory_format=torch.channels_last) for b in x]
if variant == "scripted": net = torch.jit.script(net)
rate, many = job["rate"], variant == "foreach"
trained = [p for p in net.parameters() if p.requires_grad]
optimizer = (torch.optim.Adam(trained, lr=rate, foreach=many) if job["optimizer"] == "adam"
             else torch.optim.SGD(trained, lr=rate, momentum=0.9 if job["optimizer"] == "momentum" else 0, foreach=many))

def loss(i):
    out = net(x[i])
    return F.cross_entropy(out, y[i]) if classes else 0.5 * ((out - y[i]) ** 2).sum() / batch
def step(i):
    optimizer.zero_grad(set_to_none=True); loss(i).backward(); optimizer.step()
def timed(call, seconds):
    n, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < max(0.4, 0.3 * seconds) or n < 8: call(n); n += 1  # As the others warm up; scripts are optimized in their first calls.
    inner = max(1, round(n * 0.02 / (time.perf_counter() - begun))); samples, processor = [], []; begun = time.perf_counter()
    while time.perf_counter() - begun < 0.7 * seconds or len(samples) < 3:
        a, b = time.perf_counter(), time.process_time()
        for i in range(inner): call(i)
        samples.append((time.perf_counter() - a) / inner * 1e6); processor.append((time.process_time() - b) / inner * 1e6)
    return {"median": sorted(samples)[len(samples) // 2], "min": min(samples), "cpu": sorted(processor)[len(processor) // 2], "leastCpu": min(processor)}
def value():  # With running statistics, as ours.
    net.eval()
    with torch.no_grad(): found = loss(0).item()
    net.train()
    return found

step(0)
first = time.time() * 1000 - job["spawned"]
losses = [value()]
measured = timed(lambda i: step(i % batches), job["seconds"])
losses.append(value())
net.eval(); one = x[0][:1]
def predict(_):
    with torch.no_grad(): net(one)
# What this process held at most, in MB; `ru_maxrss` would count from the process that started it.
memory = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
print(json.dumps({"step": measured, **({"predict": timed(predict, job["seconds"] / 2)} if job["predicts"] else {}), "firstStep": first,
                  "rss": memory, "losses": losses}))
