import { fromBase64, type Json, toBase64 } from "../engine/base/mod.ts";

/** The state of a transformation: plain data that can be saved and resumed from, to the bit. */
export type State =
  | null
  | boolean
  | number
  | string
  | Float32Array
  | readonly State[]
  | { readonly [name: string]: State };

/** How an array stands in JSON: the only object that has this key and no other. */
const ARRAY = "float32";

/**
 * A state as JSON, arrays as base64 of their bytes in little-endian order.
 *
 * @throws {TypeError} If a number is not finite, which JSON has not.
 *
 * @example
 * ```ts
 * import { stateToJson } from "@gradnoise/gradnoise";
 *
 * const json = stateToJson({ update: 2, first: { w: Float32Array.of(1) } });
 * const expected = '{"update":2,"first":{"w":{"float32":"AACAPw=="}}}';
 * if (JSON.stringify(json) !== expected) throw new Error(JSON.stringify(json));
 * ```
 */
export function stateToJson(state: State): Json {
  if (state instanceof Float32Array) {
    const bytes = new DataView(new ArrayBuffer(4 * state.length));
    for (const [i, value] of state.entries()) bytes.setFloat32(4 * i, value, true);
    return { [ARRAY]: toBase64(new Uint8Array(bytes.buffer)) };
  }
  if (typeof state === "number" && !Number.isFinite(state)) {
    throw new TypeError(`Cannot save a state with a number that is not finite: ${state}`);
  }
  if (state === null || typeof state !== "object") return state;
  if (Array.isArray(state)) return state.map(stateToJson);
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, stateToJson(value)]),
  );
}

/**
 * The state that `stateToJson` wrote.
 *
 * @throws {SyntaxError} If an array is not base64 of whole numbers of four bytes.
 *
 * @example
 * ```ts
 * import { stateFromJson, stateToJson } from "@gradnoise/gradnoise";
 *
 * const moments = Float32Array.of(0.1, -0);
 * const text = JSON.stringify(stateToJson({ moments }));
 * const { moments: read } = stateFromJson(JSON.parse(text)) as { readonly moments: Float32Array };
 * if (!read.every((value, i) => Object.is(value, moments[i]))) throw new Error("other bits");
 * ```
 */
export function stateFromJson(json: Json): State {
  if (json === null || typeof json !== "object") return json;
  if (Array.isArray(json)) return json.map(stateFromJson);
  const entries = Object.entries(json as { readonly [key: string]: Json });
  const [first] = entries;
  if (entries.length === 1 && first![0] === ARRAY && typeof first![1] === "string") {
    const bytes = fromBase64(first![1]);
    if (bytes.length % 4 !== 0) {
      throw new SyntaxError(`Cannot read ${bytes.length} bytes as float32`);
    }
    const view = new DataView(bytes.buffer);
    return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, stateFromJson(value)]));
}
