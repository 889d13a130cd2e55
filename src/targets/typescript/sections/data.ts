/** How batches and examples come in: everything is looked at before anything is changed. */
import { encodeStatements, exampleOf } from "../encodings.ts";
import { calls } from "../../../ir/machines.ts";
import { member } from "../names.ts";
import type { DataPart, ModulePlan } from "../plan.ts";
import { code } from "../template.ts";
import type { Section } from "./section.ts";

/** `inputs` where there is one part, else the member of an object of several. */
function access(parts: readonly DataPart[], object: string, part: DataPart): string {
  return parts.length === 1 ? object : member(object, part.name);
}

function lengthOf(part: DataPart): string {
  return part.width === 1 ? "count" : `count * ${part.width}`;
}

/** Several parts come as an object. `named`: whether each must be there; elsewhere the check of its length finds that. */
export function record(parts: readonly Pick<DataPart, "name">[], object: string, named = false): readonly string[] {
  return parts.length > 1 ? [`checkRecord(${object}, ${JSON.stringify(object)}${named ? `, ${partNames(parts)}` : ""});`] : [];
}

/** The names of parts, as an array. */
export function partNames(parts: readonly Pick<DataPart, "name">[]): string {
  return JSON.stringify([...new Set(parts.map((p) => p.name))]);
}

/** `finite`: the condition under which real numbers must be finite. */
function reading(plan: ModulePlan, parts: readonly DataPart[], object: string, finite: string | undefined): readonly string[] {
  const when = finite === undefined ? "" : `if (${finite}) `;
  const check = (p: DataPart): string => `checkFinite(${access(parts, object, p)}, ${lengthOf(p)}, ${JSON.stringify(p.label ?? p.name)});`;
  const checks = parts.flatMap((p) => {
    const values = access(parts, object, p);
    const name = JSON.stringify(p.label ?? p.name);
    const content = p.below !== undefined ? [`checkIndices(${values}, ${lengthOf(p)}, ${p.below}, ${name}${p.encoding.kind === "index" ? "" : `, "the position of a class"`});`] : machineChecks(plan, p, finite) ? [] : [`${when}${check(p)}`];
    return [`checkLength(${values}, ${lengthOf(p)}, exact, ${name});`, ...content];
  });
  return [...(object === "inputs" ? [] : record(parts, object)), ...checks, ...parts.flatMap((p) => {
    const values = access(parts, object, p);
    const each = `for (let i = 0; i < ${lengthOf(p)}; i++) ${p.variable}[i] = ${values}[i]!;`;
    if (plan.machine === undefined || p.width < calls.wide) return [each];
    const whole = `if (${values} instanceof ${p.array} && ${values}.length === ${lengthOf(p)}) ${p.variable}.set(${values}); else ${each}`;
    // Numbers may have become infinite when they were rounded: the check itself looks at what was handed in.
    return machineChecks(plan, p, finite) ? [whole, `if (${finite} && !machine.finite(${p.variable}, ${lengthOf(p)})) ${check(p)}`] : [whole];
  })];
}

/** Whether reals are looked at where the machine has them: long ones, and where nothing that is there before them is still to be read. */
function machineChecks(plan: ModulePlan, { below, width, array }: DataPart, finite: string | undefined): boolean {
  return plan.machine?.checks === true && array === plan.memory.realArray && plan.measures && finite !== undefined && below === undefined && width >= calls.wide;
}

/** Whether one function reads inputs for predictions and for training, and asks which. */
function asksTraining(plan: ModulePlan): boolean {
  return plan.trains && plan.needed === plan.inputs && plan.inputs.some((p) => p.below === undefined);
}

/** Statements that find how many examples are meant, and take inputs in: `n` of them. */
export function takeInputs(plan: ModulePlan, training: boolean): readonly string[] {
  const [count, read] = training && plan.needed !== plan.inputs ? ["countTraining", "readTrainingInputs"] : ["countOf", "readInputs"];
  return [`const n = ${count}(inputs, count);`, `${read}(inputs, n, count === undefined${asksTraining(plan) ? `, ${training}` : ""});`];
}

/** The functions that `takeInputs` calls; `finite`: the condition under which real numbers must be finite. */
function inputReaders(plan: ModulePlan, parts: readonly DataPart[], names: readonly [string, string], type: string, finite: string): readonly string[] {
  const [first] = parts;
  const [count, read] = names;
  if (first === undefined) return [];
  const object = access(parts, "inputs", first);
  const name = JSON.stringify(first.name);
  const when = (line: string): readonly string[] => (line.startsWith("if (false") ? [] : [line.replace(/^if \(true\) /, "").replace(/^if \(true && /, "if (")]);
  const asks = finite === "training" && asksTraining(plan) ? ", training‹: boolean›" : "";
  return code`
    /** The batch size of a call. */
    function ${count}(inputs‹: ${type}›, count‹: number | undefined›)‹: number› {
      ${record(parts, "inputs")}
      checkLength(${object}, 1, false, ${name});
      return countExamples(${object}.length, ${first.width}, count, ${plan.batch}, ${name});
    }
    /** Copies inputs into the input buffers. \`exact\`: the arrays must have exactly \`count\` examples. */
    function ${read}(inputs‹: ${type}›, count‹: number›, exact‹: boolean›${asks})‹: void› {
      ${reading(plan, parts, "inputs", finite).flatMap(when)}
    }
  `;
}

export function dataSection(plan: ModulePlan): Section {
  const { inputs, needed, targets, given, measures, types } = plan;
  if (inputs.length === 0) return { title: "data", lines: [] };
  const unread = targets.length === 0 ? "_" : "";
  const lines = code`
    ${inputReaders(plan, needed, ["countOf", "readInputs"], types.inputs.inside, plan.trains && needed === inputs ? "training" : "false")}
    ${plan.trains && needed !== inputs && inputReaders(plan, inputs, ["countTraining", "readTrainingInputs"], types.trainingInputs.inside, "true")}
    ${given.length > 0 && code`
      function readOutputGradient(outputGradient‹: ${types.outputGradients.inside}›, count‹: number›, exact‹: boolean›)‹: void› {
        ${reading(plan, given, "outputGradient", "true").map((l) => l.replace("if (true) ", ""))}
      }
    `}
    ${measures && code`
      function readTargets(${unread}targets‹: ${types.targets.inside}›, ${unread}count‹: number›, ${unread}exact‹: boolean›)‹: void› {
        ${reading(plan, targets, "targets", undefined)}
      }
    `}
    ${encoders(plan)}
  `;
  return { title: "data", lines };
}

/** `encodeFlower(value, into, at)`: one example as numbers. */
function encoders(plan: ModulePlan): readonly string[] {
  const { targets } = plan;
  const inputs = plan.measures ? plan.inputs : plan.needed;
  const parts = [...inputs, ...targets.filter((t) => !inputs.some((i) => i.name === t.name))];
  return parts.flatMap((p) => code`
    function ${p.encode}(value‹: ${acceptedType(p)}›, into‹: Numbers›, at‹: number›)‹: void› {
      ${encodeStatements(p.encoding, "value", p.name, 0, false)}
    }
  `);
}

/** What an encoder takes: classes by name or by number. */
export function acceptedType(part: Pick<DataPart, "encoding" | "type">): string {
  const { encoding, type } = part;
  if (encoding.kind !== "oneHot" && encoding.kind !== "binary") return exampleOf(part);
  return encoding.shape.length === 0 ? `${type.inside} | number` : `ArrayLike<${type.inside} | number>`;
}
