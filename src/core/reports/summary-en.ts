import {
  figure,
  gap,
  heading,
  paragraph,
  text,
  type DocumentBlock,
  type Run,
} from './document-model.ts';
import type { DueItem, ReportFacts, ReportMode, ReportRelation } from './report-facts.ts';
import { linkAsOf, type ReportFigures } from './report-figures.ts';
import { modeWords, relationWords } from './report-words.ts';
import { sentence } from './sentence.ts';
import { writtenDate } from './typesetting.ts';

/** The body of the report in English: the same figures and gaps as in Chinese. */
export function englishBody(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  return [
    opening(facts, n),
    heading(1, text('How reviews were held')),
    ...modes(facts, n),
    paragraph(gap('modes', 'How openly people spoke, with a concrete example')),
    heading(1, text('What was reviewed')),
    ...relations(facts, n),
    ...appraisal(facts, n),
    paragraph(gap('content', 'What came up most often and what was said about it')),
    heading(1, text('What came of it')),
    ...results(facts, n),
    paragraph(gap('unity', 'Changes in unity and strength of the team, and how one can tell')),
    paragraph(gap('spirit', 'Changes in the spirit of members, and how one can tell')),
    heading(1, text('Shortfalls and next steps')),
    ...shortfalls(facts, n),
    paragraph(gap('next-steps', 'Who will do what by when')),
  ];
}

function opening(facts: ReportFacts, n: ReportFigures): DocumentBlock {
  const { mandate, organisation, cycle, plan, group } = facts;
  const title = mandate.title.replace(/^《|》$/g, '');
  const adopted = plan
    ? ` The plan (version ${plan.version}) was adopted on ${writtenDate(plan.adoptedOn, 'en')}.`
    : '';
  const head = group.head ? `, headed by ${group.head},` : '';
  return paragraph(
    ...sentence`As asked for by ${mandate.issuer} in 《${title}》 (${mandate.number}), ${organisation} has held ${cycle.name} since ${writtenDate(cycle.startsOn, 'en')}.${adopted} A leading group${head} saw to the reviews (people in the group: ${n['group.size']}; branches: ${n.units}; members: ${n.members}). This is how things stood on ${writtenDate(facts.asOf, 'en')}.`,
  );
}

function modes(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const minuted =
    facts.minuted > 0
      ? sentence` Meetings with minutes in five parts: ${n['sessions.minuted']} (achievements, opinions, criticism and self-criticism, problems, measures).`
      : [];
  return [
    paragraph(...sentence`Modes of review used${facts.talks ? '' : ', talks aside'}: ${n.modes}.`),
    ...mode(facts, 'meeting', [
      ...sentence`Meetings of the leadership team: ${n['sessions.lifeMeeting']}; review meetings of the branches: ${n['sessions.collectiveReview']}; branch assemblies: ${n['sessions.unitAssembly']}. Reviews recorded: ${n['meeting.reviews']}; subjects: ${n['meeting.subjects']}.`,
      ...minuted,
    ]),
    ...mode(
      facts,
      'onsite',
      sentence`Visits: ${n['sessions.siteVisit']}; reviews on the spot: ${n['onsite.reviews']}; subjects: ${n['onsite.subjects']}. Difficulties raised: ${n['issues.helps']}; solved on the spot: ${n['issues.helpsSolvedOnSpot']}.`,
    ),
    ...mode(facts, 'talk', talks(facts, n)),
    ...mode(
      facts,
      'faceToFace',
      sentence`Meetings to review each other: ${n['sessions.peerExchange']}; reviews: ${n['faceToFace.reviews']}; subjects: ${n['faceToFace.subjects']}; pairings: ${n.pairings}${facts.guests > 0 ? sentence`; guests from another branch: ${n.guests}` : ''}${facts.exchanges > 0 ? sentence`; exchange events: ${n.exchanges}` : ''}.`,
    ),
    ...mode(
      facts,
      'backToBack',
      sentence`Openings of the box, each by two keepers: ${n['box.openings']}; without anything to share: ${n['box.empty']}. Opinions that may be shared: ${n['box.opinions']}; suggestions: ${n['box.suggestions']}. What concerns a person is handled apart and not in these numbers.`,
    ),
    ...mode(
      facts,
      'public',
      sentence`Problems raised by the public: ${n['issues.public']}; ideas given for solving problems: ${n['ideas.all']}.`,
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
    ? sentence` From the record: “${figure(`${which}.quote`, quote.text, linkAsOf(`/reviews/${quote.reviewId}`, facts))}”.`
    : [];
  return [heading(2, text(modeWords.en[which])), paragraph(...told, ...example)];
}

function talks(facts: ReportFacts, n: ReportFigures): readonly Run[] {
  if (!facts.talks) {
    return sentence`Talks are known to the head of the leading group and to the two who talked; this draft holds no numbers of them.`;
  }
  return sentence`Talks held: ${n['talk.reviews']}; commended: ${n['talk.commend']}; encouraged: ${n['talk.encourage']}; criticised and assisted: ${n['talk.assist']}.${facts.commendations > 0 ? sentence` Commendations published with consent: ${n.commendations}.` : ''}`;
}

function relations(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const present = Object.entries(facts.relations).filter(([, { reviews }]) => reviews > 0);
  return [
    paragraph(
      ...sentence`Branches reviewed: ${n['coverage.units']} of ${n.units}; members reviewed: ${n['coverage.members']} of ${n.members}. Rows in the leader ledger: ${n['ledger.leader']}.`,
    ),
    ...present.flatMap(([name, { criteria }]) => {
      const relation = name as ReportRelation;
      const against = criteria.length > 0 ? ` on ${criteria.join(', ')}` : '';
      return [
        heading(2, text(relationWords.en[relation])),
        paragraph(
          ...sentence`Reviews recorded${against}: ${n[`${relation}.reviews`]}.`,
          ...(relation === 'assemblyToMember' ? assemblies(facts, n) : []),
        ),
      ];
    }),
  ];
}

function assemblies(facts: ReportFacts, n: ReportFigures): readonly Run[] {
  if (facts.relations.assemblyToMember.self === 0) return [];
  return sentence` Of ${n.members} members, reviewed by somebody else: ${n['assemblyToMember.byOthers']}; secretaries who reviewed themselves: ${n['assemblyToMember.self']}.`;
}

function appraisal(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const { appraisal: held } = facts;
  if (!held) return [];
  const told = [
    held.nearlyUnanimous > 0 ? `judged almost alike by all: ${held.nearlyUnanimous}` : '',
    held.distributed > 0 ? `judged differently: ${held.distributed}` : '',
    held.tooFew > 0 ? `not counted for want of ballots: ${held.tooFew}` : '',
  ].filter(Boolean);
  const members = told.length > 0 ? `; members ${told.join(', ')}` : '';
  const released = `By the rule for small groups no one's votes are published${members}.`;
  return [
    heading(2, text('Annual appraisal of members')),
    paragraph(
      ...sentence`Appraised by secret ballot: ${n['appraisal.people']} of the members (branches: ${n['appraisal.units']}). Sheets: ${n['appraisal.issued']} issued, ${n['appraisal.collected']} collected, ${n['appraisal.valid']} valid. ${released}`,
    ),
  ];
}

function results(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const pairs = facts.pairings.map(({ helper, partner }) => `${helper} with ${partner}`).join('; ');
  return [
    paragraph(
      ...sentence`Problems raised by the public so far: ${n['issues.public']}; found in other ways: ${n['issues.others']}. Ideas given: ${n['ideas.all']}; feasible in the view of the leading group: ${n['ideas.feasible']}.`,
    ),
    paragraph(
      ...sentence`Items in the rectification ledger: ${n['rectifications.all']}, of these ${n['rectifications.closed']} closed after somebody else than the owner had verified them; ${n['rectifications.closedBefore']} closed before this system existed, unverified and counted apart; ${n['rectifications.verified']} verified and to be closed; ${n['rectifications.doneClaimed']} claimed done and to be verified; ${n['rectifications.inProgress']} in progress.`,
    ),
    paragraph(
      ...sentence`Rectification orders issued: ${n['orders.issued']}, answered: ${n['orders.answered']}.${mediations(facts, n)}${pairs === '' ? '' : ` Pairings: ${pairs}.`}`,
    ),
  ];
}

function mediations(facts: ReportFacts, n: ReportFigures): readonly Run[] {
  const { settled, open } = facts.mediations;
  if (settled + open === 0) return [];
  return sentence` Disputes settled by mediation: ${n['mediations.settled']}, under way: ${n['mediations.open']}.`;
}

function shortfalls(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const { quality, members, coverage } = facts;
  const overdue = facts.rectifications.overdue;
  return [
    paragraph(
      ...sentence`Rectifications overdue: ${n['rectifications.overdue']}${facts.overdue.length > 0 ? sentence`, among them ${items(facts, facts.overdue)}` : ''}.${overdue > 0 ? ' For each, the accountable leader will give the reason and a new date.' : ''}`,
    ),
    ...dueSoonParagraph(facts, n),
    ...(members > coverage.members
      ? [paragraph(...sentence`Members not reviewed yet: ${n['coverage.gaps']}.`)]
      : []),
    ...(quality.withoutShortcoming + quality.copiedTexts > 0
      ? [
          paragraph(
            ...sentence`Quality of reviews: without a shortcoming: ${n['quality.withoutShortcoming']}; with the same text as another: ${n['quality.copiedTexts']}. Their authors should add facts.`,
          ),
        ]
      : []),
  ];
}

function dueSoonParagraph(facts: ReportFacts, n: ReportFigures): readonly DocumentBlock[] {
  const { dueNext, rectifications } = facts;
  if (rectifications.dueSoon === 0) return [];
  const more = rectifications.dueSoon - dueNext.length;
  const rest = more > 0 ? `; and ${more} more` : '';
  const named = sentence` To be watched next: ${items(facts, dueNext)}${rest}.`;
  return [
    paragraph(
      ...sentence`Due within 7 days: ${n['rectifications.dueSoon']}.${dueNext.length > 0 ? named : ''}`,
    ),
  ];
}

function items(facts: ReportFacts, due: readonly DueItem[]): readonly Run[] {
  return due.flatMap((item, at) => {
    const said = item.words ? ` “${item.words}”` : ', something to rectify after a review';
    const key = `due.${item.rectificationId}`;
    const link = linkAsOf(`/rectifications/${item.rectificationId}`, facts);
    const place = ` (rectification no. ${item.number}, due ${writtenDate(item.deadline, 'en')})`;
    return [...(at > 0 ? [text('; ')] : []), figure(key, `${item.unit}${said}`, link), text(place)];
  });
}
