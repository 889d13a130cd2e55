/** The columns of the data that a model reads. */
import type { Expression } from "../../ir/ast/expression.ts";
import { sourceKinds } from "../../ir/model/data-options.ts";
import type { CompletionItem } from "vscode-languageserver";
import { declarationAt } from "../lookup.ts";
import type { Seen } from "../workspace.ts";
import { valueItem } from "./items.ts";
import type { Cursor } from "./place.ts";

/** The first file of the model's `data`, as it is written. */
export function dataOf(seen: Seen, offset: number): string | undefined {
  const declaration = declarationAt(seen, offset);
  const settings = declaration?.kind === "chain" ? declaration.body.flatMap((s) => (s.kind === "train" ? s.settings : [])) : [];
  const value = settings.find(({ key }) => key.text === "data")?.value;
  return value === undefined ? written(seen, offset) : filesIn(value)[0]?.value;
}

/** A file that is being edited may not parse: the first source of data behind the cursor, or before it. */
function written({ document }: Seen, offset: number): string | undefined {
  const text = document.getText();
  const pattern = /\bdata\s*:\s*(?:csv|series|file|text)\s*\(\s*"([^"\n]+)"/;
  return (pattern.exec(text.slice(offset)) ?? pattern.exec(text))?.[1];
}

/** The files that an expression such as `csv("a.csv", "b.csv")` names, with their places. */
export function filesIn(value: Expression): readonly Extract<Expression, { kind: "string" }>[] {
  if (value.kind !== "reference" || !sourceKinds.some((kind) => kind === value.name.text)) return [];
  return (value.arguments ?? []).flatMap((a) => (a.kind === "value" && a.key === undefined && a.value.kind === "string" ? [a.value] : []));
}

/** Names of the language as they are, others in quotes with a name of the language. */
export function columnItems(columns: readonly string[], { before }: Cursor, as: "named" | "quoted"): readonly CompletionItem[] {
  const given = new Set(before.map((w) => w.text.replace(/^"|"$/g, "")));
  return columns.filter((c) => !given.has(c)).map((column, i): CompletionItem => {
    const item = { ...valueItem(column, "column"), sortText: `0${String(i).padStart(4, "0")}` };
    if (as === "quoted" || /^[A-Za-z_]\w*$/.test(column)) return item;
    const name = column.replace(/[^A-Za-z0-9]+(.)?/g, (_, c: string | undefined) => (c ?? "").toUpperCase()).replace(/^\d/, "_$&");
    return { ...item, insertText: `"${column}" as ${name === "" ? "value" : name}` };
  });
}
