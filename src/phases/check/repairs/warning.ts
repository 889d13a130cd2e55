/** Repairs of a call that its definition warns of: what the message itself writes in backticks, beside what it quotes, `{x}`. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Parameter } from "../../../ir/ast/types.ts";
import type { Reference } from "../../../ir/ast/expression.ts";
import { interpolated, type Stating } from "../stating.ts";
import { renamed, replace, withNamed, without } from "./edits.ts";
import { signatureOf } from "./signatures.ts";

const steps = ["layer", "block", "activation"] as const;

/**
 * `rate: 0.1` is an argument of the call, or of the call that made its operand; another definition of its kind, or a call of one,
 * is written in its place; its own name alone means that it is left out.
 */
export function repairsOfWarning({ keyword, name, parameters, use, scope }: Stating, message: string): readonly Fix[] {
  const { reference, scope: { library } } = use;
  const isStep = keyword === "layer" || keyword === "activation";
  const made = use.way?.history.at(-1)?.reference;
  const calls: readonly (readonly [Reference, readonly Parameter[]])[] = [
    [reference, parameters],
    ...(isStep && made !== undefined ? [[made, signatureOf(library, made.name.text)?.parameters ?? []] as const] : []),
  ];
  const isSibling = (other: string): boolean => (isStep ? steps : [keyword]).some((k) => library.names(k).includes(other));
  return [...message.matchAll(/`([^`]+)`/g)].flatMap(([, written = ""]): readonly Fix[] => {
    if (/^\{\w+\}$/.test(written)) return [];
    const text = interpolated(written, scope);
    const [, parameter] = /^(\w+): /.exec(text) ?? [];
    if (parameter !== undefined) return calls.flatMap(([call, known]) => (known.some((p) => p.name.text === parameter) ? [replace(withNamed(call, known, parameter, text))] : []));
    if (text === name) return isStep ? [without(reference)] : [];
    if (!isSibling(/^\w*/.exec(text)?.[0] ?? "")) return [];
    return [...(/^\w+$/.test(text) ? [replace(renamed(reference, text))] : []), replace({ span: reference.span, text })];
  });
}
