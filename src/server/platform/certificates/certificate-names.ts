import { BlockList, isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/** Networks that lead to no one on the Internet (RFC 1918, 3927, 4193, 4291), loopback included. */
export const privateNetworks = [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const;

/** Names that no one can register on the Internet, and this machine's own. */
export function localDomains(): readonly string[] {
  return [...new Set(['localhost', 'local', 'lan', 'internal', 'home.arpa', ...ownName()])];
}

/** Every name under which a browser may reach this machine, the most useful for a phone first. */
export function machineNames(): readonly string[] {
  const named = ownName().flatMap((name) =>
    name.includes('.') ? [name] : [name, `${name}.local`],
  );
  return [...new Set([...localAddresses(), ...named, 'localhost', '127.0.0.1', '::1'])];
}

export function isHostName(name: string): boolean {
  return /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/.test(
    name,
  );
}

/** In the one form that names are compared in: `FD00:0:0:0:0:0:0:2` is `fd00::2`. */
export function canonicalName(name: string): string {
  return isIP(name) === 6 ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name.toLowerCase();
}

/** As RFC 5280 §4.2.1.10 reads name constraints: a domain covers itself and all below. */
export function isPermitted(name: string, domains: readonly string[]): boolean {
  if (isIP(name)) return isPrivateAddress(name);
  return domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d+){3}$/.test(name);
}

/** In network order, 4 or 16 bytes. */
export function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  // The URL parser writes IPv4 tails as hexadecimal groups.
  const [head = '', tail] = canonicalName(address).split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const after = groups(tail ?? '');
  const zeros = Array<string>(8 - groups(head).length - after.length).fill('0');
  const all = [...groups(head), ...zeros, ...after];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function isPrivateAddress(address: string): boolean {
  return privateAddresses.check(address, familyOf(address));
}

const privateAddresses = new BlockList();
for (const [network, prefix] of privateNetworks) {
  privateAddresses.addSubnet(network, prefix, familyOf(network));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function ownName(): readonly string[] {
  const name = hostname().toLowerCase();
  return isHostName(name) && !isIP(name) ? [name] : [];
}

/** IPv4 first, since people type it; of container and machine bridges the last: no phone reaches them. */
function localAddresses(): readonly string[] {
  const found = Object.entries(networkInterfaces()).flatMap(([device, addresses = []]) =>
    addresses.map((each) => ({
      ...each,
      rank: (/^(docker|br-|veth|virbr)/.test(device) ? 2 : 0) + (each.family === 'IPv6' ? 1 : 0),
    })),
  );
  return found
    .filter(({ internal, address }) => !internal && isPrivateAddress(address))
    .filter(({ address }) => !address.startsWith('fe80'))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ address }) => address);
}
