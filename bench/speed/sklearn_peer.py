"""scikit-learn's MLPClassifier, `partial_fit` on one batch, from the same first weights. Argument: folder."""
import json, sys, time, warnings
folder = sys.argv[1]
import numpy as np
from sklearn.neural_network import MLPClassifier
warnings.filterwarnings("ignore")
job = json.load(open(f"{folder}/job.json"))
batch, batches, classes = job["batch"], job["batches"], list(range(job["outputs"]))
weights = {k: np.array(v, dtype=np.float32) for k, v in json.load(open(f"{folder}/weights.json")).items()}
x = np.fromfile(f"{folder}/x.f32", dtype=np.float32).reshape(batches, batch, job["input"][0])
y = np.fromfile(f"{folder}/y.i32", dtype=np.int32).astype(np.int64).reshape(batches, batch)
net = MLPClassifier(job["layers"], activation=job["activation"], solver="adam" if job["optimizer"] == "adam" else "sgd", alpha=0, batch_size=batch,
                    learning_rate_init=job["rate"], momentum=0, shuffle=False)

# The first call makes its arrays; then the weights are put into them, the optimizer's state being as at the start.
net.partial_fit(x[0], y[0], classes)
sizes = [job["input"][0], *job["layers"], job["outputs"]]
for i, (n, m) in enumerate(zip(sizes, sizes[1:])):
    net.coefs_[i][...] = weights[f"dense{i + 1}.W"].reshape(n, m)
    net.intercepts_[i][...] = weights[f"dense{i + 1}.b"]
for state in ("ms", "vs", "velocities"):
    for array in getattr(net._optimizer, state, []): array[...] = 0
if hasattr(net._optimizer, "t"): net._optimizer.t = 0

def step(i): net.partial_fit(x[i], y[i])
def value():
    p = net.predict_proba(x[0])
    return float(-np.log(np.maximum(p[np.arange(batch), y[0]], 1e-30)).mean())
def timed(call, seconds):
    n, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < max(0.4, 0.3 * seconds): call(n); n += 1
    inner = max(1, round(n * 0.02 / (time.perf_counter() - begun))); samples = []; begun = time.perf_counter()
    while time.perf_counter() - begun < 0.7 * seconds or len(samples) < 3:
        a = time.perf_counter()
        for i in range(inner): call(i)
        samples.append((time.perf_counter() - a) / inner * 1e6)
    return {"median": sorted(samples)[len(samples) // 2], "min": min(samples)}

step(0)
first = time.time() * 1000 - job["spawned"]
losses = [value()]
measured = timed(lambda i: step(i % batches), job["seconds"])
losses.append(value())
one = x[0][:1]
# What this process held at most, in MB; `ru_maxrss` would count from the process that started it.
memory = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
print(json.dumps({"step": measured, **({"predict": timed(lambda _: net.predict_proba(one), job["seconds"] / 2)} if job["predicts"] else {}),
                  "firstStep": first, "rss": memory, "losses": losses}))
