import { matchKey } from './cell-text.ts';

export type ImportedMode = 'meeting' | 'onsite' | 'talk' | 'faceToFace' | 'backToBack' | 'public';
export type TalkOutcome = 'commend' | 'encourage' | 'assist';

/** What a cell of a mode column means, as 会议 or 个别谈话. */
export function modeOfWords(text: string): ImportedMode | undefined {
  const key = matchKey(text);
  if (key === '' || key.length > 20) return undefined;
  if (/面对面|互评|相互|互相|face-?to-?face/.test(key)) return 'faceToFace';
  if (/背对背|意见箱|back-?to-?back/.test(key)) return 'backToBack';
  if (/谈话|谈心|约谈|talk/.test(key)) return 'talk';
  if (/现场|走访|实地|督查|on-?site/.test(key)) return 'onsite';
  if (/会|集中|meeting/.test(key)) return 'meeting';
  if (/群众|public/.test(key)) return 'public';
  return undefined;
}

const modeWord =
  /^(会议|会上|开会|支部大会|集中|会议集中|现场|实地|走访|到村走访|谈话|个别谈话|谈心|谈心谈话|一对一谈话|约谈|互|互相|相互|支部互|党员互|面对面|背对背|意见箱|群众|公开|meeting|onsite|on-site|talk|mutual|face-?to-?face|back-?to-?back|public)(的)?(点评|评议|评|反映)?(式|类|方式|形式)?$/;

/** Stricter: the whole cell names a mode, so that a column is known by its cells whatever its title. */
export function namesMode(text: string): boolean {
  return text.length <= 20 && modeWord.test(matchKey(text));
}

/** R35–R37: 通报表扬, 鼓励支持, 批评帮教 in their usual wordings. */
export function outcomeOfWords(text: string): TalkOutcome | undefined {
  const key = matchKey(text);
  if (/帮教|批评|诫勉|assist|critici/.test(key)) return 'assist';
  if (/表扬|表彰|通报|commend/.test(key)) return 'commend';
  if (/鼓励|支持|打气|勉励|肯定|encourage/.test(key)) return 'encourage';
  return undefined;
}
