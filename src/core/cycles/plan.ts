import { addDays, type CalendarDate, daysBetween } from '../kernel/calendar-date.ts';
import type { planStages } from './facts.ts';

export type PlanStage = (typeof planStages)[number];
export interface Milestone {
  readonly stage: PlanStage | null;
  readonly step: string;
  readonly owner: string;
  readonly plannedFrom: CalendarDate;
  readonly plannedUntil: CalendarDate;
}

interface StageDefault {
  readonly stage: PlanStage;
  readonly step: string;
  readonly owner: string;
  /** Parts of the whole cycle, in hundredths. */
  readonly from: number;
  readonly until: number;
}

const stageDefaults: readonly StageDefault[] = [
  { stage: 'prepare', step: '制定方案、动员部署', owner: '领导小组', from: 0, until: 15 },
  { stage: 'onsite', step: '到支部督查指导、现场点评', owner: '领导小组组长', from: 15, until: 45 },
  { stage: 'public', step: '群众点评、征集意见', owner: '各党支部', from: 20, until: 55 },
  { stage: 'box', step: '意见箱开箱、归纳整理', owner: '意见箱管理人', from: 40, until: 75 },
  { stage: 'talk', step: '个别谈话点评', owner: '领导小组组长', from: 50, until: 58 },
  { stage: 'faceToFace', step: '支部互评、党员互评', owner: '各党支部', from: 55, until: 60 },
  { stage: 'meeting', step: '会议集中点评', owner: '领导小组', from: 60, until: 70 },
  { stage: 'appraisal', step: '民主评议党员、测评', owner: '各党支部', from: 65, until: 80 },
  { stage: 'rectify', step: '整改落实、核验销号', owner: '整改责任人', from: 70, until: 95 },
  { stage: 'report', step: '总结报告、归档', owner: '领导小组办公室', from: 95, until: 100 },
];

/** A plan to begin with: the usual stages, spread over the days of the cycle (R12, R81). */
export function defaultMilestones(
  startsOn: CalendarDate,
  endsOn: CalendarDate,
): readonly Milestone[] {
  const length = Math.max(0, daysBetween(startsOn, endsOn));
  const at = (share: number) => addDays(startsOn, Math.round((length * share) / 100));
  return stageDefaults.map(({ stage, step, owner, from, until }) => ({
    stage,
    step,
    owner,
    plannedFrom: at(from),
    plannedUntil: at(until),
  }));
}

/** First and last day on which something of a stage was recorded. */
export interface ActualDays {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}
/** `unseen`: the days of talks are for those two alone, so nothing is said of them. */
export type MilestoneState = 'ahead' | 'due' | 'begun' | 'done' | 'overdue' | 'unseen';

/**
 * Planned against actual as of a day (R85). A stage is done when something of it was recorded and its
 * time is over, overdue when its time is over and nothing was.
 */
export function milestoneState(
  { stage, plannedFrom, plannedUntil }: Pick<Milestone, 'stage' | 'plannedFrom' | 'plannedUntil'>,
  actual: ActualDays | 'undated' | undefined,
  asOf: CalendarDate,
): MilestoneState {
  if (stage === 'talk') return 'unseen';
  const over = plannedUntil < asOf;
  if (actual && (actual === 'undated' || actual.from <= asOf)) return over ? 'done' : 'begun';
  if (over) return 'overdue';
  return plannedFrom > asOf ? 'ahead' : 'due';
}
