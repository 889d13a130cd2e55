/**
 * Syntax tree to canonical text.
 *
 * In: a file that parsed without errors. Out: text that parses to the same tree, spans apart, holds every comment, and is its own
 * canonical form.
 */
import type { Declaration, File, ImportDeclaration, Parameter } from "../../ir/ast/types.ts";
import { layOut, type Unit } from "./block.ts";
import { Comments } from "./comments.ts";
import { type Doc, group, join, print } from "./doc.ts";
import { expression, named } from "./expression.ts";
import { kind, parameters } from "./kind.ts";
import { assignment, braced, type Context } from "./layout.ts";
import { bracketed } from "./list.ts";
import { keywordColumns, unitsOf } from "./statement.ts";

const lineWidth = 120;

export function format(file: File): string {
  const { text } = file.source;
  const context: Context = { comments: new Comments(file), width: lineWidth };
  const units = file.declarations.map((declaration): Unit => ({
    start: declaration.span.start,
    end: declaration.span.end,
    declares: true,
    apart: declaration.kind !== "import" && declaration.kind !== "function",
    render: () => [{ lines: declarationLines(declaration, context) }],
  }));
  return layOut(units, 0, text.length, context.comments, lineWidth).map((line) => `${line}\n`).join("");
}

function declarationLines(d: Declaration, context: Context): string[] {
  const { comments, width } = context;
  const inside = { ...context, width: width - 2 };
  switch (d.kind) {
    case "import": return print(imports(d, context), width);
    case "function": {
      const head = join(`${d.keyword} `, named(d.name, comments), parameters(d.parameters, comments));
      const result = d.result === undefined ? "" : join(": ", kind(d.result, comments));
      const value = assignment(join(head, result), d.result?.span.end ?? lastOf(d.name.span.end, d.parameters), d.value, context);
      const [condition] = d.conditions;
      if (condition === undefined) return print(value, width);
      const lines = print(join(value, comments.trail(d.value.span.end, condition.span.start)), width);
      const conditions = unitsOf(d.conditions, inside);
      return [...lines, ...layOut(conditions, d.value.span.end, d.span.end, comments, inside.width).map((line) => (line === "" ? "" : `  ${line}`))];
    }
    case "chain": {
      if (d.of !== undefined) return print(assignment(join(`${d.keyword} `, named(d.name, comments), ...(d.parameters.length === 0 ? [] : [parameters(d.parameters, comments)])), lastOf(d.name.span.end, d.parameters), d.of, context), width);
      const empty = d.keyword === "model" && d.parameters.length === 0;
      const name = join(`${d.keyword} `, named(d.name, comments));
      const head = empty ? name : join(name, parameters(d.parameters, comments));
      return braced(print(head, width), lastOf(d.name.span.end, d.parameters), unitsOf(d.body, inside), d.span.end, context);
    }
    case "layer": case "optimizer": {
      const name = join(`${d.kind} `, named(d.name, comments), parameters(d.parameters, comments));
      return braced(print(name, width), lastOf(d.name.span.end, d.parameters), unitsOf(d.body, inside, d.kind === "layer" ? keywordColumns(d.body) : 0), d.span.end, context);
    }
  }
}

function lastOf(name: number, list: readonly Parameter[]): number {
  return list.at(-1)?.span.end ?? name;
}

function imports({ names, path }: ImportDeclaration, { comments }: Context): Doc {
  const list = bracketed("{", names, "}", comments, (name) => named(name, comments), { spaced: true, short: () => true });
  return group("import ", list, " from ", expression(path, comments));
}
