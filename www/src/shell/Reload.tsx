import { useState } from "react";
import { isPageServed } from "../connection/page-server.ts";
import { Button } from "../ui/Button.tsx";

/** Says that a part of the page is missing, and loads the page again as soon as its server answers. */
export function Reload() {
  const [isSilent, setSilent] = useState(false);
  const reload = async () => {
    setSilent(false);
    // a reload without a server would leave nothing of the page
    if (await isPageServed()) location.reload();
    else setSilent(true);
  };
  return (
    <>
      <p>
        A part of the page couldn't be loaded: the console's server doesn't answer, or has another version now. If it
        was stopped, start it again, then try again.
      </p>
      <p role="status">{isSilent && "The console's server doesn't answer yet."}</p>
      <div className="heading">
        <Button look="primary" onPress={reload}>
          Try again
        </Button>
      </div>
    </>
  );
}
