"""Networks of PyTorch as its exporter writes them: files of ONNX, with inputs, outputs, and what ten steps of SGD make of the outputs.

usage: models.py FOLDER [TITLE…]; writes FOLDER/TITLE.onnx and FOLDER/cases.json
"""
import copy
import json
import sys
import warnings

import torch
from torch import nn
from torch.nn import functional as F

warnings.filterwarnings("ignore")


class Block(nn.Module):
    def __init__(self, build, run):
        super().__init__()
        for name, part in build.items():
            setattr(self, name, nn.Parameter(part) if isinstance(part, torch.Tensor) else part)
        self.run = run

    def forward(self, *x):
        return self.run(self, *x)


def block(run, **build):
    return Block(build, run)


def seq(*parts):
    return nn.Sequential(*parts)


class BasicBlock(nn.Module):
    def __init__(self, inside, outside, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inside, outside, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outside)
        self.conv2 = nn.Conv2d(outside, outside, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outside)
        self.relu = nn.ReLU()
        self.downsample = seq(nn.Conv2d(inside, outside, 1, stride, bias=False), nn.BatchNorm2d(outside)) if stride != 1 or inside != outside else None

    def forward(self, x):
        y = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
        return self.relu(y + (x if self.downsample is None else self.downsample(x)))


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(6)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = seq(BasicBlock(6, 6, 1), BasicBlock(6, 6, 1))
        self.layer2 = seq(BasicBlock(6, 8, 2))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(8, 4)

    def forward(self, x):
        x = self.layer2(self.layer1(self.maxpool(F.relu(self.bn1(self.conv1(x))))))
        return self.fc(torch.flatten(self.avgpool(x), 1))


class Inverted(nn.Module):
    def __init__(self, channels, wide):
        super().__init__()
        self.conv = seq(nn.Conv2d(channels, wide, 1, bias=False), nn.BatchNorm2d(wide), nn.ReLU6(),
                        nn.Conv2d(wide, wide, 3, 1, 1, groups=wide, bias=False), nn.BatchNorm2d(wide), nn.ReLU6(),
                        nn.Conv2d(wide, channels, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return x + self.conv(x)


class Attention(nn.Module):
    """As it is written by hand: one projection for queries, keys and values, with a mask."""

    def __init__(self, size, heads, causal, bias=True):
        super().__init__()
        self.heads, self.causal = heads, causal
        self.qkv = nn.Linear(size, 3 * size, bias=bias)
        self.proj = nn.Linear(size, size)
        self.register_buffer("mask", torch.tril(torch.ones(64, 64)).view(1, 1, 64, 64))

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = (part.view(b, t, self.heads, c // self.heads).transpose(1, 2) for part in self.qkv(x).split(c, dim=2))
        scores = q @ k.transpose(-2, -1) * (1.0 / (c // self.heads) ** 0.5)
        if self.causal:
            scores = scores.masked_fill(self.mask[:, :, :t, :t] == 0, float("-inf"))
        return self.proj((F.softmax(scores, -1) @ v).transpose(1, 2).contiguous().view(b, t, c))


class Bert(nn.Module):
    """Separate projections, as in Hugging Face's BERT."""

    def __init__(self, size, heads):
        super().__init__()
        self.heads, self.size = heads, size
        self.query, self.key, self.value, self.dense = (nn.Linear(size, size) for _ in range(4))
        self.LayerNorm = nn.LayerNorm(size, eps=1e-12)

    def part(self, x):
        return x.view(x.size()[:-1] + (self.heads, self.size // self.heads)).permute(0, 2, 1, 3)

    def forward(self, x):
        q, k, v = self.part(self.query(x)), self.part(self.key(x)), self.part(self.value(x))
        scores = torch.matmul(q, k.transpose(-1, -2)) / (self.size // self.heads) ** 0.5
        y = torch.matmul(nn.Softmax(dim=-1)(scores), v).permute(0, 2, 1, 3).contiguous()
        return self.LayerNorm(self.dense(y.view(y.size()[:-2] + (self.size,))) + x)


class Layer(nn.Module):
    def __init__(self, size, heads, hidden, causal):
        super().__init__()
        self.ln1, self.attn = nn.LayerNorm(size), Attention(size, heads, causal)
        self.ln2, self.mlp = nn.LayerNorm(size), seq(nn.Linear(size, hidden), nn.GELU(), nn.Linear(hidden, size))

    def forward(self, x):
        x = x + self.attn(self.ln1(x))
        return x + self.mlp(self.ln2(x))


class Gpt(nn.Module):
    def __init__(self, words=11, time=6, size=8):
        super().__init__()
        self.tok, self.pos = nn.Embedding(words, size), nn.Embedding(time, size)
        self.blocks = seq(Layer(size, 2, 16, True), Layer(size, 2, 16, True))
        self.ln, self.head = nn.LayerNorm(size), nn.Linear(size, words, bias=False)

    def forward(self, x):
        x = self.tok(x) + self.pos(torch.arange(x.shape[1], device=x.device))
        return self.head(self.ln(self.blocks(x)))


class Vit(nn.Module):
    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(3, 8, 4, 4)
        self.cls = nn.Parameter(torch.randn(1, 1, 8))
        self.pos = nn.Parameter(torch.randn(1, 5, 8))
        self.layer = Layer(8, 2, 12, False)
        self.norm, self.head = nn.LayerNorm(8), nn.Linear(8, 3)

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        x = torch.cat((self.cls.expand(x.shape[0], -1, -1), x), dim=1) + self.pos
        return self.head(self.norm(self.layer(x))[:, 0])


class Unet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1, self.down2 = nn.Conv2d(2, 4, 3, 1, 1), nn.Conv2d(4, 6, 3, 1, 1)
        self.up, self.last = nn.ConvTranspose2d(6, 4, 2, 2), nn.Conv2d(8, 1, 3, 1, 1)

    def forward(self, x):
        a = F.relu(self.down1(x))
        return torch.sigmoid(self.last(torch.cat([F.relu(self.up(F.relu(self.down2(F.max_pool2d(a, 2))))), a], 1)))


class Encoder(nn.Module):
    def __init__(self, pre, activation, layers=2):
        super().__init__()
        layer = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True, norm_first=pre, activation=activation)
        self.encoder = nn.TransformerEncoder(layer, layers, enable_nested_tensor=False)
        self.head = nn.Linear(8, 3)

    def forward(self, x):
        return self.head(self.encoder(x).mean(1))


def recurrent(kind, bidirectional=False, layers=1, last=True, batch_first=True):
    def run(m, x):
        y, state = m.rnn(x)
        if not last:
            return m.fc(y)
        h = state[0] if kind is nn.LSTM else state
        return m.fc(torch.cat((h[-2], h[-1]), 1) if bidirectional else h[-1])
    return block(run, rnn=kind(3, 5, layers, batch_first=batch_first, bidirectional=bidirectional), fc=nn.Linear(10 if bidirectional else 5, 2))


def image(*shape):
    return torch.randn(7, *shape)


def words(below, *shape):
    return torch.randint(0, below, (7, *shape))


def cases():
    """title: network, inputs, options. Of options, `train` compares ten steps, `last` says that inputs have channels last here, `out` that outputs do."""
    vector, seq6, pic = image(6), image(6, 3), image(3, 8, 8)
    yield "mlp", seq(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3), nn.Softmax(-1)), [vector], {"train": True}
    yield "mlp-activations", seq(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 8), nn.Sigmoid(), nn.Linear(8, 8), nn.ELU(0.7), nn.Linear(8, 8), nn.LeakyReLU(0.2), nn.Linear(8, 8), nn.SELU(), nn.Linear(8, 8), nn.Softplus(), nn.Linear(8, 4), nn.LogSoftmax(1)), [vector], {"train": True}
    yield "mlp-modern", seq(nn.Linear(6, 8), nn.GELU(), nn.Linear(8, 8), nn.SiLU(), nn.Linear(8, 8), nn.Mish(), nn.Linear(8, 8), nn.Hardswish(), nn.Linear(8, 8), nn.Hardsigmoid(), nn.Linear(8, 8), nn.Softsign(), nn.Linear(8, 8), nn.ReLU6(), nn.Linear(8, 2)), [vector], {"train": True, "opset": 14}
    yield "mlp-gelu-tanh", seq(nn.Linear(6, 8), nn.GELU("tanh"), nn.Linear(8, 2)), [vector], {"train": True}
    yield "mlp-without-bias", seq(nn.Linear(6, 8, bias=False), nn.PReLU(), nn.Linear(8, 2, bias=False)), [vector], {"train": True}
    yield "mlp-normalized", block(lambda m, x: m.net((x - torch.tensor([1.0, 2, 3, 4, 5, 6])) / torch.tensor([2.0, 1, 2, 1, 2, 1])), net=seq(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 2))), [vector], {"train": True}
    yield "mlp-batch-norm", seq(nn.Linear(6, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 2)), [vector], {"train": True, "keep": True}
    yield "mlp-opset-9", seq(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3), nn.Softmax(1)), [vector], {"opset": 9}
    yield "mlp-one-example", seq(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3)), [vector], {"fixed": True}
    yield "two-inputs", block(lambda m, a, b: (m.one(torch.cat((F.relu(m.left(a)), F.relu(m.right(b))), 1)), torch.sigmoid(m.two(m.left(a) * m.right(b)))), left=nn.Linear(6, 4), right=nn.Linear(3, 4), one=nn.Linear(8, 2), two=nn.Linear(4, 1)), [vector, image(3)], {}
    yield "cnn", seq(nn.Conv2d(3, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 6, 3), nn.ReLU(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(6, 3)), [pic], {"train": True, "last": True}
    yield "cnn-flatten", seq(nn.Conv2d(3, 4, 3, 2, 1), nn.ReLU(), nn.Flatten(), nn.Linear(64, 5), nn.ReLU(), nn.Linear(5, 3)), [pic], {"train": True, "last": True}
    yield "cnn-folded", seq(nn.Conv2d(3, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU(), nn.Conv2d(4, 5, 3, 2), nn.BatchNorm2d(5), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(5, 2)), [pic], {"last": True}
    yield "cnn-batch-norm", seq(nn.Conv2d(3, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU(), nn.Conv2d(4, 5, 3, 2), nn.BatchNorm2d(5), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(5, 2)), [pic], {"train": True, "keep": True, "last": True}
    yield "resnet", ResNet(), [pic], {"train": True, "keep": True, "last": True}
    yield "resnet-folded", ResNet(), [pic], {"last": True}
    yield "mobilenet", seq(nn.Conv2d(3, 4, 3, 2, 1), nn.ReLU6(), Inverted(4, 8), nn.Dropout(0.2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3)), [pic], {"keep": True, "train": True, "last": True}
    yield "groups-dilation", seq(nn.Conv2d(4, 6, 3, groups=2, dilation=2), nn.ReLU(), nn.Conv2d(6, 12, 3, groups=6), nn.ReLU(), nn.Conv2d(12, 2, 2, bias=False)), [image(4, 8, 8)], {"train": True, "last": True}
    yield "rectangles", seq(nn.Conv2d(3, 4, (3, 5), (1, 2), (1, 2)), nn.ReLU(), nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(4, 4, 3, 2), nn.MaxPool2d((2, 1)), nn.Flatten(), nn.Linear(16, 2)), [pic], {"train": True, "last": True}
    yield "pools", seq(nn.Conv2d(3, 4, 3), nn.MaxPool2d(3, 2, ceil_mode=True), nn.AvgPool2d(3, 2, 1), nn.AvgPool2d(2, 1, 1, count_include_pad=False), nn.Flatten(), nn.Linear(36, 2)), [pic], {"last": True}
    yield "conv1d", seq(nn.Conv1d(3, 5, 3, padding=1), nn.ReLU(), nn.MaxPool1d(2), nn.Conv1d(5, 4, 3, dilation=2, padding=2), nn.BatchNorm1d(4), nn.Flatten(), nn.Linear(16, 2)), [image(3, 8)], {"train": True, "keep": True, "last": True}
    yield "autoencoder", seq(nn.Conv2d(1, 4, 3, 2, 1), nn.ReLU(), nn.ConvTranspose2d(4, 1, 3, 2, 1, 1), nn.Sigmoid()), [image(1, 8, 8)], {"train": True, "last": True, "out": True}
    yield "unet", Unet(), [image(2, 8, 8)], {"last": True, "out": True, "train": True}
    yield "upsample", seq(nn.Conv2d(2, 3, 3, padding=1), nn.Upsample(scale_factor=2), nn.Conv2d(3, 4, 3, padding=1), nn.PixelShuffle(2)), [image(2, 4, 4)], {"last": True, "out": True}
    yield "squeeze-excite", block(lambda m, x: m.head((lambda y: y * m.gate(y.mean((2, 3), keepdim=True)))(F.relu(m.conv(x))).mean((2, 3))), conv=nn.Conv2d(3, 6, 3), gate=seq(nn.Conv2d(6, 2, 1), nn.ReLU(), nn.Conv2d(2, 6, 1), nn.Sigmoid()), head=nn.Linear(6, 2)), [pic], {"train": True, "last": True}
    yield "densenet", block(lambda m, x: m.head(F.relu((lambda y: torch.cat((y, m.two(F.relu(y))), 1))(torch.cat((x, m.one(x)), 1))).mean((2, 3))), one=nn.Conv2d(3, 4, 3, 1, 1), two=nn.Conv2d(7, 4, 3, 1, 1), head=nn.Linear(11, 2)), [pic], {"train": True, "last": True}
    yield "group-norm", seq(nn.Conv2d(3, 6, 3), nn.GroupNorm(2, 6), nn.ReLU(), nn.Conv2d(6, 4, 3), nn.InstanceNorm2d(4), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2)), [pic], {"last": True}
    yield "lstm", recurrent(nn.LSTM), [seq6], {"train": True}
    yield "lstm-both", recurrent(nn.LSTM, True, 2), [seq6], {"train": True}
    yield "lstm-all", recurrent(nn.LSTM, last=False), [seq6], {"train": True}
    yield "lstm-time-first", recurrent(nn.LSTM, batch_first=False), [seq6], {"timeFirst": True}
    yield "gru", recurrent(nn.GRU), [seq6], {"train": True}
    yield "gru-both", recurrent(nn.GRU, True, last=False), [seq6], {"train": True}
    yield "rnn", recurrent(nn.RNN, True), [seq6], {"train": True}
    yield "encoder", Encoder(False, "relu"), [image(5, 8)], {"train": True}
    yield "encoder-pre-norm", Encoder(True, "gelu"), [image(5, 8)], {"train": True}
    yield "attention", block(lambda m, x: m.a(x, x, x, need_weights=False)[0], a=nn.MultiheadAttention(8, 2, batch_first=True)), [image(5, 8)], {"train": True}
    yield "attention-of-two", block(lambda m, x, y: m.a(x, y, y, need_weights=False)[0], a=nn.MultiheadAttention(8, 2, batch_first=True)), [image(5, 8), image(4, 8)], {}
    yield "bert", seq(Bert(8, 2), Bert(8, 4)), [image(5, 8)], {"train": True}
    yield "gpt", Gpt(), [words(11, 6)], {"train": True}
    yield "vit", Vit(), [pic], {"train": True, "last": True}
    yield "text", block(lambda m, x: m.fc(m.emb(x).mean(1)), emb=nn.Embedding(9, 4), fc=nn.Linear(4, 2)), [words(9, 5)], {"train": True}
    yield "einsum", block(lambda m, x: torch.einsum("bij,kj->bik", torch.einsum("bij,bkj->bik", x, x).softmax(-1) @ x, m.w), w=torch.randn(5, 3)), [seq6], {}
    yield "layer-norm-17", seq(nn.Linear(6, 8), nn.LayerNorm(8), nn.ReLU(), nn.Linear(8, 2)), [vector], {"opset": 16, "train": True}


def once(net):
    """A gate has two biases in PyTorch, which learn twice as fast as one: here the second is kept, but for the candidate of a GRU."""
    for part in net.modules():
        if isinstance(part, nn.RNNBase):
            for name, bias in part.named_parameters():
                if name.startswith("bias_hh"):
                    kept = 2 * part.hidden_size if isinstance(part, nn.GRU) else bias.numel()
                    bias.register_hook(lambda g, kept=kept: torch.cat((torch.zeros_like(g[:kept]), g[kept:])))


def trained(network, inputs, keep):
    """Outputs after ten steps of SGD in float64 from the same weights."""
    net = copy.deepcopy(network).double()
    net.train(keep)
    for part in net.modules():
        if isinstance(part, nn.Dropout):
            part.eval()
    once(net)
    values = [x.double() if x.is_floating_point() else x for x in inputs]
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
    target = torch.linspace(-1, 1, net(*values).numel(), dtype=torch.float64).reshape(net(*values).shape)
    if keep:
        net = copy.deepcopy(network).double().train()
        once(net)
        for part in net.modules():
            if isinstance(part, nn.Dropout):
                part.eval()
        optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
    for _ in range(10):
        optimizer.zero_grad()
        (0.5 * ((net(*values) - target) ** 2).flatten(1).sum(1)).mean().backward()
        optimizer.step()
    net.eval()
    return target, net(*values)


def main(folder, only):
    torch.manual_seed(1)
    found = []
    for title, network, inputs, options in cases():
        if only and title not in only:
            continue
        network.eval()
        for part in network.modules():
            if isinstance(part, (nn.BatchNorm1d, nn.BatchNorm2d)):
                part.running_mean.normal_()
                part.running_var.uniform_(0.5, 2)
                nn.init.uniform_(part.weight, 0.5, 2)
                nn.init.normal_(part.bias)
        given = [x.transpose(0, 1) if options.get("timeFirst") else x for x in inputs]
        names = [f"in{k}" for k in range(len(inputs))]
        with torch.no_grad():
            outputs = network(*given)
        outputs = list(outputs) if isinstance(outputs, tuple) else [outputs]
        results = [f"out{k}" for k in range(len(outputs))]
        axes = {} if options.get("fixed") else {name: {(1 if options.get("timeFirst") and name in names else 0): "batch"} for name in names + results}
        mode = torch.onnx.TrainingMode.PRESERVE if options.get("keep") else torch.onnx.TrainingMode.EVAL
        sample = tuple(x[:1] if options.get("fixed") else x for x in given)
        torch.onnx.export(network, sample, f"{folder}/{title}.onnx", input_names=names, output_names=results, dynamic_axes=axes, opset_version=options.get("opset", 13), training=mode)
        case = {"title": title, "options": options, "inputs": [pack(x) for x in inputs], "outputs": [pack(y) for y in outputs]}
        if options.get("train"):
            target, after = trained(network, given, options.get("keep", False))
            case["target"], case["trained"] = pack(target), pack(after)
        found.append(case)
    with open(f"{folder}/cases.json", "w") as file:
        json.dump(found, file)


def pack(x):
    return {"shape": list(x.shape), "values": x.detach().double().flatten().tolist()}


main(sys.argv[1], sys.argv[2:])
