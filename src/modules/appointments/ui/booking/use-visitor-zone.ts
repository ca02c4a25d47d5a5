"use client";

import { useSyncExternalStore } from "react";
import { deviceZone } from "#lib/time.ts";

const never = () => () => {};

/** The device's zone; null while the server renders, which cannot know it: so both draw the same first. */
export const useVisitorZone = (): string | null => useSyncExternalStore(never, deviceZone, () => null);
