import ipaddr from "ipaddr.js";

const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");

/** As it is always written; null for the forms that only some readers understand (octal, hexadecimal, fewer parts). */
function parsed(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);
  return ipaddr.IPv6.isValid(address) ? ipaddr.IPv6.parse(address) : null;
}

/**
 * Whether an address belongs to the public network: in none of the special-purpose registries of IANA, and no other address
 * in disguise (IPv4 mapped into IPv6, NAT64, 6to4, Teredo). Of IPv6 only 2000::/3 has been handed out at all.
 */
export function isPublicAddress(address: string): boolean {
  const known = parsed(address);
  if (!known || known.range() !== "unicast") return false;
  return known.kind() === "ipv4" || known.match(GLOBAL_UNICAST);
}

/** This machine itself, as tests address it: by IPv4 alone. */
export function isLoopback(address: string): boolean {
  const known = parsed(address);
  return known?.kind() === "ipv4" && known.range() === "loopback";
}
