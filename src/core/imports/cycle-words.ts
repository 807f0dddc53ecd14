import { listedWords } from './listed-words.ts';

/** The left column of a sheet that describes the cycle itself. */
export const cycleWords = {
  organisation: listedWords(
    `组织名称 党组织名称 单位名称 党总支名称 组织 党组织 单位 主办单位 主办组织 开展单位 开展组织
    organisation organization`,
  ),
  region: listedWords('所属地区 地区 所在地 所在地区 行政区划 属地 所在村镇 region'),
  name: listedWords(
    '活动名称 活动 周期名称 点评活动名称 活动主题 活动标题 工作名称 评议名称 cycle name',
  ),
  mandateTitle: listedWords(
    '依据文件 依据 文件名称 通知名称 上级文件 上级通知 根据文件 根据 mandate notice',
  ),
  issuer: listedWords('发文机关 发文单位 印发机关 发文机构 印发单位 下发单位 来文单位 issuer'),
  documentNumber: listedWords(
    '文号 发文字号 文件号 依据文号 文件编号 来文号 number documentnumber',
  ),
  mandateDate: listedWords('发文日期 成文日期 印发日期 发文时间 印发时间 成文时间 来文日期'),
  head: listedWords(
    '领导小组组长 组长 领导小组负责人 领导小组牵头人 牵头人 总负责人 主要负责人 head',
  ),
  deputies: listedWords('领导小组副组长 副组长 副职 deputies deputy'),
  members: listedWords('领导小组成员 成员 组员 小组成员 领导小组组员 members'),
  startsOn: listedWords(
    '开始日期 开始时间 启动时间 启动日期 起始日期 起始时间 活动开始 哪天开始 自 start startson',
  ),
  endsOn: listedWords(
    `结束日期 结束时间 截止日期 截止时间 终止日期 终止时间 活动结束 完成日期 哪天结束 至
    end endson`,
  ),
  keepers: listedWords(
    '意见箱管理人 意见箱管理员 开箱人 意见箱保管人 意见箱负责人 管箱人 keepers boxkeepers',
  ),
} as const satisfies Record<string, readonly string[]>;
export type CycleRole = keyof typeof cycleWords;
export const requiredCycleRoles = ['organisation', 'name', 'startsOn', 'endsOn'] as const;

/** What stands over the two columns of such a sheet, and means no line of it. */
export const cycleHeadings: ReadonlySet<string> = new Set(
  listedWords('项目 内容 事项 栏目 名称 填写内容 item content'),
);
