import type { Message } from '../message.ts';
import type { zhCN } from '../zh-CN/catalogue.ts';
import { controls } from './controls.ts';
import { failures } from './failures.ts';
import { home } from './home.ts';
import { navigation } from './navigation.ts';
import { problems } from './problems.ts';
import { refusals } from './refusals.ts';
import { signIn } from './sign-in.ts';

export const en: Readonly<Record<keyof typeof zhCN, Message>> = {
  ...controls,
  ...failures,
  ...home,
  ...navigation,
  ...problems,
  ...refusals,
  ...signIn,
};
