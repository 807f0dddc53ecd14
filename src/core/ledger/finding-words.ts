import type { AuditFindingCode } from './audit-finding.ts';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

const auditWords: Readonly<Record<AuditFindingCode, Words>> = {
  'sequence-invalid': { zh: '序号不是自然数', en: 'the number of the entry is no number' },
  'sequence-gap': { zh: '缺少记录', en: 'an entry is missing' },
  'sequence-duplicate': { zh: '序号重复', en: 'two entries have one number' },
  'sequence-reordered': { zh: '顺序被调换', en: 'the order was changed' },
  'leaf-not-canonical': {
    zh: '存证文本不合格式',
    en: 'the text of the entry is not written in its one form',
  },
  'leaf-hash-wrong': { zh: '存证哈希不符', en: 'the hash of the entry is wrong' },
  'date-backwards': { zh: '日期早于前一条', en: 'the day is before that of the entry before' },
  'commitment-does-not-open': { zh: '内容或盐值被改动', en: 'content or salt was changed' },
  'secret-incomplete': { zh: '内容不完整', en: 'the content is not whole' },
  'secret-missing': {
    zh: '内容缺失，且没有删除记录',
    en: 'the content is gone and no erasure says why',
  },
  'secret-kept-after-erasure': {
    zh: '已依规删除的内容又出现',
    en: 'erased content is there again',
  },
  'secret-without-entry': { zh: '内容没有对应的记录', en: 'content without an entry' },
  'erasure-unreadable': { zh: '删除记录读不出来', en: 'the erasure can not be read' },
  'erasure-without-target': {
    zh: '删除记录没有指向更早的记录',
    en: 'the erasure names no earlier entry',
  },
  'node-wrong': { zh: '树节点哈希不符', en: 'the hash of a node of the tree is wrong' },
  'node-missing': { zh: '缺少树节点', en: 'a node of the tree is missing' },
  'node-superfluous': { zh: '多出树节点', en: 'there is a node of the tree too many' },
  'head-missing': { zh: '缺少账首', en: 'the head is missing' },
  'head-size-wrong': { zh: '账首的条数不符', en: 'the head counts otherwise' },
  'head-peaks-wrong': { zh: '账首的哈希不符', en: 'the hashes of the head are wrong' },
  'head-date-wrong': { zh: '账首的日期不符', en: 'the day of the head is wrong' },
  'checkpoint-unreadable': { zh: '存证签名读不出来', en: 'the checkpoint can not be read' },
  'checkpoint-signature-wrong': {
    zh: '存证签名不对',
    en: 'the signature of the checkpoint is wrong',
  },
  'checkpoint-origin-wrong': { zh: '存证属于别的台账', en: 'the checkpoint is of another ledger' },
  'checkpoint-size-wrong': {
    zh: '存证的条数与登记不符',
    en: 'the checkpoint is over another number of entries',
  },
  'checkpoint-root-wrong': {
    zh: '台账与存证对不上：存证以前的记录被改过',
    en: 'the ledger is not the one that was signed: something before it was changed',
  },
  'ledger-cut-off': {
    zh: '台账比存证短：末尾的记录被删',
    en: 'the ledger is shorter than what was signed: its end was cut off',
  },
  'export-line-unreadable': {
    zh: '文件的这一行读不出来',
    en: 'this line of the file can not be read',
  },
  'export-size-wrong': {
    zh: '文件的条数与表头不符',
    en: 'the file holds another number of entries than its first line says',
  },
  'export-key-unreadable': {
    zh: '文件里的公钥读不出来',
    en: 'the key in the file can not be read',
  },
  'export-key-not-trusted': {
    zh: '文件里的公钥不是所给的公钥',
    en: 'the key in the file is not the given one',
  },
  'export-without-checkpoint': { zh: '文件里没有存证签名', en: 'the file holds no checkpoint' },
};

/** What the server's verifier finds beyond the audit of the ledger itself. */
const contentWords: Readonly<Record<string, Words>> = {
  'fact-unreadable': {
    zh: '内容读不出来或不在目录里',
    en: 'the content is no fact of the catalogue',
  },
  'fact-not-canonical': {
    zh: '内容的写法不规范',
    en: 'the content is not written in its one form',
  },
  'fact-type-wrong': {
    zh: '内容的种类与存证不符',
    en: 'the content is of another kind than its leaf says',
  },
  'fact-date-wrong': {
    zh: '内容的日期与存证不符',
    en: 'the content is of another day than its leaf says',
  },
  'checkpoint-missing': {
    zh: '库外保存的存证，库里没有了',
    en: 'a checkpoint kept outside is gone from the ledger',
  },
  'row-missing': { zh: '这一行不见了', en: 'this row is missing' },
  'row-added': { zh: '这一行没有来历', en: 'no fact accounts for this row' },
  'row-altered': { zh: '这一项被改动过', en: 'this value was changed' },
};

const words: ReadonlyMap<string, Words> = new Map(
  Object.entries({ ...auditWords, ...contentWords }),
);

/** What is wrong, without the place; a code of which there are no words stands for itself. */
export function findingWords(code: string): Words {
  return words.get(code) ?? { zh: code, en: code };
}

/** A row, entry, checkpoint or line, as in `AuditPlace`, or a row of a table by its key. */
export interface FindingPlace {
  readonly table: string;
  readonly seq?: number;
  readonly level?: number;
  readonly index?: number;
  readonly size?: number;
  readonly line?: number;
  readonly key?: string;
  readonly column?: string;
}

/** Entries are counted from 0, as on the integrity page; lines from 1. */
export function placeWords(place: FindingPlace): Words {
  switch (place.table) {
    case 'ledger_leaf':
      return { zh: `第 ${place.seq} 条记录`, en: `entry ${place.seq}` };
    case 'ledger_secret':
      return { zh: `第 ${place.seq} 条记录的内容`, en: `content of entry ${place.seq}` };
    case 'ledger_node':
      return {
        zh: `哈希树第 ${place.level} 层第 ${place.index} 个节点`,
        en: `hash tree, level ${place.level}, node ${place.index}`,
      };
    case 'ledger_head':
      return { zh: '账首', en: 'head of the ledger' };
    case 'ledger_checkpoint':
      return checkpointWords({ zh: '存证签名', en: 'checkpoint' }, place);
    case 'outside_checkpoint':
      return checkpointWords({ zh: '库外保存的存证签名', en: 'checkpoint kept outside' }, place);
    case 'export':
      return { zh: `文件第 ${place.line} 行`, en: `line ${place.line} of the file` };
    default:
      return rowWords(place);
  }
}

function checkpointWords({ zh, en }: Words, { size, key }: FindingPlace): Words {
  if (size !== undefined) return { zh: `${zh}（${size} 条）`, en: `${en} over ${size} entries` };
  return key === undefined ? { zh, en } : { zh: `${zh} ${key}`, en: `${en} ${key}` };
}

function rowWords({ table, key, column }: FindingPlace): Words {
  const row = key === undefined ? table : `${table} ${key}`;
  if (column === undefined) return { zh: `数据表 ${row}`, en: `table ${row}` };
  return { zh: `数据表 ${row}，${column} 一项`, en: `table ${row}, column ${column}` };
}

const fileAdvice = {
  content: {
    zh: '这份文件的内容和当时签名的不一样，不能作凭据。请向保管台账的单位另取一份，再核对一次。',
    en: 'This file is not what was signed and proves nothing. Ask the office that keeps the ledger for another copy and verify that.',
  },
  vouching: {
    zh: '先弄清公钥和存证签名从哪里来：和会议记录或公示栏里抄下的公钥、根哈希逐字对照。对不上的，就是另一本台账，或者被人重新签过名。',
    en: 'Find out where key and checkpoints come from: compare them letter by letter with the key and root in the minutes or on the notice board. If they differ, it is another ledger, or somebody signed it anew.',
  },
} as const satisfies Record<string, Words>;

const databaseAdvice = {
  content: {
    zh: '先停止录入，整个数据文件夹另存一份，不要自己改回去。再用最近一次导出的文件核验：它没有问题的，可以用它恢复（pingtai restore）。',
    en: 'Stop entering anything, put a copy of the whole data folder aside and repair nothing by hand. Then verify the latest export: if nothing is found there, restore from it (pingtai restore).',
  },
  vouching: {
    zh: '请把会议记录里抄下的或交上级保管的存证，和这里的逐字对照：对不上，说明存证以前的记录被改过或被截断。',
    en: 'Compare the checkpoint in the minutes, or the one kept by the higher level, letter by letter with the one here: if they differ, entries before it were changed or cut off.',
  },
  table: {
    zh: '页面上看到的和台账不一致，以台账为准。请先停止录入，导出（pingtai export），再在新的数据文件夹里恢复（pingtai restore）：各表会由台账重新生成。',
    en: 'What pages show differs from the ledger, and the ledger counts. Stop entering anything, export (pingtai export) and restore into a new data folder (pingtai restore): every table is made anew from the ledger.',
  },
} as const satisfies Record<string, Words>;

/** What to do about a file whose audit found these. */
export function adviceOnFile(codes: Iterable<string>): readonly Words[] {
  const kinds = kindsOf(codes);
  return [
    ...(kinds.has('content') || kinds.has('table') ? [fileAdvice.content] : []),
    ...(kinds.has('vouching') ? [fileAdvice.vouching] : []),
  ];
}

/** What to do about a running installation in which these were found. */
export function adviceOnDatabase(codes: Iterable<string>): readonly Words[] {
  const kinds = kindsOf(codes);
  return (['content', 'vouching', 'table'] as const).flatMap((kind) =>
    kinds.has(kind) ? [databaseAdvice[kind]] : [],
  );
}

type Kind = 'content' | 'vouching' | 'table';

function kindsOf(codes: Iterable<string>): ReadonlySet<Kind> {
  return new Set([...codes].map(kindOf));
}

function kindOf(code: string): Kind {
  if (code.startsWith('row-')) return 'table';
  return /^(checkpoint|ledger-cut|export-key|export-without)/.test(code) ? 'vouching' : 'content';
}
