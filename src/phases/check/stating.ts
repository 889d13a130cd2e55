/** Calls of definitions that state conditions, and the texts of their messages. */
import type { FunctionKeyword, Parameter } from "../../ir/ast/types.ts";
import { negNum } from "../../ir/equation/number.ts";
import { textOf } from "../../source/source.ts";
import { showValue } from "./evaluate.ts";
import type { Scope, Use } from "./types.ts";

/** A call of a definition that states conditions. */
export interface Stating {
  readonly keyword: FunctionKeyword | "layer" | "optimizer";
  readonly name: string;
  /** The parameters that the arguments of the call are matched with. */
  readonly parameters: readonly Parameter[];
  readonly use: Use;
  readonly scope: Scope;
}

/** The text with `{name}` and `{-name}` replaced by values of the definition; of an operand, by the call that made it. */
export function interpolated(text: string, { values, operands }: Scope): string {
  return text.replace(/\{(-?)(\w+)\}/g, (whole, minus: string, name: string) => {
    const operand = operands?.get(name);
    if (operand !== undefined && minus === "") return textOf(operand.span);
    const known = values.get(name);
    if (known === undefined) return whole;
    return showValue(minus !== "" && known.kind === "number" ? { kind: "number", value: negNum(known.value) } : known);
  });
}
