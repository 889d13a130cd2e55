/** The class of what was never seen: `oneHot("a", "b", other: "rest")`. */
import { near } from "../../diagnostics/near.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Argument, NamedKind } from "../../ir/ast/expression.ts";
import { toNumber } from "../../ir/equation/number.ts";
import type { ClassLabel, Encoding } from "../../ir/model/types.ts";
import { evaluate, showValue } from "./evaluate.ts";
import type { Scope } from "./types.ts";

/** What else the class is called. */
const synonyms: ReadonlySet<string> = new Set(["default", "else", "fallback", "oov", "others", "rare", "rest", "unk", "unknown", "unlisted", "unseen"]);

export interface ReadOther {
  /** The arguments without it. */
  readonly listed: readonly Argument[];
  readonly other?: ClassLabel;
}

/** Takes the class of all other values out of the arguments of an encoding; `undefined` after a fault. */
export function readOther(kind: NamedKind, scope: Scope, report: Report): ReadOther | undefined {
  const encoding = kind.name.text;
  const listed = kind.arguments.filter((argument) => argument.kind !== "value" || argument.key === undefined);
  const [said, second] = kind.arguments.filter((argument) => !listed.includes(argument));
  if (said?.kind !== "value" || said.key === undefined) return { listed };
  const key = said.key.kind === "reference" ? said.key.name.text : undefined;
  if (key !== "other") {
    const { span } = said.key;
    const meant = key === undefined ? undefined : encoding === "oneHot" && synonyms.has(key) ? "other" : near(key, ["other", "missing"]);
    report.add("unknownClassArgument", span, { key, encoding }, { fixes: meant === undefined ? [] : [{ title: `write \`${meant}\``, edits: [{ span, text: meant }] }] });
    return undefined;
  }
  if (encoding !== "oneHot") {
    const fixes = encoding === "binary" ? [{ title: "write `oneHot`", edits: [{ span: kind.name.span, text: "oneHot" }] }] : [];
    report.add("otherOfEncoding", said.span, { encoding }, { fixes });
    return undefined;
  }
  if (second !== undefined) {
    report.add("otherTwice", second.span, {});
    return undefined;
  }
  const value = evaluate(said.value, scope, report);
  switch (value.kind) {
    case "unknown": return undefined;
    case "string": return { listed, other: value.value };
    case "number": return { listed, other: toNumber(value.value) };
    default:
      report.add("otherWithoutName", said.value.span, { found: showValue(value) }, { fixes: [{ title: "write `\"other\"`", edits: [{ span: said.value.span, text: "\"other\"" }] }] });
      return undefined;
  }
}

/** Whether an encoding or one of its fields has a class for all other values. */
export function hasOther(encoding: Encoding): boolean {
  return encoding.kind === "record" ? encoding.fields.some((field) => hasOther(field.encoding)) : encoding.kind === "oneHot" && encoding.other === true;
}
