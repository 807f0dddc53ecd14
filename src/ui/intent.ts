/** A UUID version 7 (RFC 9562) of 48 bits of milliseconds and 74 of the 128 `random` bits. */
export function freshIntent(milliseconds: number, random: Uint8Array): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const rest = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((random[8] ?? 0) % 4) + 8;
  return (
    `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(13, 16)}` +
    `-${variant.toString(16)}${rest.slice(17, 20)}-${rest.slice(20)}`
  );
}
