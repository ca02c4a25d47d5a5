const REGISTRY = Symbol.for("zaguan.registry");

/**
 * The one instance of `key` in this process, made on first use.
 * Next compiles its own copy of the modules that pages import; what must exist once (pools, pg-boss, the LISTEN
 * connection) therefore lives on `globalThis` and not at module level.
 */
export function once<T>(key: string, make: () => T): T {
  const holder = globalThis as unknown as { [REGISTRY]?: Map<string, unknown> };
  const registry = (holder[REGISTRY] ??= new Map());
  if (!registry.has(key)) registry.set(key, make());
  return registry.get(key) as T;
}
