import numpy as np
import torch
from torch import nn

torch.manual_seed(42)
names = ["setosa", "versicolor", "virginica"]
rows = np.genfromtxt("examples/iris/iris.csv", delimiter=",", dtype=str, skip_header=1)
x = torch.tensor(rows[:, :4].astype(np.float32))
y = torch.tensor([names.index(name) for name in rows[:, 4]])

order = torch.randperm(len(x))
held = len(x) // 5
validation, training = order[:held], order[held:]
mean, deviation = x[training].mean(0), x[training].std(0, unbiased=False)
x = (x - mean) / deviation

model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
loss_of = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
weights = [p for name, p in model.named_parameters() if name.endswith("weight")]

for epoch in range(60):
    model.train()
    for batch in training[torch.randperm(len(training))].split(16):
        loss = loss_of(model(x[batch]), y[batch])
        loss = loss + 0.5 * 0.0001 * sum((w ** 2).sum() for w in weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        logits = model(x[validation])
        accuracy = (logits.argmax(1) == y[validation]).float().mean()
    print(f"epoch {epoch + 1}: loss {loss_of(logits, y[validation]):.4f}, accuracy {accuracy:.4f}")

torch.save({"model": model.state_dict(), "mean": mean, "deviation": deviation}, "iris.pt")
