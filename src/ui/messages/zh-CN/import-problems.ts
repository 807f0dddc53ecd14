import type { ProblemCode } from '#core/imports/problem.ts';
import type { QuestionCode } from '#core/imports/resolve-names.ts';
import type { SheetRefusal } from '#core/imports/sheet-refusal.ts';

const problemSentences = {
  'imports.problem.sheet-not-recognised':
    '没有认出这张工作表是什么表。如果需要它，请在下面选定种类和表头的行。',
  'imports.problem.file-not-recognised':
    '没有认出这个文件里是什么表，这样导不进任何内容。请在下面选定种类和表头的行；用不着的，选“不导入这张工作表”。',
  'imports.problem.column-missing': '没有找到“{role}”。请在下面指定它写在哪里，或者在文件里补上。',
  'imports.problem.mode-unknown':
    '看不出这些点评用的是哪一种方式。请在下面指定写着点评方式的那一列；整张表都是同一种方式的，就把“这张工作表是”改成那一种。',
  'imports.problem.column-not-kept': '“{title}”这一列用不着，读到但不保存。',
  'imports.problem.column-unused':
    '看不出“{title}”写的是什么，没有导入。它是什么，请在下面指定；用不着就不必管。',
  'imports.problem.row-skipped': '第 {row} 行没有姓名，跳过。',
  'imports.problem.total-differs': '表上写的合计是 {stated}，实际认出 {understood}。',
  'imports.problem.text-too-long': '这一格有 {length} 个字，最多 {limit} 个。',
  'imports.problem.value-missing': '“{role}”没有填。',
  'imports.problem.name-unlikely': '“{name}”不像人名。',
  'imports.problem.date-missing': '没有填日期。',
  'imports.problem.date-impossible': '“{text}”这一天不存在。',
  'imports.problem.date-not-understood': '看不懂日期“{text}”。请写成 2026-09-18 这样。',
  'imports.problem.date-ambiguous': '日期“{text}”有两种读法。请写成 2026-09-18 这样。',
  'imports.problem.deadline-not-understood': '看不出“{text}”是哪一天，照原文保存，不按期限提醒。',
  'imports.problem.origin-assumed':
    '从问题来源“{text}”看不出是哪一种点评，按会议点评记录。不对的，请在文件里写明再传。',
  'imports.problem.value-not-understood': '看不懂“{text}”。',
  'imports.problem.mode-not-understood': '看不出“{text}”是哪一种点评方式。',
  'imports.problem.outcome-not-understood': '看不出谈话结果“{text}”是表扬、鼓励还是帮助。',
  'imports.problem.sensitivity-assumed': '没有写敏感类别，按“一般”处理。',
  'imports.problem.post-not-understood': '“{title}”不是系统认得的职务，没有记。',
  'imports.problem.person-repeated': '同一个支部里“{name}”出现了两次，分不清是不是同一个人。',
  'imports.problem.person-unknown': '名册里没有“{text}”。',
  'imports.problem.person-ambiguous': '名册里不止一个“{text}”。',
  'imports.problem.organisation-unknown': '没有叫“{text}”的支部或单位。',
  'imports.problem.organisation-ambiguous': '“{text}”对得上不止一个支部或单位。',
  'imports.problem.party-unknown': '“{text}”既不是名册里的人，也不是支部或单位。',
  'imports.problem.skipped-by-answer': '按您的回答，这里不导入。',
  'imports.problem.organisation-new': '新的支部或单位：{name}。确认以后登记。',
  'imports.problem.joint-subjects': '“{subject}”是 {subjects} 个点评对象，分开各记一条。',
  'imports.problem.self-review': '{name}点评的是自己，记为自我点评，不算别人点评过。',
  'imports.problem.no-shortcoming': '对{name}没有指出不足。',
  'imports.problem.no-achievement': '对{name}没有讲成绩。',
  'imports.problem.same-text': '对{name}的点评和另外几个人一字不差，共 {times} 条相同。',
  'imports.problem.deadline-without-dated-requirement':
    '写了整改时限“{text}”，但要求里没有说到什么时候办成什么事，不列入整改台账。',
  'imports.problem.empty-opening': '{date} 开箱，箱里没有意见，照记一次开箱。',
  'imports.problem.blank-paper': '这张纸条是空白的，照记一张空白。',
  'imports.problem.one-keeper': '开箱应当有两个人，这里只写了 {keepers} 个。',
  'imports.problem.opinion-names-person': '这条意见点到 {people} 名党员，本人和他的下属看不到。',
  'imports.problem.category-only-counted':
    '“{title}”只统计各类多少人，不和每条意见存在一起，免得认出是谁说的。',
  'imports.problem.idea-without-problem': '思路 {code} 没有写对应哪个问题，单独记。',
  'imports.problem.idea-problem-unknown': '思路 {code} 对应的问题 {forCode} 不在这张表里。',
  'imports.problem.idea-before-problem':
    '思路 {code} 是 {date} 提的，比它对应的问题 {forCode}（{problemDate}）还早。',
  'imports.problem.owner-outside-unit': '责任人{owner}不是责任支部的人。',
  'imports.problem.closed-before':
    '{date} 销号，那时还没有用本系统：记为“系统启用前销号，未核验”，不算已核验。',
  'imports.problem.sources-not-imported':
    '这些整改事项所依据的点评记录或群众意见还没有导入。可以先导入本表，以后导入它们时再对上，分不清是不是同一件的会问您；但是没有写责任支部的，按责任人所在的支部记。想按群众意见写的责任支部记，请先导入群众意见，或和本表一起上传。',
  'imports.problem.item-moved-meanwhile': '对应的整改事项后来已经有了新的进展，这一行不再改动它。',
  'imports.problem.item-there-already':
    '这条点评的整改，和整改台账里已有的“{problem}”是同一件：两边对上，不另立一项。',
  'imports.problem.item-alike':
    '整改台账里已有同一责任人、同一天到期的事项，分不清和“{text}”是不是同一件。',
  'imports.problem.verified-by-owner': '核验人{verifier}就是责任人本人。',
  'imports.problem.verified-by-subordinate': '核验人{verifier}是责任人{owner}的下属。',
  'imports.problem.verified-by-nobody': '“{problem}”已经销号，没有写核验人。',
  'imports.problem.closed-without-date': '“{problem}”写着已整改，没有销号时间，按还在整改记录。',
  'imports.problem.two-grades': '给{name}填了两个等次：“{text}”。',
  'imports.problem.grade-not-understood': '给{name}填的“{text}”不是等次。',
  'imports.problem.ballot-voided': '表下写的有效票比收回票少，{paper} 号票填了两个等次，整张作废。',
  'imports.problem.ballots-blank':
    '{name}这一格空着：不算任何等次，也不算弃权，另记为“未填”；这张票其余各格照样有效。',
  'imports.problem.ballots-unreconciled':
    '票数对不上：表里 {rows} 张，其中 {spoiled} 张填了两个等次；表下写收回 {collected} 张、有效 {valid} 张。',
  'imports.problem.ballots-footer-missing': '表下没有写发出、收回、有效各多少张，按表里的张数算。',
  'imports.problem.graded-probationary': '{name}是预备党员，参加评议但不定等次，这一列不计。',
  'imports.problem.member-without-ballots': '{name}没有票。',
  'imports.problem.document-number-not-understood': '文号“{text}”看不懂，照原文保存。',
  'imports.problem.cycle-dates-reversed': '结束日期早于开始日期。',
  'imports.problem.cycle-without-head':
    '没有领导小组组长。照这样导入，定稿报告、封存档案、撤销导入这些要组长办的事，没有人能办。请在活动信息里写上组长，再上传。',
  'imports.problem.cycle-without-keepers':
    '意见箱管理人应当有两个人，这里有 {keepers} 个。照这样导入，开箱没有人能登记。请在活动信息里写上两名管理人，再上传。',
} as const satisfies Record<`imports.problem.${ProblemCode}`, string>;

const questionSentences = {
  'imports.question.person-unknown': '名册里没有“{text}”。是谁？',
  'imports.question.person-ambiguous': '名册里不止一个“{text}”。是哪一位？',
  'imports.question.organisation-unknown': '没有叫“{text}”的支部或单位。是哪一个？',
  'imports.question.organisation-ambiguous': '“{text}”对得上不止一个。是哪一个？',
  'imports.question.party-unknown': '“{text}”不是名册里的人，也不是支部。是谁，或者哪个支部？',
  'imports.question.item-alike':
    '整改台账里已有同一责任人、同一天到期的事项。这条点评指出的“{text}”，是不是其中的一件？',
} as const satisfies Record<`imports.question.${QuestionCode}`, string>;

const unreadable = {
  'refusals.import-unreadable.file-too-large':
    '“{file}”超过 20 MB，没有收。请删掉表里的图片，或者分成几个文件再传。',
  'refusals.import-unreadable.file-empty': '“{file}”是空文件。请检查是不是选错了文件。',
  'refusals.import-unreadable.not-a-spreadsheet':
    '“{file}”不是电子表格。请用 WPS 或 Excel 打开原来的表，另存为 .xlsx 再传。',
  'refusals.import-unreadable.old-format':
    '“{file}”是旧格式（.xls 或 .et）。请用 WPS 或 Excel 打开，另存为 .xlsx 再传。',
  'refusals.import-unreadable.password-protected':
    '“{file}”设了打开密码。请打开后去掉密码，另存为 .xlsx 再传。',
  'refusals.import-unreadable.has-macros': '“{file}”带有宏。请另存为不带宏的 .xlsx 再传。',
  'refusals.import-unreadable.binary-workbook':
    '“{file}”是二进制工作簿（.xlsb）。请另存为 .xlsx 再传。',
  'refusals.import-unreadable.open-document': '“{file}”是 OpenDocument 表格。请另存为 .xlsx 再传。',
  'refusals.import-unreadable.web-page-as-spreadsheet':
    '“{file}”其实是一个网页。请用 WPS 或 Excel 打开，另存为 .xlsx 再传。',
  'refusals.import-unreadable.damaged-file':
    '“{file}”已经损坏，读不出来。请用 WPS 或 Excel 打开看看，能打开就另存为 .xlsx 再传。',
  'refusals.import-unreadable.zip-bomb':
    '“{file}”解开以后大得不正常，没有读。请把需要的内容复制到新表里，存为 .xlsx 再传。',
  'refusals.import-unreadable.too-many-rows':
    '“{file}”有一张工作表超过 20,000 行。请分成几个文件再传。',
  'refusals.import-unreadable.too-many-columns':
    '“{file}”有一张工作表超过 500 列。请删掉右边用不着的列再传。',
  'refusals.import-unreadable.too-many-cells': '“{file}”的内容太多。请分成几个文件再传。',
  'refusals.import-unreadable.too-many-sheets': '“{file}”超过 50 张工作表。请分成几个文件再传。',
  'refusals.import-unreadable.no-filled-sheet':
    '“{file}”里一格内容都没有。请检查是不是选错了文件。',
  'refusals.import-unreadable.too-complex':
    '“{file}”太复杂，读了很久也没有读完。请删掉图片、格式和用不着的工作表，另存为 .xlsx 再传。',
  'refusals.import-unreadable.name-and-content-differ':
    '“{file}”的内容和文件名的后缀不符，没有收。能导入的是 .xlsx 和 .csv 表格，请用 WPS 或 Excel 打开原来的表，另存为 .xlsx 再传。',
  'refusals.import-unreadable.no-table':
    '“{file}”里没有表格，没有收。能导入的是活动信息、党员花名册、点评记录、意见箱登记、群众意见征集、整改台账和测评票，请选这些表再传。',
} as const satisfies Record<`refusals.import-unreadable.${SheetRefusal}`, string>;

export const importProblems = {
  ...problemSentences,
  ...questionSentences,
  ...unreadable,
} as const;
