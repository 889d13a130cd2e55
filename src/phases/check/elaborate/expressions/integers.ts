/** Expressions that are affine in indices, recognized from their normal form. */
import { addAffine, constantAffine, floorAffine, scaleAffine } from "../../../../ir/equation/affine.ts";
import { gcd, type Num } from "../../../../ir/equation/number.ts";
import type { Affine, Expr } from "../../../../ir/equation/types.ts";

/** `numerator / divisor` with a whole divisor ≥ 1. */
export interface AffineFraction {
  readonly numerator: Affine;
  readonly divisor: number;
}

function parts(value: Num): { readonly n: number; readonly d: number } | undefined {
  return value.kind === "rational" ? value : undefined;
}

/** The expression as a fraction of an affine form, if it is one. */
export function asFraction(e: Expr): AffineFraction | undefined {
  switch (e.kind) {
    case "index": return { numerator: e.affine, divisor: 1 };
    case "constant": {
      const value = parts(e.value);
      return value && { numerator: constantAffine(value.n), divisor: value.d };
    }
    case "sum": {
      const constant = parts(e.constant);
      if (constant === undefined) return undefined;
      let divisor = constant.d;
      const terms: { readonly n: number; readonly d: number; readonly affine: Affine }[] = [];
      for (const { coefficient, value } of e.terms) {
        const factor = parts(coefficient);
        if (factor === undefined || value.kind !== "index") return undefined;
        terms.push({ n: factor.n, d: factor.d, affine: value.affine });
        divisor = (divisor / gcd(divisor, factor.d)) * factor.d;
      }
      let numerator = constantAffine((constant.n * divisor) / constant.d);
      for (const { n, d, affine } of terms) numerator = addAffine(numerator, affine, (n * divisor) / d);
      return Number.isSafeInteger(divisor) ? { numerator, divisor } : undefined;
    }
    default: return undefined;
  }
}

/** The expression as an affine form, if it is one and provably whole. */
export function asAffine(e: Expr): Affine | undefined {
  const fraction = asFraction(e);
  if (fraction === undefined) return undefined;
  const { numerator, divisor } = fraction;
  if (divisor === 1) return numerator;
  const whole = numerator.constant % divisor === 0 && numerator.terms.every((t) => t.coefficient % divisor === 0);
  return whole ? floorAffine(numerator, divisor) : undefined;
}

/** Both over one divisor, so that they compare as whole numbers. */
export function comparable(a: Expr, b: Expr): readonly [Affine, Affine] | undefined {
  const x = asFraction(a);
  const y = asFraction(b);
  if (x === undefined || y === undefined) return undefined;
  const divisor = (x.divisor / gcd(x.divisor, y.divisor)) * y.divisor;
  return [scaleAffine(x.numerator, divisor / x.divisor), scaleAffine(y.numerator, divisor / y.divisor)];
}
