import { matchKey } from './cell-text.ts';

export type Sensitivity = 'normal' | 'embarrassing' | 'harmsUnity' | 'privacy' | 'breach';
export type ContributionType = 'problem' | 'opinion' | 'shortcoming' | 'suggestion';
export type OutsiderCategory = 'villager' | 'representative' | 'enterprise' | 'selfEmployed';

/** R50: how an opinion of the box is handled, in the usual wordings. */
export function sensitivityOfWords(text: string): Sensitivity | undefined {
  const key = matchKey(text);
  if (/隐私|稳私|privacy/.test(key)) return 'privacy';
  if (/原则|违反|违纪|breach/.test(key)) return 'breach';
  if (/团结|unity/.test(key)) return 'harmsUnity';
  if (/不好意思|难为情|当面|embarrass/.test(key)) return 'embarrassing';
  if (/一般|普通|正常|^无$|normal/.test(key)) return 'normal';
  return undefined;
}

export function typeOfWords(text: string): ContributionType | 'idea' | undefined {
  const key = matchKey(text);
  if (/思路|办法|点子|idea|solution/.test(key)) return 'idea';
  if (/建议|suggest/.test(key)) return 'suggestion';
  if (/不足|缺点|shortcoming/.test(key)) return 'shortcoming';
  if (/问题|反映|诉求|求助|problem/.test(key)) return 'problem';
  if (/意见|opinion/.test(key)) return 'opinion';
  return undefined;
}

/** Who spoke, in the usual wordings. */
export function categoryOfWords(text: string): OutsiderCategory | undefined {
  const key = matchKey(text);
  if (/企业|公司|厂|enterprise/.test(key)) return 'enterprise';
  if (/个体|商户|经营|self/.test(key)) return 'selfEmployed';
  if (/代表|representative/.test(key)) return 'representative';
  if (/群众|村民|居民|villager/.test(key)) return 'villager';
  return undefined;
}
