const NEXT = "next/dist/bin/next";

/** Turbopack builds it; a server component, a route in each runtime, and the browser must come to the same. */
export async function run({ tool, serve, visit }) {
  await tool(NEXT, "build");
  const server = await serve(NEXT, "start", "--hostname", "127.0.0.1", "--port", "0");
  const read = async (path) => (await fetch(server.url + path)).text();
  try {
    const component = (await read("/")).match(/<pre>(.*?)<\/pre>/)?.[1]?.replaceAll("&quot;", '"');
    const outcomes = { component, node: await read("/route"), edge: await read("/edge") };
    const inPage = await visit(server.url);
    const differ = Object.values(outcomes).some((outcome) => outcome !== JSON.stringify(inPage));
    return differ ? { ...outcomes, inPage } : inPage;
  } finally {
    await server.close();
  }
}
