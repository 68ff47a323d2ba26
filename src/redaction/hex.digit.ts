const ZERO = 0x30;

/** The value of a hexadecimal digit; -1 for anything else. */
export function hexDigitValue(byte: number): number {
  if (byte >= ZERO && byte <= ZERO + 9) return byte - ZERO;
  const letter = (byte | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}
