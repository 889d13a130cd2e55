/** What an optimizer reads of a parameter, and the names that other tools give it. */
import type { Fix, Note } from "../../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../../source/source.ts";

const roles: readonly { readonly name: string; readonly meaning: string; readonly others: readonly string[] }[] = [
  { name: "w", meaning: "the weight", others: ["weight", "weights", "param", "params", "parameter", "theta", "W", "p", "x", "v"] },
  { name: "g", meaning: "its gradient", others: ["grad", "grads", "gradient", "gradients", "dw", "dW", "d", "delta"] },
  { name: "t", meaning: "the number of the step, from 1", others: ["iteration", "iterations", "iter", "i", "n", "time", "steps"] },
];

/** Says which values an optimizer has: those that every one has, and its own states, parameters and `let`s. */
export function roleNote(own: Iterable<string>): Note {
  const names = [...new Set(own)].filter((name) => roles.every((role) => role.name !== name)).map((name) => `\`${name}\``);
  return { message: `an optimizer reads ${roles.map(({ name, meaning }) => `\`${name}\`, ${meaning}`).join("; ")}${names.length === 0 ? "" : `; and its own ${names.join(", ")}`}` };
}

/** The name of the language for what other tools call so. */
export function roleFixes(name: string, span: Span): readonly Fix[] {
  const meant = roles.filter(({ others }) => others.some((o) => o === name));
  return meant.map((role) => ({ title: `write \`${role.name}\`, ${role.meaning}`, edits: [{ span, text: role.name }] }));
}
