#!/usr/bin/env bash
# onnx 1.23.1, ReferenceEvaluator: Softmax and LogSoftmax of models of operator set 11, and logarithms of probabilities that are 0.
# Expected: before operator set 13 the input is a matrix of the dimensions before and from axis (default 1), so a whole matrix of the
# batch sums to 1. LogSoftmax of (100, -100) is (0, -200), SoftmaxCrossEntropyLoss of it for class 1 is 200, and
# ReduceLogSumExp of nothing but -Infinity is -Infinity. ONNX Runtime gives these.
# Seen: in operator set 11 each column sums to 1, as from 13 on with axis 1. LogSoftmax is -Infinity and the loss Infinity: the
# logarithm is taken of a probability in single precision. ReduceLogSumExp is NaN.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv > /dev/null
venv/bin/pip install --quiet --disable-pip-version-check numpy==2.4.6 ml_dtypes==0.6.0 protobuf==7.36.2 onnx==1.23.1 2> /dev/null
cat > run.py <<'PY'
import warnings

import numpy as np
import onnx
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

warnings.filterwarnings("ignore")


def run(op, opset, rank, *inputs, **attributes):
    given = {f"x{i}": x for i, x in enumerate(inputs)}
    values = [helper.make_tensor_value_info(k, helper.np_dtype_to_tensor_dtype(x.dtype), x.shape) for k, x in given.items()]
    node = helper.make_node(op, list(given), ["Y"], **attributes)
    graph = helper.make_graph([node], "g", values, [helper.make_tensor_value_info("Y", TensorProto.FLOAT, [None] * rank)])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    onnx.checker.check_model(model)
    return ReferenceEvaluator(model).run(None, given)[0]


zeros = np.zeros((1, 2, 3), np.float32)
for opset in (11, 13):
    print(f"operator set {opset}: Softmax of zeros of 1 by 2 by 3 with axis 1 is {run('Softmax', opset, 3, zeros, axis=1)[0].round(3).tolist()}")
logits = np.array([[100, -100]], np.float32)
print("LogSoftmax:", run("LogSoftmax", 13, 2, logits).tolist())
print("SoftmaxCrossEntropyLoss:", run("SoftmaxCrossEntropyLoss", 13, 0, logits, np.array([1])).tolist())
print("ReduceLogSumExp:", run("ReduceLogSumExp", 13, 2, np.full((1, 2), -np.inf, np.float32), axes=[1]).tolist())
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
operator set 11: Softmax of zeros of 1 by 2 by 3 with axis 1 is [[0.5, 0.5, 0.5], [0.5, 0.5, 0.5]]
operator set 13: Softmax of zeros of 1 by 2 by 3 with axis 1 is [[0.5, 0.5, 0.5], [0.5, 0.5, 0.5]]
LogSoftmax: [[0.0, -inf]]
SoftmaxCrossEntropyLoss: inf
ReduceLogSumExp: [[nan]]
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
