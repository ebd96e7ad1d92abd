export function EditPage() {
  return <p>EditPage</p>;
}
