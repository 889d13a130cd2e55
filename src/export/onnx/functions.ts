/** Scalar primitives as operators. */
import { toNumber } from "../../ir/equation/number.ts";
import type { Call } from "../../ir/equation/types.ts";
import type { Emitter } from "./emitter.ts";
import { cast, elementwise, scalarValue, type Value } from "./value.ts";

const operators = {
  exp: "Exp", log: "Log", abs: "Abs", sign: "Sign", floor: "Floor", sin: "Sin", cos: "Cos", tanh: "Tanh", cosh: "Cosh", sinh: "Sinh", erf: "Erf", logistic: "Sigmoid", softplus: "Softplus", stop: "Identity",
  max: "Max", min: "Min", power: "Pow", less: "Less", lessEqual: "LessOrEqual", equal: "Equal", and: "And", or: "Or", not: "Not",
} as const;

export function called(e: Call, emitter: Emitter): Value {
  const { builder } = emitter;
  const values = e.arguments.map((a) => emitter.emit(a));
  const reals = (): readonly Value[] => values.map((v) => cast(v, "float", builder));
  const truths = (): readonly Value[] => values.map((v) => cast(v, "bool", builder));
  switch (e.primitive) {
    case "log1p": return elementwise(builder, "Log", [elementwise(builder, "Add", [...reals(), scalarValue(builder, 1)], "float")], "float");
    case "expm1": return elementwise(builder, "Sub", [elementwise(builder, "Exp", reals(), "float"), scalarValue(builder, 1)], "float");
    case "max": {
      const other = e.arguments.findIndex((a) => a.kind === "constant" && toNumber(a.value) === 0);
      const value = reals()[1 - other];
      if (other >= 0 && value !== undefined) return elementwise(builder, "Relu", [value], "float");
      return elementwise(builder, "Max", reals(), "float");
    }
    case "less": case "lessEqual": case "equal": {
      const areIntegers = values.every((v) => v.operand.type === "int64");
      return elementwise(builder, operators[e.primitive], areIntegers ? values : reals(), "bool");
    }
    case "and": case "or": case "not": return elementwise(builder, operators[e.primitive], truths(), "bool");
    case "sinh": case "cosh": case "exp": case "log": case "abs": case "sign": case "floor": case "sin": case "cos": case "tanh": case "erf": case "logistic": case "softplus": case "stop": case "min": case "power":
      return elementwise(builder, operators[e.primitive], reals(), "float");
    case "derivative": throw new Error("a derivative was not taken");
  }
}
