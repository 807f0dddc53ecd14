/** What the launcher says. On standard error: standard output belongs to the command. */

/** One progress line for a step that has something to do. */
export function announce(zh, en) {
  process.stderr.write(`▸ ${zh} / ${en} …\n`);
}

/** A step that can't go on, said in both languages. */
export class LaunchFailure extends Error {
  constructor(zh, en, detail = '') {
    super(`${zh}\n${en}${detail && `\n\n${detail}`}`);
  }
}

/** Turns what npm or the file system said into a sentence; `undefined` when it is something else. */
export function knownFailure(said) {
  if (/ENOSPC|EDQUOT|no space left/i.test(said)) {
    return new LaunchFailure(
      '磁盘已满。请腾出约 1 GB 空间后再运行。',
      'The disk is full. Free about 1 GB and run the command again.',
    );
  }
  if (/EACCES|EPERM|EROFS|permission denied|read-only file system/i.test(said)) {
    return new LaunchFailure(
      '不能写入项目文件夹。请用它的所有者运行，或把项目放到可写的地方。',
      'The project folder cannot be written. Run as its owner, or put the project where you may write.',
      lastLines(said),
    );
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET|ENETUNREACH|network|EHOSTUNREACH|FETCH_ERROR/i.test(
      said,
    )
  ) {
    return registrySilent();
  }
  return undefined;
}

export function registrySilent() {
  return new LaunchFailure(
    '连接不上 npm 软件源。请检查网络，或用 npm config set registry 设置可用的软件源，然后再运行。',
    'The npm registry cannot be reached. Check the network, or name a reachable one with npm config set registry, then run the command again.',
  );
}

export function lastLines(said, count = 12) {
  return said.trim().split('\n').slice(-count).join('\n');
}
