// Judges in the page, and compares with Node's verdicts.
import * as library from "/dist/web.js";
import { compared, judge } from "./judge.mjs";

const json = async (path) => (await fetch(path)).json();

export async function judgeHere() {
  await library.init();
  return compared([...judge(library, await json("/corpus"))], await json("/expected"));
}
