// Chooses the verdicts that are recorded in full: two short ones for each rule, code and severity, or a longer one.

const SHORT = 450;
const LONGEST = 1_000;

export class Sampler {
  #taken = new Map();

  /** True for a verdict that shows what too few of those taken so far show. */
  takes(section, answers) {
    const { length } = JSON.stringify(answers);
    if (section === "hostile" || length > LONGEST) return false;
    const shown = new Set(answers.flatMap((answer) => kindsOf(section, answer)));
    const isNew = [...shown].some((kind) => this.#count(kind) < (length > SHORT ? 1 : 2));
    if (isNew) for (const kind of shown) this.#taken.set(kind, this.#count(kind) + 1);
    return isNew;
  }

  #count(kind) {
    return this.#taken.get(kind) ?? 0;
  }
}

function kindsOf(section, answer) {
  if (!Array.isArray(answer)) return [`${section}: ${answer?.message?.replace(/`.*`/s, "") ?? typeof answer}`];
  return answer.map(({ rule, code, severity }) => `${section}: ${rule}, ${code}, ${severity}`);
}
