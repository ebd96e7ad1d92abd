const IMAGE = /!\[[^\]]*\]\([^)]*\)/;
/** A link to a file of the repository. */
const LINK = /\[([^\]]+)\]\((?!\w+:|#)([^)\s]+)\)/g;

/**
 * The README as the package has it. On the registry's page, a relative link leads nowhere: pictures are left out, and links to
 * files become words, with a list of those files at the end.
 *
 * @param {string} markdown
 * @param {readonly string[]} packed the files that the package has, too
 */
export function packedReadme(markdown, packed) {
  const files = new Set();
  const text = withoutPictures(markdown).replace(LINK, (_, words, file) => {
    if (packed.includes(file)) return words;
    files.add(file);
    return words === file ? `\`${file}\`` : `*${words}*`;
  });
  const names = [...files].sort().map((file) => `\`${file}\``);
  return `${text}\nThe project's repository has what this package doesn't: ${names.join(", ")}.\n`;
}

/** The document without paragraphs and tables of pictures. */
function withoutPictures(markdown) {
  return markdown
    .split("\n\n")
    .filter((block) => !IMAGE.test(block))
    .join("\n\n");
}
