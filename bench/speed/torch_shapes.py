"""Networks of the workloads that name a `shape`, from weights by our names: `shapes[name](T, job)` is a module, and `T(name)` the array of a weight in our shape."""
import torch
import torch.nn.functional as F
from torch import nn


def put(target, value):
    with torch.no_grad(): target.copy_(value)


def dense(T, name):
    W = T(name + ".W")
    layer = nn.Linear(*W.shape)
    put(layer.weight, W.t()); put(layer.bias, T(name + ".b"))
    return layer


def conv(T, name, stride=1, padding=0, groups=1):
    K = T(name + ".K")
    height, width, seen, filters = K.shape
    layer = nn.Conv2d(seen * groups, filters, (height, width), stride, padding, groups=groups)
    put(layer.weight, K.permute(3, 2, 0, 1)); put(layer.bias, T(name + ".b"))
    return layer


def depthwise(T, name, stride=1, padding=0):
    K = T(name + ".K")
    height, width, channels, multiplier = K.shape
    layer = nn.Conv2d(channels, channels * multiplier, (height, width), stride, padding, groups=channels)
    put(layer.weight, K.permute(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width)); put(layer.bias, T(name + ".b"))
    return layer


def conv1d(T, name, padding):
    K = T(name + ".K")
    layer = nn.Conv1d(K.shape[1], K.shape[2], K.shape[0], padding=padding)
    put(layer.weight, K.permute(2, 1, 0)); put(layer.bias, T(name + ".b"))
    return layer


def norm(T, name):
    layer = nn.BatchNorm2d(T(name + ".gamma").shape[0])
    put(layer.weight, T(name + ".gamma")); put(layer.bias, T(name + ".beta"))
    return layer


class Unit(nn.Module):
    """A residual unit; `first`, `second` and `shortcut` name a convolution and a normalization each."""
    def __init__(self, T, first, second, stride=1, shortcut=None):
        super().__init__()
        self.body = nn.Sequential(conv(T, first[0], stride, 1), norm(T, first[1]), nn.ReLU(), conv(T, second[0], 1, 1), norm(T, second[1]))
        self.shortcut = nn.Identity() if shortcut is None else nn.Sequential(conv(T, shortcut[0], stride), norm(T, shortcut[1]))
    def forward(self, x): return F.relu(self.body(x) + self.shortcut(x))


def unit(T, name): return Unit(T, (name + ".conv1", name + ".batchNorm1"), (name + ".conv2", name + ".batchNorm2"))
def step(T, k): return Unit(T, (f"conv{k}", f"batchNorm{k}"), (f"conv{k + 1}", f"batchNorm{k + 1}"), 2, (f"conv{k - 1}", f"batchNorm{k - 1}"))
def stem(T, stride=1): return [conv(T, "conv1", stride, 1), norm(T, "batchNorm1"), nn.ReLU()]
def head(T): return [nn.AdaptiveAvgPool2d(1), nn.Flatten(), dense(T, "dense1")]


def resnet20(T, job):
    return nn.Sequential(*stem(T), unit(T, "resUnit1"), unit(T, "resUnit2"), unit(T, "wide"), step(T, 3), unit(T, "resUnit3"), unit(T, "narrow"),
                         step(T, 6), unit(T, "resUnit4"), unit(T, "resUnit5"), *head(T))


def residual(T, job): return nn.Sequential(*stem(T), unit(T, "resUnit1"), *head(T))


def strided(T, job):
    rest = [layer for k in (2, 3) for layer in (conv(T, f"conv{k}", 2, 1), norm(T, f"batchNorm{k}"), nn.ReLU())]
    return nn.Sequential(*stem(T, 2), *rest, *head(T))


def separable(T, job):
    rest = [layer for k, stride in ((1, 1), (2, 2)) for layer in (
        depthwise(T, f"depthwise{k}", stride, 1), norm(T, f"batchNorm{2 * k}"), nn.ReLU(), conv(T, f"conv{k + 1}"), norm(T, f"batchNorm{2 * k + 1}"), nn.ReLU())]
    return nn.Sequential(*stem(T, 2), *rest, *head(T))


def groups(T, job): return nn.Sequential(conv(T, "conv1", 1, 1), nn.ReLU(), conv(T, "conv2", 1, 1, job["set"]["groups"]), nn.ReLU(), *head(T))


class Times(nn.Module):
    """Channels first, as convolutions of PyTorch want them, to times first, as ours flatten them."""
    def forward(self, x): return x.transpose(1, 2).flatten(1)


def series(T, job):
    return nn.Sequential(conv1d(T, "conv1d1", 3), nn.ReLU(), nn.MaxPool1d(4), conv1d(T, "conv1d2", 2), nn.ReLU(), nn.MaxPool1d(4), Times(), dense(T, "dense1"))


class Gru(nn.Module):
    def __init__(self, T):
        super().__init__()
        W = {g: T("gru1.W" + g) for g in "rzn"}
        n, units = W["r"].shape
        self.gru = nn.GRU(n, units, batch_first=True)
        put(self.gru.weight_ih_l0, torch.cat([W[g].t() for g in "rzn"]))
        put(self.gru.weight_hh_l0, torch.cat([T("gru1.U" + g).t() for g in "rzn"]))
        put(self.gru.bias_ih_l0, torch.cat([T("gru1.b" + g) for g in "rzn"]))
        put(self.gru.bias_hh_l0, torch.cat([torch.zeros(2 * units), T("gru1.cn")]))
        # Two biases of a gate are one in ours.
        kept = torch.cat([torch.zeros(2 * units), torch.ones(units)])
        self.gru.bias_hh_l0.register_hook(lambda gradient: gradient * kept)
    def forward(self, x): return self.gru(x)[0][:, -1]


def gru(T, job): return nn.Sequential(Gru(T), dense(T, "dense1"))


class Block(nn.Module):
    """A block of a transformer that looks back alone, normalized first."""
    def __init__(self, T, name, times):
        super().__init__()
        a, f = name + ".attention1.", name + ".feedForward1."
        d, heads, size = T(a + "Wq").shape
        self.layer = nn.TransformerEncoderLayer(d, heads, T(f + "W1").shape[1], 0.0, "gelu", batch_first=True, norm_first=True)
        e = self.layer
        put(e.self_attn.in_proj_weight, torch.cat([T(a + "W" + g).reshape(d, d).t() for g in "qkv"]))
        put(e.self_attn.in_proj_bias, torch.cat([T(a + "b" + g).reshape(d) for g in "qkv"]))
        put(e.self_attn.out_proj.weight, T(a + "Wo").reshape(d, d).t()); put(e.self_attn.out_proj.bias, T(a + "bo"))
        put(e.linear1.weight, T(f + "W1").t()); put(e.linear1.bias, T(f + "b1"))
        put(e.linear2.weight, T(f + "W2").t()); put(e.linear2.bias, T(f + "b2"))
        self.register_buffer("mask", torch.triu(torch.full((times, times), float("-inf")), 1))
    def forward(self, x): return self.layer(x, self.mask)


def causal(T, job):
    times = job["input"][0]
    return nn.Sequential(Block(T, "transformerDecoder1", times), Block(T, "transformerDecoder2", times), nn.Flatten(), dense(T, "dense1"))


def autoencoder(T, job): return nn.Sequential(dense(T, "dense1"), nn.ReLU(), dense(T, "dense2"))


class Bilinear(nn.Module):
    """By one product of matrices with the outer products of each example, faster than `nn.Bilinear` of one input twice."""
    def __init__(self, T, name):
        super().__init__()
        W = T(name + ".W")
        self.linear = nn.Linear(W.shape[0] * W.shape[1], W.shape[2])
        put(self.linear.weight, W.reshape(-1, W.shape[2]).t()); put(self.linear.bias, T(name + ".b"))
    def forward(self, x): return self.linear((x.unsqueeze(2) * x.unsqueeze(1)).flatten(1))


def bilinear(T, job): return nn.Sequential(Bilinear(T, "bilinear1"), nn.Tanh(), Bilinear(T, "bilinear2"))


class Graph(nn.Module):
    """Two layers over the edges of the first batch, which all batches have, by a sparse product."""
    def __init__(self, T, job):
        super().__init__()
        nodes = job["input"][0]
        source, sink, share = job["edges"]
        self.matrix = torch.sparse_coo_tensor(torch.stack([sink, source]).long(), share, (nodes, nodes)).coalesce().to_sparse_csr()
        self.W = nn.ParameterList([nn.Parameter(T(f"graphConv{k}.W")) for k in (1, 2)])
        self.b = nn.ParameterList([nn.Parameter(T(f"graphConv{k}.b")) for k in (1, 2)])
    def forward(self, x):
        h = x[0]
        h = F.relu(self.matrix @ (h @ self.W[0]) + self.b[0])
        return (self.matrix @ (h @ self.W[1]) + self.b[1]).unsqueeze(0)


shapes = {
    "resnet20": resnet20, "residual": residual, "strided": strided, "separable": separable, "groups": groups, "series": series, "gru": gru,
    "causal": causal, "autoencoder": autoencoder, "bilinear": bilinear, "graph": Graph,
}
# Whose examples are images, or series, with channels first.
images = {"resnet20", "residual", "strided", "separable", "groups"}
