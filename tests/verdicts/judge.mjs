// The package's verdicts, in Node and in pages: each value and its verdict as JSON.
import { issuesOf } from "../hostile/validators.mjs";
import { values } from "../hostile/values.mjs";

// differs between engines
const { "the global object": _, ...hostile } = values;

export function* judge(library, { deployments, fields, ids, durations, seconds }) {
  const { validateDeployment, validateField, validateDeploymentId } = library;
  const verdict = (what, said) => ({ what, said: JSON.stringify(said) });
  const answer = (convert, value) => {
    try {
      return convert(value);
    } catch ({ kind, message }) {
      return { kind, message };
    }
  };
  for (const value of deployments)
    yield verdict({ deployment: value }, [validateDeployment(value), validateDeployment(value, { for: "update" })]);
  for (const { path, value } of fields) yield verdict({ path, value }, validateField(path, value));
  for (const id of ids) yield verdict({ id }, [validateDeploymentId(id), validateDeploymentId(id, { for: "address" })]);
  for (const duration of durations)
    yield verdict({ duration }, [answer(library.parseDuration, duration), answer(library.humanDuration, duration)]);
  for (const number of seconds) yield verdict({ seconds: number }, answer(library.formatDuration, number));
  for (const [name, make] of Object.entries(hostile)) yield verdict({ hostile: name }, issuesOf(library, make()));
}

/** The number of verdicts, and the first that differs from the expected one. */
export function compared(verdicts, expected) {
  const index = expected.findIndex((said, index) => said !== verdicts[index]?.said);
  return { judged: verdicts.length, different: index < 0 ? null : { ...verdicts[index], expected: expected[index] } };
}
