export const run = ({ node }) => node("main.cjs");
