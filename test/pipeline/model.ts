import { Report } from "../../src/diagnostics/report.ts";
import type { File } from "../../src/ir/ast/types.ts";
import type { CheckedModel } from "../../src/ir/model/types.ts";
import { load } from "../../src/load.ts";
import { check } from "../../src/phases/check/check.ts";
import { sourceFile } from "../../src/source/source.ts";
import { standardDefaults } from "../../src/std/defaults.ts";

export const source = "model Net {\n  input x: [4]\n  dense(3) tanh\n  dense(2) softmax\n  output y: oneHot(\"a\", \"b\")\n  loss crossEntropy\n  train { optimizer: adam batch: 8 }\n}\n";

/** The tree and the checked model of `source`. */
export function parsed(): { readonly file: File; readonly model: CheckedModel } {
  const report = new Report();
  const sources = load(sourceFile("net.nn", source), () => undefined, report);
  const [model] = check(sources, { set: new Map(), defaults: standardDefaults() }, report);
  if (model === undefined) throw new Error(report.diagnostics.map((d) => d.message).join("\n"));
  return { file: sources.main, model };
}
