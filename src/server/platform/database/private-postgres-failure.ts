/** Why the private database can't run. Each has one sentence in both languages. */
export type PrivatePostgresFailure =
  | 'no-binaries'
  | 'no-account'
  | 'folder-not-writable'
  | 'folder-not-reachable'
  | 'folder-of-newer-version'
  | 'folder-of-older-version'
  | 'folder-damaged'
  | 'folder-in-use'
  | 'socket-folder-taken'
  | 'disk-full'
  | 'start-failed'
  | 'stop-failed';

type Sentence = { readonly zh: string; readonly en: string };

export const privatePostgresSentences: Readonly<Record<PrivatePostgresFailure, Sentence>> = {
  'no-binaries': {
    zh: '没有找到适合这台机器的数据库程序。请重新安装，或用 DATABASE_URL 指定一个 PostgreSQL。',
    en: 'No database programs for this machine were found. Install again, or name a PostgreSQL server with DATABASE_URL.',
  },
  'no-account': {
    zh: '数据库不能以 root 运行，也无法换成普通系统用户。请用普通用户启动。',
    en: 'The database refuses to run as root and no unprivileged system user could be used. Start as an ordinary user.',
  },
  'folder-not-writable': {
    zh: '不能写入数据文件夹。请检查权限，或用 PINGTAI_DATA 指定另一个文件夹。',
    en: 'The data folder cannot be written. Check its permissions, or name another folder with PINGTAI_DATA.',
  },
  'folder-not-reachable': {
    zh: '数据库的系统用户进不了数据文件夹（上级文件夹只许 root 进入）。请用 PINGTAI_DATA 指定另一个文件夹，例如 /var/lib/pingtai。',
    en: 'The database’s system user cannot enter the data folder (a folder above it admits root only). Name another with PINGTAI_DATA, such as /var/lib/pingtai.',
  },
  'folder-of-newer-version': {
    zh: '数据文件夹由更新版本的 PostgreSQL 建立，本版本不能打开，内容没有改动。',
    en: 'The data folder was made by a newer PostgreSQL, which this version cannot open. Nothing was changed.',
  },
  'folder-of-older-version': {
    zh: '数据文件夹由较旧版本的 PostgreSQL 建立。请先用旧版导出，再用本版本导入，内容没有改动。',
    en: 'The data folder was made by an older PostgreSQL. Export with the old version, then import here. Nothing was changed.',
  },
  'folder-damaged': {
    zh: '数据文件夹已损坏，数据库打不开，内容没有改动。请先另存一份，再从备份恢复。',
    en: 'The data folder is damaged and the database cannot open it. Nothing was changed: keep a copy, then restore a backup.',
  },
  'folder-in-use': {
    zh: '这个数据文件夹正由另一个评台进程使用。请先停止它，或用 PINGTAI_DATA 指定另一个文件夹。',
    en: 'Another Pingtai process is using this data folder. Stop it first, or name another folder with PINGTAI_DATA.',
  },
  'socket-folder-taken': {
    zh: '连接数据库所需的临时文件夹被别的用户占用。请用 PINGTAI_DATA 指定一个路径较短的文件夹。',
    en: 'The temporary folder for the database connection belongs to someone else. Name a folder with a shorter path with PINGTAI_DATA.',
  },
  'disk-full': {
    zh: '磁盘已满，数据库无法启动。请腾出空间后再启动。',
    en: 'The disk is full, so the database cannot start. Free some space and start again.',
  },
  'start-failed': {
    zh: '数据库没有启动成功。原因见数据文件夹里的 postgres.log。',
    en: 'The database did not start. The reason is in postgres.log in the data folder.',
  },
  'stop-failed': {
    zh: '数据库没有按时停下；下次启动会继续使用它。',
    en: 'The database did not stop in time; the next start takes it over.',
  },
};

export class PrivatePostgresError extends Error {
  readonly failure: PrivatePostgresFailure;

  /** `detail` is for the log: a path, or the last lines that PostgreSQL wrote. */
  constructor(failure: PrivatePostgresFailure, detail: string, cause?: unknown) {
    super(`${failure}: ${detail}`, { cause });
    this.name = 'PrivatePostgresError';
    this.failure = failure;
  }
}

/** Turns what the file system refused into a failure; other errors are bugs and pass through. */
export function folderError(error: unknown, folder: string): unknown {
  if (error instanceof PrivatePostgresError || !(error instanceof Error) || !('code' in error)) {
    return error;
  }
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new PrivatePostgresError('disk-full', folder, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new PrivatePostgresError('folder-not-writable', folder, error);
    default:
      return error;
  }
}

const spokenReasons: readonly (readonly [RegExp, PrivatePostgresFailure])[] = [
  [/No space left on device|Disk quota exceeded/, 'disk-full'],
  [/lock file "postmaster\.pid" already exists/, 'folder-in-use'],
  [/Read-only file system|Permission denied/, 'folder-not-writable'],
  [
    /not a valid data directory|could not find the database system|could not locate a valid checkpoint|invalid (primary )?checkpoint|incorrect checksum|control file|database files are incompatible|could not open (file|directory)|could not read|PANIC/,
    'folder-damaged',
  ],
];

/** Reads the failure from what initdb or postgres wrote (in English: both run with LC_ALL=C). */
export function failureSpokenIn(output: string): PrivatePostgresFailure {
  return spokenReasons.find(([pattern]) => pattern.test(output))?.[1] ?? 'start-failed';
}
