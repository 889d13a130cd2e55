/** A call of another tool as the call to write here. */
import type { Argument, TextCall } from "./calls-in-text.ts";
import { type ForeignCall, foreignCalls } from "./calls.ts";

/** The text, or nothing where the row is not of this call. */
export function translate(call: TextCall, row: ForeignCall): string | undefined {
  const { takes = {}, drops = [], needs, write } = row;
  const positional = call.arguments.filter((a) => a.key === undefined).length;
  if (needs !== undefined && !needs.some((n) => (n.startsWith("#") ? positional >= Number(n.slice(1)) : call.arguments.some((a) => a.key === n)))) return undefined;
  const parameters = Object.keys(takes);
  const printed: string[] = [];
  let isPositional = true;
  let position = 0;
  for (const argument of call.arguments) {
    if (argument.key === undefined) position++;
    if (argument.key === "activation") continue;
    const parameter = parameters.find((p) => p === argument.key || placeOf(takes[p] ?? [], positional) === (argument.key ?? position) || (argument.key !== undefined && (takes[p] ?? []).includes(argument.key)));
    if (parameter === undefined && isDropped(argument, position, drops)) continue;
    const value = parameter === "init" ? initializerOf(argument.value) : parameter === "shape" ? argument.value.replace(/^\((.*?),?\)$/, "[$1]") : valueOf(argument, call);
    if (value === undefined) continue;
    isPositional &&= argument.key === undefined && parameters.indexOf(parameter ?? "") === printed.length;
    const key = parameter ?? argument.key;
    printed.push(isPositional || key === undefined ? value : `${key}: ${value}`);
  }
  const text = printed.length === 0 ? write : `${write}(${printed.join(", ")})`;
  const activation = call.arguments.find((a) => a.key === "activation")?.value.replaceAll(/["']/g, "");
  return activation === undefined || /^(?:linear|none|null)$/i.test(activation) ? text : `${text} ${activation}`;
}

/** The position of a parameter: the first listed that a call with so many positional arguments has. */
function placeOf(places: readonly (string | number)[], positions: number): number | undefined {
  return places.find((p): p is number => typeof p === "number" && p <= positions);
}

function isDropped({ key, value }: Argument, position: number, drops: readonly string[]): boolean {
  return key === undefined ? drops.includes(`#${position}`) : drops.includes(key) || drops.includes(`${key}=${value.toLowerCase()}`);
}

/** An initializer by its name here. */
function initializerOf(value: string): string {
  const name = value.replaceAll(/["'()]/g, "").replace(/^.*\./, "").replaceAll("_", "").toLowerCase();
  return foreignCalls.find((row) => row.place === "initializer" && row.names.some((n) => n.replaceAll("_", "").toLowerCase() === name))?.write ?? value;
}

/** The value as it is written here; nothing where it is the default. */
function valueOf({ key, value }: Argument, call: TextCall): string | undefined {
  const square = /^[([](\d+)\s*,\s*\1[)\]]$/.exec(value)?.[1];
  if (square !== undefined) return square;
  const word = /^["'](\w+)["']$/.exec(value)?.[1]?.toLowerCase();
  if (key !== "padding" || word === undefined) return value;
  if (word === "valid") return undefined;
  const kernel = Number((call.arguments.find((a) => a.key === "kernel_size" || a.key === "kernel") ?? call.arguments.filter((a) => a.key === undefined)[1])?.value);
  return word === "same" && kernel % 2 === 1 ? String((kernel - 1) / 2) : value;
}
