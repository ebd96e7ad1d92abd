// Measures one row in a process of its own, and prints it as JSON: what another row left in the heap or in the compiler's
// mind is none of its business.
const { default: row } = await import(`./rows/${process.argv[2]}.mjs`);
const { name, unit, goals, curves } = row;
const measured = await row.measure();
console.log(JSON.stringify({ name, unit, goals, measured, curves }));
process.exit();
