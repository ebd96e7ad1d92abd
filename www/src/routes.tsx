import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from "@tanstack/react-router";
import type { Connection } from "./connection/connection.ts";
import { DeletedPage } from "./deleted/DeletedPage.tsx";
import { ListPage } from "./list/ListPage.tsx";
import { listSearch } from "./list/search.ts";
import { Broken } from "./shell/Boundary.tsx";
import { NotFound } from "./shell/NotFound.tsx";
import { part } from "./shell/part.ts";
import { Shell } from "./shell/Shell.tsx";

interface Context {
  connection: Connection;
  cache: QueryClient;
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const root = createRootRouteWithContext<Context>()({
  component: Shell,
  errorComponent: Broken,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): { scenario?: string; speed?: number } => ({
    ...(text(search.scenario) && { scenario: text(search.scenario) as string }),
    ...(Number(search.speed) > 0 && { speed: Number(search.speed) }),
  }),
  search: { middlewares: [retainSearchParams(["scenario", "speed"])] },
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/deployments", search: true });
  },
});

const list = createRoute({
  getParentRoute: () => root,
  path: "/deployments",
  component: ListPage,
  validateSearch: listSearch,
});

const deleted = createRoute({
  getParentRoute: () => root,
  path: "/deleted",
  component: DeletedPage,
  validateSearch: listSearch,
});

const create = createRoute({
  getParentRoute: () => root,
  path: "/deployments/new",
  component: lazyRouteComponent(
    part(() => import("./form/CreatePage.tsx")),
    "CreatePage",
  ),
  validateSearch: (search: Record<string, unknown>): { from?: string } => ({
    ...(text(search.from) && { from: text(search.from) as string }),
  }),
});

const detail = createRoute({
  getParentRoute: () => root,
  path: "/deployments/$id",
  component: lazyRouteComponent(
    part(() => import("./detail/DetailPage.tsx")),
    "DetailPage",
  ),
  validateSearch: (search: Record<string, unknown>): { tab?: string; with?: string } => ({
    ...(text(search.tab) && { tab: text(search.tab) as string }),
    ...(text(search.with) && { with: text(search.with) as string }),
  }),
});

const undelete = createRoute({
  getParentRoute: () => root,
  path: "/deployments/$id/undelete",
  component: lazyRouteComponent(
    part(() => import("./undelete/UndeletePage.tsx")),
    "UndeletePage",
  ),
});

const edit = createRoute({
  getParentRoute: () => root,
  path: "/deployments/$id/edit",
  component: lazyRouteComponent(
    part(() => import("./form/EditPage.tsx")),
    "EditPage",
  ),
});

const operationsRoute = createRoute({
  getParentRoute: () => root,
  path: "/operations",
  component: lazyRouteComponent(
    part(() => import("./operations/OperationsPage.tsx")),
    "OperationsPage",
  ),
});

const simulate = createRoute({
  getParentRoute: () => root,
  path: "/simulate",
  component: lazyRouteComponent(
    part(() => import("./scaling/SimulatePage.tsx")),
    "SimulatePage",
  ),
  // the page itself says what is wrong with them
  validateSearch: ({ policy, load }: Record<string, unknown>): { policy?: unknown; load?: unknown } => ({
    ...(policy !== undefined && { policy }),
    ...(load !== undefined && { load }),
  }),
});

const emulator = createRoute({
  getParentRoute: () => root,
  path: "/emulator",
  component: lazyRouteComponent(
    part(() => import("./emulator/EmulatorPage.tsx")),
    "EmulatorPage",
  ),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(
    part(() => import("./settings/SettingsPage.tsx")),
    "SettingsPage",
  ),
});

const tree = root.addChildren([
  home,
  list,
  deleted,
  create,
  detail,
  undelete,
  edit,
  operationsRoute,
  simulate,
  emulator,
  settings,
]);

/** The map of the console: every URL, its search parameters, and the part that is loaded when it is opened. */
export function createAppRouter(context: Context) {
  return createRouter({
    routeTree: tree,
    context,
    defaultErrorComponent: Broken,
    defaultPreload: "intent",
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
