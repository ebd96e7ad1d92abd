import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { Copy } from "../ui/Copy.tsx";
import styles from "./CodeTabs.module.css";
import type { Call } from "./call.ts";
import { Highlight } from "./Highlight.tsx";
import { asCode } from "./languages.ts";
import { OnTheService } from "./OnTheService.tsx";

/** The last language that was chosen, for the next call. */
let chosen = "javascript";

/** A call in each language, without its secrets. */
export function CodeTabs({ call }: { call: Call }) {
  const [language, setLanguage] = useState(chosen);
  const codes = asCode(call);
  const choose = (key: string) => {
    chosen = key;
    setLanguage(key);
  };
  if (codes.length === 0) return <p className="quiet">It sends only keys, which are not shown as code.</p>;
  const selected = codes.some(({ key }) => key === language) ? language : (codes[0]?.key ?? language);
  return (
    <Tabs className={styles.tabs ?? ""} selectedKey={selected} onSelectionChange={(key) => choose(String(key))}>
      <TabList className={styles.list ?? ""} aria-label="Language">
        {codes.map(({ key, label }) => (
          <Tab key={key} id={key} className={styles.tab ?? ""}>
            {label}
          </Tab>
        ))}
      </TabList>
      {codes.map(({ key, label, snippet }) => (
        <TabPanel key={key} id={key} className={styles.panel ?? ""}>
          {snippet.blocks.map(({ code, language, file }) => (
            <figure key={code} className={styles.block}>
              <figcaption>
                <span>{file}</span>
                <Copy text={code} label={`Copy ${file ?? label}`} />
              </figcaption>
              <Highlight code={code} language={language} />
            </figure>
          ))}
          {snippet.note && <p className="quiet">{snippet.note}</p>}
          {key !== "ci" && <OnTheService />}
        </TabPanel>
      ))}
    </Tabs>
  );
}
