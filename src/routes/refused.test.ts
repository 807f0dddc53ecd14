import { describe, expect, it } from 'vitest';
import { type RefusalCode, refusalStatus } from '#contract/refusals.ts';
import { refusalSentence } from './refused.ts';

describe('a refusal', () => {
  const codes = Object.keys(refusalStatus) as RefusalCode[];
  const params = { left: 3, minutes: 15 };

  it.each(codes)('%s has its own sentence in Chinese and English', (code) => {
    const chinese = refusalSentence({ code, params }, 'zh-CN');
    const english = refusalSentence({ code, params }, 'en');

    expect(chinese).toMatch(/\p{Script=Han}.*。$/u);
    expect(english).toMatch(/^[A-Z].*\.$/);
    expect(chinese).not.toMatch(/\{/);
  });
});
