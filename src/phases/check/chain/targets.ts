/** The data of an output: what a loss compares it with, and what values may be fitted to. */
import type { Operand } from "../types.ts";
import { declareData } from "./inputs.ts";
import type { Chain, ModelParts, Output } from "./state.ts";

export function targetOf({ e }: Chain, model: ModelParts, output: Output): Operand {
  const name = output.name.text;
  const known = model.targets.get(name);
  if (known !== undefined) return known;
  const before = e.equations.length;
  const made = declareData(e, name, "target", shapedLike(output), output.span);
  model.targetEquations.push(...e.equations.splice(before));
  model.targets.set(name, made);
  return made;
}

/** Where the value's shape writes a lone number otherwise than the encoding, the data follow the value. */
function shapedLike(output: Output): Output["encoding"] {
  const { encoding, operand } = output;
  return encoding.kind === "real" ? { kind: "real", shape: operand.shape } : encoding;
}
