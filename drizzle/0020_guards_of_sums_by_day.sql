ALTER TABLE machine_sale_days FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE product_sale_days FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE selling_evidence FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON selling_evidence TO zaguan_app, zaguan_jobs;--> statement-breakpoint
-- Written by triggers alone.
GRANT SELECT ON machine_sale_days, product_sale_days TO zaguan_app, zaguan_jobs;--> statement-breakpoint
-- Their rows are written again and again, and no index names what changes: a new version finds room on its page.
ALTER TABLE machine_sale_days SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE product_sale_days SET (fillfactor = 70);--> statement-breakpoint

-- A sale counts on the day it had on the institution's wall. The shared lock keeps whoever changes that wall's zone waiting until these
-- sales have committed, or these until the new sums have. A stripe belongs to one transaction at a time; taking one waits for nobody.
CREATE FUNCTION sale_logs_add_to_the_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  of_tenant uuid;
  free smallint := 0;
BEGIN
  SELECT a.tenant_id INTO of_tenant FROM added a LIMIT 1;
  IF of_tenant IS NULL THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('sale days ' || of_tenant, 0));
  WHILE NOT pg_try_advisory_xact_lock(hashtextextended('sale stripe ' || of_tenant, free)) LOOP free := free + 1; END LOOP;
  WITH summed AS MATERIALIZED (
    SELECT a.tenant_id, (a.occurred_at AT TIME ZONE o.time_zone)::date AS day, a.machine_id, a.product_id, count(*) AS sales, sum(a.quantity) AS units,
           sum(a.quantity::numeric * a.unit_price_minor) AS minor,
           coalesce(sum(a.quantity::numeric * (a.unit_price_minor - a.unit_cost_minor)), 0) AS margin_minor,
           coalesce(sum(a.quantity) FILTER (WHERE a.unit_cost_minor IS NULL), 0) AS uncosted
      FROM added a JOIN public.organizations o ON o.tenant_id = a.tenant_id GROUP BY 1, 2, 3, 4
  ), by_machine AS (
    INSERT INTO public.machine_sale_days AS d (tenant_id, day, machine_id, sales, units, minor, margin_minor, uncosted)
    SELECT s.tenant_id, s.day, s.machine_id, sum(s.sales), sum(s.units), sum(s.minor), sum(s.margin_minor), sum(s.uncosted)
      FROM summed s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (tenant_id, day, machine_id) DO UPDATE
      SET sales = d.sales + excluded.sales, units = d.units + excluded.units, minor = d.minor + excluded.minor,
          margin_minor = d.margin_minor + excluded.margin_minor, uncosted = d.uncosted + excluded.uncosted
  )
  INSERT INTO public.product_sale_days AS d (tenant_id, day, product_id, stripe, sales, units, minor, margin_minor, uncosted)
  SELECT s.tenant_id, s.day, s.product_id, free, sum(s.sales), sum(s.units), sum(s.minor), sum(s.margin_minor), sum(s.uncosted)
    FROM summed s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (tenant_id, day, product_id, stripe) DO UPDATE
    SET sales = d.sales + excluded.sales, units = d.units + excluded.units, minor = d.minor + excluded.minor,
        margin_minor = d.margin_minor + excluded.margin_minor, uncosted = d.uncosted + excluded.uncosted;
  RETURN NULL;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sale_logs_add_to_the_days() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER sale_logs_add_to_the_days AFTER INSERT ON sale_logs
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION sale_logs_add_to_the_days();--> statement-breakpoint

-- All days of the tenant that is set, from its sales. Also for whoever filled `sale_logs` past its trigger.
CREATE FUNCTION sum_sale_days_again() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE of_tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('sale days ' || of_tenant, 0));
  DELETE FROM public.machine_sale_days d WHERE d.tenant_id = of_tenant;
  DELETE FROM public.product_sale_days d WHERE d.tenant_id = of_tenant;
  INSERT INTO public.machine_sale_days (tenant_id, day, machine_id, sales, units, minor, margin_minor, uncosted)
  SELECT s.tenant_id, (s.occurred_at AT TIME ZONE o.time_zone)::date, s.machine_id, count(*), sum(s.quantity), sum(s.quantity::numeric * s.unit_price_minor),
         coalesce(sum(s.quantity::numeric * (s.unit_price_minor - s.unit_cost_minor)), 0), coalesce(sum(s.quantity) FILTER (WHERE s.unit_cost_minor IS NULL), 0)
    FROM public.sale_logs s JOIN public.organizations o ON o.tenant_id = s.tenant_id WHERE s.tenant_id = of_tenant GROUP BY 1, 2, 3;
  INSERT INTO public.product_sale_days (tenant_id, day, product_id, stripe, sales, units, minor, margin_minor, uncosted)
  SELECT s.tenant_id, (s.occurred_at AT TIME ZONE o.time_zone)::date, s.product_id, 0, count(*), sum(s.quantity), sum(s.quantity::numeric * s.unit_price_minor),
         coalesce(sum(s.quantity::numeric * (s.unit_price_minor - s.unit_cost_minor)), 0), coalesce(sum(s.quantity) FILTER (WHERE s.unit_cost_minor IS NULL), 0)
    FROM public.sale_logs s JOIN public.organizations o ON o.tenant_id = s.tenant_id WHERE s.tenant_id = of_tenant GROUP BY 1, 2, 3;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sum_sale_days_again() FROM PUBLIC;--> statement-breakpoint

-- Another zone is another day for every sale near midnight.
CREATE FUNCTION organizations_move_the_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$ BEGIN PERFORM public.sum_sale_days_again(); RETURN NULL; END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION organizations_move_the_days() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER organizations_move_the_days AFTER UPDATE OF time_zone ON organizations
  FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION organizations_move_the_days();--> statement-breakpoint

-- As in 0011, and: since when it moves, and what of `sold` was sold before `earlier_than`.
CREATE OR REPLACE FUNCTION stock_movements_move_the_stock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  INSERT INTO public.stock_levels AS l (tenant_id, machine_id, position, quantity, sold, last_sold_at, first_moved_at, sold_earlier)
  SELECT m.tenant_id, m.machine_id, m.position, sum(m.quantity),
         coalesce(-sum(m.quantity) FILTER (WHERE m.kind = 'sale'), 0), max(m.occurred_at) FILTER (WHERE m.kind = 'sale'), min(m.occurred_at),
         coalesce(-sum(m.quantity) FILTER (WHERE m.kind = 'sale' AND m.occurred_at < coalesce(k.earlier_than, 'epoch')), 0)
    FROM added m
    LEFT JOIN public.stock_levels k ON k.tenant_id = m.tenant_id AND k.machine_id = m.machine_id AND k.position = m.position
   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (tenant_id, machine_id, position) DO UPDATE
    SET quantity = l.quantity + excluded.quantity, sold = l.sold + excluded.sold,
        last_sold_at = greatest(l.last_sold_at, excluded.last_sold_at),
        first_moved_at = least(l.first_moved_at, excluded.first_moved_at), sold_earlier = l.sold_earlier + excluded.sold_earlier;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION stock_counts_are_noted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  INSERT INTO public.stock_levels AS l (tenant_id, machine_id, position, counted_at)
  SELECT c.tenant_id, c.machine_id, c.position, max(c.observed_at) FROM added c GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (tenant_id, machine_id, position) DO UPDATE SET counted_at = greatest(l.counted_at, excluded.counted_at);
  RETURN NULL;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION stock_counts_are_noted() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER stock_counts_are_noted AFTER INSERT ON stock_counts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION stock_counts_are_noted();--> statement-breakpoint

-- Moves `earlier_than` of a machine on. Its stock must be locked: a sale told meanwhile would be counted on neither side.
CREATE FUNCTION count_sold_earlier(of_machine uuid, until timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
  UPDATE public.stock_levels l
     SET earlier_than = until,
         sold_earlier = l.sold_earlier + coalesce((
           SELECT -sum(m.quantity) FROM public.stock_movements m
            WHERE m.tenant_id = l.tenant_id AND m.machine_id = l.machine_id AND m.position = l.position AND m.kind = 'sale'
              AND m.occurred_at >= l.earlier_than AND m.occurred_at < until), 0)
   WHERE l.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND l.machine_id = of_machine AND l.earlier_than < until
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION count_sold_earlier(uuid, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION count_sold_earlier(uuid, timestamptz) TO zaguan_jobs;--> statement-breakpoint

-- What is there already, tenant by tenant: FORCE hides rows from their owner as well.
DO $$
DECLARE
  t uuid;
  long_ago constant timestamptz := date_trunc('day', now()) - interval '29 days';
BEGIN
  FOR t IN SELECT id FROM tenants LOOP
    PERFORM set_config('app.tenant_id', t::text, true);
    PERFORM sum_sale_days_again();
    UPDATE stock_levels l
       SET first_moved_at = m.first, earlier_than = long_ago, sold_earlier = m.earlier
      FROM (SELECT machine_id, position, min(occurred_at) AS first,
                   coalesce(-sum(quantity) FILTER (WHERE kind = 'sale' AND occurred_at < long_ago), 0) AS earlier
              FROM stock_movements WHERE tenant_id = t GROUP BY 1, 2) m
     WHERE l.tenant_id = t AND l.machine_id = m.machine_id AND l.position = m.position;
    INSERT INTO stock_levels AS l (tenant_id, machine_id, position, counted_at)
    SELECT tenant_id, machine_id, position, max(observed_at) FROM stock_counts WHERE tenant_id = t GROUP BY 1, 2, 3
    ON CONFLICT (tenant_id, machine_id, position) DO UPDATE SET counted_at = excluded.counted_at;
  END LOOP;
  PERFORM set_config('app.tenant_id', '', true);
END $$;
