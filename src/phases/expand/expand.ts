/**
 * From a checked model to the programs of its emitted module.
 *
 * In: a checked model, whose equations read the scalar `training`. Out: programs in which that is decided: inference and
 * evaluation do not train, training does; the loss is the mean loss plus the penalty; the update clips where the model says so.
 * Where the host has the loss, nothing evaluates it, and training gives the outputs first. A module for inference has the
 * program of inference alone.
 */
import { variableAffine } from "../../ir/equation/affine.ts";
import { add, call, constant, count, readAt, select } from "../../ir/equation/build.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { lossName } from "../../ir/equation/names.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Program, Store } from "../../ir/equation/types.ts";
import { decideTraining, dependents } from "../../ir/model/batch-statistics.ts";
import { reportedTerms } from "../../ir/model/loss-terms.ts";
import type { CheckedModel, ModelLoss, ModelMetrics, ModelOptimizer } from "../../ir/model/types.ts";
import { clipGradients } from "./clip.ts";
import { withTrained } from "./trained.ts";

export interface ExpandOptions {
  /** Whether inputs are differentiated that training could do without. */
  readonly inputGradients?: boolean;
  /** Whether there is the program of inference alone. */
  readonly inference?: boolean;
}

export function expand(model: CheckedModel, { inputGradients = false, inference: only = false }: ExpandOptions = {}): ProgramSet {
  const trained = model.loss && model.optimizer ? model.variables.filter((v) => v.trained).map((v) => v.name) : [];
  const inference = program(model, "inference", decideTraining(withoutTargets(model), 0), model.outputs.map((o) => o.array), []);
  if (only) return { inference, trained: [], sensitive: [] };
  const set: ProgramSet = { inference, trained, sensitive: [], initialize: initialization(model), ...fitting(model) };
  if (model.loss === undefined || model.optimizer === undefined) return set;
  const { external } = model.loss;
  const outputs = external ? model.outputs.map((o) => o.array) : [];
  const sensitive = external || inputGradients ? model.inputs.map((i) => i.array).filter((a) => model.arrays.get(a)?.content.kind === "real") : [];
  return {
    ...set,
    sensitive,
    ...(!external && { evaluation: withLoss(model, model.loss, "evaluation", 0, [], []) }),
    ...(model.metrics !== undefined && { metrics: measurement(model, model.metrics) }),
    training: withLoss(model, model.loss, "training", 1, outputs, sensitive),
    update: update(model, model.optimizer, trained),
  };
}

function program(model: CheckedModel, name: string, equations: readonly Definition[], outputs: readonly string[], stores: readonly Store[], more: readonly ArrayDefinition[] = [], kept: readonly string[] = []): Program {
  return withoutUnused({ name, arrays: new Map([...model.arrays, ...more.map((a) => [a.name, a] as const)]), equations, outputs, stores, nextIndex: model.nextIndex }, kept);
}

/** What predictions are made of: values that depend on the data of outputs are for losses. */
function withoutTargets({ arrays, equations, targets }: CheckedModel): readonly Definition[] {
  const data = [...arrays.values()].flatMap(({ name, role }) => (role === "target" ? [name] : []));
  const depending = dependents([...equations, ...targets], data);
  return equations.filter((q) => !depending.has(q.array));
}

/** Only arrays that some equation reads or defines, or that the program gives, belong to it; and those that are `kept`. */
function withoutUnused(program: Program, kept: readonly string[] = []): Program {
  const { equations, outputs, stores } = program;
  const used = new Set([...kept, ...outputs, ...stores.flatMap((s) => [s.target, s.source]), ...equations.flatMap((q) => [q.array, ...readsOfEquation(q).map((r) => r.array)])]);
  return { ...program, arrays: new Map([...program.arrays].filter(([array]) => used.has(array))) };
}

/**
 * New values of states, which stay what they were in a batch of one example where they depend on a statistic over the batch:
 * a variance of one number is 0, and says nothing of the data.
 */
function keepWithoutStatistic(equations: readonly Definition[], { updates, batchStatistics }: CheckedModel): readonly Definition[] {
  const states = new Map(updates.map(({ state, value }) => [value, state]));
  const depending = dependents(equations, batchStatistics);
  return equations.map((e) => {
    const state = states.get(e.array);
    if (state === undefined || !depending.has(e.array)) return e;
    return { ...e, body: select(call("less", constant(1), count), e.body, readAt(state, e.indices.map(variableAffine))) };
  });
}

function withLoss(model: CheckedModel, loss: ModelLoss, name: string, training: 0 | 1, outputs: readonly string[], kept: readonly string[]): Program {
  const value = loss.penalty === undefined ? readAt(loss.data, []) : add(readAt(loss.data, []), readAt(loss.penalty, []));
  const total: Definition = { kind: "definition", array: lossName, indices: [], body: value };
  const decided = decideTraining([...model.equations, ...model.targets, ...loss.equations], training);
  const trained = training === 1 ? withTrained(keepWithoutStatistic(decided, model), model) : { equations: decided, arrays: [], nextIndex: model.nextIndex };
  const equations = [...trained.equations, total];
  const stores = training === 1 ? model.updates.map(({ state, value: source }) => ({ target: state, source })) : [];
  const made = program(model, name, equations, [...outputs, lossName, ...reportedTerms(loss).map(({ array }) => array)], stores, [...trained.arrays, { name: lossName, extents: [], role: "value", content: { kind: "real" }, purpose: { kind: "loss" } }], kept);
  return { ...made, nextIndex: trained.nextIndex };
}

/** Reads the outputs as predictions left them. */
function measurement(model: CheckedModel, { equations, values }: ModelMetrics): Program {
  const left = model.outputs.flatMap(({ array }) => model.arrays.get(array) ?? []).map((array): ArrayDefinition => (array.role === "value" ? { ...array, role: "kept" } : array));
  const decided = decideTraining([...model.targets, ...equations], 0);
  return program(model, "metrics", decided, values.map(({ array }) => array), [], left);
}

function update(model: CheckedModel, optimizer: ModelOptimizer, trained: readonly string[]): Program {
  const base: Program = {
    name: "update",
    arrays: new Map([...model.arrays, ...optimizer.arrays]),
    equations: optimizer.equations,
    outputs: [],
    stores: optimizer.stores,
    nextIndex: model.nextIndex,
  };
  const { clip } = model.train;
  return withoutUnused(clip === undefined ? base : clipGradients(base, trained, clip, new Fresh(base.nextIndex)));
}

/** Defines the kept arrays themselves: parameters, state and optimizer state. */
function initialization(model: CheckedModel): Program {
  const outputs = model.initialize.map((d) => d.array);
  const all = [...model.arrays.values(), ...(model.optimizer?.arrays.values() ?? [])];
  return program(model, "initialize", model.initialize, outputs, [], all);
}

function fitting(model: CheckedModel): { fitting?: Program } {
  if (model.fitted.length === 0) return {};
  const equations = [...decideTraining([...model.equations, ...model.targets], 0), ...model.fitted];
  return { fitting: program(model, "fitting", equations, model.fitted.map((d) => d.array), []) };
}
