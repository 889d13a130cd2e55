#!/usr/bin/env bash
# onnxscript 0.7.2, optimizer.optimize: Clip after Clip, and Relu after Clip.
# Expected: the optimized model gives the same numbers. Clip is Min(Max(x, min), max) (ONNX, Clip 13), so Clip to [2, 3] of what is
# in [-1, 1] is 2, and Relu of what is in [-2, -1] is 0.
# Seen: 1 and -1. The bounds are joined, min from the greater min and max from the lesser max, which is another function when the
# intervals have nothing in common. Where they overlap the numbers are the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv > /dev/null
venv/bin/pip install --quiet --disable-pip-version-check numpy==2.4.6 ml_dtypes==0.6.0 protobuf==7.36.2 onnx==1.23.1 onnx-ir==1.0.0 onnxscript==0.7.2 onnxruntime==1.30.0 2> /dev/null
cat > run.py <<'PY'
import numpy as np
import onnxruntime
import onnxscript.optimizer
from onnx import parser

x = np.array([-3, -1.5, 0, 1.5, 3], np.float32)


def number(name, value):
    return f"{name} = Constant<value = float {{{value}}}>() "


def run(model):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x})[0].tolist()


bounds = lambda low, high, second="": number("a" + second, low) + number("b" + second, high)
for name, nodes in {
    "Clip(-1, 1), Clip(0.5, 2)": bounds(-1.0, 1.0) + bounds(0.5, 2.0, "2") + "c = Clip(x, a, b) y = Clip(c, a2, b2)",
    "Clip(-1, 1), Clip(2, 3)": bounds(-1.0, 1.0) + bounds(2.0, 3.0, "2") + "c = Clip(x, a, b) y = Clip(c, a2, b2)",
    "Clip(-1, 1), Relu": bounds(-1.0, 1.0) + "c = Clip(x, a, b) y = Relu(c)",
    "Clip(-2, -1), Relu": bounds(-2.0, -1.0) + "c = Clip(x, a, b) y = Relu(c)",
}.items():
    text = f'<ir_version: 9, opset_import: ["" : 18]> g (float[5] x) => (float[5] y) {{ {nodes} }}'
    model = parser.parse_model(text)
    before = run(model)
    optimized = onnxscript.optimizer.optimize(model)
    print(f"{name}: {before}; optimized to {' '.join(n.op_type for n in optimized.graph.node)}: {run(optimized)}")
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
Clip(-1, 1), Clip(0.5, 2): [0.5, 0.5, 0.5, 1.0, 1.0]; optimized to Clip: [0.5, 0.5, 0.5, 1.0, 1.0]
Clip(-1, 1), Clip(2, 3): [2.0, 2.0, 2.0, 2.0, 2.0]; optimized to Clip: [1.0, 1.0, 1.0, 1.0, 1.0]
Clip(-1, 1), Relu: [0.0, 0.0, 0.0, 1.0, 1.0]; optimized to Clip: [0.0, 0.0, 0.0, 1.0, 1.0]
Clip(-2, -1), Relu: [0.0, 0.0, 0.0, 0.0, 0.0]; optimized to Clip: [-1.0, -1.0, -1.0, -1.0, -1.0]
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
