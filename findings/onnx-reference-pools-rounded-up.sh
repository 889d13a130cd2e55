#!/usr/bin/env bash
# onnx 1.23.1, ReferenceEvaluator: MaxPool and LpPool (versions 22) with ceil_mode.
# Expected: by the formula of ONNX there are ceil((2 + 2 - 2) / 1 + 1) = 3 rows and columns for MaxPool of 2 by 2 values with kernel 2,
# stride 1 and padding 1: there is nothing to round up. LpPool with p = 1 of (1, 2, 3), kernel 2, stride 2: the last window has 3 alone,
# whose norm is 3. Shape inference and ONNX Runtime say so, too.
# Seen: MaxPool gives 5 rows and columns, with 0 for a maximum of negative numbers in two of them. LpPool gives 6 for
# 3 alone: the norm is divided by the part of the window that has values.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv > /dev/null
venv/bin/pip install --quiet --disable-pip-version-check numpy==2.4.6 ml_dtypes==0.6.0 protobuf==7.36.2 onnx==1.23.1 2> /dev/null
cat > run.py <<'PY'
import numpy as np
import onnx
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator


def run(op, x, outputs, **attributes):
    x = np.array(x, np.float32)[np.newaxis, np.newaxis]
    node = helper.make_node(op, ["X"], outputs, **attributes)
    values = [helper.make_tensor_value_info(n, TensorProto.INT64 if n == "I" else TensorProto.FLOAT, [None] * x.ndim) for n in outputs]
    graph = helper.make_graph([node], "g", [helper.make_tensor_value_info("X", TensorProto.FLOAT, x.shape)], values)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
    onnx.checker.check_model(model, full_check=True)
    inferred = onnx.shape_inference.infer_shapes(model).graph.output[0].type.tensor_type.shape
    found = ReferenceEvaluator(model).run(None, {"X": x})
    return f"inferred {[d.dim_value for d in inferred.dim][2:]}, {' and '.join(str(y[0, 0].tolist()) for y in found)}"


for ceil in (0, 1):
    print(f"MaxPool, ceil_mode {ceil}:", run("MaxPool", [[-1, -2], [-3, -4]], ["Y"], kernel_shape=[2, 2], strides=[1, 1], pads=[1, 1, 1, 1], ceil_mode=ceil))
for ceil in (0, 1):
    print(f"LpPool, ceil_mode {ceil}:", run("LpPool", [1, 2, 3], ["Y"], kernel_shape=[2], strides=[2], p=1, ceil_mode=ceil))
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
MaxPool, ceil_mode 0: inferred [3, 3], [[-1.0, -1.0, -2.0], [-1.0, -1.0, -2.0], [-3.0, -3.0, -4.0]]
MaxPool, ceil_mode 1: inferred [3, 3], [[-1.0, -1.0, -2.0, 0.0, 0.0], [-1.0, -1.0, -2.0, 0.0, 0.0], [-3.0, -3.0, -4.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0]]
LpPool, ceil_mode 0: inferred [1], [3.0]
LpPool, ceil_mode 1: inferred [2], [3.0, 6.0]
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
