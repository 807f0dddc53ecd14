import type { Brand } from './brand.ts';

/** All ids are lower-case UUIDs, version 7; rows that must not show their order use version 4. */
export type TenantId = Brand<string, 'TenantId'>;
export type OrganisationId = Brand<string, 'OrganisationId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type PostId = Brand<string, 'PostId'>;
export type CycleId = Brand<string, 'CycleId'>;
export type SessionId = Brand<string, 'SessionId'>;
export type ReviewId = Brand<string, 'ReviewId'>;
export type PointId = Brand<string, 'PointId'>;
export type OpinionId = Brand<string, 'OpinionId'>;
export type OpeningId = Brand<string, 'OpeningId'>;
export type IssueId = Brand<string, 'IssueId'>;
export type IdeaId = Brand<string, 'IdeaId'>;
export type RectificationId = Brand<string, 'RectificationId'>;
export type ImportId = Brand<string, 'ImportId'>;
export type DraftId = Brand<string, 'DraftId'>;
export type IntentId = Brand<string, 'IntentId'>;

/** Makes a fresh id at each call; an argument of every decision, so that core needs no randomness. */
export type NewId = <Id extends string>() => Id;
