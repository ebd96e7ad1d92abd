export const run = ({ node }) => node("main.mjs");
