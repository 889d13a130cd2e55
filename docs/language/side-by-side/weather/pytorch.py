import numpy as np
import torch
from torch import nn

torch.manual_seed(1)
days, units = 14, 16
rows = np.genfromtxt("examples/seattle-weather/seattle-weather.csv", delimiter=",", skip_header=1, usecols=(1, 2, 3, 4))
windows = np.lib.stride_tricks.sliding_window_view(rows[:-1], days, axis=0).swapaxes(1, 2)
x = torch.tensor(windows.copy(), dtype=torch.float32)
y = torch.tensor(rows[days:, 1:2], dtype=torch.float32)

held = len(x) // 4
training, validation = torch.arange(len(x) - held), torch.arange(len(x) - held, len(x))
mean, deviation = x[training].mean(0), x[training].std(0, unbiased=False)
x = (x - mean) / deviation


class SeattleWeather(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(4, units, batch_first=True)
        self.dense = nn.Linear(units, 1)

    def forward(self, x):
        _, last = self.gru(x)
        return 16 + 7 * self.dense(last[0])


model = SeattleWeather()
loss_of = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
weights = [p for name, p in model.named_parameters() if "weight" in name]

for epoch in range(20):
    model.train()
    for batch in training[torch.randperm(len(training))].split(32):
        loss = loss_of(model(x[batch]), y[batch])
        loss = loss + 0.5 * 0.0001 * sum((w ** 2).sum() for w in weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        forecast = model(x[validation])
        mae = (forecast - y[validation]).abs().mean()
        r2 = 1 - ((forecast - y[validation]) ** 2).sum() / ((y[validation] - y[validation].mean()) ** 2).sum()
    print(f"epoch {epoch + 1}: loss {loss_of(forecast, y[validation]):.4f}, mae {mae:.4f}, r2 {r2:.4f}")

torch.save({"model": model.state_dict(), "mean": mean, "deviation": deviation}, "weather.pt")
