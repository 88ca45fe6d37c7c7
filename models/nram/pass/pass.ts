/**
 * The machine by the kernels: four tapes to a vector, a group of them at a time through all steps and back,
 * and then the gradients of the weights, of all groups and steps together.
 *
 * Axis letters, in this folder: those of ../assembly/machine.ts.
 */

import * as tf from "@tensorflow/tfjs";
import { type Address, Arena, checkTensor, makeOutput } from "../../../engine/mod.ts";
import type { LossAndGradients } from "../../model.ts";
import type { Answered, Computation, MachineParameters, Tapes } from "../computation.ts";
import { controllerLayers } from "../layers.ts";
import type { NramOptions } from "../options.ts";
import type { NramKernels } from "./kernels.ts";
import { type MachineFields, writeMachine } from "./machine.ts";
import { packLayer, type PaddedLayer, padLayers, TILE, upTo } from "./packed_layers.ts";
import { sortCircuit, type SortedCircuit } from "./sorted_circuit.ts";

/** Tapes in a group, and numbers in a vector. */
const LANES = 4;

/** Bytes of a vector. */
const VECTOR = 16;

/** Vectors between rows of gradients. */
const APART = 4;

/** One machine by the kernels. Gradients and working memory are made once and used again. */
export class NramPass implements Computation {
  readonly #kernels: NramKernels;
  readonly #options: NramOptions;
  readonly #parameters: MachineParameters;
  readonly #gradients: Readonly<Record<string, tf.Tensor>>;
  readonly #sorted: SortedCircuit;
  readonly #layers: readonly PaddedLayer[];
  readonly #arena: Arena;

  /**
   * @param parameters They stay the caller's.
   * @throws {TypeError} If a parameter has another shape than `controllerLayers` says.
   */
  constructor(kernels: NramKernels, options: NramOptions, parameters: MachineParameters) {
    for (const { number, inputs, units } of controllerLayers(options)) {
      for (const [name, shape] of [["weights", [inputs, units]], ["bias", [units]]] as const) {
        const own = `${name}${number}`;
        checkTensor("build a machine", own, parameters[own]!, "float32", shape);
      }
    }
    this.#kernels = kernels;
    this.#options = options;
    this.#parameters = parameters;
    this.#sorted = sortCircuit(options);
    this.#layers = padLayers(options, this.#sorted.order);
    this.#arena = new Arena(kernels);
    this.#gradients = Object.fromEntries(
      Object.entries(parameters).map(([name, { shape }]) => [name, tf.keep(makeOutput(shape))]),
    );
  }

  answer(tapes: Tapes, rounded: boolean): Answered {
    const { fields } = this.#lay(tapes, { learning: false, rounded, bonus: 0 });
    this.#kernels.run.answerMachines(writeMachine(this.#arena, fields));
    return {
      losses: this.#kernels.floats(fields.losses, tapes.size).slice(),
      memory: this.#kernels.ints(fields.answers, tapes.size * tapes.cells).slice(),
    };
  }

  /** The gradients are good until the next call. */
  learn(tapes: Tapes, factor: number, entropyBonus: number): LossAndGradients {
    const way = { learning: true, rounded: false, bonus: entropyBonus };
    const { fields, layers } = this.#lay(tapes, way), { run } = this.#kernels;
    const loss = run.learnMachines(writeMachine(this.#arena, fields));
    const { inputs, rectified, hidden, slopes1, slopes2, slopes3 } = fields;
    const ends = [[inputs, slopes1], [rectified, slopes2], [hidden, slopes3]] as const;
    // Rows of the first step are the same in all groups, and have one gradient, in the last one's place.
    const skipped = fields.groups - 1, rows = fields.groups * fields.steps - skipped;
    const arena = this.#arena;
    for (const [l, layer] of layers.entries()) {
      const [x, slopes] = ends[l]!, inputs = layer.inputs.length;
      const stride = this.#slopeCount(layer) + APART, tiles = layer.units.length / TILE;
      const [ownX, ownSlopes] = [x + VECTOR * skipped * inputs, slopes + VECTOR * skipped * stride];
      const taken = [
        ...[this.#gradient(`weights${layer.number}`), this.#gradient(`bias${layer.number}`)],
        ...[ownX, ownSlopes, arena.ints(layer.inputs), arena.ints(layer.units)],
        ...[rows, inputs, stride, tiles, layer.width, factor, arena.take(LANES * TILE * rows)],
      ] as const;
      if (layer.isSparse) {
        const lists = arena.take(inputs * rows), found = arena.take(LANES * inputs * rows);
        run.sparseWeightGradient(...taken, lists, found, arena.take(inputs));
      } else run.weightGradient(...taken, arena.take(LANES * upTo(inputs, 2) * rows));
    }
    // They are used again.
    return { loss, gradients: this.#gradients, dispose: () => {} };
  }

  dispose(): void {
    tf.dispose(this.#gradients as tf.NamedTensorMap);
    this.#arena[Symbol.dispose]();
  }

  /** How many gradients of a layer's outputs lie in a row: of the first, an LSTM's states' as well. */
  #slopeCount({ number, units }: PaddedLayer): number {
    return number === 1 ? this.#layers[1]!.inputs.length : units.length;
  }

  #gradient(name: string): Address {
    return this.#kernels.address(this.#gradients[name]!);
  }

  /** Lays out all that the kernels work with. */
  #lay({ size: B, cells: M, steps: T, memory, wanted }: Tapes, way: Way) {
    const arena = this.#arena, options = this.#options, { learning } = way;
    const { registers: R, moduleCopies: K, controller } = options;
    const { choices: C, arguments: A, fullSources: F, table, order } = this.#sorted;
    arena.reset();
    const isRecurrent = controller === "lstm", O = order.length, N = R + 14 * K;
    const H = upTo(options.hiddenUnits, TILE), G = Math.ceil(B / LANES);
    const vectors = (count: number) => arena.take(LANES * count);
    // What only the way back needs takes no room otherwise.
    const back = (count: number) => vectors(learning ? count : 0);
    const rows = learning ? T * G : 2, kept = learning ? T : 1;
    const [first, second, third] = this.#layers.map((layer) =>
      packLayer(
        ...[this.#kernels, arena, layer] as const,
        this.#kernels.address(this.#parameters[`weights${layer.number}`]!),
        this.#kernels.address(this.#parameters[`bias${layer.number}`]!),
      )
    );
    const slopes = (l: number) => back(rows * (this.#slopeCount(this.#layers[l]!) + APART));
    const gates = isRecurrent ? 4 * H : 0;
    const fields: MachineFields = {
      ...{ tapes: B, groups: G, steps: T, cells: M, registers: R, copies: K, hiddenUnits: H },
      ...{ outputs: O, choices: C, isRecurrent: Number(isRecurrent) },
      renormalises: Number(options.renormalise),
      isMixture: Number(options.objective === "mixture"),
      isRounded: Number(way.rounded),
      keeps: Number(learning),
      numbers: arena.floats([options.activationClip ?? Infinity, options.logFloor, way.bonus]),
      choiceTable: arena.ints(table),
      order: arena.ints(order),
      tapeMemory: arena.ints(memory),
      wanted: arena.ints(wanted),
      ...{ layer1: first!.layer, bias1: first!.bias, turned1: first!.turned },
      ...{ layer2: second!.layer, bias2: second!.bias, turned2: second!.turned },
      ...{ layer3: third!.layer, bias3: third!.bias, turned3: third!.turned },
      inputs: vectors(rows * R),
      rectified: vectors(rows * (isRecurrent ? 2 * H : H)),
      gates: vectors(rows * gates),
      cellStates: vectors(isRecurrent ? 2 * rows * H : 0),
      hidden: vectors(rows * H),
      ...{ activeList: arena.take(2 * H), active: vectors(2 * H) },
      scores: vectors(kept * upTo(O, TILE)),
      weights: vectors(kept * C * N),
      sources: vectors((learning ? T : 2) * F * M),
      chances: vectors(kept * 3 * K),
      moduleArguments: vectors(kept * A * M),
      memories: vectors((learning ? T * K + 1 : 1) * M * M),
      ...{ stops: vectors(T), continues: vectors(T), reached: vectors(T), costs: vectors(T) },
      targets: arena.take(LANES * M),
      targetEnds: arena.take(LANES),
      doubled: vectors(2 * M),
      losses: arena.take(B),
      expected: learning ? 0 : vectors(M * M),
      answers: learning ? 0 : arena.take(B * M),
      memoryGradient: back(M * M),
      registerGradient: back(R * M),
      choiceGradients: back(C * M),
      chanceGradients: back(3 * K),
      outputGradient: back(M),
      weightGradients: back(2 * N),
      ...{ hiddenGradient: back(H), cellGradient: back(H), firstCellGradient: back(H) },
      inputGradient: back(upTo(R, TILE)),
      targetSlopes: arena.take(learning ? LANES * M : 0),
      slopes1: slopes(0),
      slopes2: slopes(1),
      slopes3: slopes(2),
    };
    return { fields, layers: this.#layers };
  }
}

/** What a machine is run for. */
interface Way {
  readonly learning: boolean;
  readonly rounded: boolean;
  readonly bonus: number;
}
