/** The normal quantile by the definition in engine/base/gaussian.ts, to the last bit, of two numbers. */

/** (word + 1/2) / 2^32 - 1/2 of the two lower words: exact. */
@inline
export function centred(words: v128): v128 {
  const halves = f64x2.add(f64x2.convert_low_i32x4_u(words), f64x2.splat(0.5));
  return f64x2.sub(f64x2.mul(halves, f64x2.splat(1.0 / 4294967296)), f64x2.splat(0.5));
}

@inline
function horner(sum: v128, r: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(sum, r), f64x2.splat(coefficient));
}

/** AS 241 for |q| at most 0.425. */
@inline
export function centralQuantile(q: v128): v128 {
  const r = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(q, q));
  let a = f64x2.splat(2509.0809287301226727), b = f64x2.splat(5226.495278852854561);
  a = horner(a, r, 33430.575583588128105);
  b = horner(b, r, 28729.085735721942674);
  a = horner(a, r, 67265.770927008700853);
  b = horner(b, r, 39307.89580009271061);
  a = horner(a, r, 45921.953931549871457);
  b = horner(b, r, 21213.794301586595867);
  a = horner(a, r, 13731.693765509461125);
  b = horner(b, r, 5394.1960214247511077);
  a = horner(a, r, 1971.5909503065514427);
  b = horner(b, r, 687.1870074920579083);
  a = horner(a, r, 133.14166789178437745);
  b = horner(b, r, 42.313330701600911252);
  a = horner(a, r, 3.387132872796366608);
  b = horner(b, r, 1);
  return f64x2.div(f64x2.mul(q, a), b);
}

/** The natural logarithms of two normal numbers, step by step as in engine/base/gaussian.ts. */
@inline
function logs(x: v128): v128 {
  const bits = i64x2.shr_u(x, 52);
  const exponents = i8x16.shuffle(bits, bits, 0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11);
  let exponent = f64x2.convert_low_i32x4_s(i32x4.sub(exponents, i32x4.splat(1023)));
  let mantissa = v128.or(
    v128.and(x, i64x2.splat(0xfffffffffffff)),
    i64x2.splat(0x3ff0000000000000),
  );
  const high = f64x2.gt(mantissa, f64x2.splat(1.4142135623730951));
  mantissa = v128.bitselect(f64x2.mul(mantissa, f64x2.splat(0.5)), mantissa, high);
  exponent = f64x2.add(exponent, v128.and(high, f64x2.splat(1)));
  const s = f64x2.div(
    f64x2.sub(mantissa, f64x2.splat(1)),
    f64x2.add(mantissa, f64x2.splat(1)),
  );
  const square = f64x2.mul(s, s);
  let sum = f64x2.splat(1.0 / 21);
  sum = horner(sum, square, 1.0 / 19);
  sum = horner(sum, square, 1.0 / 17);
  sum = horner(sum, square, 1.0 / 15);
  sum = horner(sum, square, 1.0 / 13);
  sum = horner(sum, square, 1.0 / 11);
  sum = horner(sum, square, 1.0 / 9);
  sum = horner(sum, square, 1.0 / 7);
  sum = horner(sum, square, 1.0 / 5);
  sum = horner(sum, square, 1.0 / 3);
  sum = horner(sum, square, 1);
  return f64x2.add(
    f64x2.mul(exponent, f64x2.splat(0.6931471805599453)),
    f64x2.mul(f64x2.mul(f64x2.splat(2), s), sum),
  );
}

/**
 * Minus AS 241 for probabilities below 0.075. The root is at most 4.8 for words of 32 bits: the third
 * region, beyond 5, is never reached.
 */
@inline
export function tailMagnitude(probability: v128): v128 {
  const root = f64x2.sqrt(f64x2.neg(logs(probability)));
  const r = f64x2.sub(root, f64x2.splat(1.6));
  let a = f64x2.splat(7.7454501427834140764e-4), b = f64x2.splat(1.05075007164441684324e-9);
  a = horner(a, r, 0.0227238449892691845833);
  b = horner(b, r, 5.475938084995344946e-4);
  a = horner(a, r, 0.24178072517745061177);
  b = horner(b, r, 0.0151986665636164571966);
  a = horner(a, r, 1.27045825245236838258);
  b = horner(b, r, 0.14810397642748007459);
  a = horner(a, r, 3.64784832476320460504);
  b = horner(b, r, 0.68976733498510000455);
  a = horner(a, r, 5.7694972214606914055);
  b = horner(b, r, 1.6763848301838038494);
  a = horner(a, r, 4.6303378461565452959);
  b = horner(b, r, 2.05319162663775882187);
  a = horner(a, r, 1.42343711074968357734);
  b = horner(b, r, 1);
  return f64x2.div(a, b);
}

/** AS 241 for |q| over 0.425. */
@inline
export function tailQuantile(q: v128): v128 {
  const magnitude = tailMagnitude(f64x2.sub(f64x2.splat(0.5), f64x2.abs(q)));
  return v128.xor(magnitude, v128.and(q, i64x2.splat(i64.MIN_VALUE)));
}
