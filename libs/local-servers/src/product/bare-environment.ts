/**
 * What any program needs of the environment of this process, and no more: for a product that nothing may reach
 * of what the person who runs this has set for `npm start`.
 */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR };
}
