import type { DocumentLanguage, OfficialDocument } from './document-model.ts';
import type { ReportFacts } from './report-facts.ts';
import { reportFigures } from './report-figures.ts';
import { coverageAttachment, ledgerAttachment } from './summary-attachments.ts';
import { englishBody } from './summary-en.ts';
import { chineseBody } from './summary-zh.ts';

/** The summary report of one cycle (R01), shaped as in domain §2.10; gaps wait for the author. */
export function summaryReport(facts: ReportFacts, language: DocumentLanguage): OfficialDocument {
  const figures = reportFigures(facts);
  const chinese = language === 'zh-CN';
  return {
    language,
    title: titleOf(facts, chinese),
    addressee: facts.mandate.issuer,
    blocks: chinese ? chineseBody(facts, figures) : englishBody(facts, figures),
    attachments: [ledgerAttachment(facts, language), coverageAttachment(facts, language)],
    signature: {
      issuer: chinese ? `${facts.organisation}领导小组` : `Leading group of ${facts.organisation}`,
      date: facts.asOf,
      layout: 'without-seal',
    },
    pageNumbers: 'official',
  };
}

function titleOf({ organisation, cycle }: ReportFacts, chinese: boolean): readonly string[] {
  if (!chinese) return [organisation, cycle.name, 'Summary report'];
  return [`${organisation}关于`, cycle.name, '总结报告'];
}
