/**
 * Data of TensorBoard's plug-in for hyperparameters.
 *
 * Source: tensorboard/plugins/hparams/plugin_data.proto and api.proto.
 */

import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { Value } from "../../../tables/mod.ts";
import { message, type SummaryValue } from "./event.ts";

export type Setting = Exclude<Value, null>;

/** A setting has no filter if there are more values than this. */
const MOST_VALUES = 50;

const TYPES = { string: 1, boolean: 2, number: 3 } as const;

function plugin(name: string, field: number, write: (writer: BinaryWriter) => void): SummaryValue {
  const writer = new BinaryWriter();
  message(writer, field, write);
  return {
    tag: `_hparams_/${name}`,
    plugin: { name: "hparams", content: writer.finish() },
  };
}

/** As google.protobuf.Value. */
function writeSetting(writer: BinaryWriter, value: Setting): void {
  if (typeof value === "number") writer.tag(2, WireType.Bit64).double(value);
  else if (typeof value === "boolean") writer.tag(4, WireType.Varint).bool(value);
  else writer.tag(3, WireType.LengthDelimited).string(value);
}

/**
 * Which settings and which measures the table has as columns.
 *
 * @param settings The values of each, over all trials; words where they are of several types.
 */
export function experiment(
  settings: ReadonlyMap<string, ReadonlySet<Setting>>,
  measures: readonly string[],
): SummaryValue {
  return plugin("experiment", 2, (writer) => {
    for (const [name, values] of settings) {
      const [first] = values;
      message(writer, 4, (info) => {
        info.tag(1, WireType.LengthDelimited).string(name);
        info.tag(4, WireType.Varint).int32(TYPES[typeof first as keyof typeof TYPES]);
        if (values.size > MOST_VALUES) return;
        message(info, 5, (domain) => {
          for (const value of values) message(domain, 1, (one) => writeSetting(one, value));
        });
      });
    }
    for (const tag of measures) {
      message(writer, 5, (info) => {
        message(info, 1, (name) => name.tag(2, WireType.LengthDelimited).string(tag));
      });
    }
  });
}

/**
 * The settings of a run.
 *
 * @param group Runs of a group, with the same settings, share a row: the means over them.
 */
export function sessionStart(
  settings: ReadonlyMap<string, Setting>,
  group: string,
  seconds: number,
): SummaryValue {
  return plugin("session_start_info", 3, (writer) => {
    for (const [name, value] of settings) {
      message(writer, 1, (entry) => {
        entry.tag(1, WireType.LengthDelimited).string(name);
        message(entry, 2, (one) => writeSetting(one, value));
      });
    }
    writer.tag(4, WireType.LengthDelimited).string(group);
    writer.tag(5, WireType.Bit64).double(seconds);
  });
}

export function sessionEnd(ended: boolean, seconds: number): SummaryValue {
  return plugin("session_end_info", 4, (writer) => {
    writer.tag(1, WireType.Varint).int32(ended ? 1 : 2);
    writer.tag(2, WireType.Bit64).double(seconds);
  });
}
