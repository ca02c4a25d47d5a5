-- now() is when a transaction began: one that waited for the bucket would set its time back, and what was refilled since would
-- be given twice. Many at once got some more than their rate.
CREATE OR REPLACE FUNCTION admit_key(wanted_short text, given_hash text, bucket text, cost real, per_second real, burst real, from_address text)
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
      SET tokens = least(burst, b.tokens + per_second * greatest(0, extract(epoch FROM now() - b.refilled_at))::real) - cost, refilled_at = greatest(b.refilled_at, now())
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
END $$;
