// Measures one row in its own process, and prints it as JSON. The heap and compiled code of other
// rows can't interfere.
const { default: row } = await import(`./rows/${process.argv[2]}.mjs`);
const { name, unit, goals, curves } = row;
const measured = await row.measure();
console.log(JSON.stringify({ name, unit, goals, measured, curves }));
process.exit();
