import type { Entry } from "./entry.ts";
import { args } from "./catalogue/arguments.ts";
import { chain } from "./catalogue/chain.ts";
import { data } from "./catalogue/data.ts";
import { equations } from "./catalogue/equations.ts";
import { faults } from "./catalogue/faults.ts";
import { limits } from "./catalogue/limits.ts";
import { names } from "./catalogue/names.ts";
import { shapes } from "./catalogue/shapes.ts";
import { syntax } from "./catalogue/syntax.ts";
import { training } from "./catalogue/training.ts";

/** Every message the compiler can give, by code. One file of `catalogue/` for each family of hundreds. */
export const catalogue = { ...syntax, ...names, ...args, ...shapes, ...chain, ...equations, ...training, ...data, ...limits, ...faults } as const;

export type Code = keyof typeof catalogue;

/** What the message of a code must be told. */
export type Found<C extends Code> = (typeof catalogue)[C] extends Entry<infer P> ? P : never;
