#!/usr/bin/env bash
# ONNX Runtime 1.30.0, operator Unique: a tensor of floating point with NaN in it.
# Expected: output Y with input[i] = Y[inverse_indices[i]] for each i (ONNX, Unique 11), NaN a value of its own, as in numpy.unique
# and in ReferenceEvaluator of the package onnx.
# Seen: NaN is counted as equal to numbers. (3, NaN, 1, 2) has the unique values 1, 2, 3 and NaN is given to 3; (NaN, 3, 1) has one
# value, NaN, which occurs three times, and 3 and 1 are gone. Looking values up by inverse_indices changes the data without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv > /dev/null
venv/bin/pip install --quiet --disable-pip-version-check numpy==2.4.6 ml_dtypes==0.6.0 protobuf==7.36.2 onnx==1.23.1 onnxruntime==1.30.0 2> /dev/null
cat > run.py <<'PY'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

names = ["Y", "indices", "inverse", "counts"]
graph = helper.make_graph(
    [helper.make_node("Unique", ["X"], names)],
    "g",
    [helper.make_tensor_value_info("X", TensorProto.FLOAT, ["n"])],
    [helper.make_tensor_value_info(name, TensorProto.FLOAT if name == "Y" else TensorProto.INT64, [None]) for name in names],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
onnx.checker.check_model(model, full_check=True)
session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
for x in ([3, 1, 2, 1], [3, np.nan, 1, 2], [2, np.nan, 1, np.nan, 2], [np.nan, 3, 1]):
    x = np.array(x, np.float32)
    for who, (y, _, inverse, counts) in (("runtime", session.run(None, {"X": x})), ("reference", ReferenceEvaluator(model).run(None, {"X": x}))):
        print(f"{x.tolist()} {who}: unique {y.tolist()}, counts {counts.tolist()}, Y[inverse] {y[inverse].tolist()}")
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
[3.0, 1.0, 2.0, 1.0] runtime: unique [1.0, 2.0, 3.0], counts [2, 1, 1], Y[inverse] [3.0, 1.0, 2.0, 1.0]
[3.0, 1.0, 2.0, 1.0] reference: unique [1.0, 2.0, 3.0], counts [2, 1, 1], Y[inverse] [3.0, 1.0, 2.0, 1.0]
[3.0, nan, 1.0, 2.0] runtime: unique [1.0, 2.0, 3.0], counts [1, 1, 2], Y[inverse] [3.0, 3.0, 1.0, 2.0]
[3.0, nan, 1.0, 2.0] reference: unique [1.0, 2.0, 3.0, nan], counts [1, 1, 1, 1], Y[inverse] [3.0, nan, 1.0, 2.0]
[2.0, nan, 1.0, nan, 2.0] runtime: unique [1.0, 2.0], counts [2, 3], Y[inverse] [2.0, 2.0, 1.0, 1.0, 2.0]
[2.0, nan, 1.0, nan, 2.0] reference: unique [1.0, 2.0, nan], counts [1, 2, 2], Y[inverse] [2.0, nan, 1.0, nan, 2.0]
[nan, 3.0, 1.0] runtime: unique [nan], counts [3], Y[inverse] [nan, nan, nan]
[nan, 3.0, 1.0] reference: unique [1.0, 3.0, nan], counts [1, 1, 1], Y[inverse] [nan, 3.0, 1.0]
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
