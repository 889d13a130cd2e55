/** Training over a data set: what the loop of the runtime needs of this network. */
import { gradientName, lossName } from "../../../ir/equation/names.ts";
import { numberedClasses, type NumberedClasses } from "../../../ir/model/labels.ts";
import { type NeededField, neededFields } from "../../../ir/model/needed.ts";
import { fitDefaults } from "../../../ir/model/train-settings.ts";
import { metricMembers } from "../metrics.ts";
import { member, propertyName } from "../names.ts";
import type { DataPart, ModulePlan } from "../plan.ts";
import { code } from "../template.ts";
import type { Split } from "../../../runtime/split.ts";
import type { FittingPass } from "../../../ir/kernel/types.ts";
import { calls } from "../../../ir/machines.ts";
import { partNames } from "./data.ts";
import { call, entryCalls, kernelCalls, readsScalar, type Section } from "./section.ts";
import { stepLines } from "./steps.ts";
import { termLines } from "./terms.ts";
import { drawnAt } from "./training.ts";

export function fittingSection(plan: ModulePlan): Section {
  const { evaluation, training } = plan.planned.kernels;
  if (training === undefined || evaluation === undefined) return { title: "training over a data set", lines: [] };
  const { types } = plan;
  const data = `data‹: ${types.data.inside}›`;
  const needed = neededFields([...plan.inputs, ...plan.targets]);
  // Examples are left out of the data and of the columns that they are split by.
  const begin = needed.length === 0
    ? { first: [], run: (pauses: boolean): string => `startFit(core(data), options, defaults(), ${pauses}, core)` }
    : {
      first: ["const found = complete(data, options);"],
      run: (pauses: boolean): string => `startFit(core(found.data), found.options, defaults(), ${pauses}, (other‹: ${pauses ? sourceOf(plan) : types.data.inside}›) => core(complete(other, { onWarning: options.onWarning }).data))`,
    };
  const lines = code`
    ${needed.length > 0 && completeLines(plan, needed)}
    ${rowLines(plan)}
    ${passLines(plan)}
    ${stepLines(plan)}
    ${coreLines(plan)}
    function defaults()‹: FitDefaults› {
      return { ${defaults(plan)} };
    }
    function evaluate(${data})‹: Measured› {
      return measureAll(${needed.length === 0 ? "core(data)" : "core(complete(data, {}).data)"});
    }
    function fit(${data}, options‹: FitOptions<${types.data.inside}>› = {})‹: FitHistory› {
      ${running(plan, code`
        ${begin.first}
        const run = ${begin.run(false)};
        drain(run.work);
        return run.history;
      `)}
    }
    async function fitAsync(data‹: ${sourceOf(plan)}›, options‹: FitAsyncOptions<${sourceOf(plan)}>› = {})‹: Promise<FitHistory>› {
      ${running(plan, plan.machine?.threads === undefined ? alone(plan, begin) : threaded(begin))}
    }
  `;
  return { title: "training over a data set", lines };
}

/** Examples in memory, or read as they are needed. */
function sourceOf({ types: { data } }: Pick<ModulePlan, "types">): string {
  return `${data.inside} | ExampleSource<${data.inside}>`;
}

function completeLines({ inputs, targets, types }: ModulePlan, needed: readonly NeededField[]): readonly string[] {
  return code`
    /** Leaves out examples that lack a value which the model needs. */
    function complete‹<D extends ${sourceOf({ types })}, O extends ExampleOptions>›(data‹: D›, options‹: O›)‹: CompleteData<D, O>› {
      return completeExamples(
        data,
        [${[...inputs, ...targets].map(({ name, width }) => `{ name: ${JSON.stringify(name)}, width: ${width} }`).join(", ")}],
        [${needed.map(({ path, at }) => `{ path: ${JSON.stringify(path)}, at: ${at} }`).join(", ")}],
        options,
      );
    }
  `;
}

/** The settings of `train`; the seed is the network's own, which `create` may have been given. */
function defaults({ model }: ModulePlan): string {
  return Object.entries(fitDefaults(model.train)).map(([option, value]) => (option === "seed" ? option : `${option}: ${JSON.stringify(value)}`)).join(", ");
}

/** The parts of the data that are not drawn at random alone. */
function splitsOf({ model }: ModulePlan): readonly Split[] {
  const { validation, test } = fitDefaults(model.train);
  return [validation, test].filter((part) => typeof part !== "number");
}

/** How a training begins: statements, and the call that gives the run. */
interface Begin {
  readonly first: readonly string[];
  readonly run: (pauses: boolean) => string;
}

/** Training that yields to the event loop. */
function alone(plan: ModulePlan, { first, run }: Begin): readonly string[] {
  // A block that cleans up afterwards waits for the end.
  return code`
    ${first}
    return ${ends(plan).length === 0 ? "" : "await "}runAsync(${run(true)}, options.signal);
  `;
}

/** Training in which threads run long steps together. */
const threaded = ({ first, run }: Begin): readonly string[] => code`
  ${first}
  const run = ${run(true)};
  await machine.startWorkers(options.threads ?? 1);
  try {
    const threads = machine.workers() + 1;
    return { ...(await runAsync(run, options.signal)), threads };
  } finally {
    machine.release();
  }
`;

/** Statements after training: schedules know of an end only while it runs. */
function ends(plan: ModulePlan): readonly string[] {
  return [...(readsScalar(plan, "steps") ? ["totalSteps = Infinity;"] : []), ...(readsScalar(plan, "epochs") ? ["totalEpochs = Infinity;"] : [])];
}

/** The body of a function that trains. */
function running(plan: ModulePlan, statements: readonly string[]): readonly string[] {
  const last = ends(plan);
  if (last.length === 0) return statements;
  return code`
    try {
      ${statements}
    } finally {
      ${last}
    }
  `;
}

/** A data set taken in, and how examples of it become a batch. */
function rowLines(plan: ModulePlan): readonly string[] {
  const parts = [...plan.inputs, ...plan.targets];
  const isWide = (p: DataPart): boolean => plan.machine !== undefined && p.width >= calls.wide;
  const [first, ...others] = parts;
  const classes = parts.filter((p) => splitsOf(plan).some(({ by, column }) => by === "stratify" && column === p.name));
  const take = (p: DataPart): string => `takeRows(${taken(p)}, ${p.width}, ${p.below ?? "undefined"}, ${p.array}, ${p.encode}, ${JSON.stringify(p.name)}${numberedArgument(p)})`;
  const copy = (p: DataPart): string => {
    if (p.width === 1) return `${p.variable}[n] = ${p.rows}[row]!;`;
    if (isWide(p)) return `${p.variable}.set(${p.each}[row]!, n * ${p.width});`;
    return `for (let i = 0; i < ${p.width}; i++) ${p.variable}[n * ${p.width} + i] = ${p.rows}[row * ${p.width} + i]!;`;
  };
  const source = sourceOf(plan);
  return code`
    /** Validates a data set; its rows can then be copied into batches. */
    function takeData(data‹: ${source}›)‹: DataRows› {
      if (typeof data === "function") return data(takeData);
      checkRecord(data, "data", ${partNames(parts)});
      ${parts.map((p) => `const ${p.rows} = ${take(p)};`)}
      const examples = ${first === undefined ? "0" : `sameCount(undefined, ${first.rows}.length, ${first.width}, ${JSON.stringify(first.name)})`};
      ${others.map((p) => `sameCount(examples, ${p.rows}.length, ${p.width}, ${JSON.stringify(p.name)});`)}
      ${parts.filter(isWide).map((p) => `const ${p.each} = eachRow(${p.rows}, ${p.width});`)}
      return {
        examples,
        gather(order, from, count) {
          for (let n = 0; n < count; n++) {
            const row = order[from + n]!;
            ${parts.map(copy)}
          }
        },
        ${classes.length > 0 && `classes: { ${classes.map((p) => `${propertyName(p.name)}: ${p.rows}`).join(", ")} },`}
      };
    }
  `;
}

/** Says to `takeRows` where numbers are names of classes. */
function numberedArgument({ encoding }: DataPart): string {
  const numbered = numberedClasses(encoding);
  return numbered.length === 0 ? "" : `, ${numberedList(numbered)}`;
}

function numberedList(numbered: readonly NumberedClasses[]): string {
  const item = ({ from, to, classes }: NumberedClasses): string => `{ from: ${from}, to: ${to}, classes: [${classes.map((c) => JSON.stringify(c)).join(", ")}] }`;
  return `[${numbered.map(item).join(", ")}]`;
}

/** A part of the data set, in which numbers that are no names of classes have one. */
function taken({ name, width, encoding }: DataPart): string {
  const open = numberedClasses(encoding).filter(({ other }) => other);
  return open.length === 0 ? member("data", name) : `nameOthers(${member("data", name)}, ${width}, ${numberedList(open)})`;
}

/** Members that tell how loss and metrics are found, with the meters of a data set. */
function measureLines(plan: ModulePlan): { readonly meters: readonly string[]; readonly members: readonly string[] } {
  const { evaluation, inference } = plan.planned.kernels;
  const { declarations: meters, reset, add, finish, result } = metricMembers(plan);
  const terms = termLines(plan);
  const found = `${plan.memory.name(lossName)}[0]!`;
  const lossOf = evaluation !== undefined && code`
    lossOf(count) {
      ${call(plan, "runEvaluation", evaluation, "count")}
      ${terms.add}
      return ${found};
    },
  `;
  const wholeLoss = code`
    *wholeLoss(order) {
      yield* runPasses(measuring, rows, ${plan.batch}, order, order.length);
      ${terms.whole}
      return ${found};
    },
  `;
  const members = code`
    ${evaluation !== undefined && plan.planned.kernels.measuring.length > 0 ? wholeLoss : lossOf}
    ${add.length + terms.add.length > 0 && code`
      metrics: {
        reset() {
          ${reset}
        },
        add(${add.length > 0 ? "count" : ""}) {
          ${add.length > 0 && call(plan, "runInference", inference, "count")}
          ${add}
        },
        ${finish.length + terms.finish.length === 0 ? `values: () => (${result}),` : code`
          values() {
            ${finish}
            ${terms.finish}
            return ${terms.result.length === 0 ? result : `{ ${[...(result === "{}" ? [] : [`...${result}`]), ...terms.result].join(", ")} }`};
          },
        `}
      },
    `}
  `;
  return { meters: [...meters, ...terms.declarations], members };
}

/** Passes over the training examples that compute what is fitted to them, and over a data set for its loss. */
function passLines(plan: ModulePlan): readonly string[] {
  const { fitting, measuring } = plan.planned.kernels;
  const restore = "for (const { values, numbers } of taken) values.set(numbers);";
  const member = (name: string, calls: readonly string[]): readonly string[] => code`
    ${name}(${calls.some((c) => c.includes("(count)")) ? "count" : ""}) {
      ${calls}
    },
  `;
  const list = (name: string, doc: string, first: readonly string[], passes: readonly FittingPass[], last: readonly string[]): readonly string[] => (passes.length + first.length === 0 ? [] : code`
    /** ${doc} */
    const ${name}‹: readonly FittingPass[]› = [
      ${first}
      ${passes.flatMap((pass) => code`
        {
          ${member("begin", kernelCalls(plan, pass.begin, ""))}
          ${member("accumulate", entryCalls(plan, pass.accumulate))}
          ${member("finish", [...kernelCalls(plan, pass.finish, "count"), ...last])}
        },
      `)}
    ];
  `);
  return [
    ...list("passes", "Passes over the training examples that compute fitted values.", orderLines(plan, restore), fitting, [restore]),
    ...list("measuring", "Passes over a data set that compute its loss, which is not the mean of the losses of batches.", [], measuring, []),
  ];
}

/** The pass that sorts numbers: nothing else that is fitted comes before it. */
function orderLines({ model: { ordered }, inputs, memory }: ModulePlan, last: string): readonly string[] {
  const items = ordered.flatMap(({ array, statistic, input, from }) => inputs.filter((p) => p.variable === memory.name(input)).map((p) => `{ statistic: "${statistic}", values: ${memory.name(array)}, rows: ${p.variable}, width: ${p.width}, from: ${from} },`));
  return items.length === 0 ? [] : code`
    orderPass([
      ${items}
    ], () => {
      ${last}
    }),
  `;
}

/** What early stopping watches in place of the loss. */
function scoreLine({ model: { train: { stop } } }: ModulePlan): string | false {
  return stop?.by !== undefined && `score: ({ metrics }) => ${stop.by.aim === "highest" ? "-" : ""}metrics[${JSON.stringify(stop.by.name)}]!,`;
}

function coreLines(plan: ModulePlan): readonly string[] {
  const { model, memory } = plan;
  const { training, fitting, measuring } = plan.planned.kernels;
  const { accumulate } = model.train;
  const shares = accumulate > 1;
  const measure = measureLines(plan);
  const fits = fitting.length > 0 || model.ordered.length > 0;
  const named = fits || measuring.length > 0;
  const gradients = model.variables.filter((v) => v.trained).map((v) => memory.name(gradientName(v.name)));
  return code`
    ${shares && code`
      /** Gradients accumulated over the batches of an update. */
      const sums = [${gradients.map((g) => `{ gradient: ${g}, sum: ${g}.slice() }`).join(", ")}];
    `}
    /** This network and a data set, as training and evaluation use them. */
    function core(data‹: ${sourceOf(plan)}›)‹: FitCore› {
      ${measure.meters}
      const restorable = kept.filter((k) => !k.optional);
      let best‹: TensorValues[]› = [];
      ${named && `const rows = takeData(data);`}
      return {
        ...${named ? "rows" : "takeData(data)"},
        batch: ${plan.batch},
        ${splitsOf(plan).length > 0 && "splitBy,"}
        ${measure.members}
        ${scoreLine(plan)}
        accumulate: ${accumulate},
        ${statisticsLine(plan)}
        epoch: () => epochsDone,
        ${placeLines(plan)}
        ${fits && `prepare: (order, count) => runPasses(isFitted ? [] : passes, rows, ${plan.batch}, order, count),`}
        fitted() {
          isFitted = true;
        },
        gradient(count${shares ? ", part, parts, total" : ""}) {
          ${shares && plan.draws && `drawn = ${drawnAt(plan)} + part;`}
          ${training !== undefined && call(plan, "runTraining", training, "count")}
          ${termLines(plan).add}
          ${shares && code`
            for (const { gradient, sum } of sums) {
              for (let i = 0; i < sum.length; i++) sum[i] = (part === 0 ? 0 : sum[i]!) + gradient[i]! * (count / total);
              if (part === parts - 1) gradient.set(sum);
            }
          `}
          return ${memory.name(lossName)}[0]!;
        },
        update,
        snapshot() {
          best = restorable.map((k) => k.values.slice());
        },
        restore() {
          best.forEach((values, i) => restorable[i]?.values.set(values));
        },
        nonFiniteLossError(count, found, rows) {
          const part = firstNonFinite(steps, (step) => ${plan.machine === undefined ? "stepFunctions[step]?.(count)" : "runStep(machine, step, count)"}, count);
          const example = part?.example === undefined ? "" : \`, of the example at index \${rows[part.example]}\`;
          const where = part === undefined ? "" : \`: the first values that are not finite are those of \${part.part}\${example}\`;
          return new Error(\`the loss is \${found} at step \${updates + 1}\${where}\`);
        },
      };
    }
  `;
}

/** The layers that take statistics over the batch, with their lines. */
function statisticsLine({ model }: ModulePlan): readonly string[] {
  const origins = model.equations.flatMap(({ array, origin }) => (origin !== undefined && model.batchStatistics.includes(array) ? [`${origin.instance} (${origin.file}:${origin.line})`] : []));
  return origins.length === 0 ? [] : [`statistics: ${JSON.stringify([...new Set(origins)].join(", "))},`];
}

/** How far training is, as far as a schedule asks and a file says. */
function placeLines(plan: ModulePlan): readonly string[] {
  const steps = readsScalar(plan, "steps");
  const set = [...(readsScalar(plan, "epochs") ? ["totalEpochs = whole;"] : []), ...(steps ? ["totalSteps = whole * stepsEachEpoch;"] : [])];
  return code`
    whole: () => wholeEpochs,
    place(epoch, whole${steps ? ", stepsEachEpoch" : ""}) {
      epochsDone = epoch;
      wholeEpochs = whole;
      ${set}
    },
  `;
}
