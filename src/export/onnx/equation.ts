/** The right side of an equation as a tensor. */
import type { Equation } from "../../ir/equation/types.ts";
import type { Emitter, StoredTensor } from "./emitter.ts";
import { emitScatter } from "./scatter.ts";
import { cast } from "./value.ts";

export function emitEquation(equation: Equation, emitter: Emitter): StoredTensor {
  if (equation.kind === "accumulation") return emitScatter(equation, emitter);
  const { body, indices, array } = equation;
  const value = emitter.emit(body);
  const isIndex = emitter.program.arrays.get(array)?.content.kind === "index";
  const typed = cast(value, isIndex ? "int64" : "float", emitter.builder);
  // Dimensions stay in the order in which the rule gave them: reads are told which is which.
  return { kind: "tensor", operand: typed.operand, dimensions: typed.axes.map((v) => indices.findIndex((w) => w.id === v.id)) };
}
