/** A copy of plain data, for a caller to change. */
export function copy<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data));
}
