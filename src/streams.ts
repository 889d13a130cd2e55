/** Reports models that `stream` says come step by step and do not: the proof is on equations in their last form. */
import type { Report } from "./diagnostics/report.ts";
import type { ArrayDefinition } from "./ir/equation/types.ts";
import { shownName } from "./ir/equation/names.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import { notStepwise } from "./phases/stream/stream.ts";
import { equationSteps } from "./pipeline.ts";

export function checkStream(model: CheckedModel, report: Report): void {
  const [first] = model.stream?.inputs ?? [];
  if (model.stream === undefined || first === undefined) return;
  const inputs = model.stream.inputs.map(({ array }) => array);
  for (const { phase, form } of equationSteps({ model: ofPredictions(model), options: {} })) {
    if (phase !== "simplify" || form.kind !== "equations") continue;
    const { inference } = form.set;
    const found = notStepwise(form.set, inputs);
    if (found === undefined) return;
    const origin = inference.equations.find((q) => q.array === found.array)?.origin;
    const place = model.instances.find(({ name }) => name === origin?.instance)?.span;
    const title = (array: string): string => valueOf(array, inference.arrays, (name) => model.instances.some((i) => i.name === name));
    const through = model.stream.inputs.find(({ array }) => array === found.read) ?? first;
    report.add("notStepwise", through.span, { name: through.name, array: title(found.array), read: found.read === "" ? "" : title(found.read), what: found.what }, place === undefined ? {} : { notes: [{ message: "computed here", span: place }] });
    return;
  }
}

/** The model without what predictions do not need. */
function ofPredictions({ loss: _loss, optimizer: _optimizer, metrics: _metrics, ...model }: CheckedModel): CheckedModel {
  return { ...model, fitted: [], ordered: [], initialize: [] };
}

/** What a user calls the value that an array is a part of. */
function valueOf(array: string, arrays: ReadonlyMap<string, ArrayDefinition>, hasInstance: (name: string) => boolean): string {
  const purpose = arrays.get(array)?.purpose;
  switch (purpose?.kind) {
    case "member": return hasInstance(purpose.instance) ? shownName(array) : purpose.name;
    case "part": case "reduced": case "each": case "values": case "filled": case "oneHot": return valueOf(purpose.of, arrays, hasInstance);
    default: return shownName(array);
  }
}
