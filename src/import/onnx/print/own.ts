/** Definitions of the file itself: activations that the library lacks, and equations with constants as layers. */
import { partsOf, tensorsOf, type TensorRead } from "../lazy/expression.ts";
import type { Expression, Value } from "../lazy/types.ts";
import type { Activation, Equation, Weight } from "../steps/types.ts";
import type { Tensor } from "../types.ts";
import { equationText, operandsOf, scopeOf } from "./chain.ts";
import { expressionText } from "./expression.ts";

/** `activation relu6(x) = min(max(x, 0), 6)` */
export function activationText(name: string, { body }: Activation): string {
  const scope = { ...scopeOf(() => "x", () => true) };
  return `activation ${name}(x) = ${expressionText(withoutPlaces(body), scope).replaceAll("x[]", "x")}\n`;
}

function withoutPlaces(e: Expression): Expression {
  switch (e.kind) {
    case "read": return { ...e, index: [] };
    case "number": case "tensor": case "position": return e;
    case "call": return { ...e, operands: e.operands.map(withoutPlaces) };
    case "binary": return { ...e, left: withoutPlaces(e.left), right: withoutPlaces(e.right) };
    case "choice": return { ...e, left: withoutPlaces(e.left), right: withoutPlaces(e.right), whenTrue: withoutPlaces(e.whenTrue), whenFalse: withoutPlaces(e.whenFalse) };
    case "reduction": return { ...e, body: withoutPlaces(e.body) };
  }
}

export interface OwnLayer {
  /** What such layers are called. */
  readonly kind: string;
  readonly text: string;
  readonly weights: readonly Weight[];
}

type Role = "weight" | "bias" | "gain" | "state";

/** An equation whose constants are variables of a layer. `isFixed`: they belong to the preprocessing, and are not trained. */
export function layerText(name: string, step: Equation, isFixed: boolean): OwnLayer {
  const operands = operandsOf(step);
  const inputNames = operands.length === 1 ? ["x"] : operands.map((_, k) => `x${k + 1}`);
  const valueName = (value: Value): string => inputNames[operands.indexOf(value)] ?? "x";
  const tensors = [...new Set(tensorsOf(step.body).map(({ tensor }) => tensor))];
  const roles = new Map(tensors.map((tensor) => [tensor, isFixed ? ("state" as const) : roleOf(step.body, tensor)]));
  const members = tensors.map((tensor) => memberName(tensors, tensor, roles));
  const scope = scopeOf(valueName, (letter) => inputNames.includes(letter) || members.includes(letter) || letter === "y", (tensor) => members[tensors.indexOf(tensor)] ?? "W");
  const inputs = operands.map((value, k) => `${inputNames[k] ?? "x"}: [${value.shape.map((_, d) => (operands.length === 1 ? `n${d + 1}` : `n${k + 1}_${d + 1}`)).join(", ")}]`);
  const variables = tensors.map((tensor, k) => `  ${roles.get(tensor) ?? "weight"} ${members[k] ?? "W"}: [${tensor.shape.join(", ")}] = ${isFixed ? (roleOf(step.body, tensor) === "gain" ? "1" : "0") : initialOf(roles.get(tensor))}\n`).join("");
  const text = `layer ${name}() {\n  input ${inputs.join(", ")}\n${variables}  output ${equationText("y", step, scope)}\n}\n`;
  const all = new Set(roles.values());
  const kind = all.has("weight") ? "weighted" : isFixed ? "prepare" : all.size > 1 ? "scaleAndShift" : all.has("gain") ? "scale" : all.has("bias") ? "shift" : "masked";
  return { kind, text, weights: tensors.map((tensor, k) => ({ member: members[k] ?? "W", tensor })) };
}

function initialOf(role: Role | undefined): string {
  switch (role) {
    case "gain": return "ones";
    case "bias": return "zeros";
    case "state": return "0";
    case "weight": case undefined: return "glorotUniform";
  }
}

function memberName(tensors: readonly Tensor[], tensor: Tensor, roles: ReadonlyMap<Tensor, Role>): string {
  const role = roles.get(tensor) ?? "weight";
  const base = { weight: "W", bias: "b", gain: "g", state: "c" }[role];
  const same = tensors.filter((t) => roles.get(t) === role);
  return same.length === 1 ? base : `${base}${same.indexOf(tensor) + 1}`;
}

/** What is added is a bias, what multiplies or divides is a gain, what is summed over is a weight. */
function roleOf(body: Expression, tensor: Tensor): Role {
  const isIt = (e: Expression): e is TensorRead => e.kind === "tensor" && e.tensor === tensor;
  for (const part of partsOf(body)) {
    if (part.kind === "choice" && (isIt(part.left) || isIt(part.right))) return "state";
    if (part.kind === "choice" && (isIt(part.whenTrue) || isIt(part.whenFalse))) return "bias";
    if (part.kind === "reduction" && [...partsOf(part.body)].some(isIt)) return "weight";
    if (part.kind === "binary" && (part.operator === "+" || part.operator === "-") && (isIt(part.left) || isIt(part.right))) return "bias";
  }
  return "gain";
}
