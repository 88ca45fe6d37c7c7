import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { ColumnType, Value } from "../tables/mod.ts";
import { type ExportFormat, inGroups } from "./format.ts";

const types = { string: "STRING", int64: "INT64", double: "DOUBLE", boolean: "BOOLEAN" } as const;

/** Rows that are compressed together, and in memory at the same time. */
const GROUP = 10_000;

function cell(type: ColumnType, value: Value): Value | bigint {
  return type === "int64" && typeof value === "number" ? BigInt(value) : value;
}

/** Apache Parquet, compressed with Snappy; every column may be null. Units stand in its key-value pairs. */
export const parquet: ExportFormat = {
  title: "Apache Parquet",
  binary: true,
  forPeople: false,
  *write({ columns, rows, about }) {
    const columnData = (group: readonly (readonly Value[])[]) =>
      columns.map(({ name, type }, i) => ({
        name,
        type: types[type],
        nullable: true,
        data: group.map((row) => cell(type, row[i]!)),
      }));
    const units = columns.filter(({ unit }) => unit !== "")
      .map(({ name, unit }) => [`unit of ${name}`, unit] as const);
    const bytes = new ByteWriter();
    const writer = new ParquetWriter({
      writer: bytes,
      schema: schemaFromColumnData({ columnData: columnData([]) }),
      kvMetadata: [...about, ...units].map(([key, value]) => ({ key, value })),
      createdBy: "gradnoise",
    });
    const written = () => {
      const part = new Uint8Array(bytes.getBuffer());
      bytes.index = 0;
      return part;
    };
    for (const group of inGroups(rows, GROUP)) {
      writer.write({ columnData: columnData(group), rowGroupSize: GROUP });
      yield written();
    }
    writer.finish();
    yield written();
  },
};
