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
  const now = stable({ policy, load });
  const seen = useRef(now);
  const written = useRef(stable(searchOf(plan)));

  useEffect(() => {
    if (now === seen.current) return;
    seen.current = now;
    const next = readPlan(JSON.parse(now), defaults);
    written.current = stable(searchOf(next));
    setPlan(next);
  }, [now, defaults]);

  useEffect(() => {
    const search = searchOf(plan);
    const text = stable(search);
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

/** Writes JSON with its keys in order: the router keeps the order of the URL before. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
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
