import { BlockList, isIP } from "node:net";

/**
 * Addresses that are nobody's on the public network, or that lead to another address in disguise: the special-purpose
 * registries of IANA (RFC 6890 and its successors).
 */
const V4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;

/** Within 2000::/3, the only part of IPv6 that is public: Teredo and its kin, documentation, 6to4. */
const V6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

function listOf(ranges: readonly (readonly [string, number])[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}

const special4 = listOf(V4, "ipv4");
const special6 = listOf(V6, "ipv6");
const global6 = listOf([["2000::", 3]], "ipv6");
const loopback4 = listOf([["127.0.0.0", 8]], "ipv4");

/**
 * Whether an address belongs to the public network. IPv4 written as IPv6 (mapped, compatible, NAT64) lies outside
 * 2000::/3 and is refused with everything else there.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special4.check(address, "ipv4");
  return family === 6 && global6.check(address, "ipv6") && !special6.check(address, "ipv6");
}

/** This machine itself, as tests address it: by IPv4 alone. */
export const isLoopback = (address: string): boolean => isIP(address) === 4 && loopback4.check(address, "ipv4");
