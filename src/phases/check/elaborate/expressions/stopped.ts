/** `stop(e)`: the value of e, through which no gradient goes. */
import type { Reference } from "../../../../ir/ast/expression.ts";
import { call } from "../../../../ir/equation/build.ts";
import type { Expr } from "../../../../ir/equation/types.ts";
import { textOf } from "../../../../source/source.ts";
import type { Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";

export function stopped(reference: Reference, operand: Expr, context: Context): Expr {
  const { defines, use, e } = context;
  switch (defines.kind) {
    case "optimizer": case "fitted value": case "initial value": case "metric":
      diagnose(context, "stopWithoutGradient", reference.name.span, { defines });
      return operand;
    case "value": case "state": case "loss": case "regularizer": {
      const inFile = reference.span.source === use.reference.span.source;
      const place = inFile ? reference.span : use.reference.span;
      e.stops.push({ operand, place, text: textOf(place) });
      return call("stop", operand);
    }
  }
}
