/** The settings of Claude Code that a project shares. */
export const CLAUDE_SETTINGS_PATH = ".claude/settings.json";
