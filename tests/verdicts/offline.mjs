// All that needs no `init`, in Node and in a page.
import * as library from "fireworks-deployments";
import { judge } from "./judge.mjs";

/** The answers to many values, as JSON, by what was asked. */
export function answers(corpus) {
  const { createSchema, updateSchema, fieldRules } = library;
  const schemas = [createSchema, updateSchema].map((schema) => schema["~standard"]);
  const target = "draft-2020-12";
  return {
    verdicts: [...judge(library, corpus)].map(({ said }) => said),
    issues: corpus.deployments.map((value) => JSON.stringify(schemas.map(({ validate }) => validate(value).issues))),
    schemas: JSON.stringify(
      schemas.map(({ jsonSchema }) => [jsonSchema.input({ target }), jsonSchema.output({ target })]),
    ),
    fields: JSON.stringify(fieldRules()),
  };
}

/** The reason why the client can't be loaded; in Node it can. */
export const failure = () => library.init().catch(({ message }) => message);
