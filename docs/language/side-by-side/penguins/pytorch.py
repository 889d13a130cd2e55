import pandas as pd
import torch
from torch import nn

torch.manual_seed(3)
table = pd.read_csv("examples/penguins/penguins.csv", na_values=".").dropna()
x = torch.tensor(pd.get_dummies(table.drop(columns="bodyMass")).to_numpy(dtype="float32"))
y = torch.tensor(table[["bodyMass"]].to_numpy(dtype="float32"))

order = torch.randperm(len(x))
held = len(x) // 5
validation, training = order[:held], order[held:]
mean, deviation = x[training].mean(0), x[training].std(0, unbiased=False)
x = (x - mean) / deviation


class Penguins(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(11, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, x):
        return 4200 + 800 * self.layers(x)


model = Penguins()
loss_of = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
weights = [p for name, p in model.named_parameters() if name.endswith("weight")]

for epoch in range(100):
    model.train()
    for batch in training[torch.randperm(len(training))].split(32):
        loss = loss_of(model(x[batch]), y[batch])
        loss = loss + 0.5 * 0.0001 * sum((w ** 2).sum() for w in weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        mass = model(x[validation])
        mae = (mass - y[validation]).abs().mean()
        r2 = 1 - ((mass - y[validation]) ** 2).sum() / ((y[validation] - y[validation].mean()) ** 2).sum()
    print(f"epoch {epoch + 1}: loss {loss_of(mass, y[validation]):.4f}, r2 {r2:.4f}, mae {mae:.4f}")

torch.save({"model": model.state_dict(), "mean": mean, "deviation": deviation}, "penguins.pt")
