export type Locale = 'zh-CN' | 'en';

/** Text with `{name}` places; in a language with plural forms, chosen by the parameter `count`. */
export type Message = string | { readonly one: string; readonly other: string };

/** What the English file of a subject must hold: the same keys as the Chinese one. */
export type Translation<Chinese extends Record<string, string>> = Readonly<
  Record<keyof Chinese, Message>
>;

export type ParameterNames<Text extends string> =
  Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterNames<Rest> : never;
