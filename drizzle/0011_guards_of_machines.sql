-- The tables that are new since 0010.
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

-- Append-only: what happened is never rewritten.
REVOKE UPDATE, DELETE ON sale_events, sale_logs, stock_movements, stock_counts, dex_audits, machine_configs, maintenance_logs, alert_events
  FROM zaguan_app, zaguan_jobs;--> statement-breakpoint
REVOKE DELETE ON set_aside_sales, visits, machine_slots, alerts, api_keys FROM zaguan_app, zaguan_jobs;--> statement-breakpoint
-- Written by its trigger alone.
REVOKE INSERT, UPDATE, DELETE ON stock_levels FROM zaguan_app, zaguan_jobs;--> statement-breakpoint

-- A key's machine: the keys stand below the machines, so Drizzle cannot say it.
ALTER TABLE api_keys ADD CONSTRAINT api_keys_machine_fk FOREIGN KEY (tenant_id, machine_id) REFERENCES machines (tenant_id, id);--> statement-breakpoint

-- Stock is the sum of its movements, by construction. One statement brings many lines of a machine; in the order of their
-- positions, so that two of them wait for each other and never for ever.
CREATE FUNCTION stock_movements_move_the_stock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  INSERT INTO public.stock_levels AS l (tenant_id, machine_id, position, quantity, sold, last_sold_at)
  SELECT m.tenant_id, m.machine_id, m.position, sum(m.quantity),
         coalesce(-sum(m.quantity) FILTER (WHERE m.kind = 'sale'), 0), max(m.occurred_at) FILTER (WHERE m.kind = 'sale')
    FROM added m GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (tenant_id, machine_id, position) DO UPDATE
    SET quantity = l.quantity + excluded.quantity, sold = l.sold + excluded.sold,
        last_sold_at = greatest(l.last_sold_at, excluded.last_sold_at);
  RETURN NULL;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION stock_movements_move_the_stock() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER stock_movements_move_the_stock AFTER INSERT ON stock_movements
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION stock_movements_move_the_stock();--> statement-breakpoint

-- A month of sales. A partition can be asked for by name, past its parent: so it has the same walls, and nobody's grants.
CREATE FUNCTION make_sale_month(month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  first constant date := date_trunc('month', month)::date;
  name constant text := 'sale_logs_' || to_char(first, 'YYYY_MM');
BEGIN
  IF to_regclass('public.' || name) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE public.%I PARTITION OF public.sale_logs FOR VALUES FROM (%L) TO (%L)', name,
    to_char(first, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(first + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
  EXECUTE format($policy$CREATE POLICY tenant_isolation ON public.%I
    USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$policy$, name);
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION make_sale_month(date) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION make_sale_month(date) TO zaguan_jobs;--> statement-breakpoint
SELECT make_sale_month((date_trunc('month', now()) + n * interval '1 month')::date) FROM generate_series(-1, 3) n;--> statement-breakpoint

-- short → institution, which no request role may read; only the two functions below do.
CREATE TABLE key_directory (
  short text PRIMARY KEY,
  belongs_to uuid NOT NULL REFERENCES tenants (id),
  kind text NOT NULL
);--> statement-breakpoint
CREATE FUNCTION api_key_is_listed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$ BEGIN INSERT INTO public.key_directory VALUES (NEW.short, NEW.tenant_id, NEW.kind); RETURN NULL; END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION api_key_is_listed() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER api_key_is_listed AFTER INSERT ON api_keys FOR EACH ROW EXECUTE FUNCTION api_key_is_listed();--> statement-breakpoint

-- The way in for whoever brings a key: one exact `short` in, the key and its institution out, and tokens taken from its
-- bucket. Only who knows the secret takes tokens, or makes a first use, which ends the key that this one replaces.
-- `left_tokens` is null when the bucket has too few.
CREATE FUNCTION admit_key(wanted_short text, given_hash text, bucket text, cost real, per_second real, burst real, from_address text)
RETURNS TABLE (tenant_id uuid, slug text, tenant_name text, tenant_status text, modules text[], locale text, key_id uuid, kind text, machine_id uuid,
               secret_hash text, scopes text[], expires_at timestamptz, revoked_at timestamptz, left_tokens real)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
#variable_conflict use_column
DECLARE
  t public.tenants;
  k public.api_keys;
  o public.organizations;
  before text := current_setting('app.tenant_id', true);
  rest real;
BEGIN
  SELECT x.* INTO t FROM public.tenants x JOIN public.key_directory d ON d.belongs_to = x.id WHERE d.short = wanted_short;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('app.tenant_id', t.id::text, true);
  SELECT x.* INTO k FROM public.api_keys x WHERE x.tenant_id = t.id AND x.short = wanted_short;
  SELECT x.* INTO o FROM public.organizations x WHERE x.tenant_id = t.id;
  IF k.secret_hash = given_hash AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()) THEN
    INSERT INTO public.rate_buckets AS b (tenant_id, key_id, budget, tokens, refilled_at) VALUES (t.id, k.id, bucket, burst - cost, now())
    ON CONFLICT (tenant_id, key_id, budget) DO UPDATE
      SET tokens = least(burst, b.tokens + per_second * greatest(0, extract(epoch FROM now() - b.refilled_at))::real) - cost, refilled_at = now()
      WHERE least(burst, b.tokens + per_second * greatest(0, extract(epoch FROM now() - b.refilled_at))::real) >= cost
    RETURNING b.tokens INTO rest;
    IF k.first_used_at IS NULL THEN
      UPDATE public.api_keys x SET first_used_at = now(), last_used_at = now(), last_used_from = from_address
       WHERE x.tenant_id = t.id AND x.id = k.id;
      UPDATE public.api_keys x SET expires_at = least(x.expires_at, now()) WHERE x.tenant_id = t.id AND x.id = k.replaces;
    END IF;
  END IF;
  PERFORM set_config('app.tenant_id', coalesce(before, ''), true);
  RETURN QUERY SELECT t.id, t.slug, t.name, t.status, o.modules, o.locale, k.id, k.kind, k.machine_id, k.secret_hash, k.scopes,
                      k.expires_at, k.revoked_at, rest;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION admit_key(text, text, text, real, real, real, text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION admit_key(text, text, text, real, real, real, text) TO zaguan_app;--> statement-breakpoint

-- For jobs that go through every institution: those that are active and have keys of a kind.
CREATE FUNCTION tenants_with_keys(wanted_kind text) RETURNS TABLE (id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$ SELECT t.id FROM public.tenants t WHERE t.status = 'active'
       AND EXISTS (SELECT FROM public.key_directory d WHERE d.belongs_to = t.id AND d.kind = wanted_kind) $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION tenants_with_keys(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenants_with_keys(text) TO zaguan_jobs;
