#!/usr/bin/env bash
# ONNX Runtime 1.30.0: MaxPool, AveragePool and LpPool with auto_pad SAME_UPPER or SAME_LOWER and dilations.
# Expected: ceil(5 / 2) = 3 positions (ONNX, MaxPool 22: output_spatial_shape[i] = ceil(input_spatial_shape[i] / strides_spatial_shape[i])
# for SAME, and pads by the kernel with its dilation), as shape inference of the package onnx says.
# Seen: 2 positions, without an error: the padding is that of a kernel without gaps, so a network has other sizes than its graph states.
# Without dilations there are 3. Conv refuses the same attributes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv > /dev/null
venv/bin/pip install --quiet --disable-pip-version-check numpy==2.4.6 ml_dtypes==0.6.0 protobuf==7.36.2 onnx==1.23.1 onnxruntime==1.30.0 2> /dev/null
cat > run.py <<'PY'
import numpy as np
import onnxruntime
from onnx import TensorProto, helper, shape_inference

x = np.arange(5, dtype=np.float32).reshape(1, 1, 5)
for op in ("MaxPool", "AveragePool", "LpPool"):
    for pad in ("SAME_UPPER", "SAME_LOWER"):
        for dilation in (1, 2):
            node = helper.make_node(op, ["X"], ["Y"], kernel_shape=[2], strides=[2], dilations=[dilation], auto_pad=pad)
            graph = helper.make_graph([node], "g", [helper.make_tensor_value_info("X", TensorProto.FLOAT, [1, 1, 5])], [helper.make_tensor_value_info("Y", TensorProto.FLOAT, None)])
            model = shape_inference.infer_shapes(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10), strict_mode=True)
            inferred = [d.dim_value for d in model.graph.output[0].type.tensor_type.shape.dim]
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 4
            session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
            y = session.run(None, {"X": x})[0]
            print(f"{op} {pad}, dilation {dilation}: inferred shape {inferred}, output {y.round(3).tolist()}")
PY
found=$(venv/bin/python run.py 2> /dev/null)
expected=$(cat <<'SEEN'
MaxPool SAME_UPPER, dilation 1: inferred shape [1, 1, 3], output [[[1.0, 3.0, 4.0]]]
MaxPool SAME_UPPER, dilation 2: inferred shape [1, 1, 3], output [[[2.0, 4.0]]]
MaxPool SAME_LOWER, dilation 1: inferred shape [1, 1, 3], output [[[0.0, 2.0, 4.0]]]
MaxPool SAME_LOWER, dilation 2: inferred shape [1, 1, 3], output [[[1.0, 3.0]]]
AveragePool SAME_UPPER, dilation 1: inferred shape [1, 1, 3], output [[[0.5, 2.5, 4.0]]]
AveragePool SAME_UPPER, dilation 2: inferred shape [1, 1, 3], output [[[1.0, 3.0]]]
AveragePool SAME_LOWER, dilation 1: inferred shape [1, 1, 3], output [[[0.0, 1.5, 3.5]]]
AveragePool SAME_LOWER, dilation 2: inferred shape [1, 1, 3], output [[[1.0, 2.0]]]
LpPool SAME_UPPER, dilation 1: inferred shape [1, 1, 3], output [[[1.0, 3.6059999465942383, 4.0]]]
LpPool SAME_UPPER, dilation 2: inferred shape [1, 1, 3], output [[[2.0, 4.4720001220703125]]]
LpPool SAME_LOWER, dilation 1: inferred shape [1, 1, 3], output [[[0.0, 2.2360000610351562, 5.0]]]
LpPool SAME_LOWER, dilation 2: inferred shape [1, 1, 3], output [[[1.0, 3.1619999408721924]]]
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
