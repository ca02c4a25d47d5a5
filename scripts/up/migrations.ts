import { migrateSchema } from "#platform/db/migrate.ts";

/** Brings a database to the shape this code expects, as its owner. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  try {
    const { migrate } = await import("#server/migrate.ts");
    await migrate(ownerUrl);
  } catch (error) {
    if (!/Cannot find module|Failed to load|does not provide an export/.test(String(error))) throw error;
    await migrateSchema(ownerUrl, () => Promise.resolve());
  }
}
