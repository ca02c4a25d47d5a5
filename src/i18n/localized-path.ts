import { type Locale, prefixes } from "./locales.ts";
import { type Pathname, pathnames } from "./pathnames.ts";

type ParamNames<P extends string> = P extends `${string}[${infer Name}]${infer Rest}` ? Name | ParamNames<Rest> : never;

type ParamsOf<P extends Pathname> = [ParamNames<P>] extends [never] ? [] : [params: Record<ParamNames<P>, string>];

/**
 * The path a person sees for an internal pathname: `localizedPath("es-AR", "/appointments/[id]", { id })` → `/turnos/<id>`.
 * Free of React and Next, so that mails and jobs can link to pages too.
 */
export function localizedPath<P extends Pathname>(locale: Locale, pathname: P, ...[params]: ParamsOf<P>): string {
  const values: Record<string, string> = params ?? {};
  const path = pathnames[pathname][locale].replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = values[name];
    if (!value) throw new Error(`${pathname} needs "${name}"`);
    return encodeURIComponent(value);
  });
  return path === "/" ? prefixes[locale] || "/" : prefixes[locale] + path;
}
