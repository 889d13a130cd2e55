/** What the memory of a processor does well: costs of walks through it, as data. */
import { gcd } from "../../../ir/equation/number.ts";

export interface CacheMachine {
  /** Elements of float32 in a line, and lines of the nearest cache: sets of ways. */
  readonly line: number;
  readonly sets: number;
  readonly ways: number;
  /** Elements of a page, and pages whose addresses are at hand. */
  readonly page: number;
  readonly pages: number;
  /** Operands of fewer elements stay near, whatever their strides. */
  readonly panelsFrom: number;
  /** Elements that stay in the next cache while tiles read them. */
  readonly near: number;
  /** By how many tiles each element must be read for a copy to pay, of operands that stay near and of larger ones. */
  readonly walks: { readonly near: number; readonly far: number };
}

/** The least of what is in use: 32 KiB in 8 ways, 64 pages of 4 KiB, 512 KiB of the next cache. A walk shares them with others: half counts as its own. */
export const cache: CacheMachine = { line: 16, sets: 64, ways: 8, page: 1024, pages: 64, panelsFrom: 4096, near: 131_072, walks: { near: 24, far: 10 } };

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
