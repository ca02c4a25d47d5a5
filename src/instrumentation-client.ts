// Zod tries `new Function` to see whether it may; our policy forbids it, and the browser reports the attempt as a breach.
// Zod reads its settings from here: importing it to say so would load it on every page.
(globalThis as { __zod_globalConfig?: object }).__zod_globalConfig = { jitless: true };
