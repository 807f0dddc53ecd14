import type { Translation } from '../message.ts';
import type { home as chinese } from '../zh-CN/home.ts';

export const home: Translation<typeof chinese> = {
  'home.title': 'Home',
  'home.first-title': 'First import the cycle sheet and the roster',
  'home.first':
    'The cycle, branches and people come from these two files: choose both and upload them together; one without the other is not enough. Then import reviews, the opinion box, contributions, rectifications and ballots, and this page fills.',
  'home.first-others':
    'The cycle, branches and people come from these two files. Ask the leading group or the administrator to import them; then this page fills.',
  'home.first-import': 'Import',
  'home.first-guide': 'See how to import',
  'home.set-up-title': 'Now let {name} sign in with a link of their own',
  'home.set-up':
    'You are signed in by the set-up link, which is for the first import only. The head is known now: let whoever runs the server give this command in the folder of Pingtai, and hand the link that it prints to {name} in person:',
  'home.set-up-over':
    'From now on {name} does what is to be done. The set-up link should no longer be used: sign out here and pass it on to nobody.',
  'home.empty-title': 'Nothing to do yet',
  'home.empty':
    'Import people and reviews first: what is overdue, due soon and not yet reviewed will stand here.',
  'home.import': 'Import',
  'home.note': '{cycle} · as of {day}',
  'home.overdue': 'Overdue',
  'home.due-soon': 'Due within 7 days',
  'home.to-verify': 'Waiting for verification',
  'home.to-close': 'Verified, waiting to be closed',
  'home.not-reviewed': 'Not yet reviewed by anybody else',
  'home.only-self': 'self-review only',
  'home.all-reviewed': 'Every member was reviewed by somebody else ({total} in all)',
  'home.reviewed-of': '{reviewed} of {total} reviewed by somebody else',
  'home.box': 'Suggestion box',
  'home.box-opened': {
    one: 'Opened {count} time, on {day}',
    other: 'Opened {count} times, most recently on {day}',
  },
  'home.box-never': 'Not opened yet',
  'home.box-action': 'Openings',
  'home.quality': 'To look at',
  'home.quality-count': {
    one: '{count} kind of thing looks perfunctory; please have a look',
    other: '{count} kinds of things look perfunctory; please have a look',
  },
  'home.quality-none': 'No signs of formalism',
  'home.quality-action': 'Look at them',
  'home.none': 'None',
  'home.show-all': 'All {count}',
  'home.who-due': '{name} · due {day}',
  'home.days-over': { one: '{count} day over', other: '{count} days over' },
  'home.coverage': 'Coverage',
};
