import type * as tf from "@tensorflow/tfjs";

/** The axes that a tensor must have: a length, or a letter where any length will do. */
export type ExpectedShape = readonly (number | string)[];

/** What an argument has to hold; "number" is float32, and int32 or bool that are converted to it. */
export type ExpectedType = "float32" | "int32" | "number";

/**
 * Checks an argument before a kernel gets its address, which says neither type nor size.
 *
 * @param action What is being done, as in "Cannot descend: gradient is int32 [4], not float32 [4]".
 * @param name The parameter's.
 * @param shape Of any shape, if it is left out.
 * @throws {TypeError} If the argument is no tensor, is disposed, or has another type or shape.
 */
export function checkTensor(
  action: string,
  name: string,
  tensor: tf.TensorInfo,
  type: ExpectedType,
  shape?: ExpectedShape,
): void {
  const fault = faultOf(tensor, type, shape);
  if (fault !== null) throw new TypeError(`Cannot ${action}: ${name} ${fault}`);
}

function faultOf(
  tensor: tf.TensorInfo,
  type: ExpectedType,
  shape: ExpectedShape | undefined,
): string | null {
  if (!Array.isArray(tensor?.shape)) return "is no tensor";
  if ((tensor as tf.Tensor).isDisposed) return "is disposed";
  if (hasType(tensor, type) && (shape === undefined || hasShape(tensor, shape))) return null;
  const dtype = type === "int32" ? type : "float32";
  const expected = shape === undefined ? dtype : `${dtype} [${shape}]`;
  return `is ${tensor.dtype} [${tensor.shape}], not ${expected}`;
}

function hasType({ dtype }: tf.TensorInfo, type: ExpectedType): boolean {
  if (type !== "number") return dtype === type;
  return dtype === "float32" || dtype === "int32" || dtype === "bool";
}

function hasShape({ shape }: tf.TensorInfo, expected: ExpectedShape): boolean {
  if (shape.length !== expected.length) return false;
  for (let axis = 0; axis < shape.length; axis++) {
    const length = expected[axis];
    if (typeof length === "number" && shape[axis] !== length) return false;
  }
  return true;
}

/**
 * The same for an array.
 *
 * @throws {TypeError} If the argument is of another class or length.
 */
export function checkArray(
  action: string,
  name: string,
  array: ArrayLike<number>,
  kind: typeof Float32Array | typeof Float64Array | typeof Int32Array | typeof Uint8Array,
  length: number,
): void {
  if (array instanceof kind && array.length === length) return;
  const found = (array as unknown) === null || typeof array !== "object"
    ? String(array)
    : `${array.constructor?.name}(${array.length})`;
  throw new TypeError(`Cannot ${action}: ${name} is ${found}, not ${kind.name}(${length})`);
}
