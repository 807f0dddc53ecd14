import type { DocumentLanguage } from './document-model.ts';
import type { ReportMode, ReportRelation } from './report-facts.ts';

type Words<Key extends string> = Readonly<Record<DocumentLanguage, Readonly<Record<Key, string>>>>;

export const modeWords: Words<ReportMode> = {
  'zh-CN': {
    meeting: '会议集中点评',
    onsite: '工作现场点评',
    talk: '个别谈话点评',
    faceToFace: '面对面相互点评',
    backToBack: '背对背意见箱点评',
    public: '群众点评',
  },
  en: {
    meeting: 'Meeting review',
    onsite: 'On-site review',
    talk: 'One-on-one talks',
    faceToFace: 'Face-to-face review',
    backToBack: 'Suggestion box',
    public: 'Public review',
  },
};

export const relationWords: Words<ReportRelation> = {
  'zh-CN': {
    rootToUnit: '总支点评支部班子和支部书记',
    leadershipTeam: '点评领导班子成员',
    assemblyToMember: '支部大会逐个点评党员',
    leaderToMember: '领导点评党员',
    unitToUnit: '支部之间互相点评',
    memberToUnit: '党员点评支部',
    memberToMember: '党员之间互相点评',
    publicToUnit: '群众点评支部',
    publicToMember: '群众点评党员',
  },
  en: {
    rootToUnit: 'Branches and their secretaries',
    leadershipTeam: 'Members of the leadership team',
    assemblyToMember: 'Members, one by one, in their branch assemblies',
    leaderToMember: 'Members reviewed by a leader',
    unitToUnit: 'Branches reviewing each other',
    memberToUnit: 'Branches reviewed by members',
    memberToMember: 'Members reviewing each other',
    publicToUnit: 'Branches reviewed by the public',
    publicToMember: 'Members reviewed by the public',
  },
};

export const stateWords: Words<string> = {
  'zh-CN': {
    inProgress: '正在整改',
    doneClaimed: '已报完成，待核验',
    verified: '已核验，待销号',
    closed: '已销号',
    closedBefore: '系统启用前销号，未核验',
    none: '无整改任务',
  },
  en: {
    inProgress: 'in progress',
    doneClaimed: 'claimed done, to be verified',
    verified: 'verified, to be closed',
    closed: 'closed',
    closedBefore: 'closed before this system, unverified',
    none: 'none required',
  },
};
