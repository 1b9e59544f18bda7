/**
 * What Handlebars makes of the text of a template, by that text. Empty in the source tree, where the texts change; the
 * build puts those of the built-in templates in its place, because to compile them takes most of the time to render
 * them. A text that is not in here is compiled where it is used.
 */
export const PRECOMPILED: ReadonlyMap<string, TemplateSpecification> = new Map();
