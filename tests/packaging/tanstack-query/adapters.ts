import * as react from "@tanstack/react-query";
import * as solid from "@tanstack/solid-query";
import * as svelte from "@tanstack/svelte-query";
import * as vue from "@tanstack/vue-query";
import type { Deployment, DeploymentPage, FireworksError } from "fireworks-deployments";
import type { DeploymentQueries } from "fireworks-deployments/query";
import { computed, type Ref } from "vue";

type Exactly<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Pages<Data extends { pages: unknown } | undefined> = NonNullable<Data>["pages"];
const is = <_Statement extends true>(): void => {};

/** Each adapter takes the options, and infers the types of data and errors. Never run. */
export const adapters = {
  useReact(queries: DeploymentQueries) {
    const { data, error } = react.useQuery(queries.get("x"));
    is<Exactly<typeof data, Deployment | undefined>>();
    is<Exactly<typeof error, FireworksError | null>>();
    const pages = react.useInfiniteQuery(queries.list());
    is<Exactly<Pages<typeof pages.data>, DeploymentPage[]>>();
    react.useMutation(queries.undelete()).mutate({ deployment: "x" });
  },
  useVue(queries: DeploymentQueries, id: Ref<string>) {
    const { data, error } = vue.useQuery(computed(() => queries.get(id.value)));
    const plain = vue.useQuery(queries.get("x"));
    is<Exactly<typeof data.value, Deployment | undefined>>();
    is<Exactly<typeof plain.data.value, Deployment | undefined>>();
    is<Exactly<typeof error.value, FireworksError | null>>();
    const { data: pages } = vue.useInfiniteQuery(queries.list());
    is<Exactly<Pages<typeof pages.value>, DeploymentPage[]>>();
    vue.useMutation(queries.undelete()).mutate({ deployment: "x" });
  },
  useSolid(queries: DeploymentQueries, id: () => string) {
    const query = solid.useQuery(() => queries.get(id()));
    is<Exactly<typeof query.data, Deployment | undefined>>();
    is<Exactly<typeof query.error, FireworksError | null>>();
    const pages = solid.useInfiniteQuery(() => queries.list());
    is<Exactly<Pages<typeof pages.data>, DeploymentPage[]>>();
    solid.useMutation(() => queries.undelete()).mutate({ deployment: "x" });
  },
  useSvelte(queries: DeploymentQueries, id: string) {
    const query = svelte.createQuery(() => queries.get(id));
    is<Exactly<typeof query.data, Deployment | undefined>>();
    is<Exactly<typeof query.error, FireworksError | null>>();
    const pages = svelte.createInfiniteQuery(() => queries.list());
    is<Exactly<Pages<typeof pages.data>, DeploymentPage[]>>();
    svelte.createMutation(() => queries.undelete()).mutate({ deployment: "x" });
  },
};
