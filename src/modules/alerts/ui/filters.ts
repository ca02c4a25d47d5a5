import { ListAlerts } from "../schemas.ts";

type Search = Record<string, string | string[] | undefined>;

/** The list's filters as an address holds them; what does not fit is no filter. */
export function readFilters(search: Search): ListAlerts {
  const { state, priority, type, machineId, siteId, q } = ListAlerts.shape;
  return {
    state: state.catch("active").parse(search["state"]),
    priority: priority.catch(undefined).parse(search["priority"]),
    type: type.catch(undefined).parse(search["type"]),
    machineId: machineId.catch(undefined).parse(search["machine"]),
    siteId: siteId.catch(undefined).parse(search["site"]),
    q: q.catch(undefined).parse(search["q"]) || undefined,
    mine: search["mine"] === "1" ? true : undefined,
  };
}

export function writeFilters({ state, priority, type, machineId, siteId, mine, q }: ListAlerts, alert: string | null) {
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined) => (value ? query.set(name, value) : undefined);
  put("q", q);
  put("state", state === "active" ? undefined : state);
  put("priority", priority);
  put("type", type);
  put("machine", machineId);
  put("site", siteId);
  put("mine", mine ? "1" : undefined);
  put("alert", alert ?? undefined);
  return query.toString();
}

export const isFiltered = ({ priority, type, machineId, siteId, mine, q }: ListAlerts): boolean =>
  [priority, type, machineId, siteId, mine, q].some((value) => value !== undefined);
