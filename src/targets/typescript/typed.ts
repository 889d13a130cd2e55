/** What a module has in TypeScript and in its declarations alone: JavaScript loads none of it. */
import { modelInterface } from "./interface.ts";
import type { Declare } from "./module.ts";
import { moduleTypes } from "./types.ts";

export { printTypes } from "./print-types.ts";

export const declare: Declare = (plan) => [...moduleTypes(plan), ...modelInterface(plan)];
