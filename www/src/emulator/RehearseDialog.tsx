import type { Deployment } from "fireworks-deployments";

interface Props {
  deployment: Deployment;
  action: "undelete" | "delete";
  onClose(): void;
}

export default function RehearseDialog(_: Props) {
  return null;
}
