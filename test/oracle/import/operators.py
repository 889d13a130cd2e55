"""The tests of single operators that the package onnx brings along, with all inputs but the first as constants, or, of arithmetic, all numbers as inputs.

usage: operators.py FOLDER; writes FOLDER/NAME.onnx and FOLDER/cases.json
"""
import copy
import json
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")
for name, kind in (("float", float), ("int", int), ("bool", bool), ("object", object)):
    setattr(np, name, kind)  # names that the package uses and NumPy no longer has

import onnx  # noqa: E402
from onnx.backend.test.case.node import collect_testcases  # noqa: E402

arithmetic = {"Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Sum", "Mean", "MatMul", "Concat", "Where", "PRelu", "Greater", "Less", "Equal", "GreaterOrEqual", "LessOrEqual"}


def pack(x):
    return {"shape": list(x.shape), "values": [str(v) for v in x.astype(float).flatten().tolist()]}


found = {}
for case in collect_testcases(None):
    try:
        model, (given, wanted) = copy.deepcopy(case.model), case.data_sets[0]
        inputs, outputs = [[np.asarray(x) for x in values] for values in (given, wanted)]
    except (AttributeError, ValueError, IndexError):
        continue  # sequences, and data that this NumPy does not make
    ports = list(model.graph.input)
    if len(outputs) != 1 or len(ports) != len(inputs) or not inputs or inputs[0].dtype.kind != "f" or any(x.dtype.kind not in "fiub" for x in inputs + outputs):
        continue
    del model.graph.input[:]
    kept = [k for k, x in enumerate(inputs) if k == 0 or (model.graph.node[0].op_type in arithmetic and x.dtype.kind == "f")]
    for k, port in enumerate(ports):
        if k in kept:
            model.graph.input.append(port)
        else:
            model.graph.initializer.append(onnx.numpy_helper.from_array(inputs[k], port.name))
    onnx.save(model, f"{sys.argv[1]}/{case.name}.onnx")
    found[case.name] = {"title": case.name, "inputs": [pack(inputs[k]) for k in kept], "output": pack(outputs[0])}
with open(f"{sys.argv[1]}/cases.json", "w") as file:
    json.dump(list(found.values()), file)
