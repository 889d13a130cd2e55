/**
 * Packs operands of tiles into panels: what tiles walk through with strides that the caches cannot hold is copied once, in the order
 * of that walk, where enough tiles take it.
 */
import { shownName, workName } from "../../../ir/equation/names.ts";
import { bound, constantRange, load, loop } from "../../../ir/kernel/build.ts";
import { constantOffset, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import { assumedLength } from "../../../ir/kernel/trip-count.ts";
import type { Buffer, Entry, Kernel, KernelExpr, KernelSet, Loop, Statement } from "../../../ir/kernel/types.ts";
import { mapKernelExpr, mapStatements, substituteStatements, withBody } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { walksThatPay } from "./cache.ts";
import { unusedIn } from "../loops/copy.ts";
import { copyKernel, manyExamples, type PackingMachine, type Panel, panelOffset } from "./panel.ts";
import { startsAtZero } from "../loops/nest.ts";
import { type Load, mentionsOnly, type Tile, tileOf, type Turn } from "./find-tiles.ts";

export interface Panelled {
  readonly entry: Entry;
  /** What the panels of the entry add to the set. */
  readonly buffers: readonly Buffer[];
}

interface Context {
  readonly set: KernelSet;
  readonly machine: PackingMachine;
  readonly kernel: Kernel;
  readonly names: UnusedNames;
  /** The panel of an operand, made where there is none yet. */
  readonly panelOf: (operand: Operand) => Panel;
}

type Operand = Omit<Panel, "buffer">;

/** `name` makes names of kernels and of buffers that nothing else has. */
export function packOperands(entry: Entry, set: KernelSet, machine: PackingMachine, name: (base: string) => string): Panelled {
  // Panels that hold what their source holds, by what they are of.
  const current = new Map<string, Panel>();
  const buffers: Buffer[] = [];
  const kernels = entry.kernels.flatMap((kernel) => {
    const made: Kernel[] = [];
    const reasons = new Set<string>();
    let atLeast = 1;
    const panelOf = (o: Operand): Panel => {
      reasons.add(`${shownName(o.source)} packed in panels of ${o.width}${o.atLeast > 1 ? ` from ${o.atLeast} examples on` : ""}`);
      atLeast = Math.max(atLeast, o.atLeast);
      const key = [o.source, o.stride, o.start, o.width, o.length, o.across, o.atLeast].join();
      const known = current.get(key);
      if (known !== undefined) return known;
      const panel: Panel = { ...o, buffer: name(workName("panels", o.source)) };
      current.set(key, panel);
      buffers.push({ name: panel.buffer, shape: [o.across / o.width, o.length, o.width], batched: false, role: "value", content: "real" });
      made.push(copyKernel(panel, kernel, machine, name(`pack_${kernel.name}`)));
      return panel;
    };
    const inPanels = reordered(kernel.body, { set, machine, kernel, names: unusedIn(kernel.body), panelOf });
    const body = manyExamples(atLeast, inPanels, kernel.body);
    for (const [key, { source }] of current) if (kernel.writes.includes(source)) current.delete(key);
    return [...made, reasons.size === 0 ? kernel : withBody(kernel, body, ...reasons)];
  });
  return { entry: { ...entry, kernels }, buffers };
}

function reordered(list: readonly Statement[], context: Context): readonly Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    if (s.kind !== "for") return [s];
    const tile = tileOf(s);
    return tile === undefined ? [{ ...s, body: reordered(s.body, context) }] : fromPanels(tile, context);
  });
}

function fromPanels({ rows, turns }: Tile, context: Context): readonly Statement[] {
  const panelled: Statement[] = [];
  const others: Statement[] = [];
  for (const turn of turns) {
    const { columns } = turn;
    const high = panelsAlong(rows, turn, context);
    const wide = panelsAlong(columns, turn, context);
    const lane = context.names.numbered(columns.variable);
    const read = (body: readonly Statement[], split: boolean): Statement[] => readPanels(body, turn.sum?.variable ?? "", [
      ...high.map((panel) => ({ panel, along: rows.variable })), ...wide.map((panel) => ({ panel, along: columns.variable, ...(split && { lane }) })),
    ]);
    if (wide.length === 0) {
      others.push({ ...columns, body: read(columns.body, false) });
      continue;
    }
    // A panel of columns stays near while all rows go by.
    const lanes = columns.lanes ?? 1;
    const apart = substituteStatements(columns.body, new Map([[columns.variable, sumOffsets(0, [columns.variable, lane].map((v) => ({ coefficient: 1, value: variableOffset(v) })))]]), new Map());
    const vector: Statement = { kind: "for", variable: lane, lower: bound(constantOffset(0)), upper: bound(constantOffset(lanes)), step: lanes, lanes, body: read(apart, true) };
    panelled.push(loop(columns.variable, columns.lower, columns.upper, [{ ...rows, body: [vector] }], columns.step));
  }
  return [...panelled, ...(others.length > 0 ? [{ ...rows, body: others }] : [])];
}

/** What is worth a copy of the operands that change with one loop of a tile and with its sum. */
function panelsAlong(along: Loop, turn: Turn, context: Context): readonly Panel[] {
  const { sum, columns, rows, loads } = turn;
  const { machine, kernel, set } = context;
  const range = constantRange(along);
  if (sum === undefined || range?.[0] !== 0 || range[1] % along.step !== 0 || (along === columns && along.step % (columns.lanes ?? 1) !== 0)) return [];
  const other = along === columns ? rows : columns;
  if (!startsAtZero(sum) || !startsAtZero(other)) return [];
  const [length, others] = [assumedLength(sum, set.batch), assumedLength(other, set.batch)];
  const groups = new Map<string, readonly Load[]>();
  for (const l of loads) {
    if (!mentionsOnly(l, sum.variable, along.variable) || l.terms.get(along.variable) !== 1 || kernel.writes.includes(l.buffer) || set.buffers.get(l.buffer)?.double === true) continue;
    const key = `${l.buffer}@${l.terms.get(sum.variable)}`;
    groups.set(key, [...(groups.get(key) ?? []), l]);
  }
  return [...groups.values()].flatMap((group): readonly Panel[] => {
    const [first] = group;
    const stride = first?.terms.get(sum.variable) ?? 0;
    const constants = group.map((l) => l.constant);
    const start = Math.min(...constants);
    const walks = walksThatPay(length * range[1], stride, length, machine);
    if (first === undefined || walks === undefined || others / other.step < walks || Math.max(...constants) - start >= along.step) return [];
    const atLeast = constantRange(other) === undefined ? walks * other.step : 1;
    return [context.panelOf({ source: first.buffer, stride, start, width: along.step, length, upper: sum.upper, across: range[1], atLeast })];
  });
}

interface Reading {
  readonly panel: Panel;
  readonly along: string;
  /** Where columns count in steps of the panel's width, what counts within. */
  readonly lane?: string;
}

function readPanels(body: readonly Statement[], sum: string, readings: readonly Reading[]): Statement[] {
  if (readings.length === 0) return [...body];
  const expr = (e: KernelExpr): KernelExpr => {
    if (e.kind !== "load" || e.offset.kind !== "affine") return e;
    const terms = new Map(e.offset.terms.map((t) => [t.variable, t.coefficient]));
    for (const { panel, along, lane } of readings) {
      if (panel.source !== e.buffer || terms.size !== (lane === undefined ? 2 : 3) || terms.get(sum) !== panel.stride || terms.get(along) !== 1 || (lane !== undefined && terms.get(lane) !== 1)) continue;
      return load(panel.buffer, panelOffset(panel, variableOffset(along), variableOffset(sum), sumOffsets(e.offset.constant - panel.start, lane === undefined ? [] : [{ coefficient: 1, value: variableOffset(lane) }])));
    }
    return e;
  };
  return mapStatements(body, { expr: (e) => mapKernelExpr(e, expr), offset: (o) => o, name: (n) => n });
}

