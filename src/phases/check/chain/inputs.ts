/** Inputs of a model: their arrays, and the value that flows from them. */
import type { InputStatement } from "../../../ir/ast/types.ts";
import { variableAffine } from "../../../ir/equation/affine.ts";
import { call, constant, indexValue, readAt, select } from "../../../ir/equation/build.ts";
import { oneHotName, targetName } from "../../../ir/equation/names.ts";
import type { Content, Extent, IndexVariable } from "../../../ir/equation/types.ts";
import { vectorWidth } from "../../../ir/model/labels.ts";
import type { Encoding } from "../../../ir/model/types.ts";
import type { Span } from "../../../source/source.ts";
import { readValueColumn } from "../columns.ts";
import { readEncoding, valueShape } from "../encoding.ts";
import type { Elaboration, Operand } from "../types.ts";
import { type Chain, originOf, scopeOf } from "./state.ts";
import { defineFilled, hasFilled } from "./fill.ts";
import { nameLost, nameValue } from "./values.ts";

const real: Content = { kind: "real" };
const batch: Extent = { lower: 0, upper: Infinity };

export function extentsOf(shape: readonly number[]): readonly Extent[] {
  return [batch, ...shape.map((upper) => ({ lower: 0, upper }))];
}

export function declareInputs(chain: Chain, statement: InputStatement): void {
  for (const field of statement.fields) {
    const encoding = readEncoding(field.encoding, scopeOf(chain), chain.e.report);
    if (encoding === undefined) {
      nameLost(chain, field.name);
      chain.kept = true;
      continue;
    }
    const name = field.name.text;
    const operand = declareData(chain.e, name, "input", encoding, field.span);
    chain.model?.inputs.push({ name, encoding, array: name, ...readValueColumn(field, encoding, chain.e.report) });
    nameValue(chain, field.name, operand);
    chain.current = chain.model?.inputs.length === 1 ? operand : undefined;
    chain.history = [];
  }
}

/**
 * The array of an input's or a target's data, and the value it has in equations: classes are numbers in the data and
 * one-hot vectors in the equations, so that what reads a class can stay a read at its number.
 */
export function declareData(e: Elaboration, name: string, role: "input" | "target", encoding: Encoding, span: Span): Operand {
  const array = role === "input" ? name : targetName(name);
  const shape = valueShape(encoding);
  const data = { name: array, role, ...(role === "target" && { purpose: { kind: "target", output: name } as const }) };
  switch (encoding.kind) {
    case "real":
      e.arrays.set(array, { ...data, extents: extentsOf(shape), content: real });
      return { array, shape, batched: true, content: real, span };
    case "record":
      e.arrays.set(array, { ...data, extents: extentsOf([vectorWidth(encoding)]), content: real });
      return { array: hasFilled(encoding) ? defineFilled(e, array, encoding, span) : array, shape, batched: true, content: real, span };
    case "index": {
      const content: Content = { kind: "index", below: encoding.below };
      e.arrays.set(array, { ...data, extents: extentsOf(shape), content });
      return { array, shape, batched: true, content, span, encoding: encoding.kind };
    }
    case "binary": {
      const content: Content = { kind: "index", below: 2 };
      e.arrays.set(array, { ...data, extents: extentsOf(shape), content });
      return { array, shape, batched: true, content, span, encoding: encoding.kind };
    }
    case "oneHot": {
      const content: Content = { kind: "index", below: encoding.classes.length };
      e.arrays.set(array, { ...data, extents: extentsOf(encoding.shape), content });
      const hot = defineOneHot(e, array, encoding.shape, encoding.classes.length, span);
      return { array: hot, shape, batched: true, content: real, classes: { array, shape: encoding.shape, content }, span, encoding: encoding.kind };
    }
  }
}

/** `oneHot[n, ..s, k] = class[n, ..s] == k ? 1 : 0` */
function defineOneHot(e: Elaboration, array: string, shape: readonly number[], classes: number, span: Span): string {
  const name = oneHotName(array);
  const n = e.fresh.variable("n", 0, Infinity);
  const outer: IndexVariable[] = shape.map((size, i) => e.fresh.variable(`i${i}`, 0, size));
  const k = e.fresh.variable("k", 0, classes);
  const value = readAt(array, [n, ...outer].map(variableAffine));
  const body = select(call("equal", indexValue(variableAffine(k)), value), constant(1), constant(0));
  e.arrays.set(name, { name, extents: extentsOf([...shape, classes]), role: "value", content: real, purpose: { kind: "oneHot", of: array, ofPurpose: e.arrays.get(array)?.purpose }, distribution: true });
  e.equations.push({ kind: "definition", array: name, indices: [n, ...outer, k], body, origin: originOf(array, span) });
  return name;
}

