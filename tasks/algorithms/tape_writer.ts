import type { Tape } from "../kinds/tape/mod.ts";

/** A tape that is being written. At first its cells hold 0, which is NULL, and none of them matters. */
export class TapeWriter implements Tape {
  readonly cells: number;
  readonly memory: Int32Array;
  readonly wanted: Int32Array;
  readonly names: string[];

  constructor(cells: number) {
    this.cells = cells;
    this.memory = new Int32Array(cells);
    this.wanted = new Int32Array(cells).fill(-1);
    this.names = new Array<string>(cells).fill("");
  }

  /** Puts an integer into a cell. */
  write(address: number, name: string, value: number): void {
    this.memory[address] = value;
    this.names[address] = name;
  }

  /** Puts integers into the cells from an address on. */
  writeArray(address: number, name: string, values: readonly number[]): void {
    for (const [i, value] of values.entries()) this.write(address + i, `${name}[${i}]`, value);
  }

  /** Asks for integers in the cells from an address on. */
  want(address: number, ...values: readonly number[]): void {
    this.wanted.set(values, address);
  }
}
