/** CRC-32C as a table over bytes: the polynomial of Castagnoli, 0x1EDC6F41, with its bits reversed. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? rest >>> 1 ^ 0x82f63b78 : rest >>> 1;
  return rest;
});

/**
 * The checksum CRC-32C of bytes.
 *
 * Source: RFC 3720 (iSCSI), appendix B.4, which has test vectors.
 */
export function crc32c(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = table[(rest ^ byte) & 0xff]! ^ rest >>> 8;
  return ~rest >>> 0;
}

/** A checksum as TFRecord files store it, so that the CRC of data that holds CRCs stays a good one. */
export function maskedCrc32c(bytes: Uint8Array): number {
  const crc = crc32c(bytes);
  return (crc >>> 15 | crc << 17) + 0xa282ead8 >>> 0;
}
