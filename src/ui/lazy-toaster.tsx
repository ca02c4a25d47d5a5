"use client";

import dynamic from "next/dynamic";

/** Nobody has anything to be told before the page is awake: the toaster loads after it. */
export const LazyToaster = dynamic(async () => (await import("./toaster.tsx")).Toaster, { ssr: false });
