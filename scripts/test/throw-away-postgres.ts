import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../up/embedded-postgres.ts";

export interface ThrowAwayPostgres {
  adminUrl: string;
  secret: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own in a temporary folder, without fsync, gone with `stop()` (and stopped if we are killed). */
export async function startThrowAwayPostgres(): Promise<ThrowAwayPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), "zaguan-test-"));
  // Root's PostgreSQL runs under another account, which has to pass through.
  chmodSync(dataDir, 0o711);
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    return {
      adminUrl: server.adminUrl,
      secret: server.secret,
      stop: async () => {
        await server.stop();
        // Usually inside `dataDir`, but elsewhere when the temporary folder is closed to PostgreSQL's account.
        rmSync(server.cluster, { recursive: true, force: true });
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The names by which a test process finds the server (`npm test` starts one for all its parts). */
export const ADMIN_URL = "TEST_ADMIN_DATABASE_URL";
export const SECRET = "TEST_DATABASE_SECRET";
