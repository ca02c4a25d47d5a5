import { expect, it } from "vitest";
import { fleetPageOf, readFleetView, USUAL_FLEET } from "./asked-fleet.ts";

const SITE = "01900002-0000-7000-8000-000000000001";
const read = (query: string) => readFleetView((key) => new URLSearchParams(query).get(key));

it("an address says how the fleet is looked at", () => {
  expect(read(`as=table&filter=offline&order=silent&site=${SITE}&q=hall`)).toEqual({
    as: "table",
    filter: "offline",
    order: "silent",
    site: SITE,
    q: "hall",
  });
});

it.each(["", "as=film&filter=some&order=best&site=here"])("what %j does not say is as usual", (query) => {
  expect(read(query)).toEqual(USUAL_FLEET);
});

it("the query is asked without a site that nobody chose", () => {
  expect(fleetPageOf({ ...USUAL_FLEET, q: " sur " })).toEqual({ filter: "all", order: "worth", q: "sur", limit: 60 });
});
