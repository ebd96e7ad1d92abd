import * as deployments from "fireworks-deployments";
import * as emulator from "fireworks-deployments/emulator";
import { journey } from "../journey.mjs";
import { JourneyInPage } from "../journey-in-page.jsx";

export const dynamic = "force-dynamic";

/** Runs on the server. */
export default async function Page() {
  const outcome = await journey(deployments, emulator);
  return (
    <main>
      <pre>{JSON.stringify(outcome)}</pre>
      <JourneyInPage />
    </main>
  );
}
