// The schemas in form libraries, used as a form would.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { FieldApi, FormApi } from "@tanstack/form-core";
import { createSchema, updateSchema } from "fireworks-deployments";
import { createFormControl } from "react-hook-form";

const WINDOW = "autoscalingPolicy.scaleToZeroWindow";
const TOO_SHORT = "must be at least 5 minutes (300s), got `120s`";
const baseModel = "accounts/acme/models/tiny";

describe("react-hook-form", () => {
  /** The result of a submit: the values, or the errors. */
  async function submitted(form) {
    let outcome;
    await form.handleSubmit(
      (values) => {
        outcome = { values };
      },
      (errors) => {
        outcome = { errors };
      },
    )();
    return outcome;
  }

  it("shows each issue at its field, and submits once they are fixed", async () => {
    const form = createFormControl({ resolver: standardSchemaResolver(createSchema) });
    for (const field of ["displayName", WINDOW]) form.register(field);
    form.setValue("displayName", "x".repeat(64));
    form.setValue(WINDOW, "120s");
    const { errors } = await submitted(form);
    assert.match(errors.displayName.message, /at most 63 characters/);
    assert.equal(errors.autoscalingPolicy.scaleToZeroWindow.message, TOO_SHORT);
    assert.equal(errors.baseModel.message, "is required on create");

    const values = { displayName: "x", autoscalingPolicy: { scaleToZeroWindow: "300s" }, baseModel };
    form.reset(values);
    assert.deepEqual(await submitted(form), { values });
  });

  it("submits despite warnings", async () => {
    const values = { baseModel: "tiny", enableMtp: true };
    const form = createFormControl({ resolver: standardSchemaResolver(createSchema), defaultValues: values });
    assert.deepEqual(await submitted(form), { values });
  });

  it("shows that an update can't move a deployment", async () => {
    const defaultValues = { placement: { region: "US_IOWA_1" }, description: null };
    const form = createFormControl({ resolver: standardSchemaResolver(updateSchema), defaultValues });
    const { errors } = await submitted(form);
    assert.deepEqual(Object.keys(errors), ["placement"]);
  });
});

describe("TanStack Form, which needs synchronous validation", () => {
  function formOf(defaultValues, schema = createSchema) {
    const form = new FormApi({ defaultValues, validators: { onChange: schema } });
    form.mount();
    return form;
  }
  function fieldOf(form, name) {
    const field = new FieldApi({ form, name });
    field.mount();
    return field;
  }

  it("shows an issue at its field on input, with its code and its limit", () => {
    const form = formOf({ baseModel });
    const field = fieldOf(form, WINDOW);
    field.setValue("120s");
    const [{ message, code, limit }] = field.state.meta.errors;
    assert.deepEqual({ message, code, limit }, { message: TOO_SHORT, code: "too_small", limit: 300 });
    assert.equal(form.state.isValid, false);
    field.setValue("300s");
    assert.deepEqual(field.state.meta.errors, []);
    assert.equal(form.state.isValid, true);
  });

  it("takes null for a change that clears a field", () => {
    const form = formOf({ description: "x" }, updateSchema);
    fieldOf(form, "description").setValue(null);
    assert.equal(form.state.isValid, true);
  });
});
