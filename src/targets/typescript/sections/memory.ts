/** The memory of a network, and its counters. */
import { codeBytes } from "../code.ts";
import { type ModulePlan, needsWeights } from "../plan.ts";
import { code } from "../template.ts";
import { readsScalar, type Section } from "./section.ts";

/** `marker` is in the place of the declarations of arrays. */
export function memorySection(plan: ModulePlan, marker: string): Section {
  return { title: "memory", lines: [...(needsWeights(plan) ? [`checkWeights(options, "create${plan.model.name}");`] : []), ...machineLines(plan), marker] };
}

/** Statements that start the machine that runs the kernels, and declare the keys of its draws. */
function machineLines({ machine }: ModulePlan): readonly string[] {
  if (machine === undefined) return [];
  const { threads } = machine;
  const fuses = machine.fuses ? "options.fused !== false" : "false";
  const start = threads === undefined ? `startMachine(${codeBytes(machine)}, ${fuses})` : `startThreadedMachine(${codeBytes(machine)}, ${machine.pages}, ${threads.controlAt}, ${threads.sharedAt}, ${fuses})`;
  return code`
    ${threads !== undefined && `// Arguments: pages of memory, the address of the synchronization state, and the byte of the code that declares shared memory.`}
    const machine = ${start};
    ${machine.draws.length > 0 && `const drawKeys = new Int32Array(machine.memory, ${machine.keysAt}, ${machine.draws.length});`}
  `;
}

/** What training counts. */
export function counters(plan: ModulePlan): readonly string[] {
  const { model, inference, measures, trains, given, draws } = plan;
  const seed = `let seed = checkSeed(options.seed ?? ${model.train.seed});`;
  const ofDraws = draws ? ["/** The index of the next step's random draws. */", "let drawn = 0;"] : [];
  if (inference) return draws ? ["", seed, ...ofDraws] : [];
  return ["", ...code`
    ${seed}
    /** Completed updates. */
    let updates = 0;
    /** Completed epochs. */
    let epochsDone = 0;
    ${measures && code`
      /** Epochs of the whole training, set by \`fit\`; 0 before. */
      let wholeEpochs = 0;
    `}
    ${trains && readsScalar(plan, "steps") && code`
      /** Updates of the whole training, set by \`fit\`. */
      let totalSteps = Infinity;
    `}
    ${trains && readsScalar(plan, "epochs") && code`
      /** Epochs of the whole training, set by \`fit\`. */
      let totalEpochs = Infinity;
    `}
    /** Whether fitted values have been computed. */
    let isFitted = false;
    ${given.length > 0 && code`
      /** The batch size of the last \`forwardTraining\`, if \`backward\` may follow; otherwise 0. */
      let pending = 0;
    `}
    ${ofDraws}
  `];
}
