import { readFile } from 'node:fs/promises';

/** A user of the system that owns nothing. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who runs PostgreSQL: `nobody` where Sphere itself runs as root, since PostgreSQL refuses root and
 * any user without a passwd entry; otherwise null, for the user that runs Sphere.
 */
export async function unprivilegedAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const passwd = await readFile('/etc/passwd', 'utf8');
  const [, , uid, gid] = /^nobody:.*$/m.exec(passwd)?.[0].split(':') ?? [];
  if (uid === undefined || gid === undefined) {
    throw new Error('There is no user "nobody" to run PostgreSQL as: run Sphere as another user.');
  }
  return { uid: Number(uid), gid: Number(gid) };
}
