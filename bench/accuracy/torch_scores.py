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


def rows_of(path, held):
    """The complete rows of a file, those that are trained on and those that are measured on."""
    with open(root / "examples" / path, newline="", encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if all(v not in ("", "NA", ".") for v in r.values())]
    kept = set(range(len(rows))) - set(held)
    return [rows[i] for i in sorted(kept)], [rows[i] for i in held]


def columns(rows, *names, **classes):
    """Numbers by column, then a column of 0 and 1 for each class."""
    parts = [[float(r[n]) for n in names] + [float(r[c] == k) for c, of in classes.items() for k in of] for r in rows]
    return torch.tensor(parts, dtype=torch.float32)


class PenguinsBoth(nn.Module):
    def __init__(self, x):
        super().__init__()
        self.bill = nn.Sequential(Standardize(x[:, :2]), nn.Linear(2, 16), nn.ReLU())
        self.rest = nn.Sequential(Standardize(x[:, 2:]), nn.Linear(6, 16), nn.ReLU())
        self.both = nn.Sequential(nn.Linear(32, 16), nn.ReLU())
        self.species, self.mass = nn.Linear(16, 3), nn.Linear(16, 1)

    def forward(self, x):
        both = self.both(torch.cat([self.bill(x[:, :2]), self.rest(x[:, 2:])], 1))
        return self.species(both), 4200 + 800 * self.mass(both)[:, 0]


def penguins_both(seed):
    """Accuracy of the species; the other output's score is printed beside it."""
    train_rows, test_rows = rows_of("penguins/penguins.csv", splits["penguins"])
    kinds = ["Adelie", "Chinstrap", "Gentoo"]
    take = lambda rows: columns(rows, "billLength", "billDepth", "flipperLength", island=["Biscoe", "Dream", "Torgersen"], sex=["FEMALE", "MALE"])
    goal = lambda rows: torch.tensor([[kinds.index(r["species"]), float(r["bodyMass"])] for r in rows])
    x, y = take(train_rows), goal(train_rows)
    torch.manual_seed(seed)
    model = PenguinsBoth(x)
    loss = lambda out, y: nn.functional.cross_entropy(out[0], y[:, 0].long()) + 0.5 * (((out[1] - y[:, 1]) / 800) ** 2).mean()
    train(model, x, y, loss, 0.005, 32, 30, 0.0001)
    with torch.no_grad():
        (logits, mass), y = model(take(test_rows)), goal(test_rows)
        penguins_both.masses.append(float(1 - ((mass - y[:, 1]) ** 2).sum() / ((y[:, 1] - y[:, 1].mean()) ** 2).sum()))
        return float((logits.argmax(1) == y[:, 0]).double().mean())


penguins_both.masses = []


def penguins_both_mass(seed):
    """R² of the body mass, of the network that the species were measured on."""
    penguins_both(seed)
    return penguins_both.masses[-1]


class Weather(nn.Module):
    def __init__(self, measured):
        super().__init__()
        self.scaled, self.month, self.kind = Standardize(measured), nn.Embedding(12, 2), nn.Embedding(5, 2)
        for table in (self.month, self.kind):
            nn.init.normal_(table.weight, 0, 0.3)
        self.layers = nn.Sequential(nn.Linear(8, 16), nn.Tanh(), nn.Linear(16, 1))

    def forward(self, x):
        month, kind = x[:, 4].long(), x[:, 5].long()
        return 16 + 7 * self.layers(torch.cat([self.scaled(x[:, :4]), self.month(month), self.kind(kind)], 1))[:, 0]


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
KINDS = ["drizzle", "fog", "rain", "snow", "sun"]


def weather_classes(seed):
    train_rows, test_rows = rows_of("weather/weather.csv", splits["weather"])
    take = lambda rows: torch.cat([columns(rows, "precipitation", "high", "low", "wind"), torch.tensor([[float(MONTHS.index(r["month"])), float(KINDS.index(r["today"]))] for r in rows])], 1)
    x, y = take(train_rows), columns(train_rows, "tomorrowHigh")[:, 0]
    torch.manual_seed(seed)
    model = Weather(x[:, :4])
    train(model, x, y, nn.functional.mse_loss, 0.01, 32, 40, 0.001)
    test, goal = take(test_rows), columns(test_rows, "tomorrowHigh")[:, 0]
    with torch.no_grad():
        return float((model(test) - goal).abs().mean())


class Block(nn.Module):
    """A block of a causal transformer: attention, then a feed-forward layer, each behind a norm and beside a way straight through."""

    def __init__(self, width, heads):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention = nn.MultiheadAttention(width, heads, batch_first=True)
        self.feed = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        later = torch.triu(torch.ones(x.shape[1], x.shape[1], dtype=torch.bool), 1)
        y = self.norm1(x)
        x = x + self.attention(y, y, y, attn_mask=later, need_weights=False)[0]
        return x + self.feed(self.norm2(x))


class Dictionary(nn.Module):
    def __init__(self, time=32, width=32, heads=4, vocabulary=96):
        super().__init__()
        self.tokens, self.places = nn.Embedding(vocabulary, width), nn.Parameter(torch.empty(time, width))
        nn.init.normal_(self.tokens.weight, 0, 0.02)
        nn.init.normal_(self.places, 0, 0.02)
        self.blocks = nn.Sequential(Block(width, heads), Block(width, heads))
        self.norm, self.out = nn.LayerNorm(width), nn.Linear(width, vocabulary)

    def forward(self, x):
        return self.out(self.norm(self.blocks(self.tokens(x) + self.places))).transpose(1, 2)


def devils_dictionary(seed, steps=3000):
    """Nats a character on the last tenth of the text."""
    text = (root / "examples/devils-dictionary/devils-dictionary.txt").read_text(encoding="ascii")
    numbers = torch.tensor([0 if c == "\n" else ord(c) - 31 for c in text])
    split = int(len(numbers) * 0.9)
    kept, held = numbers[:split], numbers[split:]
    torch.manual_seed(seed)
    model = Dictionary()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
    for _ in range(steps):
        starts = torch.randint(0, len(kept) - 32, (16,))
        rows = starts[:, None] + torch.arange(33)
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(kept[rows[:, :-1]]), kept[rows[:, 1:]]).backward()
        optimizer.step()
    count = (len(held) - 1) // 32
    x, y = held[:count * 32].view(count, 32), held[1:count * 32 + 1].view(count, 32)
    with torch.no_grad():
        return float(nn.functional.cross_entropy(model(x), y))


EXAMPLES = {
    "digits-cnn": digits_cnn,
    "digits-autoencoder": digits_autoencoder,
    "digits-autoencoder, principal components": digits_components,
    "digits-few": digits_few,
    "digits-few, from scratch": digits_few_from_scratch,
    "seattle-weather": seattle_weather,
    "seattle-weather, as today": seattle_weather_as_today,
    "penguins-both": penguins_both,
    "penguins-both, mass": penguins_both_mass,
    "weather": weather_classes,
    "devils-dictionary": devils_dictionary,
}


def main():
    path = here / "torch.json"
    results = json.loads(path.read_text()) if path.exists() else {}
    for name in sys.argv[1:] or EXAMPLES:
        began = time.perf_counter()
        # A training of the text takes a minute: three tell what ten would.
        scores = [EXAMPLES[name](seed) for seed in (range(1, 4) if name == "devils-dictionary" else seeds)]
        seconds = (time.perf_counter() - began) / len(scores)
        results[name] = {"mean": float(np.mean(scores)), "deviation": float(np.std(scores)), "seconds": seconds}
        print(f"{name:20} {np.mean(scores):.4f} ± {np.std(scores):.4f}  {seconds:.3f} s")
        path.write_text(json.dumps(results, indent=2) + "\n")


main()
