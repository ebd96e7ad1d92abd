import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { preferences } from "../settings/preferences.ts";
import type { Span } from "./loads.ts";
import { type Plan, readPlan, searchOf } from "./plan.ts";
import { mondayOf } from "./zone.ts";

const route = getRouteApi("/simulate");
const TYPING_MS = 400;

/** Holds the plan of the page. The URL follows it, and a URL that was changed by other means replaces it. */
export function usePlan() {
  const { policy, load } = route.useSearch();
  const navigate = useNavigate();
  const defaults = useDefaultSpan();
  const [plan, setPlan] = useState(() => readPlan({ policy, load }, defaults));
  const seen = useRef(JSON.stringify({ policy, load }));
  const written = useRef(JSON.stringify(searchOf(plan)));

  const now = JSON.stringify({ policy, load });
  useEffect(() => {
    if (now === seen.current) return;
    seen.current = now;
    const next = readPlan(JSON.parse(now), defaults);
    written.current = JSON.stringify(searchOf(next));
    setPlan(next);
  }, [now, defaults]);

  useEffect(() => {
    const search = searchOf(plan);
    const text = JSON.stringify(search);
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      seen.current = text;
      navigate({ to: "/simulate", search, replace: true, resetScroll: false });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [plan, navigate]);

  return [plan, (change: (plan: Plan) => Plan) => setPlan(change)] as const;
}

/** This week, or rather its Monday, in the reader's time zone. */
function useDefaultSpan(): Span {
  const { clock } = useConnection();
  const [span] = useState(() => {
    const zone = preferences().zone === "UTC" ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { day: mondayOf(clock.now(), zone), days: 1, zone };
  });
  return span;
}
