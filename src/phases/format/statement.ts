/** Statements of chains, layers and optimizers. */
import type { ArrayStatement, ChainStatement, Equation, InputStatement, LayerStatement, OptimizerStatement, Setting, SideChain, StreamStatement, TrainStatement } from "../../ir/ast/types.ts";
import type { Unit } from "./block.ts";
import { isShortChain, isStep, shortChain, stepHead, stepUnits, type Step } from "./chain.ts";
import { type Doc, group, indent, join, line, print, step as stepWidth } from "./doc.ts";
import { expression, items, named } from "./expression.ts";
import { arrayField, columnAndName, inputField, kind } from "./kind.ts";
import { assignment, braced, type Context } from "./layout.ts";

type Statement = ChainStatement | LayerStatement | OptimizerStatement;

/** Units of a body; keywords are filled up to `keywords` columns. */
export function unitsOf(statements: readonly Statement[], context: Context, keywords = 0): Unit[] {
  const units: Unit[] = [];
  let steps: Step[] = [];
  const endRow = (): void => {
    units.push(...stepUnits(steps, context, (step) => statementLines(step, context, 0)));
    steps = [];
  };
  for (const statement of statements) {
    if (isStep(statement)) steps.push(statement);
    else {
      endRow();
      units.push({ start: statement.span.start, end: statement.span.end, render: () => [{ lines: statementLines(statement, context, keywords) }] });
    }
  }
  endRow();
  return units;
}

/** The columns that the keywords of a layer take, so that the names after them line up. */
export function keywordColumns(statements: readonly LayerStatement[]): number {
  return statements.reduce((most, s) => Math.max(most, keywordOf(s).length), 0);
}

function keywordOf(s: LayerStatement): string {
  if (s.kind === "array") return s.role;
  return s.kind === "input" ? "input" : s.kind === "layerOutput" ? "output" : "";
}

function statementLines(s: Statement, context: Context, keywords: number): string[] {
  const { comments, width } = context;
  const show = (doc: Doc): string[] => print(doc, width);
  switch (s.kind) {
    case "input": return show(fields("input".padEnd(keywords), s, context));
    case "array": return show(fields(s.role.padEnd(keywords), s, context));
    case "output": {
      const name = join("output ", columnAndName(s, comments));
      const head = s.encoding === undefined ? name : join(name, ": ", kind(s.encoding, comments));
      return s.value === undefined ? show(head) : sideChain(head, s.encoding?.span.end ?? s.name.span.end, s.value, context);
    }
    case "layerOutput": {
      const name = join(`${"output".padEnd(keywords)} `, named(s.name, comments));
      const left = s.indices === undefined ? "" : items(s.indices, comments);
      const head = join(name, left, s.result === undefined ? "" : join(": ", kind(s.result, comments)));
      return show(s.value === undefined ? head : assignment(head, s.result?.span.end ?? s.name.span.end, s.value, context));
    }
    case "equation": return show(equation("", s, context));
    case "fitted": return show(equation("fitted ", s.equation, context));
    case "let": return sideChain(join("let ", named(s.name, comments)), s.name.span.end, s.value, context);
    case "shared": {
      const head = join("shared ", named(s.name, comments));
      if (!("kind" in s.value)) return sideChain(head, s.name.span.end, { body: s.value, span: s.span }, context);
      return show(assignment(head, s.name.span.end, s.value, context));
    }
    case "require": case "warn": {
      const condition = expression(s.condition, comments);
      if (s.message === undefined) return show(join(`${s.kind} `, condition));
      const trail = comments.trail(s.condition.span.end, s.message.span.start);
      return show(group(`${s.kind} `, condition, ",", trail, indent(line, expression(s.message, comments))));
    }
    case "loss": case "regularize": return show(join(`${s.kind} `, indent(expression(s.value, comments))));
    case "stream": return show(streamed(s, context));
    case "while": return braced(show(join("while ", expression(s.condition, comments))), s.condition.span.end, unitsOf(s.body, narrowed(context)), s.span.end, context);
    case "train": return shortTrain(s, context) ?? braced(["train"], s.span.start, settings(s.settings, narrowed(context)), s.span.end, context);
    case "nested": case "repeat": case "rate": {
      const after = s.kind === "repeat" ? s.count.span.end : s.kind === "rate" ? s.factor.span.end : s.span.start;
      return braced(stepHead(s, context), after, unitsOf(s.body, narrowed(context)), s.span.end, context);
    }
    case "call": case "as": case "shapeAssertion": return stepHead(s, context);
  }
}

function narrowed(context: Context): Context {
  return { ...context, width: context.width - stepWidth };
}

/** `input a: [2], b: [3]`, `weight W: [n] = init, V: [n]` */
function fields(keyword: string, s: InputStatement | ArrayStatement, { comments }: Context): Doc {
  const docs = s.kind === "input"
    ? s.fields.map((f) => ({ span: f.span, print: (): Doc => inputField(f, comments) }))
    : s.arrays.map((f) => ({ span: f.span, print: (): Doc => arrayField(f, comments) }));
  const parts = docs.map(({ span, print: field }, i) => {
    const lead = comments.lead(span.start);
    const doc = group(field());
    const next = docs[i + 1]?.span.start;
    return join(i === 0 ? "" : line, lead, doc, next === undefined ? "" : join(",", comments.trail(span.end, next)));
  });
  return group(keyword, " ", parts.length > 1 ? indent(...parts) : join(...parts));
}

/** `stream text, pitch` */
function streamed({ names }: StreamStatement, { comments }: Context): Doc {
  const parts = names.map((name, i) => {
    const next = names[i + 1]?.span.start;
    return join(i === 0 ? "" : line, comments.lead(name.span.start), name.text, next === undefined ? "" : join(",", comments.trail(name.span.end, next)));
  });
  return group("stream ", parts.length > 1 ? indent(...parts) : join(...parts));
}

function equation(before: string, { name, indices, value }: Equation, context: Context): Doc {
  const { comments } = context;
  const head = join(before, named(name, comments), indices === undefined ? "" : items(indices, comments));
  return assignment(head, name.span.end, value, context);
}

/** `head = expression`, `head = { … }`, `head = value { … }` */
function sideChain(head: Doc, after: number, { base, body, span }: SideChain, context: Context): string[] {
  const { comments, width } = context;
  if (body === undefined) return base === undefined ? print(head, width) : print(assignment(head, after, base, context), width);
  const opened = print(base === undefined ? join(head, " =") : join(head, " = ", indent(expression(base, comments))), width);
  const last = opened.at(-1) ?? "";
  if (comments.sameRow(after, span.end) && isShortChain(body, context)) {
    const short = `${last} ${shortChain(body, context)}`;
    if (short.length <= width) return [...opened.slice(0, -1), short];
  }
  return braced(opened, base?.span.end ?? after, unitsOf(body, narrowed(context)), span.end, context);
}

/** `train { epochs: 20 }`: one setting that was written on one row. */
function shortTrain({ settings: [only, ...more], span }: TrainStatement, { comments, width }: Context): string[] | undefined {
  if (only === undefined || more.length > 0 || !comments.sameRow(span.start, span.end)) return undefined;
  const text = print(join("train { ", only.key.text, ": ", settingValue(only, comments), " }"), Infinity).join("");
  return text.length <= width ? [text] : undefined;
}

function settings(list: readonly Setting[], context: Context): Unit[] {
  const { comments, width } = context;
  const column = list.reduce((most, { key }) => Math.max(most, key.text.length), 0) + 1;
  return list.map((setting) => ({
    start: setting.span.start,
    end: setting.span.end,
    render: () => [{ lines: print(join(`${setting.key.text}:`.padEnd(column), " ", settingValue(setting, comments)), width) }],
  }));
}

/** `muon(0.02) else adamw(0.001)` */
function settingValue({ value, otherwise = [] }: Setting, comments: Context["comments"]): Doc {
  const [, ...rest] = [value, ...otherwise];
  return group(expression(value, comments), ...rest.map((e, i) => join(comments.trail((otherwise[i - 1] ?? value).span.end, e.span.start), indent(line, "else ", expression(e, comments)))));
}
