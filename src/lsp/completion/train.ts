/** Settings of `train`, and their values. */
import { settingRows } from "../../ir/model/train-settings.ts";
import type { CompletionItem } from "vscode-languageserver";
import { modelAt } from "../lookup.ts";
import type { Seen } from "../workspace.ts";
import { keywordItem, labelItem } from "./items.ts";
import type { Cursor } from "./place.ts";
import { settingValues } from "./values.ts";

export function trainItems(seen: Seen, offset: number, cursor: Cursor): readonly CompletionItem[] {
  const { before, label } = cursor;
  // The setting whose value is complete, or goes on after `else`.
  const setting = before[before.findIndex(({ text }) => text === ":") + 1]?.text ?? "";
  const takesElse = Object.hasOwn(settingRows, setting) && settingRows[setting]?.takesElse === true;
  const value = label ?? (takesElse && before[0]?.text === "else" ? setting : undefined);
  if (value !== undefined) return settingValues(seen, modelAt(seen, offset), value);
  return [...settingItems(cursor), ...(takesElse ? [keywordItem("else")] : [])];
}

function settingItems({ before }: Cursor): readonly CompletionItem[] {
  const given = new Set(before.flatMap((w, i) => (w.text === ":" ? [before[i + 1]?.text] : [])));
  return Object.entries(settingRows).filter(([name]) => !given.has(name)).map(([name, row]) => labelItem(name, row.takes, `${row.does}.`));
}
