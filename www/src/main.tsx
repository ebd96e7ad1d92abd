// before the styles of the components, which override it
import "./styles/index.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { type Connection, ConnectionContext } from "./connection/connection.ts";
import { operations } from "./operations/operations.ts";
import { reportOperations } from "./operations/report.ts";
import { createAppRouter } from "./routes.tsx";
import { applyPreferences } from "./settings/preferences.ts";

applyPreferences();

/** The server of the console puts the mode into the page; without one, the emulator answers. */
async function connect(): Promise<Connection> {
  const { mode, account = "", service } = document.documentElement.dataset;
  if (mode === "live") return (await import("./connection/live.ts")).connectLive(account, service);
  const { connectEmulated } = await import("./connection/emulated.ts");
  return connectEmulated(new URLSearchParams(location.search));
}

/** Starts the page. A top-level await would wait for itself: the parts that are loaded here import this file's chunk. */
async function start(): Promise<void> {
  const connection = await connect();
  const cache = new QueryClient({
    defaultOptions: {
      queries: {
        // the client retries by itself; the emulator and a server on this machine work offline
        retry: false,
        networkMode: "always",
        staleTime: 2_000,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  operations.connect(connection, cache);
  const router = createAppRouter({ connection, cache });
  reportOperations((id) => void router.navigate({ to: "/deployments/$id", params: { id } }));
  // until the first view is there, the shell that index.html has painted stays
  await router.load();

  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <I18nProvider locale="en-US">
        <ConnectionContext value={connection}>
          <QueryClientProvider client={cache}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ConnectionContext>
      </I18nProvider>
    </StrictMode>,
  );
}

/** Says in the painted shell why the page can't start. */
function cannotStart(error: unknown): void {
  const isForbidden = typeof WebAssembly === "undefined" || error instanceof WebAssembly.CompileError;
  const why = error instanceof Error ? error.message : String(error);
  const place = document.querySelector(".rows");
  if (place === null) return;
  place.removeAttribute("aria-hidden");
  place.setAttribute("role", "alert");
  place.className = "cannot-start";
  place.textContent = isForbidden
    ? `This browser, or a policy, doesn't allow WebAssembly. The page needs script-src 'self' 'wasm-unsafe-eval'. ${why}`
    : `The page can't start: ${why}`;
}

start().catch(cannotStart);
