/** The development server, which bundles a package before it serves it. */
export async function run({ serve, visit }) {
  const server = await serve("vite/bin/vite.js", "--host", "127.0.0.1");
  try {
    return await visit(server.url);
  } finally {
    await server.close();
  }
}
