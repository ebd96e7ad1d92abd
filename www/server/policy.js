/** The Content-Security-Policy: the page's own files, no inline code or styles, no `eval`, no frames. */
const CONTENT = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self'",
  "font-src": "'self'",
  "connect-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "'none'",
};

const FEATURES = ["camera", "display-capture", "geolocation", "hid", "microphone", "payment", "serial", "usb"];

/** The headers of every reply. */
export const policy = {
  "content-security-policy": Object.entries(CONTENT)
    .map(([name, value]) => `${name} ${value}`)
    .join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": FEATURES.map((feature) => `${feature}=()`).join(", "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  // for browsers that don't know `frame-ancestors`
  "x-frame-options": "DENY",
};
