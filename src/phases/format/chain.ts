/** Rows of a chain: steps on one row of the source stay together. */
import type { ChainStatement } from "../../ir/ast/types.ts";
import type { Content, Unit } from "./block.ts";
import { join, print } from "./doc.ts";
import { expression, items, named, operand, reference } from "./expression.ts";
import type { Context } from "./layout.ts";

export type Step = Extract<ChainStatement, { kind: "call" | "as" | "shapeAssertion" | "nested" | "repeat" | "rate" }>;

export function isStep(statement: { readonly kind?: string }): statement is Step {
  return ["call", "as", "shapeAssertion", "nested", "repeat", "rate"].includes(statement.kind ?? "");
}

/** One unit for each row of steps. A block over several lines has its rows for itself: `lines` prints it. */
export function stepUnits(steps: readonly Step[], context: Context, lines: (step: Step) => string[]): Unit[] {
  const rows: Step[][] = [];
  for (const step of steps) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    if (row !== undefined && before !== undefined && context.comments.sameRow(before.span.end, step.span.start) && [before, step].every((s) => !isBlock(s) || isShort(s, context))) row.push(step);
    else rows.push([step]);
  }
  return rows.map((row) => ({ start: row[0]?.span.start ?? 0, end: row.at(-1)?.span.end ?? 0, render: () => rowsOf(row, context, lines) }));
}

/** Steps on one row, as far as they fit; the first that does not begins the next. */
function rowsOf(steps: readonly Step[], context: Context, linesOf: (step: Step) => string[]): Content[] {
  const { width } = context;
  const rows: { readonly above: readonly string[]; readonly steps: Step[]; readonly texts: string[] }[] = [];
  for (const step of steps) {
    const short = isShort(step, context) ? oneLine(step, context) : undefined;
    const lines = short !== undefined && short.length <= width ? [short] : linesOf(step);
    const last = lines.at(-1) ?? "";
    const row = rows.at(-1);
    // What follows a block that had to break begins a row, as it would were the block read over several lines.
    const open = row !== undefined && !(row.above.length > 0 && row.steps.some(isBlock));
    if (open && lines.length === 1 && [...row.texts, last].join(" ").length <= width) {
      row.steps.push(step);
      row.texts.push(last);
    } else rows.push({ above: lines.slice(0, -1), steps: [step], texts: [last] });
  }
  return rows.map(({ above, steps: row, texts }): Content => {
    if (above.length > 0) return { lines: [...above, texts.join(" ")] };
    const asserted = row.length > 1 && row.at(-1)?.kind === "shapeAssertion";
    const calls = asserted ? texts.slice(0, -1) : texts;
    const assertion = texts.at(-1);
    return { lines: [calls.join(" ")], calls, ...(asserted && assertion !== undefined && { assertion }) };
  });
}

function isBlock(step: Step): boolean {
  return "body" in step;
}

/** Whether a block was written on one row and can stay there, or a step was. */
function isShort(step: Step, context: Context): boolean {
  return context.comments.sameRow(step.span.start, step.span.end) && ("body" in step ? isShortChain(step.body, context) : true);
}

/** Whether all of a chain in braces fits on the row of its braces. */
export function isShortChain(body: readonly ChainStatement[], context: Context): boolean {
  return body.every((s) => isStep(s) && isShort(s, context));
}

/** A chain in braces on one row. */
export function shortChain(body: readonly ChainStatement[], context: Context): string {
  const steps = body.filter((s): s is Step => isStep(s)).map((step) => oneLine(step, context));
  return steps.length === 0 ? "{}" : `{ ${steps.join(" ")} }`;
}

function oneLine(step: Step, context: Context): string {
  const head = stepHead(step, context, Infinity).join("");
  return "body" in step ? `${head} ${shortChain(step.body, context)}` : head;
}

/** A step, up to the brace that it opens. */
export function stepHead(step: Step, { comments, width }: Context, columns = width): string[] {
  switch (step.kind) {
    case "call": return print(reference(step.call, comments), columns);
    case "as": return print(join("as ", named(step.name, comments)), columns);
    case "shapeAssertion": return print(join("-> ", items(step.shape, comments)), columns);
    case "nested": return [step.keyword];
    case "rate": return print(join("train ", expression(step.factor, comments)), columns);
    case "repeat": {
      const index = step.index === undefined ? "" : join(named(step.index, comments), " < ");
      return print(join("repeat ", index, expression(step.count, comments, step.index === undefined ? 0 : operand)), columns);
    }
  }
}
