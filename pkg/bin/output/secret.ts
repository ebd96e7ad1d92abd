/** True for a field whose value only `-o json` prints, in either spelling that the service accepts. */
export const isSecret = (name: string): boolean => /^direct_?route_?api_?keys$/i.test(name);
