/** Numbers as lists of their digits, the least significant first. */

import type { RandomStream } from "../../engine/base/mod.ts";

/** Digits below a base, each as likely as any other: a number may end in zeros, which lead where it is written. */
export function drawDigits(count: number, base: number, random: RandomStream): number[] {
  return Array.from({ length: count }, () => random.integer(base));
}

/** The digits of a sum, without zeros at the end; 0 has one. */
export function addDigits(a: readonly number[], b: readonly number[], base: number): number[] {
  const length = Math.max(a.length, b.length);
  return carried(Array.from({ length }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0)), base);
}

/** The digits of a product, without zeros at the end; 0 has one. As at school: exact for fewer than 10^13 digits. */
export function multiplyDigits(a: readonly number[], b: readonly number[], base: number): number[] {
  const columns = new Array<number>(a.length + b.length).fill(0);
  for (const [i, left] of a.entries()) {
    for (const [j, right] of b.entries()) columns[i + j]! += left * right;
  }
  return carried(columns, base);
}

/** The number that digits stand for. */
export function numberOf(digits: readonly number[], base: number): bigint {
  return digits.reduceRight((sum, digit) => sum * BigInt(base) + BigInt(digit), 0n);
}

/** Digits from columns that may hold more than one: what is over is carried. */
function carried(columns: readonly number[], base: number): number[] {
  const digits: number[] = [];
  let carry = 0;
  for (let i = 0; i < columns.length || carry > 0; i++) {
    const sum = carry + (columns[i] ?? 0);
    digits.push(sum % base);
    carry = Math.floor(sum / base);
  }
  while (digits.length > 1 && digits.at(-1) === 0) digits.pop();
  return digits;
}
