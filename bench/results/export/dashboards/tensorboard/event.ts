import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** A value of a summary: a scalar, or the data of a plug-in. */
export interface SummaryValue {
  readonly tag: string;
  /** Shown beside the chart; only the first value of a tag needs one. */
  readonly description?: string;
  readonly scalar?: number;
  readonly plugin?: { readonly name: string; readonly content: Uint8Array };
}

/** Writes a message into another, as one of its fields. */
export function message(
  writer: BinaryWriter,
  field: number,
  write: (writer: BinaryWriter) => void,
): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write(writer);
  writer.join();
}

/**
 * What an event file begins with.
 *
 * @param seconds Since 1970.
 */
export function firstEvent(seconds: number): Uint8Array {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Bit64).double(seconds);
  writer.tag(3, WireType.LengthDelimited).string("brain.Event:2");
  message(writer, 10, (source) => source.tag(1, WireType.LengthDelimited).string("gradnoise"));
  return writer.finish();
}

/** An event with the values of a step. Source: tensorboard/compat/proto/event.proto and summary.proto. */
export function summaryEvent(
  seconds: number,
  step: number,
  values: readonly SummaryValue[],
): Uint8Array {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Bit64).double(seconds);
  writer.tag(2, WireType.Varint).int64(step);
  message(writer, 5, (summary) => {
    for (const value of values) message(summary, 1, (one) => writeValue(one, value));
  });
  return writer.finish();
}

function writeValue(
  writer: BinaryWriter,
  { tag, description, scalar, plugin }: SummaryValue,
): void {
  writer.tag(1, WireType.LengthDelimited).string(tag);
  if (scalar !== undefined) {
    // One too large for 32 bits becomes infinite, as in every writer of scalars.
    writer.tag(2, WireType.Bit32).float(Math.fround(scalar));
  }
  if (plugin !== undefined) {
    // TensorBoard asks for a tensor, and reads none: a scalar of type float.
    message(writer, 8, (tensor) => {
      tensor.tag(1, WireType.Varint).int32(1);
      message(tensor, 2, () => {});
      tensor.tag(5, WireType.Bit32).float(0);
    });
  }
  if (description === undefined && plugin === undefined) return;
  message(writer, 9, (metadata) => {
    if (plugin !== undefined) {
      message(metadata, 1, (data) => {
        data.tag(1, WireType.LengthDelimited).string(plugin.name);
        data.tag(2, WireType.LengthDelimited).bytes(plugin.content);
      });
    }
    if (description === undefined) return;
    message(metadata, 1, (data) => data.tag(1, WireType.LengthDelimited).string("scalars"));
    metadata.tag(3, WireType.LengthDelimited).string(description);
    // Without its class, a scalar loses its description in TensorBoard's fast loader.
    metadata.tag(4, WireType.Varint).int32(1);
  });
}
