import { describe, expect, it } from 'vitest';
import { auditFindingCodes } from './audit-finding.ts';
import { adviceOnDatabase, adviceOnFile, findingWords, placeWords } from './finding-words.ts';

describe('a finding', () => {
  it.each(auditFindingCodes)('%s has words in both languages, and something to do', (code) => {
    const { zh, en } = findingWords(code);

    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[a-z]\P{Script=Han}+$/u);
    expect(adviceOnFile([code])).toHaveLength(1);
    expect(adviceOnDatabase([code])).toHaveLength(1);
  });

  it('of which nobody wrote words is shown as it is', () => {
    expect(findingWords('toString')).toEqual({ zh: 'toString', en: 'toString' });
  });

  it.each([
    [{ table: 'ledger_leaf', seq: 41 }, '第 41 条记录', 'entry 41'],
    [{ table: 'ledger_secret', seq: 0 }, '第 0 条记录的内容', 'content of entry 0'],
    [
      { table: 'ledger_node', level: 3, index: 2 },
      '哈希树第 3 层第 2 个节点',
      'hash tree, level 3, node 2',
    ],
    [{ table: 'ledger_head' }, '账首', 'head of the ledger'],
    [{ table: 'ledger_checkpoint', size: 9 }, '存证签名（9 条）', 'checkpoint over 9 entries'],
    [{ table: 'ledger_checkpoint', key: 'size=9' }, '存证签名 size=9', 'checkpoint size=9'],
    [{ table: 'outside_checkpoint' }, '库外保存的存证签名', 'checkpoint kept outside'],
    [{ table: 'export', line: 7 }, '文件第 7 行', 'line 7 of the file'],
    [{ table: 'post', key: 'post_id=1' }, '数据表 post post_id=1', 'table post post_id=1'],
    [
      { table: 'review', key: 'review_id=1', column: 'mode' },
      '数据表 review review_id=1，mode 一项',
      'table review review_id=1, column mode',
    ],
  ])('at %j says where', (place, zh, en) => {
    expect(placeWords(place)).toEqual({ zh, en });
  });

  it('of one kind is advised upon once', () => {
    expect(adviceOnDatabase(['leaf-hash-wrong', 'secret-missing', 'row-added'])).toHaveLength(2);
    expect(adviceOnFile([])).toEqual([]);
  });
});
