import type { RoleUrls } from "#platform/db/roles.ts";

export interface DemoLogin {
  tenant: string;
  email: string;
  password: string;
  role: string;
}

/** The demo institutions: made once; their logins, to be shown. */
export async function seedDemo(urls: RoleUrls): Promise<{ made: string[]; logins: readonly DemoLogin[] }> {
  const { seed, demoLogins } = await import("../seed.ts");
  const { made } = await seed(urls);
  return { made, logins: demoLogins };
}
