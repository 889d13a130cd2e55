/**
 * Checks how examples are held out, against the values of the model.
 *
 * Given: settings, and the inputs and outputs that have data. Ensures: `stratify` names a value with one class an example, and a
 * series is split in time; or the report says what to write.
 */
import { near } from "../../../diagnostics/near.ts";
import type { Report } from "../../../diagnostics/report.ts";
import type { HeldOut, HeldShare } from "../../../ir/model/held-out.ts";
import { inOrder, type TrainSettings } from "../../../ir/model/train-settings.ts";
import type { Encoding, ModelInput, ModelOutput } from "../../../ir/model/types.ts";

export function checkSplits({ data, validation, test }: TrainSettings, inputs: readonly Pick<ModelInput, "name" | "encoding">[], outputs: readonly ModelOutput[], report: Report): void {
  const values = new Map([...inputs, ...outputs.filter(({ target }) => target !== undefined)].map(({ name, encoding }) => [name, encoding] as const));
  for (const [name, part] of [["validation", validation], ["test", test]] as const) {
    if (part.kind !== "share") checkSource(name, part, data, report);
    else if (inOrder(data) && part.by !== undefined) {
      report.add("splitOfSeries", part.by.span, { by: part.by.kind }, { fixes: part.span === undefined ? [] : [{ title: `write \`${part.share}\``, edits: [{ span: part.span, text: String(part.share) }] }] });
    } else if (part.by?.kind === "stratify") checkClasses(part.by, values, report);
  }
}

function checkSource(name: string, part: Exclude<HeldOut, HeldShare>, data: TrainSettings["data"], report: Report): void {
  if (data !== undefined && (inOrder(part) || inOrder(data)) && part.kind !== data.kind) report.add("mixedSources", part.span, { name, kind: part.kind, data: data.kind });
}

function checkClasses({ column, span }: NonNullable<HeldShare["by"]>, values: ReadonlyMap<string, Encoding>, report: Report): void {
  const classes = [...values].flatMap(([name, encoding]) => (hasOneClass(encoding) ? [name] : []));
  if (classes.includes(column)) return;
  const guess = near(column, classes);
  const candidates = guess === undefined ? classes.slice(0, 1) : [guess];
  report.add("stratifiedByNoClasses", span, { name: column, known: values.has(column), classes }, { fixes: candidates.map((text) => ({ title: `write \`${text}\``, edits: [{ span, text }] })) });
}

function hasOneClass(encoding: Encoding): boolean {
  return (encoding.kind === "oneHot" || encoding.kind === "binary" || encoding.kind === "index") && encoding.shape.length === 0;
}
