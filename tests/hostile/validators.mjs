// Calls every validator with one value, in every place where it can occur.
// one place of each shape
const FIELDS = [
  "displayName",
  "enableAddons",
  "minReplicaCount",
  "expireTime",
  "acceleratorType",
  "annotations",
  "annotations.custom/a",
  "autoscalingPolicy",
  "autoscalingPolicy.scaleToZeroWindow",
  "directRouteApiKeys",
];

/** All validators that return a list of issues. */
export function issuesOf({ validateDeployment, validateField, validateDeploymentId }, value) {
  const inField = (field) => {
    const names = field.split(".");
    return names.reduceRight((inner, name) => ({ [name]: inner }), value);
  };
  return [
    validateDeployment(value),
    validateDeployment(value, { for: "update" }),
    validateField(value, value),
    validateDeploymentId(value),
    validateDeploymentId(value, { for: "address" }),
    ...FIELDS.flatMap((field) => [validateField(field, value), validateDeployment(inField(field))]),
  ];
}

/** The problems with the answers, in words. Empty if each is a list of well-formed issues. */
export function faultOf(answers) {
  for (const issues of answers) {
    if (!Array.isArray(issues)) return `no list of issues: ${typeof issues}`;
    for (const { path, rule, code, severity, message } of issues) {
      if (!Array.isArray(path)) return `no path: ${message}`;
      if (![rule, code, severity, message].every((text) => typeof text === "string" && text !== ""))
        return `a gap: ${message}`;
      if (message.length > 400) return `a long message: ${message.slice(0, 400)}`;
    }
  }
}
