/** Scalar functions that the language has and `Math` has not. */

export function square(x: number): number {
  return x * x;
}

/** 1 / (1 + exp(-x)), without overflow. */
export function logistic(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** log(1 + exp(x)), without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/**
 * The error function, to about 1e-16: its Maclaurin series in Kummer's form below 2.5, the continued fraction of
 * Abramowitz and Stegun 7.1.14 above.
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a > 6) return Math.sign(x);
  const gauss = Math.exp(-a * a) / Math.sqrt(Math.PI);
  if (a < 2.5) {
    let term = a;
    let sum = a;
    for (let n = 1; term > sum * 1e-18; n++) {
      term *= (2 * a * a) / (2 * n + 1);
      sum += term;
    }
    return Math.sign(x) * 2 * gauss * sum;
  }
  let fraction = 0;
  for (let n = 80; n > 0; n--) fraction = n / 2 / (a + fraction);
  return a >= 2.5 ? Math.sign(x) * (1 - gauss / (a + fraction)) : x;
}
