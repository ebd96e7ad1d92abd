import { useConnection } from "../connection/connection.ts";

/** Says beside code that was written on the emulator where it runs: the page's emulator can't be called from outside. */
export function OnTheService() {
  const { mode } = useConnection();
  if (mode !== "EMULATOR") return null;
  return <p className="quiet">This calls the service itself, not the emulator in this page.</p>;
}
