import { parentPort, workerData } from "node:worker_threads";
import { busyTimes, type BusyWindow } from "./busy-times.ts";

const { text, window } = workerData as { text: string; window: BusyWindow };
parentPort?.postMessage(busyTimes(text, window));
