import { FLEET_FILTERS, FLEET_ORDERS, FleetPageOf, type FleetFilter, type FleetOrder } from "../schemas.ts";

export const FLEET_VIEWS = ["cards", "table", "map"] as const;
export type FleetView = {
  as: (typeof FLEET_VIEWS)[number];
  filter: FleetFilter;
  order: FleetOrder;
  site: string;
  q: string;
};

export const USUAL_FLEET: FleetView = { as: "cards", filter: "all", order: "worth", site: "", q: "" };

/** What an address asks for; what it does not say, or says wrongly, is as usual. */
export function readFleetView(read: (key: string) => string | null): FleetView {
  const site = read("site") ?? "";
  return {
    as: FLEET_VIEWS.find((each) => each === read("as")) ?? USUAL_FLEET.as,
    filter: FLEET_FILTERS.find((each) => each === read("filter")) ?? USUAL_FLEET.filter,
    order: FLEET_ORDERS.find((each) => each === read("order")) ?? USUAL_FLEET.order,
    site: FleetPageOf.safeParse({ site }).success ? site : "",
    q: (read("q") ?? "").slice(0, 80).toWellFormed().replaceAll("\0", ""),
  };
}

/** As the query takes it, for the first page. */
export const fleetPageOf = ({ filter, order, site, q }: FleetView): FleetPageOf => ({
  filter,
  order,
  q: q.trim(),
  limit: 60,
  ...(site && { site }),
});
