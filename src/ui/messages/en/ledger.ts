import type { Translation } from '../message.ts';
import type { ledger as chinese } from '../zh-CN/ledger.ts';

export const ledger: Translation<typeof chinese> = {
  'ledger.title': 'Integrity',
  'ledger.note':
    'Everything is recorded in the ledger. Whatever is changed, removed, added, moved or cut off is named with its place.',
  'ledger.unwitnessed-title': 'Not witnessed by the upper level',
  'ledger.unwitnessed':
    'Only this office has signed. Whoever holds its signing key could rewrite everything and sign anew; a checkpoint copied into the minutes or kept by the upper level is what prevents it.',
  'ledger.size': 'Entries',
  'ledger.root': 'Root hash',
  'ledger.origin': 'Name of the log',
  'ledger.fingerprint': 'Fingerprint of the key',
  'ledger.vkey': 'Public key',
  'ledger.checkpoints': 'Checkpoints',
  'ledger.checkpoint-size': 'entries: {size}',
  'ledger.no-checkpoints': 'There is no checkpoint yet.',
  'ledger.download': 'Download the newest checkpoint',
  'ledger.take': 'Sign a checkpoint now',
  'ledger.verify': 'Verify now',
  'ledger.verify-rebuild': 'Verify and compare every table',
  'ledger.verified': 'Last verification',
  'ledger.never': 'Nothing has been verified yet.',
  'ledger.did-verify':
    'Verified just now, {moment}: entries recomputed: {entries}; checkpoints checked: {checkpoints}. Tables were not compared.',
  'ledger.did-rebuild':
    'Verified just now, {moment}: entries recomputed: {entries}; checkpoints checked: {checkpoints}; every table rebuilt from the entries and compared row by row.',
  'ledger.advice': 'What to do: {advice}',
  'ledger.taken': 'The signed checkpoint covers the whole ledger (entries: {size}).',
  'ledger.taken-next':
    'Download the newest checkpoint, and copy it into the minutes or hand it to the higher level: later verifications can be compared with it.',
  'ledger.nothing-found': '{moment}: nothing found (entries verified: {entries}).',
  'ledger.found': '{moment}: findings: {findings} (entries verified: {entries}).',
  'ledger.entries': 'Entries',
  'ledger.seq': 'Number',
  'ledger.day': 'Day',
  'ledger.kind': 'What happened',
  'ledger.proof': 'Proof',
  'ledger.proof-of': 'Download the proof of entry {seq}',
  'ledger.erased': '(content erased by law)',
  'ledger.sealed': 'Sealed entries',
  'ledger.sealed-range': '{from}–{to}',
  'ledger.sealed-note':
    'Of sealed entries neither kind nor content is shown; groups are filled up, so their number is not the number of cases.',
};
