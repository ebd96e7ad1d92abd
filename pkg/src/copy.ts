/** Copies plain data, so that callers may change it. */
export function copy<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data));
}
