import { Link } from "@tanstack/react-router";
import { Heading } from "./Heading.tsx";

export function NotFound() {
  return (
    <>
      <Heading title="There is no such page" />
      <p>
        <Link to="/deployments">Go to the deployments</Link>
      </p>
    </>
  );
}
