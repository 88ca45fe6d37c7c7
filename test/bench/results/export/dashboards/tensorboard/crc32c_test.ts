import {
  crc32c,
  maskedCrc32c,
} from "../../../../../../bench/results/export/dashboards/tensorboard/crc32c.ts";
import { assertEquals } from "../../../../../../std.ts";

Deno.test("CRC-32C is that of the test vectors in RFC 3720, B.4", () => {
  const bytes = (at: (i: number) => number) => Uint8Array.from({ length: 32 }, (_, i) => at(i));
  assertEquals(crc32c(bytes(() => 0)), 0x8a9136aa);
  assertEquals(crc32c(bytes(() => 0xff)), 0x62a8ab43);
  assertEquals(crc32c(bytes((i) => i)), 0x46dd794e);
  assertEquals(crc32c(bytes((i) => 31 - i)), 0x113fdb5c);
  // An iSCSI command to read.
  const command =
    "01c00000000000000000000000000000140000000000040000000014000000182800000000000000" +
    "0200000000000000";
  assertEquals(crc32c(Uint8Array.fromHex(command)), 0xd9963a56);
  // The check value of the catalogue of parametrised CRC algorithms, CRC-32/ISCSI.
  assertEquals(crc32c(new TextEncoder().encode("123456789")), 0xe3069283);
  assertEquals(crc32c(new Uint8Array()), 0);
});

Deno.test("a checksum is rotated and moved by a constant, as LevelDB does it", () => {
  const foo = new TextEncoder().encode("foo"), crc = crc32c(foo), masked = maskedCrc32c(foo);
  assertEquals(crc, 0xcfc4ae1d);
  // ((crc >> 15) | (crc << 17)) + 0xa282ead8 by hand: 0x5c3b9f89 + 0xa282ead8.
  assertEquals(masked, 0xfebe8a61);
});
