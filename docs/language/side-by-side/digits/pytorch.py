import numpy as np
import torch
from torch import nn

torch.manual_seed(1)
rows = np.genfromtxt("examples/digits/digits.csv", delimiter=",", skip_header=1)
x = torch.tensor(rows[:, :64], dtype=torch.float32).reshape(-1, 1, 8, 8)
y = torch.tensor(rows[:, 64], dtype=torch.long)

order = torch.randperm(len(x))
held = len(x) // 5
validation, training = order[:held], order[held:]
mean, deviation = x[training].mean(0), x[training].std(0, unbiased=False)
deviation[deviation == 0] = 1
x = (x - mean) / deviation


class DigitsCnn(nn.Module):
    def __init__(self, filters=8, rate=0.2):
        super().__init__()
        self.conv1 = nn.Conv2d(1, filters, 3, padding=1)
        self.conv2 = nn.Conv2d(filters, 2 * filters, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.dropout = nn.Dropout(rate)
        self.dense = nn.Linear(2 * filters * 2 * 2, 10)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.dense(self.dropout(x.flatten(1)))


model = DigitsCnn()
loss_of = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
weights = [p for name, p in model.named_parameters() if name.endswith("weight")]

for epoch in range(40):
    model.train()
    for batch in training[torch.randperm(len(training))].split(32):
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

torch.save({"model": model.state_dict(), "mean": mean, "deviation": deviation}, "digits.pt")
