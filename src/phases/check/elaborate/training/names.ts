/** The names that an optimizer's body assigns to: who reads them, which have a shape of their own, and how one is declared. */
import type { Fix } from "../../../../diagnostics/diagnostic.ts";
import type { Equation, OptimizerDeclaration } from "../../../../ir/ast/types.ts";
import { namesIn } from "../equations/batched.ts";

/** What an average keeps beside the states of its definition: how far the weight that trains is ahead of it. */
export const aheadOf = "ahead";

/** Whether another statement reads what is assigned: what nothing reads is a slip. */
export function isRead({ body }: OptimizerDeclaration, { name }: Equation): boolean {
  const values = body.flatMap((s) => (s.kind === "let" ? (s.value.base ?? []) : s.kind === "equation" && s.name.text !== name.text ? [s.value] : []));
  return values.some((value) => namesIn(value).has(name.text));
}

/** States with a shape, and values of this step: their subscripts say nothing of the axes of the weight. */
export function namesOfOwnShape({ body }: OptimizerDeclaration): ReadonlySet<string> {
  const states = body.flatMap((s) => (s.kind === "array" && s.role === "state" ? s.arrays : []));
  const ofWeight = new Set(["w", "g", ...states.filter((a) => a.shape === undefined).map((a) => a.name.text)]);
  const named = [...states.map((a) => a.name.text), ...body.flatMap((s) => (s.kind === "equation" ? [s.name.text] : []))];
  return new Set(named.filter((name) => !ofWeight.has(name)));
}

/** A name that is assigned, declared as a state where it reads itself or is read before, else as a value of this step. */
export function declared({ body }: OptimizerDeclaration, { name, value, span }: Equation): readonly Fix[] {
  const [first] = body;
  if (first === undefined) return [];
  const { source, start } = first.span;
  const indent = /[ \t]*$/.exec(source.text.slice(0, start))?.[0] ?? "";
  const state = { title: `insert \`state ${name.text} = 0\``, edits: [{ span: { source, start, end: start }, text: `state ${name.text} = 0\n${indent}` }] };
  const local = { title: `write \`let ${name.text} = …\``, edits: [{ span: { ...span, end: span.start }, text: "let " }] };
  return namesIn(value).has(name.text) ? [state] : [local, state];
}
