const { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Each run owns one numbered folder while it lasts and leaves its initialised servers there for the next,
 * so that runs at the same time never meet and only the first one has to initialise anything.
 *
 * @param {string} parent
 * @returns {{ folder: string, release: () => void }}
 */
exports.claimSlot = (parent) => {
  for (let number = 1; ; number += 1) {
    const folder = join(parent, `slot-${number}`);
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'owner');
    if (tryLock(lock)) return { folder, release: () => rmSync(lock, { force: true }) };
  }
};

function tryLock(lock) {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (;;) {
      try {
        // Unlike opening for writing, a link is either there with its content or not there.
        linkSync(mine, lock);
        return true;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const owner = readOwner(lock);
      if (owner !== undefined && isAlive(owner)) return false;
      if (owner !== undefined && !removeDeadLock(lock, owner)) return false;
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Takes a dead owner's lock away; false when somebody else was quicker and it is theirs by now. */
function removeDeadLock(lock, owner) {
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return true;
  }
  const removed = readOwner(aside);
  if (removed !== owner) {
    try {
      linkSync(aside, lock);
    } catch {
      // A third run has the slot now; ours is the next one in any case.
    }
  }
  rmSync(aside, { force: true });
  return removed === owner;
}

function readOwner(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
