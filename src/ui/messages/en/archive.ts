import type { Translation } from '../message.ts';
import type { archive as chinese } from '../zh-CN/archive.ts';

export const archive: Translation<typeof chinese> = {
  'archive.title': 'Archive',
  'archive.note': 'One archive for a cycle; it brings the program that finds any change, offline.',
  'archive.as-of': 'As of',
  'archive.look': 'Show',
  'archive.download': 'Download the archive',
  'archive.seal': 'Seal',
  'archive.seal-consequence': 'What is sealed never changes; a newer archive can be sealed later.',
  'archive.sealed-done': 'Sealed',
  'archive.sealed': 'Sealed archives',
  'archive.sealed-none': 'Nothing has been sealed.',
  'archive.sealed-row': 'As of {asOf}, sealed {sealedOn}',
  'archive.column-number': 'No.',
  'archive.column-title': 'Content',
  'archive.column-file': 'File',
  'archive.column-retention': 'Kept',
  'archive.permanent': 'for ever',
  'archive.years30': '30 years',
  'archive.years10': '10 years',
};
