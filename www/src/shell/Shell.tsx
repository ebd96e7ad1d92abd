import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { Keyboard, Search, Settings } from "lucide-react";
import { useConnection } from "../connection/connection.ts";
import { useOperations } from "../operations/use-operations.ts";
import { Button } from "../ui/Button.tsx";
import { Notices } from "../ui/Notices.tsx";
import { Dialogs } from "./Dialogs.tsx";
import { openDialog } from "./dialogs.ts";
import { useGlobalKeys } from "./keys.ts";
import { ModeBar } from "./ModeBar.tsx";
import styles from "./Shell.module.css";
import { useRouteFocus } from "./use-route-focus.ts";

/** The frame around every page. */
export function Shell() {
  const { mode } = useConnection();
  const running = useOperations().filter(({ status }) => status === "running").length;
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? "" });
  useGlobalKeys();
  useRouteFocus(path);
  return (
    <div className="shell">
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <ModeBar />
      <header className="bar">
        <nav className={styles.nav} aria-label="Console">
          <Link to="/deployments" activeOptions={{ includeSearch: false }}>
            Deployments
          </Link>
          <Link to="/deleted" activeOptions={{ includeSearch: false }}>
            Deleted
          </Link>
          <Link to="/operations">Operations{running > 0 && <span className={styles.count}>{running}</span>}</Link>
          <Link to="/simulate" activeOptions={{ includeSearch: false }}>
            Simulate
          </Link>
          {mode === "EMULATOR" && <Link to="/emulator">Emulator</Link>}
        </nav>
        <span className={styles.tools}>
          <Button
            look="quiet"
            aria-label="Search and commands"
            shortcut="Control+K"
            onPress={() => openDialog({ kind: "palette" })}
          >
            <Search aria-hidden />
          </Button>
          <Button
            look="quiet"
            aria-label="Keyboard shortcuts"
            shortcut="?"
            onPress={() => openDialog({ kind: "keys" })}
          >
            <Keyboard aria-hidden />
          </Button>
          <Link to="/settings" aria-label="Settings" className={styles.icon}>
            <Settings aria-hidden />
          </Link>
        </span>
      </header>
      <main className="page" id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Dialogs />
      <Notices />
      <div id="announcer" className="visually-hidden" role="status" aria-live="polite" />
    </div>
  );
}
