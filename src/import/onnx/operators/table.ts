/** Operators of ONNX by their names. */
import { constants } from "./constants.ts";
import { convolutions } from "./convolution.ts";
import { elementwise, type Operator } from "./elementwise.ts";
import { joins } from "./joins.ts";
import { linear } from "./linear.ts";
import { lookup } from "./lookup.ts";
import { normalization } from "./normalization.ts";
import { parts } from "./parts.ts";
import { pooling } from "./pooling.ts";
import { recurrences } from "./recurrent.ts";
import { reductions } from "./reductions.ts";
import { views } from "./views.ts";

export const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries({ ...elementwise, ...views, ...parts, ...joins, ...constants, ...linear, ...lookup, ...reductions, ...normalization, ...convolutions, ...pooling, ...recurrences }),
);
