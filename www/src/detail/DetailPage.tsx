export function DetailPage() {
  return <p>DetailPage</p>;
}
