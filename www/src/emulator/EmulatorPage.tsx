import { Heading } from "../shell/Heading.tsx";
import { Button } from "../ui/Button.tsx";
import { Behavior } from "./Behavior.tsx";
import { ClockControls } from "./ClockControls.tsx";
import styles from "./EmulatorPage.module.css";
import { Faults } from "./Faults.tsx";
import { Scenarios } from "./Scenarios.tsx";
import { TimeTravel } from "./TimeTravel.tsx";
import { Traffic } from "./Traffic.tsx";
import { useEmulator, useRefresh } from "./use-emulator.ts";

/** The controls of the emulator in this page: its clock, its faults, its scenarios and its history. */
export function EmulatorPage() {
  const emulator = useEmulator();
  const refresh = useRefresh();
  if (emulator === undefined) {
    return (
      <>
        <Heading title="Emulator" />
        <p>This console is LIVE: no emulator answers here.</p>
      </>
    );
  }
  const startOver = () => {
    emulator.startOver();
    refresh();
  };
  return (
    <>
      <Heading title="Emulator">
        <Button onPress={startOver}>Start over</Button>
      </Heading>
      <p className="quiet">
        An API in this page, with the service's rules and codes, that follows the service as far as it is known. Nothing
        leaves the page.
      </p>
      <div className={styles.parts}>
        <ClockControls emulator={emulator} />
        <TimeTravel emulator={emulator} />
        <Faults emulator={emulator} />
        <Traffic emulator={emulator} />
        <Behavior emulator={emulator} />
        <Scenarios />
      </div>
    </>
  );
}
