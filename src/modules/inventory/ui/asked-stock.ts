import { STOCK_STATES, StockViewOf, type StockState } from "../figures-schemas.ts";

export type StockChoices = { state: StockState; machine: string; product: string };

const id = (value: string | null): string =>
  value !== null && StockViewOf.safeParse({ machineId: value }).success ? value : "";

/** What an address asks for; what it does not say, or says wrongly, is as usual. */
export const readStockView = (read: (key: string) => string | null): StockChoices => ({
  state: STOCK_STATES.find((each) => each === read("state")) ?? "all",
  machine: id(read("machine")),
  product: id(read("product")),
});

/** As the query takes it. */
export const stockViewOf = ({ state, machine, product }: StockChoices, limit = 50): StockViewOf => ({
  state,
  limit,
  ...(machine && { machineId: machine }),
  ...(product && { productId: product }),
});
