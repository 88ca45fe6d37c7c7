/**
 * All that the kernels read and write, in one place: values of tfjs's memory by address. A build with
 * the constant CHECKED asks the host before each access whether the bytes belong to the call.
 */

@external("env", "checkAccess")
declare function checkAccess(address: usize, bytes: i32): void;

@inline
function check(address: usize, bytes: i32): void {
  if (isDefined(CHECKED)) checkAccess(address, bytes);
}

/** Bytes of a float32, an int32 or a pointer. */
export const WORD: usize = 4;

/** Numbers in a vector of float32, and its bytes. */
export const LANES: i32 = 4;
export const VECTOR: usize = 16;

@inline
export function getInt(address: usize): i32 {
  check(address, 4);
  return load<i32>(address);
}

@inline
export function setInt(address: usize, value: i32): void {
  check(address, 4);
  store<i32>(address, value);
}

@inline
export function getByte(address: usize): u32 {
  check(address, 1);
  return load<u8>(address);
}

@inline
export function getFloat(address: usize): f32 {
  check(address, 4);
  return load<f32>(address);
}

@inline
export function setFloat(address: usize, value: f32): void {
  check(address, 4);
  store<f32>(address, value);
}

/** Four float32 from any address. */
@inline
export function getVector(address: usize): v128 {
  check(address, 16);
  return v128.load(address);
}

/** The four float32 after those at an address, without adding to it. */
@inline
export function getNextVector(address: usize): v128 {
  check(address + VECTOR, 16);
  return v128.load(address, 16);
}

/** One float32 in all four lanes. */
@inline
export function getSplat(address: usize): v128 {
  check(address, 4);
  return v128.load32_splat(address);
}

@inline
export function setVector(address: usize, value: v128): void {
  check(address, 16);
  v128.store(address, value);
}

/** Sets the four float32 after those at an address, without adding to it. */
@inline
export function setNextVector(address: usize, value: v128): void {
  check(address + VECTOR, 16);
  v128.store(address, value, 16);
}
