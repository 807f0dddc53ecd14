import { matchKey } from './cell-text.ts';

export type ImportedMode = 'meeting' | 'onsite' | 'talk' | 'faceToFace' | 'backToBack' | 'public';
export type TalkOutcome = 'commend' | 'encourage' | 'assist';

/** What a cell of a mode column means, as 会议 or 个别谈话. */
export function modeOfWords(text: string): ImportedMode | undefined {
  const key = matchKey(text);
  if (key === '' || key.length > 20) return undefined;
  if (/面对面|互评|相互点评|互相点评|face-?to-?face/.test(key)) return 'faceToFace';
  if (/背对背|意见箱|back-?to-?back/.test(key)) return 'backToBack';
  if (/谈话|谈心|talk/.test(key)) return 'talk';
  if (/现场|走访|督查|on-?site/.test(key)) return 'onsite';
  if (/会|集中|meeting/.test(key)) return 'meeting';
  if (/群众|public/.test(key)) return 'public';
  return undefined;
}

/** R35–R37: 通报表扬, 鼓励支持, 批评帮教 in their usual wordings. */
export function outcomeOfWords(text: string): TalkOutcome | undefined {
  const key = matchKey(text);
  if (/帮教|批评|诫勉|assist|critici/.test(key)) return 'assist';
  if (/表扬|表彰|通报|commend/.test(key)) return 'commend';
  if (/鼓励|支持|打气|勉励|肯定|encourage/.test(key)) return 'encourage';
  return undefined;
}
