-- What Drizzle cannot say of the new table.
ALTER TABLE sign_in_codes FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_codes TO zaguan_app, zaguan_jobs;
