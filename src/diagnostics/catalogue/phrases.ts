/** Phrases that several messages have in common. */

/** `1 row`, `2 rows` */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** `[28, 28]` */
export function shape(sizes: readonly number[]): string {
  return `[${sizes.join(", ")}]`;
}

/** `W`, `b` and `mean`, in code quotes. */
export function namesOf(names: readonly string[]): string {
  return listOf(names.map((name) => `\`${name}\``));
}

/** `a, b and c` */
export function listOf(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

/** `an activation`, `a layer` */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** What an equation defines; its name in the definition or, of initial values, in the model. */
export interface Defined {
  readonly kind: "value" | "state" | "fitted value" | "initial value" | "loss" | "metric" | "regularizer" | "optimizer";
  readonly name: string;
}

export function definedText({ kind, name }: Defined): string {
  switch (kind) {
    case "value": return `\`${name}\``;
    case "initial value": return `the initial value of \`${name}\``;
    case "state": case "fitted value": case "loss": case "metric": case "regularizer": case "optimizer": return `the ${kind} \`${name}\``;
  }
}
