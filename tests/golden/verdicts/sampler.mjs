// Chooses the verdicts that are recorded in full: a few for each rule, code and severity, none of them long.

const OF_EACH = 2;
const LONGEST = 450;

export class Sampler {
  #taken = new Map();

  /** True for a verdict that shows what too few of those taken so far show. */
  takes(section, answers) {
    if (section === "hostile" || JSON.stringify(answers).length > LONGEST) return false;
    const shown = new Set(answers.flatMap((answer) => kindsOf(section, answer)));
    const isNew = [...shown].some((kind) => this.#count(kind) < OF_EACH);
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
