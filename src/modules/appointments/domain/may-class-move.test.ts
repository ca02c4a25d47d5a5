import { expect, it } from "vitest";
import { whyClassStays, type Seat } from "./may-class-move.ts";

const seat = (status: Seat["status"], offered = false): Seat => ({ status, offered });

it.each([
  { seats: [seat("confirmed"), seat("pending")], why: null },
  { seats: [seat("confirmed"), seat("held")], why: null },
  { seats: [seat("confirmed"), seat("held", true)], why: "CLASS_SEAT_OFFERED" },
  { seats: [seat("confirmed", true)], why: null },
  { seats: [seat("confirmed"), seat("completed")], why: "CLASS_ATTENDED" },
  { seats: [seat("no_show"), seat("held", true)], why: "CLASS_ATTENDED" },
  { seats: [], why: null },
])("a class of $seats.length stays because of $why", ({ seats, why }) => expect(whyClassStays(seats)).toBe(why));
