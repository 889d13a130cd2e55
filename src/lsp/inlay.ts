/** The shape after every step, with the parameters that it adds; sizes of the arrays in definitions. */
import type { LayerDeclaration } from "../ir/ast/types.ts";
import { type InlayHint, InlayHintKind, type Range } from "vscode-languageserver";
import { instancesOf, statementsOf, stepsAt } from "./lookup.ts";
import { costsOf, costsText, shapeText, variablesOf } from "./text.ts";
import type { Seen } from "./workspace.ts";

export function inlayHints(seen: Seen, range: Range): readonly InlayHint[] {
  const { document, analysis } = seen;
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const hints = analysis.file.declarations.flatMap((d) => {
    if (d.span.end < from || d.span.start > to) return [];
    if (d.kind === "chain") return ofChain(seen, d.body);
    return d.kind === "layer" ? ofLayer(seen, d) : [];
  });
  return hints.filter(({ position }) => document.offsetAt(position) >= from && document.offsetAt(position) <= to);
}

function ofChain(seen: Seen, body: Parameters<typeof statementsOf>[0]): readonly InlayHint[] {
  return statementsOf(body).flatMap((s): readonly InlayHint[] => {
    if (s.kind === "input") return s.fields.flatMap((f) => valueHint(seen, f.name.text, f.name.span.start, f.span.end));
    if (s.kind === "equation") return valueHint(seen, s.name.text, s.name.span.start, s.span.end);
    if (s.kind !== "call") return [];
    const found = stepsAt(seen, s.span).filter(({ step }) => step.after !== undefined);
    const shapes = [...new Set(found.map(({ step }) => shapeText(step.after?.shape ?? [])))];
    const [first] = found;
    if (first === undefined || shapes.length === 0) return [];
    const instances = instancesOf(first.model, s.call.span);
    const arrays = shapes.length > 1 || instances.length !== 1 ? [] : instances.flatMap((i) => variablesOf(first.model, i)).map((v) => `${v.member} ${shapeText(v.shape)}`);
    return [hint(seen, s.span.end, [shapes.join(" or "), ...arrays].join("  "), instances.length === 0 ? undefined : costsText(costsOf(first.model, instances)))];
  });
}

function valueHint(seen: Seen, name: string, start: number, end: number): readonly InlayHint[] {
  const value = seen.analysis.models.flatMap((m) => m.values).find((v) => v.name === name && v.span.start === start && v.span.source.name === seen.uri);
  return value === undefined ? [] : [hint(seen, end, shapeText(value.shape))];
}

/** Of a layer whose uses all have arrays of one size. */
function ofLayer(seen: Seen, layer: LayerDeclaration): readonly InlayHint[] {
  const models = seen.analysis.models;
  const uses = models.flatMap((model) => model.instances.filter((i) => i.definition === layer.name.text).flatMap((i) => variablesOf(model, i)));
  return layer.body.flatMap((s) => (s.kind !== "array" ? [] : s.arrays.flatMap(({ name, span }) => {
    const shapes = [...new Set(uses.filter((v) => v.member === name.text).map((v) => shapeText(v.shape)))];
    return shapes.length === 0 ? [] : [hint(seen, span.end, shapes.slice(0, 3).join(" or "))];
  })));
}

function hint({ document }: Seen, offset: number, label: string, tooltip?: string): InlayHint {
  return { position: document.positionAt(offset), label, kind: InlayHintKind.Type, paddingLeft: true, ...(tooltip !== undefined && { tooltip }) };
}
