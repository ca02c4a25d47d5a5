-- The tables that are new since 0012.
DO $$
DECLARE t regclass;
BEGIN
  FOR t IN SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
           WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = 'tenant_id' AND NOT a.attisdropped
             AND NOT c.relforcerowsecurity
  LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO zaguan_app, zaguan_jobs', t);
  END LOOP;
END $$;--> statement-breakpoint

-- Who was written to is never unwritten.
REVOKE UPDATE, DELETE ON alert_tellings FROM zaguan_app, zaguan_jobs;
