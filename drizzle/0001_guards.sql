-- What Drizzle cannot say: the extension, FORCE, who may do what, the exclusion constraint, the look-ups that come before
-- the tenant is known.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint

DO $$
DECLARE t regclass;
BEGIN
  FOR t IN SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
           WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'tenant_id' AND NOT a.attisdropped
  LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO zaguan_app, zaguan_jobs', t);
  END LOOP;
END $$;--> statement-breakpoint

GRANT USAGE ON SCHEMA public TO zaguan_app, zaguan_jobs, zaguan_platform;--> statement-breakpoint

-- Append-only.
REVOKE UPDATE, DELETE ON audit_log, appointment_transitions FROM zaguan_app, zaguan_jobs;--> statement-breakpoint

-- The platform's own list, and what it takes to open an institution.
GRANT SELECT, INSERT, UPDATE ON tenants TO zaguan_platform;--> statement-breakpoint
GRANT SELECT, INSERT ON organizations, users, user_roles, audit_log TO zaguan_platform;--> statement-breakpoint

-- No professional is ever booked twice for overlapping time, buffers included (product.md, rule 2).
ALTER TABLE appointments ADD CONSTRAINT appointments_no_overlap EXCLUDE USING gist (
  tenant_id WITH =,
  professional_id WITH =,
  tstzrange(busy_starts_at, busy_ends_at, '[)') WITH &&
) WHERE (status IN ('held', 'pending', 'confirmed', 'completed', 'no_show'));--> statement-breakpoint

-- host → tenant: one exact slug in, one row out.
CREATE FUNCTION find_tenant(wanted_slug text) RETURNS TABLE (id uuid, slug text, name text, status text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
  AS $$ SELECT t.id, t.slug, t.name, t.status FROM public.tenants t WHERE t.slug = wanted_slug $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION find_tenant(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_tenant(text) TO zaguan_app, zaguan_jobs, zaguan_platform;
