/** Constants, and what graphs compute shapes from. */
import { refuse } from "../fault.ts";
import { numberOf } from "../lazy/expression.ts";
import { shapeOf } from "../lazy/views.ts";
import { constantOf } from "./context.ts";
import type { Operator } from "./elementwise.ts";

const shape: Operator = (node, c) => {
  const all = shapeOf(c.input(node, 0));
  const from = c.number(node, "start") ?? 0;
  const values = Float64Array.from(all.slice(from, c.number(node, "end") ?? all.length));
  return [constantOf({ type: "int64", shape: [values.length], values })];
};

const size: Operator = (node, c) => [constantOf({ type: "int64", shape: [], values: Float64Array.of(shapeOf(c.input(node, 0)).reduce((a, b) => a * b, 1)) })];

const constantOfShape: Operator = (node, c) => {
  const value = c.tensorOf(node.attributes.get("value"));
  const axes = (c.numbers(node, 0, "shape") ?? []).map((n) => c.axisOf(n));
  return [{ axes, body: numberOf(value?.values[0] ?? 0), isWhole: value !== undefined && value.type.includes("int"), isShared: false }];
};

const range: Operator = (node, c) => {
  const [[from = 0] = [], [to = 0] = [], [step = 1] = []] = [0, 1, 2].map((k) => c.numbers(node, k, "bounds"));
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (!(count <= 2 ** 20)) refuse(node, `makes ${count} numbers`);
  return [constantOf({ type: "int64", shape: [count], values: Float64Array.from({ length: count }, (_, k) => from + k * step) })];
};

const constant: Operator = (node, c) => {
  const tensor = c.tensorOf(node.attributes.get("value"));
  if (tensor !== undefined) return [constantOf(tensor)];
  for (const [key, type] of [["value_float", "float32"], ["value_int", "int64"]] as const) {
    const value = c.number(node, key);
    if (value !== undefined) return [constantOf({ type, shape: [], values: Float64Array.of(value) })];
  }
  for (const [key, type] of [["value_floats", "float32"], ["value_ints", "int64"]] as const) {
    const values = c.list(node, key);
    if (values !== undefined) return [constantOf({ type, shape: [values.length], values: Float64Array.from(values) })];
  }
  return refuse(node, "is a constant that is no numbers");
};

export const constants: Readonly<Record<string, Operator>> = { Shape: shape, Size: size, ConstantOfShape: constantOfShape, Range: range, Constant: constant };
