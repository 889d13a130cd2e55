#!/usr/bin/env bash
# onnx 1.23.1, ReferenceEvaluator: options of the operators LSTM and GRU (versions 22) that change what they compute.
# Expected: clip bounds what goes into each activation, activations names other functions, input_forget couples two gates, and
# sequence_lens ends a sequence of the batch (its final state is that of its last step), or else an error. ONNX Runtime does so.
# Seen: none of them has an effect: outputs are those without the option, bit for bit. RNN refuses activations it does not know.
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

random = np.random.default_rng(0)
X = random.normal(size=(4, 2, 3)).astype(np.float32)


def run(op, lengths=None, **attributes):
    gates = {"LSTM": 4, "GRU": 3}[op]
    weights = np.random.default_rng(1)
    inputs = {
        "X": X,
        "W": weights.normal(size=(1, gates * 5, 3)).astype(np.float32),
        "R": weights.normal(size=(1, gates * 5, 5)).astype(np.float32),
        "B": weights.normal(size=(1, 2 * gates * 5)).astype(np.float32),
    }
    if lengths is not None:
        inputs["lengths"] = np.array(lengths, np.int32)
    node = helper.make_node(op, list(inputs), ["Y", "H"], hidden_size=5, **attributes)
    values = [helper.make_tensor_value_info(k, helper.np_dtype_to_tensor_dtype(v.dtype), v.shape) for k, v in inputs.items()]
    outputs = [helper.make_tensor_value_info(k, TensorProto.FLOAT, [None] * rank) for k, rank in (("Y", 4), ("H", 3))]
    model = helper.make_model(helper.make_graph([node], "g", values, outputs), opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
    onnx.checker.check_model(model, full_check=True)
    return ReferenceEvaluator(model).run(None, inputs)


for op, options in (
    ("LSTM", {"clip": {"clip": 0.1}, "activations": {"activations": ["HardSigmoid", "Relu", "Softsign"]}, "input_forget": {"input_forget": 1}, "lengths (4, 1)": {"lengths": [4, 1]}}),
    ("GRU", {"clip": {"clip": 0.1}, "activations": {"activations": ["HardSigmoid", "Relu"]}, "lengths (4, 1)": {"lengths": [4, 1]}}),
):
    Y, H = run(op)
    for name, given in options.items():
        y, h = run(op, **given)
        print(f"{op} with {name}: {'as without' if np.array_equal(Y, y) and np.array_equal(H, h) else 'other outputs'}")
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
LSTM with clip: as without
LSTM with activations: as without
LSTM with input_forget: as without
LSTM with lengths (4, 1): as without
GRU with clip: as without
GRU with activations: as without
GRU with lengths (4, 1): as without
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
