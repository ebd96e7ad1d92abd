// before the styles of the components, which override it
import "./styles/index.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { type Connection, ConnectionContext } from "./connection/connection.ts";
import { operations } from "./operations/operations.ts";
import { createAppRouter } from "./routes.tsx";
import { applyPreferences } from "./settings/preferences.ts";

applyPreferences();

/** The server of the console puts the mode into the page; without one, the emulator answers. */
async function connect(): Promise<Connection> {
  const { mode, account = "" } = document.documentElement.dataset;
  if (mode === "live") return (await import("./connection/live.ts")).connectLive(account);
  const { connectEmulated } = await import("./connection/emulated.ts");
  return connectEmulated(new URLSearchParams(location.search));
}

/** Starts the page. A top-level await would wait for itself: the parts that are loaded here import this file's chunk. */
async function start(): Promise<void> {
  const connection = await connect();
  const cache = new QueryClient({
    defaultOptions: {
      queries: {
        // the client retries by itself, and the emulator works offline
        retry: false,
        networkMode: connection.mode === "LIVE" ? "online" : "always",
        staleTime: 2_000,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  operations.connect(connection, cache);
  const router = createAppRouter({ connection, cache });
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

void start();
