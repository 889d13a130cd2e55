"""The same splits, architectures and settings with scikit-learn: writes sklearn.json beside this file.

scikit-learn divides its L2 term by the examples of a batch, so `alpha` here is the strength of the `.nn` file times its
batch. Penguins' masses are scaled for the regressor and back, which the model does with its last activation.
"""
import csv
import json
import pathlib
import time
import warnings

import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
here = pathlib.Path(__file__).parent
root = here.parent.parent
splits = json.loads((here / "splits.json").read_text())
seeds = range(1, 11)


def rows_of(name):
    with open(root / f"examples/{name}/{name}.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [r for r in rows if all(v not in ("", "NA") for v in r.values())]


def one_hot(rows, column):
    classes = sorted({r[column] for r in rows})
    return [[float(r[column] == c) for c in classes] for r in rows]


def data_of(name):
    rows = rows_of(name)
    if name == "penguins":
        parts = [one_hot(rows, "species"), one_hot(rows, "island"), [[float(r[c]) for c in ("billLength", "billDepth", "flipperLength")] for r in rows], one_hot(rows, "sex")]
        return np.hstack([np.array(p) for p in parts]), np.array([float(r["bodyMass"]) for r in rows])
    target = {"iris": "species", "wine": "cultivar", "digits": "digit"}[name]
    features = [c for c in rows[0] if c != target]
    return np.array([[float(r[c]) for c in features] for r in rows]), np.array([r[target] for r in rows])


settings = {
    "iris": dict(hidden_layer_sizes=(16,), learning_rate_init=0.01, batch_size=16, max_iter=60, alpha=0.0001 * 16),
    "wine": dict(hidden_layer_sizes=(24, 24), learning_rate_init=0.005, batch_size=16, max_iter=60, alpha=0.001 * 16),
    "digits": dict(hidden_layer_sizes=(64,), learning_rate_init=0.003, batch_size=32, max_iter=30, alpha=0.0001 * 32),
    "penguins": dict(hidden_layer_sizes=(32,), learning_rate_init=0.01, batch_size=32, max_iter=100, alpha=0.0001 * 32),
}

results = {}
for name, options in settings.items():
    x, y = data_of(name)
    held = splits[name]
    kept = [i for i in range(len(x)) if i not in set(held)]
    scores = []
    began = time.perf_counter()
    for seed in seeds:
        kind = MLPRegressor if name == "penguins" else MLPClassifier
        network = kind(random_state=seed, n_iter_no_change=10_000, **options)
        model = make_pipeline(StandardScaler(), network)
        if name == "penguins":
            model = TransformedTargetRegressor(model, transformer=StandardScaler())
        model.fit(x[kept], y[kept])
        scores.append(model.score(x[held], y[held]))
    seconds = (time.perf_counter() - began) / len(scores)
    results[name] = {"mean": float(np.mean(scores)), "deviation": float(np.std(scores)), "seconds": seconds}
    print(f"{name:10} {np.mean(scores):.4f} ± {np.std(scores):.4f}  {seconds:.3f} s")
(here / "sklearn.json").write_text(json.dumps(results, indent=2) + "\n")
