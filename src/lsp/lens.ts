/** Parameters, operations and bytes above each line of steps, and of the whole above a model. */
import type { CodeLens } from "vscode-languageserver";
import type { ChainDeclaration } from "../ir/ast/types.ts";
import { instancesOf, statementsOf, stepsAt } from "./lookup.ts";
import type { Instance } from "../ir/model/types.ts";
import { batchText, costsOf, costsText } from "./text.ts";
import type { Seen, Workspace } from "./workspace.ts";

export function codeLenses(workspace: Workspace, seen: Seen): readonly CodeLens[] {
  return seen.analysis.file.declarations.flatMap((d) => {
    if (d.kind !== "chain") return [];
    const byLine = new Map<number, { readonly start: number; readonly instances: Set<Instance> }>();
    const model = seen.analysis.models.find((m) => (d.keyword === "model" ? m.name === d.name.text : m.steps.some((s) => s.span.source.name === seen.uri && s.span.start >= d.span.start && s.span.end <= d.span.end)));
    if (model === undefined) return [];
    for (const s of statementsOf(d.body)) {
      if (s.kind !== "call" || !stepsAt(seen, s.span).some((found) => found.model === model && found.step.after !== undefined)) continue;
      const { line } = seen.document.positionAt(s.span.start);
      const kept = byLine.get(line) ?? { start: s.span.start, instances: new Set<Instance>() };
      for (const instance of instancesOf(model, s.call.span)) kept.instances.add(instance);
      byLine.set(line, kept);
    }
    const lens = (start: number, end: number, title: string): CodeLens => ({ range: { start: seen.document.positionAt(start), end: seen.document.positionAt(end) }, command: { title, command: "" } });
    const lines = [...byLine.values()].filter(({ instances }) => instances.size > 0).map(({ start, instances }) => lens(start, start, costsText(costsOf(model, [...instances]))));
    const batch = batchOf(d);
    const ofBatch = batch === undefined ? "" : ` · ${batchText(model, batch)}`;
    return d.keyword === "model" ? [{ ...lens(d.span.start, d.span.start, `${costsText(costsOf(model, model.instances))}, for one example${ofBatch}`), range: workspace.rangeOf(d.name.span) }, ...lines] : lines;
  });
}

/** The examples of a step, where `train` has them as a number. */
function batchOf({ body }: ChainDeclaration): number | undefined {
  const settings = body.flatMap((s) => (s.kind === "train" ? s.settings : []));
  const value = settings.find(({ key }) => key.text === "batch")?.value;
  return value?.kind === "number" && value.value > 0 ? value.value : undefined;
}
