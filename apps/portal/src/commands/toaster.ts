/** The one toaster, where commands report. */
export const COMMAND_TOASTER = 'commands';
