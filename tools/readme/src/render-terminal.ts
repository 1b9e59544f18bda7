const LINE = 18;
const TOP = 44;

/** A terminal window with this text in it, as SVG: sharp at any size, readable in a diff. */
export function renderTerminal(lines: readonly string[]): string {
  const height = TOP + lines.length * LINE + 14;
  const rows = lines.map((line, index) => {
    const y = TOP + 12 + index * LINE;
    return `  <text x="16" y="${y}" fill="${colourOf(line)}" xml:space="preserve">${escapeXml(line)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="860" height="${height}" viewBox="0 0 860 ${height}" ` +
      `role="img" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13">`,
    "  <title>What nx g service prints</title>",
    `  <rect width="860" height="${height}" rx="8" fill="#101828"/>`,
    `  <circle cx="20" cy="18" r="6" fill="#f97066"/><circle cx="40" cy="18" r="6" fill="#fdb022"/><circle ` +
      `cx="60" cy="18" r="6" fill="#32d583"/>`,
    ...rows,
    "</svg>",
    "",
  ].join("\n");
}

function colourOf(line: string): string {
  if (line.startsWith("$")) return "#ffffff";
  if (line.startsWith("CREATE")) return "#6ce9a6";
  if (line.startsWith("UPDATE")) return "#7cd4fd";
  if (/^\d/.test(line)) return "#fec84b";
  return "#d0d5dd";
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
