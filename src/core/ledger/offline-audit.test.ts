import { describe, expect, it, test } from 'vitest';
import { aLedger, anErasureOf, logKey, type Content, type Ledger } from './audit.fixture.ts';
import { base64Url } from './base64.ts';
import { signCheckpoint } from './checkpoint.ts';
import { signerKey, writeVerifierKey } from './note-key.ts';
import { auditExport } from './offline-audit.ts';

type Line = Readonly<Record<string, unknown>>;

const erasedContent: Content = { payload: '"私事"', secretGone: true };
const contents = [{ payload: '"甲"' }, erasedContent, { payload: '"乙"' }, anErasureOf(1)];
const ledger = aLedger(contents, [2, 4]);
const lines = exported(ledger);
const trustedKey = writeVerifierKey(logKey);
const outsideNotes = ledger.outside.map(({ note }) => note);

describe('an exported ledger', () => {
  it('is checked with nothing but the file', () => {
    const summary = auditExport(lines, { trustedKey, outsideNotes });

    expect(summary).toMatchObject({ entries: 4, opened: 3, erased: 1, withheld: 0, findings: [] });
    expect(ledger.outside[0]?.note).toContain(`\n4\n${summary.root}\n`);
  });

  it('may leave contents out, and says how many', () => {
    const shown = lines.map((line) => (line['seq'] === 2 ? withheld(line) : line));

    expect(auditExport(shown, { trustedKey })).toMatchObject({
      opened: 2,
      withheld: 1,
      findings: [],
    });
  });

  it('is not believed about an erasure whose fact is left out', () => {
    const shown = lines.map((line) => (line['seq'] === 3 ? withheld(line) : line));

    expect(codesIn(shown)).toEqual(['secret-missing']);
  });

  it('is read as a stream', () => {
    function* oneByOne(): Iterable<unknown> {
      yield* lines;
    }

    expect(auditExport(oneByOne()).findings).toEqual([]);
  });

  test.each<[string, readonly unknown[], string]>([
    ['a changed content', altered({ payload: '"丙"' }), 'commitment-does-not-open'],
    ['a changed leaf hash', altered({ hash: base64Url(new Uint8Array(32)) }), 'leaf-hash-wrong'],
    ['a hash that is not base64url', altered({ hash: '=' }), 'export-line-unreadable'],
    ['an unknown member', altered({ note: '' }), 'export-line-unreadable'],
    ['a line that is no object', [...lines, null], 'export-line-unreadable'],
    ['a line missing', lines.toSpliced(2, 1), 'sequence-gap'],
    ['lines in another order', swapped(), 'sequence-reordered'],
    ['no header', lines.slice(1), 'export-line-unreadable'],
    ['a header in the middle', [...lines, lines[0]], 'export-line-unreadable'],
    ['an entry behind a checkpoint', [...lines, lines[1]], 'export-line-unreadable'],
    ['another size in the header', headed({ size: 5 }), 'export-size-wrong'],
    ['another log in the header', headed({ origin: 'log.example/b' }), 'export-key-not-trusted'],
    ['a broken key', headed({ vkey: 'x' }), 'export-key-unreadable'],
    ['no checkpoint', lines.slice(0, 5), 'export-without-checkpoint'],
    ['a cut tail', [headed({ size: 3 })[0], ...lines.slice(1, 4), lines.at(-1)], 'ledger-cut-off'],
  ])('is found to have %s', (_, given, code) => {
    expect(codesIn(given)).toContain(code);
  });

  it('made anew with another key is found through the trusted key and the note kept outside', () => {
    const forger = signerKey(logKey.name, new Uint8Array(32).fill(66));
    const forged = exported(aLedger([{ payload: '"假"' }, ...contents.slice(1)], []));
    const root = new Uint8Array(32);
    const note = signCheckpoint({ origin: forger.name, size: 4, root }, forger);
    const file = [{ ...forged[0], vkey: writeVerifierKey(forger) }, ...forged.slice(1)];
    const found = auditExport([...file, { kind: 'checkpoint', note }], {
      trustedKey,
      outsideNotes,
    });

    expect(found.findings.map(({ code }) => code)).toEqual([
      'export-key-not-trusted',
      'checkpoint-signature-wrong',
      'checkpoint-root-wrong',
    ]);
  });

  it('with more mistakes than anyone reads is counted to the end', () => {
    const { findings, findingCount } = auditExport(Array.from({ length: 1500 }, () => 'x'));

    expect(findings).toHaveLength(1000);
    expect(findingCount).toBeGreaterThan(1500);
  });
});

function exported({ entries, checkpoints }: Ledger): readonly Line[] {
  const vkey = writeVerifierKey(logKey);
  const size = entries.length;
  return [
    { kind: 'header', origin: logKey.name, vkey, tenant: 'shangxi', size },
    ...entries.map(({ seq, leaf, hash, salt, payload }) => ({
      kind: 'entry',
      seq,
      leaf,
      hash: base64Url(hash),
      ...(salt ? { salt: base64Url(salt), payload } : { erased: true }),
    })),
    ...checkpoints.map(({ note }) => ({ kind: 'checkpoint', note })),
  ];
}

function withheld({ kind, seq, leaf, hash }: Line): Line {
  return { kind, seq, leaf, hash, withheld: true };
}

function altered(change: Line): readonly Line[] {
  return lines.map((line) => (line['seq'] === 2 ? { ...line, ...change } : line));
}

function headed(change: Line): readonly Line[] {
  return [{ ...lines[0], ...change }, ...lines.slice(1)];
}

function swapped(): readonly unknown[] {
  return [lines[0], lines[2], lines[1], ...lines.slice(3)];
}

function codesIn(given: readonly unknown[]): readonly string[] {
  return auditExport(given).findings.map(({ code }) => code);
}
