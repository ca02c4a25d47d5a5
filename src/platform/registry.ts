const REGISTRY = Symbol.for("zaguan.registry");

const registry = (): Map<string, unknown> =>
  ((globalThis as unknown as { [REGISTRY]?: Map<string, unknown> })[REGISTRY] ??= new Map());

/**
 * The one instance of `key` in this process, made on first use.
 * Next compiles its own copy of the modules that pages import; what must exist once (pools, pg-boss, the LISTEN
 * connection) therefore lives on `globalThis` and not at module level.
 */
export function once<T>(key: string, make: () => T): T {
  if (!registry().has(key)) registry().set(key, make());
  return registry().get(key) as T;
}

/** The one that is there already, if any. */
export const already = <T>(key: string): T | undefined => registry().get(key) as T | undefined;
