import {
  figure,
  gap,
  heading,
  paragraph,
  text,
  type DocumentBlock,
  type Run,
} from './document-model.ts';
import { linkAsOf, type ReportFigures } from './report-figures.ts';
import type { DueItem, ReportFacts, ReportMode, ReportRelation } from './report-facts.ts';
import { modeWords, relationWords } from './report-words.ts';
import { sentence } from './sentence.ts';
import { writtenDate } from './typesetting.ts';

const words = modeWords['zh-CN'];

/** The body of the report in Chinese, in the order of domain §2.10. */
export function chineseBody(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  return [
    opening(facts, n),
    heading(1, text('点评模式')),
    ...modes(facts, n),
    paragraph(gap('modes', '点评中讲真话、听意见的情况，用具体事例说明')),
    heading(1, text('点评内容')),
    ...relations(facts, n),
    ...appraisal(facts, n),
    paragraph(gap('content', '点评中反映较集中的问题和讨论情况')),
    heading(1, text('点评效果')),
    ...results(facts, n),
    paragraph(gap('unity', '班子团结、凝聚力和战斗力方面的变化，以及凭什么这样说')),
    paragraph(gap('spirit', '党员精神面貌和工作干劲方面的变化，以及凭什么这样说')),
    heading(1, text('存在不足和下一步打算')),
    ...shortfalls(facts, n),
    paragraph(gap('next-steps', '下一步打算：由谁、在什么时候、做成什么事')),
  ];
}

function opening(facts: ReportFacts, n: ReportFigures): DocumentBlock {
  const { mandate, organisation, cycle, plan, group } = facts;
  const title = mandate.title.replace(/^《|》$/g, '');
  const adopted = plan
    ? `${writtenDate(plan.adoptedOn, 'zh-CN')}制定了点评方案（第${plan.version}版），`
    : '';
  const head = group.head ? `由${group.head}任组长，` : '';
  return paragraph(
    ...sentence`按照${mandate.issuer}《${title}》（${mandate.number}）要求，${organisation}自${writtenDate(cycle.startsOn, 'zh-CN')}起开展${cycle.name}。${adopted}成立了${n['group.size']}人的领导小组，${head}对${n.units}个党支部、${n.members}名党员开展点评。现将截至${writtenDate(facts.asOf, 'zh-CN')}的情况报告如下。`,
  );
}

function modes(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const held: Run[] = [
    ...sentence`召开领导班子会议${n['sessions.lifeMeeting']}次、支部集中点评会${n['sessions.collectiveReview']}次、支部大会${n['sessions.unitAssembly']}次，点评${n['meeting.reviews']}条，涉及${n['meeting.subjects']}个对象。`,
    ...(facts.minuted > 0
      ? sentence`其中${n['sessions.minuted']}次会议按成绩、意见、批评与自我批评、问题、措施五项作了记录。`
      : []),
  ];
  return [
    paragraph(...sentence`本次活动${facts.talks ? '' : '除个别谈话外'}采用${n.modes}种点评模式。`),
    ...mode(facts, 'meeting', held),
    ...mode(
      facts,
      'onsite',
      sentence`到现场${n['sessions.siteVisit']}次，当场点评${n['onsite.reviews']}条，涉及${n['onsite.subjects']}个对象。走访中党员群众提出实际困难${n['issues.helps']}件，当场解决${n['issues.helpsSolvedOnSpot']}件。`,
    ),
    ...mode(facts, 'talk', talks(facts, n)),
    ...mode(
      facts,
      'faceToFace',
      sentence`组织互相点评活动${n['sessions.peerExchange']}次，点评${n['faceToFace.reviews']}条，涉及${n['faceToFace.subjects']}个对象；结对子${n.pairings}对${facts.guests > 0 ? sentence`，邀请其他支部党员列席${n.guests}人次` : ''}${facts.exchanges > 0 ? sentence`，开展联谊交流${n.exchanges}次` : ''}。`,
    ),
    ...mode(
      facts,
      'backToBack',
      sentence`由两名管理人共同开箱${n['box.openings']}次，其中${n['box.empty']}次没有可公开的意见；可公开的意见${n['box.opinions']}条、建议${n['box.suggestions']}条。涉及个人的意见按规定另行处理，不计入以上数字。`,
    ),
    ...mode(
      facts,
      'public',
      sentence`群众反映问题${n['issues.public']}条，提出解决思路${n['ideas.all']}条。`,
    ),
  ];
}

function mode(
  facts: ReportFacts,
  which: ReportMode,
  told: readonly Run[],
): readonly DocumentBlock[] {
  const { quote } = facts.modes[which];
  const example = quote
    ? sentence`如记录中写道：“${figure(`${which}.quote`, quote.text, linkAsOf(`/reviews/${quote.reviewId}`, facts))}”。`
    : [];
  return [heading(2, text(words[which])), paragraph(...told, ...example)];
}

function talks(facts: ReportFacts, n: ReportFigures): readonly Run[] {
  if (!facts.talks) return sentence`谈话情况只由领导小组组长和谈话双方掌握，本稿不列数字。`;
  return sentence`个别谈话${n['talk.reviews']}人次，其中肯定表扬${n['talk.commend']}人、鼓励支持${n['talk.encourage']}人、批评帮教${n['talk.assist']}人${facts.commendations > 0 ? sentence`；经本人同意发布通报表扬${n.commendations}件` : ''}。`;
}

function relations(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const present = Object.entries(facts.relations).filter(([, { reviews }]) => reviews > 0);
  return [
    paragraph(
      ...sentence`${n.units}个党支部中${n['coverage.units']}个、${n.members}名党员中${n['coverage.members']}名得到点评，领导点评台账共${n['ledger.leader']}条。`,
    ),
    ...present.flatMap(([name, { criteria }]) => {
      const relation = name as ReportRelation;
      const against = criteria.length > 0 ? `围绕${criteria.join('、')}，` : '';
      return [
        heading(2, text(relationWords['zh-CN'][relation])),
        paragraph(
          ...sentence`${against}记录点评${n[`${relation}.reviews`]}条。`,
          ...(relation === 'assemblyToMember' ? assemblies(facts, n) : []),
        ),
      ];
    }),
  ];
}

function assemblies(facts: ReportFacts, n: ReportFigures): readonly Run[] {
  if (facts.relations.assemblyToMember.self === 0) return [];
  return sentence`${n.members}名党员中${n['assemblyToMember.byOthers']}名由他人点评，${n['assemblyToMember.self']}名为支部书记自评。`;
}

function appraisal(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const { appraisal: held } = facts;
  if (!held) return [];
  const told = [
    held.nearlyUnanimous > 0 ? `对${held.nearlyUnanimous}名党员的评价高度一致` : '',
    held.distributed > 0 ? `对${held.distributed}名党员的评价不尽一致` : '',
    held.tooFew > 0 ? `${held.tooFew}名党员因收回票数较少不作统计` : '',
  ].filter(Boolean);
  const released = `${['按小范围保密规则，不公布个人得票', told.join('，')].filter(Boolean).join('；')}。`;
  return [
    heading(2, text('年度民主评议党员')),
    paragraph(
      ...sentence`${n['appraisal.units']}个党支部对${n['appraisal.people']}名党员进行了无记名测评，发出测评票${n['appraisal.issued']}张，收回${n['appraisal.collected']}张，有效${n['appraisal.valid']}张。${released}`,
    ),
  ];
}

function results(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const pairs = facts.pairings.map(({ helper, partner }) => `${helper}与${partner}`).join('、');
  return [
    paragraph(
      ...sentence`到目前为止，共接收到群众反映问题${n['issues.public']}条，其他方式发现问题${n['issues.others']}条；提出解决思路${n['ideas.all']}条，经领导小组研究认为切实可行的${n['ideas.feasible']}条。`,
    ),
    paragraph(
      ...sentence`列入整改台账${n['rectifications.all']}项：经责任人以外的人核验后销号${n['rectifications.closed']}项；系统启用前已销号、未经核验${n['rectifications.closedBefore']}项，单独列出，不算作核验通过；已核验待销号${n['rectifications.verified']}项；已报完成待核验${n['rectifications.doneClaimed']}项；正在整改${n['rectifications.inProgress']}项。`,
    ),
    paragraph(
      ...sentence`发出责令限期整改通知书${n['orders.issued']}份，已按要求报告整改结果${n['orders.answered']}份。${mediations(facts, n)}${pairs === '' ? '' : `结对互助：${pairs}。`}`,
    ),
  ];
}

function mediations(facts: ReportFacts, n: ReportFigures): readonly Run[] {
  const { settled, open } = facts.mediations;
  if (settled + open === 0) return [];
  return sentence`调解矛盾纠纷成功${n['mediations.settled']}起，正在调解${n['mediations.open']}起。`;
}

function shortfalls(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const { quality, members, coverage } = facts;
  const gaps = members - coverage.members;
  return [
    overdueParagraph(facts, n),
    ...dueSoonParagraph(facts, n),
    ...(gaps > 0
      ? [paragraph(...sentence`还有${n['coverage.gaps']}名党员没有得到点评，需要补上。`)]
      : []),
    ...(quality.withoutShortcoming + quality.copiedTexts > 0
      ? [
          paragraph(
            ...sentence`点评质量方面：${n['quality.withoutShortcoming']}条点评没有写不足，${n['quality.copiedTexts']}条点评文字相同，需要点评人对照事实补充。`,
          ),
        ]
      : []),
  ];
}

function overdueParagraph(facts: ReportFacts, n: ReportFigures): DocumentBlock {
  if (facts.rectifications.overdue === 0) {
    return paragraph(...sentence`目前逾期未完成的整改任务${n['rectifications.overdue']}项。`);
  }
  return paragraph(
    ...sentence`逾期未完成的整改任务${n['rectifications.overdue']}项${facts.overdue.length > 0 ? sentence`，其中：${items(facts, facts.overdue)}` : ''}。下一步由责任领导逐项说明原因、明确新的办理时间。`,
  );
}

function dueSoonParagraph(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const { dueNext, rectifications } = facts;
  if (rectifications.dueSoon === 0) return [];
  const rest = rectifications.dueSoon > dueNext.length ? `等${rectifications.dueSoon}项` : '';
  const named = sentence`接下来要盯住的有：${items(facts, dueNext)}${rest}。`;
  return [
    paragraph(
      ...sentence`7天内到期${n['rectifications.dueSoon']}项。${dueNext.length > 0 ? named : ''}`,
    ),
  ];
}

function items(facts: ReportFacts, due: readonly DueItem[]): readonly Run[] {
  return due.flatMap((item, at) => {
    const said = item.words ? `“${item.words}”` : '的一项点评整改';
    const key = `due.${item.rectificationId}`;
    const link = linkAsOf(`/rectifications/${item.rectificationId}`, facts);
    const place = `（整改台账编号${item.number}，时限${writtenDate(item.deadline, 'zh-CN')}）`;
    return [...(at > 0 ? [text('；')] : []), figure(key, `${item.unit}${said}`, link), text(place)];
  });
}
