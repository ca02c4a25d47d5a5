/**
 * The directions in which the house may be walked. From the ground up: each storey imports only what lies below it, and
 * from another module only what that module shows.
 */
const STOREYS = [
  ["access", "audit", "photos", "tenancy"],
  ["identity", "notifications"],
  ["keys"],
  ["clients", "machines"],
  ["catalog", "credits"],
  ["availability", "inventory", "team"],
  ["appointments", "maintenance", "setup"],
  ["alerts", "reminders", "waitlist"],
  ["calendar"],
];

const any = (names) => `(${names.join("|")})`;

const upward = STOREYS.slice(0, -1).map((storey, level) => ({
  name: `storey-${level + 1}-imports-downward`,
  comment: "An effect that must go upward is a job enqueued in the same transaction.",
  severity: "error",
  from: { path: `^src/modules/${any(storey)}/` },
  to: { path: `^src/modules/${any(STOREYS.slice(level + 1).flat())}/` },
}));

export default {
  forbidden: [
    ...upward,
    { name: "no-circles", severity: "error", from: {}, to: { circular: true, dependencyTypesNot: ["type-only"] } },
    {
      name: "modules-show-a-front",
      comment:
        "From another module: its schemas, queries, commands, ui and pure judgement; its tables for keys and joins.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: {
        path: "^src/modules/([^/]+)/",
        pathNot: [
          "^src/modules/$1/",
          "^src/modules/access/(authorize|policy|procedures|request)[.]ts$",
          "^src/modules/[^/]+/([a-z-]*schemas|queries|queue|tables|host|origin|letter-layout)[.]ts$",
          "^src/modules/[^/]+/(queries|commands|domain|ui)/",
        ],
      },
    },
    {
      name: "platform-knows-no-product",
      severity: "error",
      from: { path: "^src/(platform|lib|ui)/" },
      to: { path: "^src/(modules|server|app)/", pathNot: "^src/server/trpc/router[.]ts$" },
    },
    { name: "lib-is-the-ground", severity: "error", from: { path: "^src/lib/" }, to: { path: "^src/(platform|ui)/" } },
    {
      name: "modules-are-not-the-composition",
      severity: "error",
      from: { path: "^src/modules/" },
      to: { path: "^src/(server|app)/" },
    },
    {
      name: "queries-only-read",
      comment: "What a query and a command both need stands with the queries or in domain/.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/queries(/|[.]ts$)" },
      to: { path: "^src/modules/[^/]+/commands/" },
    },
    {
      name: "screens-know-queries-by-type",
      comment: "A component asks a procedure, or is given what a page read.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/ui/" },
      to: { path: "^src/modules/[^/]+/queries(/|[.]ts$)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "judgement-is-pure",
      comment: "domain/ does no I/O and reads no clock.",
      severity: "error",
      from: { path: "/domain/", pathNot: "[.](test|oracle|arbitrary|fixture)[.]ts$|[.]test[.]ts$" },
      to: {
        pathNot: [
          "/domain/",
          "^src/lib/",
          "schemas[.]ts$",
          "^src/platform/context[.]ts$",
          "^src/i18n/localized-path[.]ts$",
          "node_modules/rrule-temporal/",
        ],
      },
    },
    {
      name: "pages-are-thin",
      severity: "error",
      from: { path: "^src/app/" },
      to: { path: "^src/modules/[^/]+/(tables|domain|jobs)" },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { path: "^src/", pathNot: "[.]test[.]tsx?$" },
      to: { path: "^(tests|scripts)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "[.]css$" },
    // TypeScript 7 has no compiler that it could call.
    parser: "swc",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
