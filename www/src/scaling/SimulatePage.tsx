export function SimulatePage() {
  return <p>SimulatePage</p>;
}
