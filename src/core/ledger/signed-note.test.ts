import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bytesOfHex, hex, utf8 } from './bytes.ts';
import { publicKeyOf, signEd25519, verifyEd25519 } from './ed25519.ts';
import {
  parseSignerKey,
  parseVerifierKey,
  signerKey,
  verifierKey,
  writeSignerKey,
  writeVerifierKey,
} from './note-key.ts';
import { openNote, signNote } from './signed-note.ts';

const specKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const specNote =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const goSecret = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const goText =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const goNote = `${goText}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

describe('Ed25519', () => {
  test.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('signs the vector of RFC 8032 with secret key %s', (secret, pub, text, expected) => {
    const [secretKey, publicKey, message] = [bytesOf(secret), bytesOf(pub), bytesOf(text)];
    const signature = signEd25519(message, secretKey);

    expect(hex(publicKeyOf(secretKey))).toBe(pub);
    expect(hex(signature)).toBe(expected);
    expect(verifyEd25519({ signature, message, publicKey })).toBe(true);
    expect(verifyEd25519({ signature, message: utf8('other'), publicKey })).toBe(false);
    expect(verifyEd25519({ signature: signature.slice(1), message, publicKey })).toBe(false);
  });
});

describe('a key of a note', () => {
  test.each([specKey, goKey])('%s is read and written', (text) => {
    expect(writeVerifierKey(keyOf(text))).toBe(text);
  });

  it('is read and written with its secret', () => {
    const read = parseSignerKey(goSecret);
    if (!read.ok) return expect.fail(read.refusal);

    expect(writeSignerKey(read.value)).toBe(goSecret);
    expect(writeVerifierKey(read.value)).toBe(goKey);
  });

  test.each([
    ['key-malformed', ''],
    ['key-malformed', 'PeterNeumann'],
    ['key-malformed', goKey.slice(0, -4)],
    ['key-malformed', `${goKey}AAAA`],
    ['key-malformed', goKey.replace('Peter', 'Peter ')],
    ['key-malformed', goKey.replace('c74f', 'C74F')],
    ['key-id-wrong', goKey.replace('c74f', 'c74e')],
    ['key-id-wrong', goKey.replace('Peter', 'Petra')],
    ['key-id-wrong', goKey.replace('10TW', '10TX')],
    ['key-type-unknown', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ])('is refused as %s: %s', (refusal, text) => {
    expect(parseVerifierKey(text)).toEqual({ ok: false, refusal });
    expect(parseSignerKey(`PRIVATE+KEY+${text}`)).toEqual({ ok: false, refusal });
  });

  it('is not made for a name with a plus sign or white space', () => {
    expect(() => signerKey('a+b', new Uint8Array(32))).toThrow();
    expect(() => signerKey('a\u00a0b', new Uint8Array(32))).toThrow();
    expect(() => verifierKey('a', new Uint8Array(31))).toThrow();
  });
});

describe('a signed note', () => {
  it('opens as the example of the C2SP specification', () => {
    const opened = openNote(specNote, [keyOf(specKey)]);

    expect(opened).toMatchObject({ ok: true, value: { text: 'This is an example message.\n' } });
  });

  it('is signed byte for byte as the example of the Go package', () => {
    const key = parseSignerKey(goSecret);
    if (!key.ok) return expect.fail(key.refusal);

    expect(signNote(goText, [key.value])).toBe(goNote);
    expect(openNote(goNote, [keyOf(goKey)]).ok).toBe(true);
  });

  it('keeps signatures of witnesses apart, whatever their length', () => {
    const witness = '— witness.example/w BAUGBwgJ\n';

    const opened = openNote(`${specNote}${witness}`, [keyOf(specKey)]);

    expect(opened).toMatchObject({
      ok: true,
      value: { verified: [{ keyId: '530d903a' }], unknown: [{ name: 'witness.example/w' }] },
    });
  });

  it('ignores a known name with an unknown id and a known id with an unknown name', () => {
    const key = keyOf(specKey);

    expect(openNote(specNote, [{ ...key, id: '00000000' }])).toEqual(refused('note-not-signed'));
    expect(openNote(specNote, [{ ...key, name: 'other' }])).toEqual(refused('note-not-signed'));
  });

  it('is refused whole when one of two known keys has a wrong signature', () => {
    const mine = signerKey('log.example/a', new Uint8Array(32).fill(7));
    const other = signerKey('log.example/b', new Uint8Array(32).fill(8));
    const note = signNote('text\n', [mine]);
    const [, wrong = ''] = signNote('another text\n', [other]).split('\n\n');

    expect(openNote(`${note}${wrong}`, [mine, other])).toEqual(refused('note-signature-wrong'));
    expect(openNote(`${note}${wrong}`, [mine]).ok).toBe(true);
  });

  test.each([
    ['no empty line', specNote.replace('\n\n', '\n')],
    ['no signature', 'This is an example message.\n\n'],
    ['no last line end', specNote.slice(0, -1)],
    ['a hyphen for the dash', specNote.replace('—', '-')],
    ['a control character', specNote.replace('example message', 'example\tmessage')],
    ['a carriage return', specNote.replaceAll('\n', '\r\n')],
    ['a signature line of four words', specNote.replace('foo ', 'foo bar ')],
    ['base64 with spare bits', specNote.replace('yaQM=', 'yaQN=')],
    ['half a surrogate pair', specNote.replace('This', '\ud800')],
    ['too many signatures', specNote + '— w BAUGBwgJ\n'.repeat(100)],
  ])('is malformed with %s', (_, note) => {
    expect(openNote(note, [keyOf(specKey)])).toEqual(refused('note-malformed'));
  });

  it('opens after signing for any text, and never with one character changed', () => {
    const key = signerKey('log.example/a', new Uint8Array(32).fill(7));
    const line = fc.string({ unit: fc.constantFrom('a', '评', ' ', '—', '\n', '😀') });
    fc.assert(
      fc.property(line, fc.nat(), (body, at) => {
        const note = signNote(`${body}\n`, [key]);
        const place = at % note.length;
        const changed = `${note.slice(0, place)}x${note.slice(place + 1)}`;

        expect(openNote(note, [key])).toMatchObject({ ok: true, value: { text: `${body}\n` } });
        expect(openNote(changed, [key]).ok).toBe(changed === note);
      }),
      { numRuns: 60 },
    );
  });
});

function refused(refusal: string) {
  return { ok: false, refusal };
}

function keyOf(text: string) {
  const key = parseVerifierKey(text);
  return key.ok ? key.value : expect.fail(key.refusal);
}

function bytesOf(text: string): Uint8Array {
  return bytesOfHex(text) ?? expect.fail(text);
}
