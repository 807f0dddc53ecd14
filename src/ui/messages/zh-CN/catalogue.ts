import { accounts } from './accounts.ts';
import { myRecords } from './my-records.ts';
import { reports } from './reports.ts';
import { archive } from './archive.ts';
import { appraisals } from './appraisals.ts';
import { contributions } from './contributions.ts';
import { cycles } from './cycles.ts';
import { opinions } from './opinions.ts';
import { people } from './people.ts';
import { desk } from './desk.ts';
import { coverage } from './coverage.ts';
import { reviews } from './reviews.ts';
import { issues } from './issues.ts';
import { rectifications } from './rectifications.ts';
import { dashboard } from './dashboard.ts';
import { quality } from './quality.ts';
import { controls } from './controls.ts';
import { failures } from './failures.ts';
import { home } from './home.ts';
import { importProblems } from './import-problems.ts';
import { imports } from './imports.ts';
import { ledger } from './ledger.ts';
import { navigation } from './navigation.ts';
import { problems } from './problems.ts';
import { refusals } from './refusals.ts';
import { sessions } from './sessions.ts';
import { signIn } from './sign-in.ts';

export const zhCN = {
  ...accounts,
  ...myRecords,
  ...desk,
  ...appraisals,
  ...contributions,
  ...cycles,
  ...opinions,
  ...people,
  ...coverage,
  ...reviews,
  ...issues,
  ...rectifications,
  ...dashboard,
  ...quality,
  ...controls,
  ...failures,
  ...home,
  ...importProblems,
  ...imports,
  ...ledger,
  ...navigation,
  ...problems,
  ...refusals,
  ...sessions,
  ...signIn,
  ...archive,
  ...reports,
} as const;
