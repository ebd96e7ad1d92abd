/** The error of a part of the page that couldn't be loaded. */
export class PartMissing extends Error {
  override readonly name = "PartMissing";
}

/** Imports a part of the page, which fails while the page's server is stopped, or once it has another version. */
export function part<T>(load: () => Promise<T>): () => Promise<T> {
  return () =>
    load().catch((cause) => {
      // of this type so that the router doesn't reload the page, which would then be gone as well
      throw new PartMissing(
        `a part of the page couldn't be loaded: ${cause instanceof Error ? cause.message : cause}`,
        {
          cause,
        },
      );
    });
}
