/** An expression as nodes of the graph: one rule for each kind. */
import { toNumber } from "../../ir/equation/number.ts";
import type { Expr, Select, Where } from "../../ir/equation/types.ts";
import { product, sum } from "./arithmetic.ts";
import { conditionValue } from "./conditions.ts";
import { cannot, type Emitter } from "./emitter.ts";
import { called } from "./functions.ts";
import { softmax } from "./normalized.ts";
import { readArray } from "./read.ts";
import { reduced } from "./reduce.ts";
import { mostPoints, pointsOf, tableOf, variablesIn } from "./tables.ts";
import { cast, elementwise, scalarValue, type Value } from "./value.ts";

export function emitExpression(e: Expr, emitter: Emitter): Value {
  const { builder } = emitter;
  switch (e.kind) {
    case "constant": return scalarValue(builder, toNumber(e.value));
    case "count": return count(emitter);
    case "index": {
      const variables = variablesIn([e.affine]) ?? cannot(emitter, "a value depends on the position of the example in its batch");
      if (pointsOf(variables) > mostPoints) return cannot(emitter, "a table of positions would be too large");
      return { operand: builder.constant("float", variables.map((v) => v.upper - v.lower), Array.from(tableOf(e.affine, variables)), "positions"), axes: variables };
    }
    case "read": return readArray(e, emitter);
    case "sum": return sum(e, emitter);
    case "product": return product(e, emitter);
    case "call": return softmax(e, emitter) ?? called(e, emitter);
    case "select": return select(e, emitter);
    case "where": return where(e, emitter);
    case "reduce": return reduced(e, emitter);
    case "draw": return cannot(emitter, "random numbers are drawn in predictions");
  }
}

function count({ builder, batchOf }: Emitter): Value {
  const shape = builder.node("Shape", [batchOf()], "int64", [1], { attributes: { start: { kind: "int", value: 0 }, end: { kind: "int", value: 1 } } });
  return { operand: builder.cast(builder.reshape(shape, []), "float"), axes: [] };
}

function select({ condition, whenTrue, whenFalse }: Select, emitter: Emitter): Value {
  const [a, b] = [emitter.emit(whenTrue), emitter.emit(whenFalse)].map((v) => cast(v, "float", emitter.builder));
  if (a === undefined || b === undefined) throw new Error("a choice has two sides");
  return elementwise(emitter.builder, "Where", [cast(emitter.emit(condition), "bool", emitter.builder), a, b], "float");
}

function where({ conditions, body }: Where, emitter: Emitter): Value {
  const mask = conditionValue(conditions, emitter);
  const value = cast(emitter.emit(body), "float", emitter.builder);
  return mask === undefined ? value : elementwise(emitter.builder, "Where", [mask, value, scalarValue(emitter.builder, 0)], "float");
}
