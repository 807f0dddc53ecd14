/** Why the key in the data folder can't sign for the ledgers of the database. */
export type LogKeyFailure = 'lost' | 'unreadable' | 'foreign';

export class LogKeyError extends Error {
  readonly failure: LogKeyFailure;
  /** Where the key is expected. */
  readonly file: string;

  constructor(failure: LogKeyFailure, file: string) {
    super(`log key ${failure}: ${file}; nothing was signed`);
    this.failure = failure;
    this.file = file;
  }
}

type Sentence = { readonly zh: string; readonly en: string };

export function logKeySentence({ failure, file }: LogKeyError): Sentence {
  return sentences[failure](file);
}

const sentences: Readonly<Record<LogKeyFailure, (file: string) => Sentence>> = {
  foreign: (file) => ({
    zh: `数据库里的台账是用另一把密钥签名的，不是 ${file}。请检查 PINGTAI_DATA 和 DATABASE_URL 是不是一套，或者把原来数据文件夹（或备份）里的 secrets/log-key 拷到这里；原来的密钥确实找不回来的，运行 pingtai new-log-key。`,
    en: `The ledgers in this database were signed with another key than ${file}. Check that PINGTAI_DATA and DATABASE_URL belong together, or copy secrets/log-key here from the former data folder or its backup; only if that key is lost for good, run pingtai new-log-key.`,
  }),
  lost: (file) => ({
    zh: `数据库里的台账已经签过名，但签名密钥 ${file} 不见了。请检查 PINGTAI_DATA，或者从原来的数据文件夹（或备份）把它拷回来；确实找不回来的，运行 pingtai new-log-key。`,
    en: `The ledgers in this database are signed, but the key ${file} is missing. Check PINGTAI_DATA, or copy the file back from the former data folder or its backup; only if it is lost for good, run pingtai new-log-key.`,
  }),
  unreadable: (file) => ({
    zh: `签名密钥 ${file} 读不出来或者已经损坏。请检查权限，或者从备份把它拷回来；确实找不回来的，运行 pingtai new-log-key。`,
    en: `The key ${file} cannot be read or is damaged. Check its permissions, or copy it back from the backup; only if it is lost for good, run pingtai new-log-key.`,
  }),
};
