// What a build of the package says of every value, chunk by chunk.
import { SECTIONS, valuesOf } from "./sections.mjs";

/** Each chunk with its values and the answers to each. */
export function* judged(library, sections = Object.keys(SECTIONS)) {
  for (const section of sections)
    for (let chunk = 0; chunk < SECTIONS[section].chunks; chunk++) yield judgedChunk(library, section, chunk);
}

export function judgedChunk(library, section, chunk) {
  const verdicts = valuesOf(section, chunk).map((value) => ({ value, answers: answersOf(library, section, value) }));
  return { section, chunk, verdicts };
}

export function answersOf(library, section, value) {
  try {
    return SECTIONS[section].judge(library, value);
  } catch (error) {
    return [{ kind: `throws ${error?.name}`, message: String(error?.message) }];
  }
}

const isIssues = (answer) => Array.isArray(answer);
const isError = (answer) => typeof answer === "object" && answer !== null && !isIssues(answer);

/** Of each answer its issues in order, each as path, rule, code, severity and limit; or a thrown error's kind. */
export const structureOf = (answers) =>
  answers.map((answer) => {
    if (isIssues(answer))
      return answer.map(({ path, rule, code, severity, limit }) => [path, rule, code, severity, limit ?? null]);
    return isError(answer) ? { kind: answer.kind } : answer;
  });

/** Of each answer its messages in order. */
export const messagesOf = (answers) =>
  answers.map((answer) => {
    if (isIssues(answer)) return answer.map(({ message }) => message);
    return isError(answer) ? [answer.message] : [];
  });
