/** The body of the factory: how data come in and go out, and the members of a network. */
import type { Entry } from "../../ir/kernel/types.ts";
import { decodeStatements, encodeStatements } from "./encodings.ts";
import { usesCount } from "./kernel.ts";
import { member, propertyName } from "./names.ts";
import type { DataPart, ModulePlan } from "./plan.ts";
import { metricMembers } from "./metrics.ts";

/** A section of the factory: a heading, and its statements as lines. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

function runFunction(plan: ModulePlan, name: string, entry: Entry): readonly string[] {
  const calls = entry.kernels.map((k) => `${plan.functions.get(k) ?? k.name}(${usesCount(k.body, plan.memory) ? "count" : ""});`);
  const counts = calls.some((c) => c.includes("(count)"));
  return [`function ${name}(${counts ? "count: number" : ""}): void {`, ...calls, "}"];
}

function takesCount(plan: ModulePlan, entry: Entry): boolean {
  return entry.kernels.some((k) => usesCount(k.body, plan.memory));
}

export function call(plan: ModulePlan, name: string, entry: Entry, count: string): string {
  return `${name}(${takesCount(plan, entry) ? count : ""});`;
}

export function entrySection(plan: ModulePlan): Section {
  const { kernels: set } = plan.planned;
  const lines = [
    ...runFunction(plan, "runInitialize", set.initialize),
    ...runFunction(plan, "runInference", set.inference),
    ...(set.evaluation === undefined ? [] : runFunction(plan, "runEvaluation", set.evaluation)),
    ...(set.training === undefined ? [] : runFunction(plan, "runTraining", set.training)),
    ...(set.update === undefined ? [] : runFunction(plan, "runUpdate", set.update)),
  ];
  return { title: "What runs when", lines };
}

/** `inputs` of one part, or the member of an object of several. */
function access(parts: readonly DataPart[], object: string, part: DataPart): string {
  return parts.length === 1 ? object : member(object, part.name);
}

function checks(parts: readonly DataPart[], object: string, finite: boolean): readonly string[] {
  return parts.flatMap((p) => {
    const values = access(parts, object, p);
    const length = p.width === 1 ? "count" : `count * ${p.width}`;
    const quoted = JSON.stringify(p.name);
    const content = p.below !== undefined ? [`checkIndices(${values}, ${length}, ${p.below}, ${quoted});`] : finite ? [`if (training) checkFinite(${values}, ${length}, ${quoted});`] : [];
    return [`checkLength(${values}, ${length}, ${quoted});`, ...content];
  });
}

function copies(parts: readonly DataPart[], object: string): readonly string[] {
  return parts.flatMap((p) => {
    const values = access(parts, object, p);
    const length = p.width === 1 ? "count" : `count * ${p.width}`;
    return [`for (let i = 0; i < ${length}; i++) ${p.variable}[i] = ${values}[i]!;`];
  });
}

export function dataSection(plan: ModulePlan): Section {
  const { model, inputs, targets, trains } = plan;
  const [first] = inputs;
  if (first === undefined) return { title: "Data", lines: [] };
  const lines = [
    `function countOf(inputs: ${model.name}Inputs, count: number | undefined): number {`,
    `checkLength(${access(inputs, "inputs", first)}, 1, ${JSON.stringify(first.name)});`,
    `return countExamples(${access(inputs, "inputs", first)}.length, ${first.width}, count, ${plan.batch}, ${JSON.stringify(first.name)});`,
    `}`,
    `function readInputs(inputs: ${model.name}Inputs, count: number${inputs.some((p) => p.below === undefined) ? ", training: boolean" : ""}): void {`,
    ...checks(inputs, "inputs", true), ...copies(inputs, "inputs"), `}`,
  ];
  const target = trains
    ? [
      `function readTargets(${targets.length === 0 ? "_targets" : "targets"}: ${model.name}Targets, ${targets.length === 0 ? "_count" : "count"}: number): void {`,
      ...checks(targets, "targets", true).map((l) => l.replace("if (training) ", "")), ...copies(targets, "targets"), `}`,
    ]
    : [];
  return { title: "Data in", lines: [...lines, ...target, ...encoders(plan)] };
}

/** `encodeFlower(example, into, at)`: one example as numbers. */
function encoders(plan: ModulePlan): readonly string[] {
  const parts = [...plan.inputs, ...(plan.trains ? plan.targets.filter((t) => !plan.inputs.some((i) => i.name === t.name)) : [])];
  return parts.flatMap((p) => [
    `function encode${p.title}(value: ${exampleName(plan, p)}, into: Numbers, at: number): void {`,
    ...encodeStatements(p.encoding, "value", p.name, 0, false), `}`,
  ]);
}

function exampleName(plan: ModulePlan, part: DataPart): string {
  const { encoding } = part;
  const title = `${plan.model.name}${part.title}`;
  switch (encoding.kind) {
    case "record": return plan.inputs.includes(part) ? title : "never";
    case "real": case "index": return encoding.shape.length === 0 ? "number" : "ArrayLike<number>";
    case "oneHot": case "binary": return encoding.shape.length === 0 ? `${title} | number` : `ArrayLike<${title} | number>`;
  }
}

export function inferenceSection(plan: ModulePlan): Section {
  const { model, inputs, outputs, memory } = plan;
  const real = memory.realArray;
  const training = inputs.some((p) => p.below === undefined) ? ", false" : "";
  const views = outputs.map((o) => `views${o.title}`);
  const view = (k: number, count: string): string => `view${outputs[k]?.title ?? ""}(${count})`;
  const lines = outputs.flatMap((o, k) => [
    `const ${views[k] ?? ""}: ${real}[] = [];`,
    `function view${o.title}(count: number): ${real} {`,
    `return (${views[k] ?? ""}[count] ??= ${o.variable}.subarray(0, count * ${o.size}));`, `}`,
    `function decode${o.title}(values: ${real}): ${outputs.length === 1 ? `${model.name}Output` : `${model.name}Output[${JSON.stringify(o.name)}]`} {`,
    ...decodeStatements(o.name, o.encoding, "values"), `}`,
  ]);
  const outputViews = (count: string): string => (outputs.length === 1 ? view(0, count) : `{ ${outputs.map((o, k) => `${propertyName(o.name)}: ${view(k, count)}`).join(", ")} }`);
  const decoded = outputs.length === 1 ? `decode${outputs[0]?.title ?? ""}(${view(0, "1")})` : `{ ${outputs.map((o, k) => `${propertyName(o.name)}: decode${o.title}(${view(k, "1")})`).join(", ")} }`;
  return {
    title: "Predictions",
    lines: [
      ...lines,
      `function forward(inputs: ${model.name}Inputs, count?: number): ${model.name}Outputs {`,
      `const n = countOf(inputs, count);`, `readInputs(inputs, n${training});`, call(plan, "runInference", plan.planned.kernels.inference, "n"),
      `return ${outputViews("n")};`, `}`,
      `function predict(example: ${model.name}Input): ${model.name}Output {`,
      ...inputs.map((p) => `encode${p.title}(${inputs.length === 1 ? "example" : member("example", p.name)}, ${p.variable}, 0);`),
      call(plan, "runInference", plan.planned.kernels.inference, "1"), `return ${decoded};`, `}`,
    ],
  };
}

/** Scalars that the runtime sets, where some kernel reads them. */
export function readsScalar(plan: ModulePlan, name: string): boolean {
  return plan.planned.kernels.update?.kernels.some((k) => k.reads.includes(name)) ?? false;
}

function scalar(plan: ModulePlan, name: string, value: string): readonly string[] {
  return readsScalar(plan, name) ? [`${plan.memory.name(name)}[0] = ${value};`] : [];
}

export function trainingSection(plan: ModulePlan): Section {
  const { model, memory, inputs } = plan;
  const { kernels: set } = plan.planned;
  if (set.training === undefined || set.evaluation === undefined || set.update === undefined) return { title: "Training", lines: [] };
  const lossArray = memory.name("loss");
  const training = inputs.some((p) => p.below === undefined) ? ", true" : "";
  return {
    title: "Training",
    lines: [
      `/** Gradients of the mean loss over the first examples in memory; gives that loss. */`,
      `function gradientStep(count: number): number {`, call(plan, "runTraining", set.training, "count"), `return ${lossArray}[0]!;`, `}`,
      `function update(): void {`,
      ...scalar(plan, "t", "updates + 1"), ...scalar(plan, "step", "updates"), ...scalar(plan, "steps", "totalSteps"), ...scalar(plan, "epoch", "epochsDone"), ...scalar(plan, "epochs", "totalEpochs"),
      call(plan, "runUpdate", set.update, "1"), `updates++;`, `drawn = updates * ${model.train.accumulate};`, `}`,
      `function accumulate(inputs: ${model.name}Inputs, targets: ${model.name}Targets, count?: number): number {`,
      `const n = countOf(inputs, count);`, `readInputs(inputs, n${training});`, `readTargets(targets, n);`, `return gradientStep(n);`, `}`,
      `function trainBatch(inputs: ${model.name}Inputs, targets: ${model.name}Targets, count?: number): number {`,
      `const found = accumulate(inputs, targets, count);`, `update();`, `return found;`, `}`,
      `function loss(inputs: ${model.name}Inputs, targets: ${model.name}Targets, count?: number): number {`,
      `const n = countOf(inputs, count);`, `readInputs(inputs, n${training});`, `readTargets(targets, n);`, call(plan, "runEvaluation", set.evaluation, "n"), `return ${lossArray}[0]!;`, `}`,
    ],
  };
}

export function fitSection(plan: ModulePlan): Section {
  const { model, memory, inputs, targets } = plan;
  const { kernels: set } = plan.planned;
  if (set.training === undefined || set.evaluation === undefined) return { title: "Fitting", lines: [] };
  const parts = [...inputs.map((p) => ({ ...p, rows: `rows${p.title}`, data: member("data", p.name) })), ...targets.map((p) => ({ ...p, rows: `target${p.title}`, data: member("data", p.name) }))];
  const array = (p: DataPart): string => (p.below === undefined ? memory.realArray : "Int32Array");
  const [first] = parts;
  const gather = (chosen: typeof parts): readonly string[] => chosen.map((p) => p.width === 1
    ? `${p.variable}[n] = ${p.rows}[row]!;`
    : `for (let i = 0; i < ${p.width}; i++) ${p.variable}[n * ${p.width} + i] = ${p.rows}[row * ${p.width} + i]!;`);
  const metrics = metricMembers(plan);
  const gradients = model.variables.filter((v) => v.trained).map((v) => memory.name(`gradient(${v.name})`));
  const shares = model.train.accumulate > 1;
  return {
    title: "Training over a data set",
    lines: [
      ...parts.map((p) => `let ${p.rows} = new ${array(p)}(0);`),
      `/** Takes a data set in; gives how many examples it has. */`,
      `function takeData(data: ${model.name}Data): number {`,
      ...parts.map((p) => `const ${p.rows}Taken = takeRows(${p.data}, ${p.width}, ${p.below ?? "undefined"}, (length) => new ${array(p)}(length), encode${p.title}, ${JSON.stringify(p.name)});`),
      `const count = sameCount(undefined, ${first?.rows ?? ""}Taken.length, ${first?.width ?? 1}, ${JSON.stringify(first?.name ?? "")});`,
      ...parts.slice(1).map((p) => `sameCount(count, ${p.rows}Taken.length, ${p.width}, ${JSON.stringify(p.name)});`),
      ...parts.map((p) => `${p.rows} = ${p.rows}Taken;`), `return count;`, `}`,
      `function gather(order: Int32Array, from: number, count: number): void {`,
      `for (let n = 0; n < count; n++) {`, `const row = order[from + n]!;`, ...gather(parts), `}`, `}`,
      ...metrics.declarations,
      `function measure(order: Int32Array, from: number, to: number): Measured {`,
      ...metrics.reset, `let total = 0;`,
      `for (let at = from; at < to; at += ${plan.batch}) {`, `const n = Math.min(${plan.batch}, to - at);`, `gather(order, at, n);`,
      call(plan, "runEvaluation", set.evaluation, "n"), `total += ${memory.name("loss")}[0]! * n;`,
      ...(metrics.add.length === 0 ? [] : [call(plan, "runInference", set.inference, "n"), ...metrics.add]), `}`,
      `return { loss: total / (to - from), metrics: ${metrics.result} };`, `}`,
      `function evaluate(data: ${model.name}Data): Measured {`, `const count = takeData(data);`,
      `return measure(Int32Array.from({ length: count }, (_, i) => i), 0, count);`, `}`,
      ...fittingLines(plan),
      ...blameLines(plan),
      ...(shares ? [`const sums = [${gradients.map((g) => `{ gradient: ${g}, sum: ${g}.slice() }`).join(", ")}];`] : []),
      `function core(data: ${model.name}Data): FitCore {`, `const examples = takeData(data);`, `let best: ${memory.realArray}[] = [];`,
      `const restorable = kept.filter((k) => !k.optional);`,
      `return {`,
      `examples, batch: ${plan.batch}, accumulate: ${model.train.accumulate}, measured: ${metrics.add.length > 0}, measure,`,
      `epoch: () => epochsDone,`,
      placeLine(plan),
      set.fitting.length > 0 ? `fitted(order, count) { if (!isFitted) runFitting(order, count); isFitted = true; },` : `fitted: () => undefined,`,
      `gradient(order, from, count, share${shares ? ", shares" : ""}) {`, `gather(order, from, count);`, `drawn = updates * ${model.train.accumulate} + share;`, `const found = gradientStep(count);`,
      ...(shares ? [
        `for (const { gradient, sum } of sums) {`, `for (let i = 0; i < sum.length; i++) sum[i] = (share === 0 ? 0 : sum[i]!) + gradient[i]! / shares;`,
        `if (share === shares - 1) gradient.set(sum);`, `}`,
      ] : []),
      `return found;`, `},`,
      `update,`,
      `keep() { best = restorable.map((k) => k.values.slice()); },`,
      `restore() { best.forEach((values, i) => restorable[i]?.values.set(values)); },`,
      `blame(order, from, count, found) { gather(order, from, count); return new Error(\`the loss is \${found} at step \${updates + 1}\${whereWrong(count)}\`); },`,
      `};`, `}`,
      `const defaults: FitDefaults = { epochs: ${model.train.epochs}, validation: ${model.train.validation}, seed: ${model.train.seed}, shuffle: ${model.train.shuffle}, patience: ${model.train.patience ?? 0} };`,
      `function fit(data: ${model.name}Data, options: FitOptions = {}): FitHistory {`, `const run = startFit(core(data), options, defaults);`, `while (run.advance());`, `return run.history(false);`, `}`,
      `async function fitAsync(data: ${model.name}Data, options: FitAsyncOptions = {}): Promise<FitHistory> {`, `return runAsync(startFit(core(data), options, defaults), options.signal);`, `}`,
    ],
  };
}

/** Where training stands, as far as a schedule asks. */
function placeLine(plan: ModulePlan): string {
  const steps = readsScalar(plan, "steps");
  const epochs = steps || readsScalar(plan, "epochs");
  const parameters = ["epoch", ...(epochs ? ["epochs"] : []), ...(steps ? ["stepsEachEpoch"] : [])];
  const set = [...(readsScalar(plan, "epochs") ? ["totalEpochs = epochs;"] : []), ...(steps ? ["totalSteps = epochs * stepsEachEpoch;"] : [])];
  return `place(${parameters.join(", ")}) { epochsDone = epoch; ${set.join(" ")} },`;
}

/** Passes over the training data that compute what is fitted to it. */
function fittingLines(plan: ModulePlan): readonly string[] {
  const { fitting } = plan.planned.kernels;
  if (fitting.length === 0) return [];
  const calls = (entry: Entry, count: string): readonly string[] => entry.kernels.map((k) => `${plan.functions.get(k) ?? k.name}(${usesCount(k.body, plan.memory) ? count : ""});`);
  return [
    `/** Computes what is fitted to the data, in passes over the training examples. */`,
    `function runFitting(order: Int32Array, count: number): void {`,
    ...fitting.flatMap((pass) => [
      ...calls(pass.begin, "count"),
      ...(pass.accumulate.kernels.length === 0 ? [] : [`for (let from = 0; from < count; from += ${plan.batch}) {`, `const n = Math.min(${plan.batch}, count - from);`, `gather(order, from, n);`, ...calls(pass.accumulate, "n"), `}`]),
      ...calls(pass.finish, "count"),
    ]),
    `}`,
  ];
}

/** Runs the steps of training one by one, and looks at what each has written. */
function blameLines(plan: ModulePlan): readonly string[] {
  const { training } = plan.planned.kernels;
  const lines = (training?.kernels ?? []).flatMap((k) => {
    const part = k.origin === undefined ? undefined : `${k.origin.instance} (${k.origin.file}:${k.origin.line})`;
    const run = `${plan.functions.get(k) ?? k.name}(${usesCount(k.body, plan.memory) ? "count" : ""});`;
    const tests = part === undefined ? [] : k.writes.map((b) => {
      const { size, batched } = plan.memory.example(b);
      return `if (!allFinite(${plan.memory.name(b)}, ${batched ? `count * ${size}` : String(size)})) return ${JSON.stringify(`: the first values that are no numbers are those of ${part ?? ""}`)};`;
    });
    return [run, ...tests];
  });
  const counts = lines.some((l) => /\bcount\b/.test(l));
  return [`/** Where the numbers of a step first stop being finite. */`, `function whereWrong(${counts ? "count" : "_count"}: number): string {`, ...lines, `return "";`, `}`];
}

export function stateSection(plan: ModulePlan): Section {
  const { model, memory } = plan;
  const optimizer = [...(model.optimizer?.arrays.values() ?? [])].filter((a) => a.role === "optimizer");
  const kept = [
    ...model.variables.map((v) => ({ name: v.name, shape: v.shape, optional: false })),
    ...(plan.trains ? optimizer.map((a) => ({ name: a.name, shape: a.extents.map((x) => x.upper - x.lower), optional: true })) : []),
  ];
  const entry = (name: string, shape: readonly number[], more = ""): string => `{ name: ${JSON.stringify(name)}, shape: [${shape.join(", ")}], values: ${memory.name(name)}${more} }`;
  return {
    title: "What is kept",
    lines: [
      `const kept = [`, ...kept.map((k) => `${entry(k.name, k.shape, `, optional: ${k.optional}`)},`), `] satisfies readonly Kept[];`,
      `function save(): Uint8Array {`,
      `return encodeSafetensors(kept, { model: ${JSON.stringify(model.name)}, seed: String(seed), step: String(updates), epoch: String(epochsDone), fitted: String(isFitted) });`, `}`,
      `function load(bytes: Uint8Array): void {`,
      `const saved = decodeSafetensors(bytes);`, `const found = matchTensors(saved, kept, ${JSON.stringify(model.name)});`,
      `const step = savedNumber(saved, "step", 0);`, `const epoch = savedNumber(saved, "epoch", 0);`, `const from = savedNumber(saved, "seed", seed);`,
      `kept.forEach(({ values }, i) => {`, `const numbers = found[i];`, `if (numbers !== undefined) values.set(numbers);`, `});`,
      `updates = step;`, `epochsDone = epoch;`, `seed = from;`, `drawn = updates * ${model.train.accumulate};`, `isFitted = saved.metadata["fitted"] !== "false";`, `}`,
    ],
  };
}
