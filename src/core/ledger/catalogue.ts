import type { z } from 'zod';
import { accountFacts } from '../accounts/facts.ts';
import { appraisalFacts } from '../appraisals/facts.ts';
import { archiveFacts } from '../archive/facts.ts';
import { cycleFacts } from '../cycles/facts.ts';
import { importFacts } from '../imports/facts.ts';
import { issueFacts } from '../issues/facts.ts';
import { opinionFacts } from '../opinions/facts.ts';
import { peopleFacts } from '../people/facts.ts';
import { reportFacts } from '../reports/facts.ts';
import { reviewFacts } from '../reviews/facts.ts';
import { type FactEnvelope, SEALED_LEAF_TYPE } from './fact.ts';
import { ledgerFacts } from './facts.ts';

/** The closed catalogue of everything that can change projected state. */
export const factCatalogue = {
  ...peopleFacts,
  ...accountFacts,
  ...cycleFacts,
  ...reviewFacts,
  ...opinionFacts,
  ...issueFacts,
  ...appraisalFacts,
  ...importFacts,
  ...reportFacts,
  ...archiveFacts,
  ...ledgerFacts,
} as const;

export type FactType = keyof typeof factCatalogue;
export type FactBody<Type extends FactType> = z.infer<(typeof factCatalogue)[Type]['body']>;
export type FactOf<Type extends FactType> = { readonly type: Type; readonly body: FactBody<Type> };
/** One change that happened, as decisions return it. */
export type Fact = { [Type in FactType]: FactOf<Type> }[FactType];
/** The payload that the ledger commits to, as canonical JSON. */
export type RecordedFact = Fact & FactEnvelope;

export function fact<Type extends FactType>(type: Type, body: FactBody<Type>): Fact {
  return { type, body } as Fact;
}

/** What the leaf says of the kind: nothing for what only a few may read. */
export function leafTypeOf(fact: Fact): string {
  return isSealed(fact) ? SEALED_LEAF_TYPE : fact.type;
}

export function isSealed(fact: Fact): boolean {
  if (fact.type === 'review.recorded') return fact.body.restricted;
  return factCatalogue[fact.type].audience === 'restricted';
}

export function isFactType(text: string): text is FactType {
  return Object.hasOwn(factCatalogue, text);
}
