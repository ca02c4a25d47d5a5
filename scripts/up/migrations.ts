import { migrate } from "#server/migrate.ts";

/** Brings a database to the shape this code expects, as its owner. */
export const migrateDatabase = (ownerUrl: string): Promise<void> => migrate(ownerUrl);
