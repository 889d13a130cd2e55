/** What is at a place of a document. */
import type { ChainStatement, Declaration } from "../ir/ast/types.ts";
import type { ModelTrace, TracedStep, TracedValue } from "../index.ts";
import type { Instance } from "../ir/model/types.ts";
import type { Span } from "../source/source.ts";
import { namesOf } from "./names/declarations.ts";
import type { Names, Occurrence, Scope } from "./names/symbols.ts";
import type { Seen } from "./workspace.ts";

const kept = new WeakMap<Seen, Names>();

export function namesIn(seen: Seen): Names {
  const names = kept.get(seen) ?? namesOf(seen.analysis);
  kept.set(seen, names);
  return names;
}

export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The last of the names there: a declaration follows what it is made of. */
export function occurrenceAt(seen: Seen, offset: number): Occurrence | undefined {
  return namesIn(seen).occurrences.findLast((o) => holds(o.span, offset));
}

export function scopeAt(seen: Seen, offset: number): Scope | undefined {
  return namesIn(seen).bodies.filter((b) => holds(b.span, offset)).sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0]?.scope;
}

export function declarationAt({ analysis }: Seen, offset: number): Declaration | undefined {
  return analysis.file.declarations.find((d) => holds(d.span, offset));
}

export function modelAt({ analysis }: Seen, offset: number): ModelTrace | undefined {
  return analysis.models.find((m) => holds(m.span, offset));
}

/** Statements of a chain, and those in bodies inside of it. */
export function statementsOf(body: readonly ChainStatement[]): readonly ChainStatement[] {
  return body.flatMap((s): readonly ChainStatement[] => [s, ...bodiesOf(s).flatMap(statementsOf)]);
}

export function bodiesOf(s: ChainStatement): readonly (readonly ChainStatement[])[] {
  switch (s.kind) {
    case "nested": case "rate": case "repeat": return [s.body];
    case "let": return s.value.body === undefined ? [] : [s.value.body];
    case "output": return s.value?.body === undefined ? [] : [s.value.body];
    case "shared": return "kind" in s.value ? [] : [s.value];
    case "input": case "call": case "shapeAssertion": case "as": case "loss": case "regularize": case "train": case "stream": case "require": case "warn": case "fitted": case "equation": return [];
  }
}

/** The steps of models that are the statement at a span: several in blocks and variants. */
export function stepsAt({ analysis, uri }: Seen, { start, end }: Span): readonly { readonly model: ModelTrace; readonly step: TracedStep }[] {
  return analysis.models.flatMap((model) => model.steps.filter((s) => s.span.source.name === uri && s.span.start === start && s.span.end === end).map((step) => ({ model, step })));
}

/** The instances that a call made: its own, and those of the block that it calls. */
export function instancesOf(model: ModelTrace, call: Span): readonly Instance[] {
  const own = model.instances.filter((i) => i.span.source === call.source && i.span.start >= call.start && i.span.end <= call.end);
  if (own.length > 0) return own;
  const at = model.steps.findIndex((s) => s.span.source === call.source && s.span.start === call.start && s.span.end === call.end);
  return at < 0 ? [] : insideOf(model, at);
}

/** Steps of a block come before the step that calls it, from the step before that one on. */
function insideOf(model: ModelTrace, at: number): readonly Instance[] {
  const call = model.steps[at];
  const inside: Span[] = [];
  for (let i = at - 1; i >= 0; i--) {
    const step = model.steps[i];
    if (step === undefined || call === undefined || step.span.source === call.span.source) break;
    inside.push(step.span);
  }
  return model.instances.filter((i) => inside.some((s) => s.source === i.span.source && s.start <= i.span.start && i.span.end <= s.end));
}

/** The value that a step at the offset would be applied to. */
export function valueAt(seen: Seen, offset: number): TracedValue | undefined {
  const body = modelAt(seen, offset) ?? declarationAt(seen, offset);
  if (body === undefined) return undefined;
  const { start, end } = body.span;
  const isOwn = (s: TracedStep): boolean => s.span.source.name === seen.uri && s.span.start >= start && s.span.end <= end;
  // A block has the values of its first use.
  const own = seen.analysis.models.map(({ steps }) => steps.filter(isOwn)).find((steps) => steps.length > 0) ?? [];
  if (own.length === 0 && "kind" in body && body.kind === "chain") return enteringBlock(seen, body.name.text);
  const around = own.filter((s) => s.span.start < offset && offset < s.span.end).sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
  const inside = (s: TracedStep): boolean => around === undefined || around.span.start < s.span.start;
  const before = own.filter((s) => s.span.end <= offset && inside(s)).sort((a, b) => b.span.end - a.span.end || a.span.start - b.span.start)[0];
  if (before !== undefined) return before.after;
  const next = own.filter((s) => s.span.start >= offset && inside(s)).sort((a, b) => a.span.start - b.span.start)[0];
  return next?.before ?? around?.before;
}

/** What a block is called with, where none of its steps is known yet. */
function enteringBlock({ analysis }: Seen, name: string): TracedValue | undefined {
  const isCall = ({ span: { source, start } }: TracedStep): boolean => source.library !== true && source.text.startsWith(name, start) && !/^\w/.test(source.text.slice(start + name.length, start + name.length + 1));
  return analysis.models.flatMap(({ steps }) => steps).find((s) => s.before !== undefined && isCall(s))?.before;
}
