"""Graphs as tf2onnx writes those of Keras, with onnx.helper: channels last around operators that have them second.

usage: others.py FOLDER; writes FOLDER/TITLE.onnx and FOLDER/cases.json
"""
import json
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

random = np.random.default_rng(1)


class Graph:
    def __init__(self, shape, opset=13):
        self.shape, self.opset, self.nodes, self.tensors, self.count = shape, opset, [], [], 0

    def weight(self, *shape, scale=0.5):
        return self.constant((random.standard_normal(shape) * scale).astype(np.float32))

    def constant(self, values):
        name = f"const_{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def node(self, operator, *inputs, outputs=1, name=None, **attributes):
        self.count += 1
        names = [f"{operator}_{self.count}:{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, name=name or f"model/{operator.lower()}_{self.count}/{operator}", **attributes))
        return names[0] if outputs == 1 else names

    def first(self, x):
        return self.node("Transpose", x, perm=[0, 3, 1, 2])

    def last(self, x):
        return self.node("Transpose", x, perm=[0, 2, 3, 1])

    def conv(self, x, inside, outside, size, bias=True, **attributes):
        y = self.last(self.node("Conv", self.first(x), self.weight(outside, inside // attributes.get("group", 1), size, size), **attributes))
        return self.node("Add", y, self.weight(outside)) if bias else y

    def dense(self, x, inside, outside):
        return self.node("Add", self.node("MatMul", x, self.weight(inside, outside)), self.weight(outside))

    def save(self, path, y, shape):
        graph = helper.make_graph(self.nodes + [helper.make_node("Identity", [y], ["out"])], "tf2onnx", [helper.make_tensor_value_info("in", TensorProto.FLOAT, ["unk__1"] + self.shape)],
                                  [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["unk__2"] + shape)], self.tensors)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)], producer_name="tf2onnx", ir_version=8)
        onnx.checker.check_model(model, full_check=True)
        onnx.save(model, path)


def same(g):
    x = g.node("Relu", g.conv("in", 3, 4, 3, strides=[2, 2], auto_pad="SAME_UPPER"))
    x = g.last(g.node("MaxPool", g.first(x), kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER"))
    x = g.node("Reshape", x, g.constant(np.array([-1, 16], np.int64)))
    return g.node("Softmax", g.dense(x, 16, 3), axis=-1), [3]


def explicit(g):
    x = g.conv("in", 3, 4, 3, bias=False, strides=[2, 2], pads=[0, 0, 1, 1])
    scale, shift = g.weight(4), g.weight(4)
    x = g.node("Add", g.node("Mul", x, scale), shift)
    x = g.node("Clip", x, g.constant(np.float32(0)), g.constant(np.float32(6)))
    return g.dense(g.node("ReduceMean", x, axes=[1, 2], keepdims=0), 4, 2), [2]


def depthwise(g):
    x = g.conv("in", 3, 3, 3, bias=False, group=3, pads=[1, 1, 1, 1])
    x = g.conv(x, 3, 6, 1)
    x = g.node("Mul", x, g.node("Sigmoid", x))
    x = g.node("Transpose", g.node("GlobalAveragePool", g.first(x)), perm=[0, 2, 3, 1])
    return g.dense(g.node("Squeeze", x, g.constant(np.array([1, 2], np.int64))), 6, 2), [2]


def normalized(g):
    x = g.node("Div", g.node("Sub", "in", g.constant(np.array([0.4, 0.5, 0.6], np.float32))), g.constant(np.array([0.2, 0.3, 0.4], np.float32)))
    x = g.node("BatchNormalization", g.node("Conv", g.first(x), g.weight(4, 3, 3, 3), pads=[1, 1, 1, 1]), g.weight(4), g.weight(4), g.weight(4), g.constant(np.array([1, 2, 0.5, 1], np.float32)), epsilon=0.001)
    x = g.node("Relu", g.last(x))
    y = g.node("Relu", g.conv(x, 4, 4, 3, pads=[1, 1, 1, 1]))
    x = g.node("Add", y, x)
    x = g.node("Concat", x, g.conv(x, 4, 2, 1), axis=3)
    shape = g.node("Concat", g.node("Unsqueeze", g.node("Squeeze", g.node("Slice", g.node("Shape", x), g.constant(np.array([0], np.int64)), g.constant(np.array([1], np.int64)))), g.constant(np.array([0], np.int64))), g.constant(np.array([384], np.int64)), axis=0)
    return g.dense(g.node("Reshape", x, shape), 384, 2), [2]


def resized(g):
    x = g.last(g.node("Resize", g.first(g.conv("in", 3, 2, 3, pads=[1, 1, 1, 1])), "", g.constant(np.array([1, 1, 2, 2], np.float32)), mode="nearest", nearest_mode="floor", coordinate_transformation_mode="asymmetric"))
    return g.node("Sigmoid", g.conv(x, 2, 1, 3, pads=[1, 1, 1, 1])), [16, 16, 1]


def lstm(g):
    x = g.node("Transpose", "in", perm=[1, 0, 2])
    y, h, _ = g.node("LSTM", x, g.weight(1, 20, 3), g.weight(1, 20, 5), g.weight(1, 40), outputs=3, hidden_size=5)
    return g.dense(g.node("Squeeze", h, g.constant(np.array([0], np.int64))), 5, 2), [2]


def both(g):
    x = g.node("Transpose", "in", perm=[1, 0, 2])
    y, h, _ = g.node("LSTM", x, g.weight(2, 20, 3), g.weight(2, 20, 5), g.weight(2, 40), outputs=3, hidden_size=5, direction="bidirectional")
    y = g.node("Reshape", g.node("Transpose", y, perm=[2, 0, 1, 3]), g.constant(np.array([0, 0, -1], np.int64)))
    return g.dense(y, 10, 2), [6, 2]


def gru(before):
    def build(g):
        x = g.node("Transpose", "in", perm=[1, 0, 2])
        y, _ = g.node("GRU", x, g.weight(1, 15, 3), g.weight(1, 15, 5), g.weight(1, 30), outputs=2, hidden_size=5, linear_before_reset=before)
        y = g.node("Transpose", g.node("Squeeze", y, g.constant(np.array([1], np.int64))), perm=[1, 0, 2])
        last = g.node("Squeeze", g.node("Slice", y, g.constant(np.array([-1], np.int64)), g.constant(np.array([2 ** 31 - 1], np.int64)), g.constant(np.array([1], np.int64))), g.constant(np.array([1], np.int64)))
        return g.dense(last, 5, 2), [2]
    return build


def reverse(g):
    y, h = g.node("RNN", g.node("Transpose", "in", perm=[1, 0, 2]), g.weight(1, 5, 3), g.weight(1, 5, 5), g.weight(1, 10), outputs=2, hidden_size=5, direction="reverse")
    return g.dense(g.node("Squeeze", h, g.constant(np.array([0], np.int64))), 5, 2), [2]


def keras_attention(g):
    """Keras's MultiHeadAttention: projections as products with matrices, then Reshape and Transpose."""
    def heads(x):
        return g.node("Transpose", g.node("Reshape", x, g.constant(np.array([-1, 6, 2, 4], np.int64))), perm=[0, 2, 1, 3])
    q, k, v = (heads(g.dense("in", 8, 8)) for _ in range(3))
    scores = g.node("Mul", g.node("MatMul", q, g.node("Transpose", k, perm=[0, 1, 3, 2])), g.constant(np.float32(0.5)))
    y = g.node("Transpose", g.node("MatMul", g.node("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
    y = g.dense(g.node("Reshape", y, g.constant(np.array([-1, 6, 8], np.int64))), 8, 8)
    return g.node("LayerNormalization", g.node("Add", y, "in"), g.weight(8), g.weight(8), axis=-1), [6, 8]


pictures, sequence = [8, 8, 3], [6, 3]
cases = {"tf-same": (same, pictures), "tf-explicit": (explicit, pictures), "tf-depthwise": (depthwise, pictures), "tf-normalized": (normalized, pictures), "tf-resized": (resized, pictures), "tf-lstm": (lstm, sequence),
         "tf-lstm-both": (both, sequence), "tf-gru": (gru(1), sequence), "tf-gru-before": (gru(0), sequence), "tf-rnn-reverse": (reverse, sequence), "tf-attention": (keras_attention, [6, 8], 17)}

found = []
for title, (build, shape, *opset) in cases.items():
    g = Graph(shape, *opset)
    y, result = build(g)
    g.save(f"{sys.argv[1]}/{title}.onnx", y, result)
    found.append({"title": title, "options": {}, "inputs": [{"shape": [7, *shape], "values": random.standard_normal(7 * int(np.prod(shape))).astype(np.float32).astype(float).tolist()}], "outputs": []})
with open(f"{sys.argv[1]}/cases.json", "w") as file:
    json.dump(found, file)
