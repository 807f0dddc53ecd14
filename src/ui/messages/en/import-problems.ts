import type { Translation } from '../message.ts';
import type { importProblems as chinese } from '../zh-CN/import-problems.ts';

export const importProblems: Translation<typeof chinese> = {
  'imports.problem.sheet-not-recognised':
    'It is not clear what this sheet is. If it is needed, choose its kind and header row below.',
  'imports.problem.file-not-recognised':
    'It is not clear which table this file holds, so nothing of it can be imported. Choose its kind and header row below, or choose not to import the sheet.',
  'imports.problem.column-missing':
    '“{role}” was not found. Choose below where it stands, or add it to the file.',
  'imports.problem.mode-unknown':
    'It is not clear in which mode these reviews were given. Choose below the column that says so; if all are of one mode, choose that mode as what this sheet is.',
  'imports.problem.column-not-kept': 'The column “{title}” is not needed: read, but not kept.',
  'imports.problem.column-unused':
    'It is not clear what stands under “{title}”; it is not imported. Say below what it is, or leave it if it is not needed.',
  'imports.problem.row-skipped': 'Row {row} has no name and is left out.',
  'imports.problem.total-differs': 'The total says {stated}; found: {understood}.',
  'imports.problem.text-too-long': 'This cell holds {length} characters; at most {limit} fit.',
  'imports.problem.value-missing': '“{role}” is empty.',
  'imports.problem.name-unlikely': '“{name}” does not look like a name.',
  'imports.problem.date-missing': 'There is no date.',
  'imports.problem.date-impossible': 'There is no day “{text}”.',
  'imports.problem.date-not-understood':
    'The date “{text}” is not clear. Please write it as 2026-09-18.',
  'imports.problem.date-ambiguous':
    'The date “{text}” can be read in two ways. Please write it as 2026-09-18.',
  'imports.problem.deadline-not-understood':
    'It is not clear which day “{text}” is: kept as written, without reminders.',
  'imports.problem.origin-assumed':
    'The source “{text}” does not say which mode of review it was; recorded as from a meeting. If that is wrong, state it in the file and upload it again.',
  'imports.problem.value-not-understood': '“{text}” is not understood.',
  'imports.problem.mode-not-understood': '“{text}” is none of the modes of review.',
  'imports.problem.outcome-not-understood':
    'It is not clear whether “{text}” means commend, encourage or assist.',
  'imports.problem.sensitivity-assumed': 'No sensitivity is given; taken as normal.',
  'imports.problem.post-not-understood': '“{title}” is no post that is known here; not recorded.',
  'imports.problem.person-repeated':
    '“{name}” stands twice in one branch; it is not clear whether that is one person.',
  'imports.problem.person-unknown': '“{text}” is not in the roster.',
  'imports.problem.person-ambiguous': 'The roster holds more than one “{text}”.',
  'imports.problem.organisation-unknown': 'There is no branch or unit “{text}”.',
  'imports.problem.organisation-ambiguous': '“{text}” fits more than one branch or unit.',
  'imports.problem.party-unknown': '“{text}” is neither a person of the roster nor a branch.',
  'imports.problem.skipped-by-answer': 'Left out, as you answered.',
  'imports.problem.organisation-new':
    'A new branch or unit: {name}. It is registered with the commit.',
  'imports.problem.joint-subjects':
    '“{subject}” stands for several subjects ({subjects}); each gets a review of its own.',
  'imports.problem.self-review':
    '{name} reviews himself or herself: recorded as a self-review, not as one by someone else.',
  'imports.problem.no-shortcoming': 'The review of {name} names no shortcoming.',
  'imports.problem.no-achievement': 'The review of {name} names no achievement.',
  'imports.problem.same-text':
    'The review of {name} is word for word that of others: {times} are the same.',
  'imports.problem.deadline-without-dated-requirement':
    'There is a deadline “{text}”, but the requirement names nothing to do by a date: no rectification item.',
  'imports.problem.empty-opening': 'Opened on {date}, the box was empty; recorded as an opening.',
  'imports.problem.blank-paper': 'This slip is blank; recorded as blank.',
  'imports.problem.one-keeper': 'Two people open the box together; named here: {keepers}.',
  'imports.problem.opinion-names-person':
    'Members named in it: {people}. Neither a member who is named nor his or her subordinates can see it.',
  'imports.problem.category-only-counted':
    '“{title}” is only counted, not kept beside each opinion, so that nobody is recognised by it.',
  'imports.problem.idea-without-problem': 'Idea {code} names no problem; recorded by itself.',
  'imports.problem.idea-problem-unknown':
    'Idea {code} belongs to problem {forCode}, which is not in this sheet.',
  'imports.problem.idea-before-problem':
    'Idea {code} of {date} is older than its problem {forCode} of {problemDate}.',
  'imports.problem.owner-outside-unit': 'The owner {owner} is not of the responsible branch.',
  'imports.problem.closed-before':
    'Closed on {date}, before this system was in use: recorded as “closed before, unverified”, never counted as verified.',
  'imports.problem.sources-not-imported':
    'Reviews or contributions of the public that these items follow from are not imported yet. This file may come first: they are matched when they come in, and you are asked where it is not clear whether two are the same. Where no responsible branch is written, the owner’s own is taken; for that of the contribution, import the contributions first or together with this file.',
  'imports.problem.item-moved-meanwhile':
    'Its rectification item has moved on since; this row changes nothing.',
  'imports.problem.item-there-already':
    'What this review asks for is the item “{problem}” that is in the rectification ledger already: they are matched, no second item is made.',
  'imports.problem.item-alike':
    'The rectification ledger has an item of the same owner that is due on the same day; whether it is “{text}” is not clear.',
  'imports.problem.verified-by-owner': 'The verifier {verifier} is the owner.',
  'imports.problem.verified-by-subordinate':
    'The verifier {verifier} is a subordinate of the owner {owner}.',
  'imports.problem.verified-by-nobody': '“{problem}” is closed without a verifier.',
  'imports.problem.closed-without-date':
    '“{problem}” is said to be done, without a date of close-out; recorded as in progress.',
  'imports.problem.two-grades': 'Two grades for {name}: “{text}”.',
  'imports.problem.grade-not-understood': '“{text}” for {name} is no grade.',
  'imports.problem.ballot-voided':
    'Below the table fewer ballots are valid than collected: ballot {paper} holds two grades and is void as a whole.',
  'imports.problem.ballots-blank':
    'The cell of {name} is blank: neither a grade nor an abstention, counted as “not filled in”; the rest of the ballot is valid.',
  'imports.problem.ballots-unreconciled':
    'The ballots do not add up: {rows} in the table, {spoiled} of them with two grades; below it says {collected} collected, {valid} valid.',
  'imports.problem.ballots-footer-missing':
    'It does not say how many ballots were issued, collected and valid; the rows are counted.',
  'imports.problem.graded-probationary':
    '{name} is probationary: takes part, but is not graded; this column is not counted.',
  'imports.problem.member-without-ballots': 'There are no ballots for {name}.',
  'imports.problem.document-number-not-understood':
    'The document number “{text}” is not clear; kept as written.',
  'imports.problem.cycle-dates-reversed': 'It ends before it begins.',
  'imports.problem.cycle-without-head':
    'The leading group has no head. Imported like this, nobody can do what is for the head alone: issue the report, seal the archive, undo an import. Write the head into the cycle sheet and upload it again.',
  'imports.problem.cycle-without-keepers':
    'Two people keep the box together; named here: {keepers}. Imported like this, nobody can register an opening. Write two box keepers into the cycle sheet and upload it again.',
  'imports.question.person-unknown': '“{text}” is not in the roster. Who is it?',
  'imports.question.person-ambiguous': 'The roster holds more than one “{text}”. Who is it?',
  'imports.question.organisation-unknown': 'There is no branch or unit “{text}”. Which is it?',
  'imports.question.organisation-ambiguous': '“{text}” fits more than one. Which is it?',
  'imports.question.party-unknown':
    '“{text}” is neither a person of the roster nor a branch. Who or which is it?',
  'imports.question.item-alike':
    'The rectification ledger has an item of the same owner that is due on the same day. Is one of these what this review calls “{text}”?',
  'refusals.import-unreadable.file-too-large':
    '“{file}” is larger than 20 MB and was not taken. Remove pictures from it or split it.',
  'refusals.import-unreadable.file-empty': '“{file}” is empty. Is it the right file?',
  'refusals.import-unreadable.not-a-spreadsheet':
    '“{file}” is no spreadsheet. Open the table in Excel or WPS, save it as .xlsx and upload that.',
  'refusals.import-unreadable.old-format':
    '“{file}” has an old format (.xls or .et). Open it in Excel or WPS, save it as .xlsx and upload that.',
  'refusals.import-unreadable.password-protected':
    '“{file}” opens only with a password. Open it, remove the password, save it as .xlsx and upload that.',
  'refusals.import-unreadable.has-macros':
    '“{file}” holds macros. Save it as .xlsx without macros and upload that.',
  'refusals.import-unreadable.binary-workbook':
    '“{file}” is a binary workbook (.xlsb). Save it as .xlsx and upload that.',
  'refusals.import-unreadable.open-document':
    '“{file}” is an OpenDocument sheet. Save it as .xlsx and upload that.',
  'refusals.import-unreadable.web-page-as-spreadsheet':
    '“{file}” is really a web page. Open it in Excel or WPS, save it as .xlsx and upload that.',
  'refusals.import-unreadable.damaged-file':
    '“{file}” is damaged. If Excel or WPS can still open it, save it as .xlsx and upload that.',
  'refusals.import-unreadable.zip-bomb':
    '“{file}” would unpack to an abnormal size and was not read. Copy what is needed to a new .xlsx.',
  'refusals.import-unreadable.too-many-rows':
    'A sheet of “{file}” has more than 20,000 rows. Split it into several files.',
  'refusals.import-unreadable.too-many-columns':
    'A sheet of “{file}” has more than 500 columns. Delete the unneeded ones on the right.',
  'refusals.import-unreadable.too-many-cells':
    '“{file}” holds too much. Split it into several files.',
  'refusals.import-unreadable.too-many-sheets':
    '“{file}” has more than 50 sheets. Split it into several files.',
  'refusals.import-unreadable.no-filled-sheet':
    '“{file}” holds nothing at all. Is it the right file?',
  'refusals.import-unreadable.too-complex':
    '“{file}” is too complex to be read in reasonable time. Remove pictures, formats and unneeded sheets, and save it as .xlsx.',
  'refusals.import-unreadable.name-and-content-differ':
    '“{file}” does not hold what the ending of its name says and was not taken. Tables in .xlsx and .csv are: open the table in WPS or Excel, save it as .xlsx and upload that.',
  'refusals.import-unreadable.no-table':
    '“{file}” holds no table and was not taken. Cycle sheets, rosters, review records, box registers, public contributions, rectification ledgers and ballot sheets are: choose one of these.',
};
