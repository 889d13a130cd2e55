/** Which walks through memory miss the caches, and how often an operand must be read for a packed copy to pay. */
import { gcd } from "../../../ir/equation/number.ts";
import type { CacheMachine } from "../../../ir/machines.ts";

/**
 * Whether a walk of so many steps, `stride` elements apart, drives out its own lines before they are used again (strides
 * that are multiples of large powers of two meet few of the sets), or the addresses of its own pages.
 */
function thrashes(stride: number, steps: number, { line, sets, ways, page, pages }: CacheMachine): boolean {
  if (stride < line) return false;
  const met = stride % line === 0 ? sets / gcd(sets, stride / line) : sets;
  return 2 * steps > met * ways || 2 * Math.min(steps, (steps * stride) / page) > pages;
}

/** By how many tiles an operand of so many elements must be read, so many steps of a sum in a walk; `undefined` where no number is enough. */
export function walksThatPay(elements: number, stride: number, steps: number, machine: CacheMachine): number | undefined {
  if (elements < machine.panelsFrom || !thrashes(stride, steps, machine)) return undefined;
  return elements > machine.near ? machine.walks.far : machine.walks.near;
}
