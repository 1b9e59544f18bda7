/**
 * The document with each rendered section brought up to date. A section stands between `<!-- rendered: name -->` and
 * `<!-- /rendered -->`; everything outside stays as it is.
 */
export function fillSections(document: string, sections: Readonly<Record<string, () => string>>): string {
  return document.replace(
    /(<!-- rendered: ([a-z-]+) -->)[\s\S]*?(<!-- \/rendered -->)/g,
    (_, begin: string, name: string, end: string) => {
      const render = Object.hasOwn(sections, name) ? sections[name] : undefined;
      if (!render) throw new Error(`Nothing renders the section ${name}.`);
      return `${begin}\n\n${render()}\n\n${end}`;
    },
  );
}
