/** The workspace's own name: its title without what that says about the file. */
export const workspaceName = (title: string): string => title.replace(/ port allocation specification$/i, "");
