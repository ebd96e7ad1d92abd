import type { Deployment } from "fireworks-deployments";
import { Download } from "lucide-react";
import { pretty } from "../code/call.ts";
import { Highlight } from "../code/Highlight.tsx";
import { idOf } from "../deployment/names.ts";
import { masked } from "../deployment/secrets.ts";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import styles from "./DetailPage.module.css";

/** The document as the API sent it, without readable keys. */
export default function Json({ deployment }: { deployment: Deployment }) {
  const text = pretty(masked(deployment));
  return (
    <>
      <div className={styles.buttons}>
        <Copy text={text} label="Copy JSON" look="plain" showLabel />
        <Button onPress={() => download(`${idOf(deployment)}.json`, text)}>
          <Download aria-hidden /> Download
        </Button>
      </div>
      <Highlight code={text} language="json" />
    </>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
