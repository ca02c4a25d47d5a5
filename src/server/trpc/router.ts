import { alertsRouter } from "#modules/alerts/router.ts";
import { clientsRouter } from "#modules/clients/router.ts";
import { creditsRouter } from "#modules/credits/router.ts";
import { identityRouter } from "#modules/identity/router.ts";
import { teamRouter } from "#modules/team/router.ts";
import { productsRouter } from "#modules/machines/products-router.ts";
import { machinesRouter } from "#modules/machines/router.ts";
import { sitesRouter } from "#modules/machines/sites-router.ts";
import { maintenanceRouter } from "#modules/maintenance/router.ts";
import { figuresRouter } from "#modules/inventory/figures-router.ts";
import { inventoryRouter } from "#modules/inventory/router.ts";
import { keysRouter } from "#modules/keys/router.ts";
import { lettersRouter } from "#modules/notifications/router.ts";
import { availabilityRouter } from "#modules/availability/router.ts";
import { remindersRouter } from "#modules/reminders/router.ts";
import { calendarLinksRouter } from "#modules/appointments/calendar-links-router.ts";
import { bookingRouter } from "#modules/appointments/router.ts";
import { blocksRouter } from "#modules/appointments/blocks-router.ts";
import { closuresRouter } from "#modules/appointments/closures-router.ts";
import { calendarRouter } from "#modules/calendar/router.ts";
import { catalogRouter } from "#modules/catalog/router.ts";
import { resourcesRouter } from "#modules/catalog/resources-router.ts";
import { seriesRouter } from "#modules/appointments/series-router.ts";
import { setupRouter } from "#modules/setup/router.ts";
import { waitlistRouter } from "#modules/waitlist/router.ts";
import { router } from "#modules/access/procedures.ts";

export const appRouter = router({
  identity: identityRouter,
  team: teamRouter,
  clients: clientsRouter,
  credits: creditsRouter,
  maintenance: maintenanceRouter,
  keys: keysRouter,
  letters: lettersRouter,
  booking: bookingRouter,
  blocks: blocksRouter,
  closures: closuresRouter,
  calendar: calendarRouter,
  availability: availabilityRouter,
  catalog: catalogRouter,
  resources: resourcesRouter,
  setup: setupRouter,
  calendarLinks: calendarLinksRouter,
  reminders: remindersRouter,
  series: seriesRouter,
  waitlist: waitlistRouter,
  inventory: inventoryRouter,
  figures: figuresRouter,
  machines: machinesRouter,
  products: productsRouter,
  sites: sitesRouter,
  alerts: alertsRouter,
});

export type AppRouter = typeof appRouter;
