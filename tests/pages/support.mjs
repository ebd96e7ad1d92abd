import { chromium } from "playwright-core";

/** Chromium heeds only the last list of features to switch off, so this one repeats Playwright's own. */
const WITHOUT = [
  // two pages and a process beside each window, which take as long to start as the console does
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  // a process for the next page
  "SpareRendererForSitePerProcess",
  // Playwright's
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

export function launch(...more) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--disable-features=${WITHOUT}`,
      ...more,
    ],
  });
}
