-- What Drizzle cannot say of the new table.
ALTER TABLE closures FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON closures TO zaguan_app, zaguan_jobs;
