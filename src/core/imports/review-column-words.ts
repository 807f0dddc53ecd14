import { listedWords } from './listed-words.ts';

/** Titles of all four forms of review, so that one sheet may hold them all. */
export const reviewColumnWords = {
  number: listedWords('序号 编号 号 no'),
  date: listedWords(
    `点评时间 点评日期 时间 日期 年月日 会议时间 会议日期 开会时间 谈话时间 谈话日期 互评时间 互评日期
    到访时间 到访日期 走访时间 走访日期 评议时间 评议日期 活动时间 开展时间 开展日期 何时 哪天 date`,
  ),
  mode: listedWords(
    `方式 点评方式 点评模式 模式 点评形式 形式 点评类型 类型 点评类别 点评种类 类别 种类 评议方式
    评议形式 开展方式 开展形式 怎么点评的 mode`,
  ),
  meeting: listedWords(
    '会议名称 会议 会名 会议名 会议类型 活动名称 会议主题 什么会 哪次会 会次 meeting session',
  ),
  place: listedWords('地点 会议地点 点评地点 场所 现场地点 到访地点 开会地点 在哪里 会场 place'),
  reviewer: listedWords(
    `点评人 点评领导 主评人 评议人 点评方 点评者 点评同志 主点评人 谈话人 谁点评 谁来点评 评价人
    评议领导 点评主体 评论人 reviewer`,
  ),
  subject: listedWords(
    `点评对象 被点评对象 被点评人 被点评方 被点评者 被点评党员 被点评支部 被点评同志 点评党员 点评谁
    谈话对象 到访支部 受访支部 走访支部 被评人 被评方 被评议人 被评议对象 评议对象 受评人 受评对象
    受点评人 受点评对象 接受点评人 对象 subject reviewee`,
  ),
  achievement: listedWords(
    `成绩 肯定成绩 主要成绩 取得成绩 取得的成绩 工作成绩 优点 主要优点 成效 亮点 工作亮点 长处 肯定
    值得肯定 好的方面 做得好的 做得好的地方 好在哪里 achievement achievements strengths`,
  ),
  shortcoming: listedWords(
    `不足 指出不足 主要不足 存在不足 存在的不足 不足之处 缺点 差距 短板 短板弱项 薄弱环节 存在问题
    存在的问题 问题和不足 问题 问题与不足 需改进的 需要改进 有待改进 做得不够的 做得不够的地方
    差在哪里 shortcoming shortcomings gaps`,
  ),
  requirement: listedWords(
    `要求 提出要求 整改要求 整改建议 整改意见 改进要求 改进建议 改进意见 工作要求 下步要求 下一步要求
    今后要求 努力方向 改进方向 意见建议 建议 希望 怎么改 requirement requirements`,
  ),
  deadline: listedWords(
    `整改时限 整改期限 完成时限 完成期限 时限 期限 限期 截止时间 截止日期 什么时候改完 整改完成时间
    完成时间 改完期限 deadline due`,
  ),
  encouragement: listedWords('鼓励 给予鼓励 勉励 鼓励的话 打气 寄语 encouragement'),
  solved: listedWords(
    `现场解决的困难 现场解决困难 现场解决的问题 现场解决 解决的困难 解决困难 帮助解决的困难
    当场解决的困难 当场解决 现场办了什么 solvedonthespot solved`,
  ),
  reason: listedWords('选定原因 谈话原因 选定理由 谈话事由 谈话缘由 原因 事由 为什么谈 reason'),
  keyPoints: listedWords(
    '谈话要点 谈话内容 谈话纪要 谈话摘要 谈话情况 要点 主要内容 谈了什么 keypoints',
  ),
  outcome: listedWords('谈话结果 结果 处理结果 结论 谈话结论 谈话效果 谈话处理 outcome'),
  followUp: listedWords(
    '后续措施 后续安排 后续 后续工作 跟进措施 后续跟进 下一步措施 下步安排 followup',
  ),
  pairing: listedWords('结对事项 结对 结对子 结对情况 结对帮扶 互助事项 pairing'),
  remark: listedWords('备注 说明 remark'),
} as const satisfies Record<string, readonly string[]>;
