import type { Translation } from '../message.ts';
import type { coverage as chinese } from '../zh-CN/coverage.ts';

export const coverage: Translation<typeof chinese> = {
  'coverage.title': 'Coverage',
  'coverage.note':
    'Those whom nobody has reviewed yet stand first. Self-reviews are counted apart.',
  'coverage.figures': 'Coverage',
  'coverage.units': 'Branches reviewed',
  'coverage.members': 'Members reviewed',
  'coverage.by-others': 'of these by others',
  'coverage.gaps': 'Not reviewed yet',
  'coverage.by-unit': 'All branches',
  'coverage.by-standing': 'All',
  'coverage.table': 'Reviews of each branch and member by mode',
  'coverage.name': 'Member or branch',
  'coverage.unit': 'Branch',
  'coverage.mode-meeting': 'Meeting',
  'coverage.mode-onsite': 'On site',
  'coverage.mode-talk': 'Talk',
  'coverage.mode-faceToFace': 'Face to face',
  'coverage.mode-backToBack': 'Box',
  'coverage.mode-public': 'Public',
  'coverage.self': 'Self',
  'coverage.standing': 'Standing',
  'coverage.standing-gap': 'Not reviewed yet',
  'coverage.standing-selfOnly': 'Self-review only',
  'coverage.standing-reviewed': 'Reviewed',
  'coverage.empty': 'No branch or member fits',
  'coverage.record': 'Record a review',
  'coverage.share': 'Members by branch',
};
