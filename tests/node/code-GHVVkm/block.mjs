import { FormApi } from "@tanstack/form-core";
import { createSchema } from "fireworks-deployments";

const form = new FormApi({ defaultValues: { baseModel: "" }, validators: { onChange: createSchema } });
form.mount();
      form.setFieldValue("displayName", "x");
      console.log(form.state.fieldMeta.baseModel.errors[0].message);