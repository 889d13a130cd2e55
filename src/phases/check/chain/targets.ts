/** The data of an output: what a loss compares it with, and what values may be fitted to. */
import { Report } from "../../../diagnostics/report.ts";
import type { Encoding } from "../../../ir/model/types.ts";
import type { Span } from "../../../source/source.ts";
import { readEncoding } from "../encoding.ts";
import type { Operand } from "../types.ts";
import { declareData } from "./inputs.ts";
import { type Chain, type LossParts, type ModelParts, type Output, scopeOf } from "./state.ts";

export function targetOf(chain: Chain, model: LossParts, output: Output): Operand {
  return model.targets.get(output.name.text) ?? declareTarget(chain, model, output.name.text, shapedLike(output), output.span);
}

/**
 * The data of an output by name. One that is declared further down has the shape of its encoding, before its value is known;
 * undefined where the model has no such output, or its encoding is not known yet.
 */
export function targetNamed(chain: Chain, model: ModelParts, name: string): Operand | undefined {
  const declared = model.outputs.find((o) => o.name.text === name);
  if (declared !== undefined) return targetOf(chain, model, declared);
  const known = model.targets.get(name);
  if (known !== undefined) return known;
  const written = model.upcoming.get(name)?.encoding;
  const encoding = written && readEncoding(written, scopeOf(chain), new Report());
  return written && encoding && declareTarget(chain, model, name, encoding, written.span);
}

function declareTarget({ e }: Chain, model: LossParts, name: string, encoding: Encoding, span: Span): Operand {
  const before = e.equations.length;
  const made = declareData(e, name, "target", encoding, span);
  model.targetEquations.push(...e.equations.splice(before));
  model.targets.set(name, made);
  return made;
}

/** Where the value's shape writes a lone number otherwise than the encoding, the data follow the value. */
function shapedLike(output: Output): Output["encoding"] {
  const { encoding, operand } = output;
  return encoding.kind === "real" ? { kind: "real", shape: operand.shape } : encoding;
}
