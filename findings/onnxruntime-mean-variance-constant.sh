#!/usr/bin/env bash
# ONNX Runtime 1.30.0, operator MeanVarianceNormalization: a channel whose values are all equal.
# Expected: 0. The operator is a function of ONNX, whose body adds 1e-9 to the standard deviation before it divides (ONNX,
# MeanVarianceNormalization 13), and gives 0; so does ReferenceEvaluator, and so does the body's text run by ONNX Runtime itself.
# Seen: NaN for each value of such a channel, without an error.
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
from onnx import TensorProto, helper, inliner
from onnx.reference import ReferenceEvaluator

graph = helper.make_graph(
    [helper.make_node("MeanVarianceNormalization", ["X"], ["Y"], axes=[0, 2, 3])],
    "g",
    [helper.make_tensor_value_info("X", TensorProto.FLOAT, [1, 2, 1, 3])],
    [helper.make_tensor_value_info("Y", TensorProto.FLOAT, [1, 2, 1, 3])],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
onnx.checker.check_model(model)
body = inliner.inline_selected_functions(model, [("", "MeanVarianceNormalization")], exclude=False, inline_schema_functions=True)
x = np.array([[[[1, 2, 3]], [[5, 5, 5]]]], np.float32)
run = lambda m: onnxruntime.InferenceSession(m.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, {"X": x})[0]
print("runtime:", run(model).round(3).tolist())
print(f"runtime, body of {len(body.graph.node)} nodes:", run(body).round(3).tolist())
print("reference:", ReferenceEvaluator(model).run(None, {"X": x})[0].round(3).tolist())
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
runtime: [[[[-1.225000023841858, 0.0, 1.225000023841858]], [[nan, nan, nan]]]]
runtime, body of 11 nodes: [[[[-1.225000023841858, 0.0, 1.225000023841858]], [[0.0, 0.0, 0.0]]]]
reference: [[[[-1.225000023841858, 0.0, 1.225000023841858]], [[0.0, 0.0, 0.0]]]]
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
