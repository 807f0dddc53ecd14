import type { Translation } from '../message.ts';
import type { reports as chinese } from '../zh-CN/reports.ts';

export const reports: Translation<typeof chinese> = {
  'reports.title': 'Summary report',
  'reports.draft-note':
    'Numbers follow the records, and each leads to what it counts, until the report is issued.',
  'reports.as-of': 'As of',
  'reports.look': 'Show',
  'reports.download': 'Download as Word file',
  'reports.plan': 'Download the plan',
  'reports.gaps': 'Words that only you can write',
  'reports.gaps-note':
    'What no record shows is not written for you. A part left empty is not in the issued report.',
  'reports.saved': 'Saved',
  'reports.issue': 'Issue',
  'reports.issue-consequence':
    'Once issued, neither words nor numbers change; a new report needs another day.',
  'reports.issued': 'Issued reports',
  'reports.issued-none': 'No report has been issued.',
  'reports.issued-done': 'Issued. Words and figures stay as they are, and the ledger says so.',
  'reports.issued-next':
    'Download the Word file to print and send it. The fingerprint at the end, copied into the minutes, proves later that nothing was changed.',
  'reports.issued-row': 'As of {asOf}, issued {issuedOn}',
  'reports.digest': 'Fingerprint (SHA-256)',
  'reports.more-rows': {
    one: '{count} more row in the download',
    other: '{count} more rows in the download',
  },
  'reports.language': 'Language',
};
