"""The network of fashion.nn with PyTorch, on the same files: accuracy on the test, and seconds. Takes a seed, epochs, threads."""
import gzip
import sys
import time

import numpy as np
import torch
from torch import nn

folder = "/usr/share/datasets/fashion-mnist"


def images(part):
    with gzip.open(f"{folder}/{part}-images-idx3-ubyte.gz") as file:
        return torch.from_numpy(np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 1, 28, 28).astype(np.float32))


def labels(part):
    with gzip.open(f"{folder}/{part}-labels-idx1-ubyte.gz") as file:
        return torch.from_numpy(np.frombuffer(file.read(), np.uint8, offset=8).astype(np.int64))


class Brightness(nn.Module):
    def forward(self, x):
        return x / 255


def train(seed, epochs, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    began, used = time.perf_counter(), time.process_time()
    x, y = images("train"), labels("train")
    model = nn.Sequential(
        Brightness(),
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.4), nn.Linear(1568, 128), nn.ReLU(), nn.Dropout(0.4), nn.Linear(128, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.002)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs * -(-len(x) // 64))
    for _ in range(epochs):
        model.train()
        for rows in torch.randperm(len(x)).split(64):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x[rows]), y[rows]).backward()
            optimizer.step()
            schedule.step()
    seconds, cpu = time.perf_counter() - began, time.process_time() - used
    model.eval()
    with torch.no_grad():
        test = torch.cat([model(part) for part in images("t10k").split(1000)])
    accuracy = float((test.argmax(1) == labels("t10k")).double().mean())
    print(f"seed {seed}: {accuracy:.4f}, {epochs} epochs, {seconds:.0f} s, {cpu:.0f} s of CPU, {threads} threads", flush=True)


train(*(int(argument) for argument in sys.argv[1:4]))
