import { describe, expect, test } from "vitest";
import { isLoopback, isPublicAddress } from "./public-address.ts";

describe("isPublicAddress", () => {
  test.each([
    "8.8.8.8",
    "1.1.1.1",
    "200.45.191.35",
    "172.15.255.255",
    "172.32.0.0",
    "100.63.0.1",
    "2606:4700:4700::1111",
    "2800:3f0:4002::200e",
  ])("%s is", (address) => expect(isPublicAddress(address)).toBe(true));

  test.each([
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:a9fe:a9fe",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "3fff::1",
    "",
    "localhost",
    "2130706433",
    "0x7f.1",
    "010.0.0.1",
    "8.8.8.8.8",
  ])("%j is not", (address) => expect(isPublicAddress(address)).toBe(false));
});

test("loopback is this machine only", () => {
  expect(["127.0.0.1", "127.9.9.9"].every(isLoopback)).toBe(true);
  expect(["10.0.0.1", "::", "::1", "8.8.8.8", "localhost"].some(isLoopback)).toBe(false);
});
