"""The same splits, architectures and settings with PyTorch: writes torch.json beside this file.

Layers start as PyTorch starts them, in its float32. The `.nn` files regularize weights alone, so only weights decay here.
A layer that the `.nn` file calls `standardize` is the mean and the population's deviation of the training rows.
"""
import csv
import json
import pathlib
import sys
import time

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
here = pathlib.Path(__file__).parent
root = here.parent.parent
splits = json.loads((here / "splits.json").read_text())
seeds = range(1, 11)


class Standardize(nn.Module):
    def __init__(self, x):
        super().__init__()
        self.center = x.mean(0)
        deviation = x.std(0, unbiased=False)
        self.spread = torch.where(deviation > 1e-9 * self.center.abs(), deviation, torch.ones_like(deviation))

    def forward(self, x):
        return (x - self.center) / self.spread


def decaying(model, rate, decay):
    """Adam whose decay touches weights and no biases."""
    weights = [p for name, p in model.named_parameters() if p.requires_grad and "bias" not in name]
    others = [p for name, p in model.named_parameters() if p.requires_grad and "bias" in name]
    return torch.optim.Adam([{"params": weights, "weight_decay": decay}, {"params": others}], lr=rate)


def train(model, x, y, loss, rate, batch, epochs, decay=0.0):
    optimizer = decaying(model, rate, decay)
    model.train()
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(batch):
            optimizer.zero_grad()
            loss(model(x[rows]), y[rows]).backward()
            optimizer.step()
    model.eval()


def accuracy(model, x, y):
    with torch.no_grad():
        return float((model(x).argmax(1) == y).double().mean())


def digits():
    with open(root / "examples/digits/digits.csv", newline="", encoding="utf-8") as file:
        rows = np.array(list(csv.reader(file))[1:], dtype=float)
    held = splits["digits"]
    kept = [i for i in range(len(rows)) if i not in set(held)]
    part = lambda i: (torch.tensor(rows[i, :64], dtype=torch.float32), torch.tensor(rows[i, 64], dtype=torch.int64))
    return part(kept), part(held)


# ---------------------------------------------------------------- the examples: each gives its score for a seed


def digits_cnn(seed):
    (x, y), (test_x, test_y) = digits()
    torch.manual_seed(seed)
    x, test_x = x.view(-1, 1, 8, 8), test_x.view(-1, 1, 8, 8)
    model = nn.Sequential(
        Standardize(x), nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(),
        nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.2), nn.Linear(64, 10))
    train(model, x, y, nn.functional.cross_entropy, 0.003, 32, 40, 0.0001)
    return accuracy(model, test_x, test_y)


class Brightness(nn.Module):
    def forward(self, x):
        return 16 * torch.sigmoid(x)


def digits_autoencoder(seed):
    (x, _), (test, _) = digits()
    torch.manual_seed(seed)
    model = nn.Sequential(
        Standardize(x), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 8), nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64), Brightness())
    train(model, x, x, nn.functional.mse_loss, 0.003, 32, 60)
    with torch.no_grad():
        return float(nn.functional.mse_loss(model(test), test))


def digits_components(_seed):
    """What eight principal components leave: no linear code of eight numbers does better on the training rows."""
    (x, _), (test, _) = digits()
    x, test = x.double().numpy(), test.double().numpy()
    center = x.mean(0)
    axes = np.linalg.svd(x - center, full_matrices=False)[2][:8]
    drawn = center + (test - center) @ axes.T @ axes
    return float(((drawn - test) ** 2).mean())


def few():
    with open(root / "examples/digits-few/few.csv", newline="", encoding="utf-8") as file:
        rows = np.array(list(csv.reader(file))[1:], dtype=float)
    return torch.tensor(rows[:, :64], dtype=torch.float32), torch.tensor(rows[:, 64], dtype=torch.int64)


def digits_few(seed):
    """The encoder's first layer from an autoencoder, frozen, and a new last layer."""
    (images, _), (test_x, test_y) = digits()
    x, y = few()
    torch.manual_seed(seed)
    base = nn.Sequential(Standardize(images), nn.Linear(64, 64), nn.ReLU())
    autoencoder = nn.Sequential(base, nn.Linear(64, 8), nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 64), Brightness())
    train(autoencoder, images, images, nn.functional.mse_loss, 0.003, 32, 60)
    for parameter in base.parameters():
        parameter.requires_grad_(False)
    with torch.no_grad():
        again = Standardize(base(x))
    model = nn.Sequential(base, again, nn.Linear(64, 10))
    train(model, x, y, nn.functional.cross_entropy, 0.01, 10, 60, 0.0001)
    return accuracy(model, test_x, test_y)


def digits_few_from_scratch(seed):
    _, (test_x, test_y) = digits()
    x, y = few()
    torch.manual_seed(seed)
    model = nn.Sequential(Standardize(x), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    train(model, x, y, nn.functional.cross_entropy, 0.01, 10, 60, 0.0001)
    return accuracy(model, test_x, test_y)


def weather():
    """Two weeks, and the highest temperature of the day after: for training, and of the last year."""
    with open(root / "examples/seattle-weather/seattle-weather.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    days = torch.tensor([[float(r[c]) for c in ("precipitation", "temp_max", "temp_min", "wind")] for r in rows], dtype=torch.float32)
    x, y = torch.stack([days[i:i + 14] for i in range(len(days) - 14)]), days[14:, 1]
    return (x[:-365], y[:-365]), (x[-365:], y[-365:])


class Forecast(nn.Module):
    def __init__(self, x):
        super().__init__()
        self.scaled, self.gru, self.dense = Standardize(x), nn.GRU(4, 16, batch_first=True), nn.Linear(16, 1)

    def forward(self, x):
        return 16 + 7 * self.dense(self.gru(self.scaled(x))[1][0])[:, 0]


def seattle_weather(seed):
    (x, y), (test_x, test_y) = weather()
    torch.manual_seed(seed)
    model = Forecast(x)
    train(model, x, y, nn.functional.mse_loss, 0.005, 32, 20, 0.0001)
    with torch.no_grad():
        return float((model(test_x) - test_y).abs().mean())


def seattle_weather_as_today(_seed):
    """Tomorrow is as today."""
    _, (x, y) = weather()
    return float((x[:, -1, 1] - y).abs().mean())


EXAMPLES = {
    "digits-cnn": digits_cnn,
    "digits-autoencoder": digits_autoencoder,
    "digits-autoencoder, principal components": digits_components,
    "digits-few": digits_few,
    "digits-few, from scratch": digits_few_from_scratch,
    "seattle-weather": seattle_weather,
    "seattle-weather, as today": seattle_weather_as_today,
}


def main():
    path = here / "torch.json"
    results = json.loads(path.read_text()) if path.exists() else {}
    for name in sys.argv[1:] or EXAMPLES:
        began = time.perf_counter()
        scores = [EXAMPLES[name](seed) for seed in seeds]
        seconds = (time.perf_counter() - began) / len(scores)
        results[name] = {"mean": float(np.mean(scores)), "deviation": float(np.std(scores)), "seconds": seconds}
        print(f"{name:20} {np.mean(scores):.4f} ± {np.std(scores):.4f}  {seconds:.3f} s")
        path.write_text(json.dumps(results, indent=2) + "\n")


main()
