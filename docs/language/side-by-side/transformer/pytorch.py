import numpy as np
import torch
from torch import nn

torch.manual_seed(1)
rows = np.genfromtxt("examples/digits/digits.csv", delimiter=",", skip_header=1)
x = torch.tensor(rows[:, :64], dtype=torch.float32).reshape(-1, 8, 8)
y = torch.tensor(rows[:, 64], dtype=torch.long)

order = torch.randperm(len(x))
held = len(x) // 5
validation, training = order[:held], order[held:]
mean, deviation = x[training].mean(0), x[training].std(0, unbiased=False)
deviation[deviation == 0] = 1
x = (x - mean) / deviation


class DigitRows(nn.Module):
    def __init__(self, features=16):
        super().__init__()
        self.dense = nn.Linear(8, features)
        self.positions = nn.Parameter(0.02 * torch.randn(8, features))
        self.encoder = nn.TransformerEncoderLayer(
            features, 2, 32, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
        )
        self.out = nn.Linear(8 * features, 10)

    def forward(self, x):
        return self.out(self.encoder(self.dense(x) + self.positions).flatten(1))


model = DigitRows()
loss_of = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)

for epoch in range(20):
    model.train()
    for batch in training[torch.randperm(len(training))].split(32):
        loss = loss_of(model(x[batch]), y[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        logits = model(x[validation])
        accuracy = (logits.argmax(1) == y[validation]).float().mean()
    print(f"epoch {epoch + 1}: loss {loss_of(logits, y[validation]):.4f}, accuracy {accuracy:.4f}")

torch.save({"model": model.state_dict(), "mean": mean, "deviation": deviation}, "transformer.pt")
