/** Networks in CIDR notation, of IPv4 and IPv6. */

/** A network: the addresses that begin with the same bits. */
export interface Network {
  readonly family: 4 | 6;
  /** Its lowest address. */
  readonly first: bigint;
  /** The number of bits of the prefix. */
  readonly length: number;
}

const bits = { 4: 32, 6: 128 } as const;

/** The network of a CIDR; bits behind its prefix do not count. Undefined if it is none. */
export function parseNetwork(cidr: string): Network | undefined {
  const [, address = '', prefix = ''] = /^([\d.a-f:]+)\/(\d{1,3})$/i.exec(cidr) ?? [];
  const family = address.includes(':') ? 6 : 4;
  const value = family === 4 ? parseIpv4(address) : parseIpv6(address);
  const length = Number(prefix);
  if (value === undefined || length > bits[family]) return undefined;
  const rest = BigInt(bits[family] - length);
  return { family, first: (value >> rest) << rest, length };
}

/** The number of addresses. */
export function sizeOf({ family, length }: Pick<Network, 'family' | 'length'>): bigint {
  return 1n << BigInt(bits[family] - length);
}

/** Whether a network has all addresses of another one. */
export function contains(outer: Network, inner: Network): boolean {
  if (outer.family !== inner.family || outer.length > inner.length) return false;
  const rest = BigInt(bits[outer.family] - outer.length);
  return outer.first >> rest === inner.first >> rest;
}

/** IPv4 first, then by address; a network before those that it contains. */
export function compareNetworks(a: Network, b: Network): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.length - b.length;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255))
    return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) return undefined;
  const parts = [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])];
  if (parts.some((part) => !/^[\da-f]{1,4}$/i.test(part))) return undefined;
  return parts.reduce((value, part) => (value << 16n) | BigInt(`0x${part}`), 0n);
}
