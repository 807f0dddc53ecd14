import { describe, expect, it, test } from 'vitest';
import {
  checkpointText,
  openCheckpoint,
  parseCheckpointText,
  signCheckpoint,
} from './checkpoint.ts';
import { signerKey } from './note-key.ts';
import { signNote } from './signed-note.ts';

const key = signerKey('log.example/village', new Uint8Array(32).fill(9));
const root = new Uint8Array(32).fill(1);
const checkpoint = { origin: 'log.example/village', size: 42, root };

describe('a checkpoint', () => {
  it('is read as in the example of the C2SP specification', () => {
    const text =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const read = parseCheckpointText(text);

    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 });
    expect(checkpointText(read ?? checkpoint)).toBe(text);
  });

  it('opens with the key of its log', () => {
    const opened = openCheckpoint(signCheckpoint(checkpoint, key), [key]);

    expect(opened).toMatchObject({ ok: true, value: checkpoint });
  });

  it('tolerates extension lines and cosignatures', () => {
    const note = `${signNote(`${checkpointText(checkpoint)}extension\n`, [key])}— w.example BAUGBwgJ\n`;

    expect(openCheckpoint(note, [key])).toMatchObject({
      ok: true,
      value: { ...checkpoint, unknown: [{ name: 'w.example' }] },
    });
  });

  it('is refused when a trusted key of another log has signed it', () => {
    const note = signNote(checkpointText({ ...checkpoint, origin: 'log.example/other' }), [key]);

    expect(openCheckpoint(note, [key])).toEqual({ ok: false, refusal: 'checkpoint-origin-wrong' });
    expect(() => signCheckpoint({ ...checkpoint, origin: 'log.example/other' }, key)).toThrow();
  });

  it('is refused with one digit changed', () => {
    const note = signCheckpoint(checkpoint, key).replace('\n42\n', '\n43\n');

    expect(openCheckpoint(note, [key])).toEqual({ ok: false, refusal: 'note-signature-wrong' });
  });

  test.each([
    ['a leading zero', 'o\n042\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n'],
    ['a sign', 'o\n+42\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n'],
    ['an unsafe size', 'o\n9007199254740993\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n'],
    ['a short root', 'o\n42\nAQEB\n'],
    ['no origin', '\n42\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n'],
    ['no root', 'o\n42\n'],
    ['an empty extension line', 'o\n42\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n\n'],
  ])('is malformed with %s', (_, text) => {
    expect(parseCheckpointText(text)).toBeUndefined();
    expect(openCheckpoint(signNote(text, [key]), [key]).ok).toBe(false);
  });

  it('is not written for a broken size or root', () => {
    expect(() => checkpointText({ ...checkpoint, size: -1 })).toThrow();
    expect(() => checkpointText({ ...checkpoint, root: root.slice(1) })).toThrow();
  });
});
