"""Checks files of ONNX, named in a JSON list on standard input; prints a JSON list of what is wrong with them."""
import json
import sys

import onnx

faults = []
for path in json.load(sys.stdin):
    try:
        onnx.checker.check_model(path, full_check=True)
    except Exception as fault:
        faults.append(f"{path}: {fault}")
json.dump(faults, sys.stdout)
