/** What conditions ask about the operand of a definition, besides its shape: `kind(x)`, `init(x)`. */
import type { Report } from "../../diagnostics/report.ts";
import type { Reference } from "../../ir/ast/expression.ts";
import type { Operand, Scope, Value } from "./types.ts";

const questions: Readonly<Record<string, (operand: Operand) => string>> = {
  /** The kind that its definition states or its encoding is; `""` for plain numbers. */
  kind: ({ result, encoding }) => result?.name ?? encoding ?? "",
  /** The name of the initializer of the weights by which a layer made it; `""` where there is none, or several. */
  init: ({ initializer }) => initializer ?? "",
};

/** The answer to a question about an operand; `undefined` where the reference is none. Of an operand that is not known, so is the answer. */
export function factOf({ name, arguments: given = [], span }: Reference, { operands }: Scope, report: Report): Value | undefined {
  const question = operands !== undefined && Object.hasOwn(questions, name.text) ? questions[name.text] : undefined;
  if (question === undefined || operands === undefined) return undefined;
  const [only, second] = given;
  const asked = only?.kind === "value" && only.key === undefined && second === undefined && only.value.kind === "reference" ? only.value.name.text : "";
  if (!operands.has(asked)) report.add("questionOfNoOperand", span, { question: name.text, operands: [...operands.keys()] });
  const operand = operands.get(asked);
  return operand === undefined ? { kind: "unknown" } : { kind: "string", value: question(operand) };
}
