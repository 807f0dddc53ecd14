export const problems = {
  'problems.wrong': '这一项填写得不对。',
  'problems.not-a-json-object': '请求的内容应当是一个 JSON 对象。',
  'problems.invalid_type': '这一项没有填写。',
  'problems.too_small': '这一项太短或太小。',
  'problems.too_big': '这一项太长或太大。',
  'problems.invalid_format': '这一项的格式不对。',
  'problems.invalid_value': '请从给出的选项中选一个。',
  'problems.unrecognized_keys': '多出了不认识的内容。',
  'problems.dates-reversed': '结束的日期早于开始的日期。',
  'problems.text-or-blank': '请写下意见的内容；什么都没写的纸条，请选“空白”。',
  'problems.explanation-missing': '请写下要说明的情况。',
} as const;
