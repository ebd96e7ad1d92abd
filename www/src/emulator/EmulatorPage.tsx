export function EmulatorPage() {
  return <p>EmulatorPage</p>;
}
