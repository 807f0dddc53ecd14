import { listedWords } from './listed-words.ts';
import { reviewColumnWords } from './review-column-words.ts';

/** What village clerks write over a column, by its meaning. Compared by `matchKey`, blanks ignored. */
export const columnWords = {
  roster: {
    number: listedWords('序号 编号 号 排号 no'),
    name: listedWords('姓名 党员姓名 名字 党员 党员名字 党员名称 成员姓名 人员姓名 名单 name'),
    unit: listedWords(
      `所在支部 所在党支部 所属支部 所属党支部 所属党组织 所在党组织 所属组织 所在组织 党支部 支部 组织
      支部名称 支部名 支部别 党组织 党组织名称 组织关系 组织关系所在支部 隶属支部 编入支部 在哪个支部
      branch unit`,
    ),
    posts: listedWords(
      `党内职务 职务 党内任职 任职 担任职务 现任职务 职务名称 职位 任职情况 任什么职务 党务职务
      post posts`,
    ),
    birth: listedWords(
      `出生年月 出生日期 出生时间 出生 出生年份 出生年 出生年月日 生日 生于 何时出生
      birth birthdate born`,
    ),
    membership: listedWords('党员类别 人员类别 党员类型 党员身份 党员性质 是否预备 membership'),
    remark: listedWords('备注 说明 附注 备考 其他情况 情况说明 remark note remarks'),
    sex: listedWords('性别 男女 sex gender'),
    joined: listedWords(
      '入党时间 入党日期 入党年月 加入时间 何时入党 转正时间 转正日期 党龄起算 joined',
    ),
    phone: listedWords('联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 phone mobile'),
    identity: listedWords('身份证号 身份证号码 身份证 公民身份号码'),
    nation: listedWords('民族'),
    education: listedWords('学历 文化程度 学历学位'),
    address: listedWords('住址 家庭住址 地址 现居住地'),
    age: listedWords('年龄 党龄'),
  },
  reviews: reviewColumnWords,
  box: {
    number: listedWords('序号 编号 意见编号 纸条编号 号 no'),
    date: listedWords(
      '开箱日期 开箱时间 哪天开箱 何时开箱 启箱时间 启箱日期 取件日期 取件时间 日期 时间 date openedon',
    ),
    keeper: listedWords(
      `开箱人1 开箱人 开箱人员 开箱人一 开箱人甲 管理人 意见箱管理人 启箱人 启箱人员 取件人 管箱人
      在场人 谁开的箱 keeper keepers keeper1`,
    ),
    secondKeeper: listedWords('开箱人2 开箱人二 开箱人乙 监督人 见证人 第二开箱人 陪同人 keeper2'),
    kind: listedWords('类别 意见类别 类型 意见类型 意见种类 种类 意见还是建议 kind type'),
    sensitivity: listedWords(
      `敏感类别 敏感程度 敏感性 敏感类型 敏感等级 敏感度 敏感分类 是否敏感 保密类别 保密程度
      sensitivity`,
    ),
    text: listedWords(
      `意见内容 内容 意见 意见建议 意见建议内容 原文 纸条内容 写了什么 具体内容 来件内容 意见原文
      text content`,
    ),
    handling: listedWords(
      `处理意见 处理 处理方式 办理意见 处理情况 办理情况 处理结果 怎么处理 处置情况 处置意见
      答复情况 办理结果 handling`,
    ),
    remark: listedWords('备注 说明 remark'),
  },
  contributions: {
    code: listedWords('编号 序号 号 代号 条目号 登记号 no code'),
    type: listedWords('类型 意见类型 类别 种类 意见种类 意见类别 问题还是思路 性质 type kind'),
    category: listedWords(
      `反映人类别 反映人 人员类别 反映人身份 身份 来源类别 群众类别 提出人类别 提出人身份 谁反映的
      提出人 category`,
    ),
    text: listedWords(
      `内容 意见内容 反映内容 问题内容 具体内容 意见建议 意见 反映事项 主要内容 事项 反映了什么
      群众意见 text content`,
    ),
    forCode: listedWords(
      `对应问题 对应编号 对应问题编号 关联问题 针对问题 针对哪个问题 对应哪条 关联编号 所答问题
      foritem for`,
    ),
    unit: listedWords(
      `责任支部 责任单位 承办支部 承办单位 对应支部 所属支部 交办支部 归口支部 归哪个支部 负责支部
      办理单位 unit branch`,
    ),
    date: listedWords(
      `收集日期 收集时间 征集日期 征集时间 反映时间 反映日期 提出时间 提出日期 登记时间 登记日期
      哪天收的 收到日期 收到时间 日期 时间 date`,
    ),
    remark: listedWords('备注 说明 remark'),
  },
  rectifications: {
    number: listedWords('序号 编号 号 no'),
    origin: listedWords('问题来源 来源 来源渠道 问题出处 怎么来的 反映渠道 source origin'),
    problem: listedWords(
      `问题表现 存在问题 存在的问题 问题 问题描述 具体问题 问题内容 主要问题 具体表现 查摆问题
      整改问题 需整改问题 问题清单 整改事项 整改内容 problem issue`,
    ),
    category: listedWords('问题类别 问题类型'),
    goal: listedWords('整改目标 目标'),
    measure: listedWords(
      '整改措施 措施 具体措施 整改办法 怎么改 整改举措 改进措施 解决办法 解决措施 measure measures',
    ),
    leader: listedWords(
      '责任领导 分管领导 牵头领导 包抓领导 牵头人 包案领导 领导责任人 督办领导 leader',
    ),
    unit: listedWords('责任单位 责任支部 承办支部 承办单位 unit branch'),
    owner: listedWords(
      '责任人 整改责任人 落实人 具体责任人 承办人 经办人 直接责任人 谁来改 整改人 负责人 owner',
    ),
    deadline: listedWords(
      `整改时限 整改期限 完成时限 完成期限 时限 期限 限期 截止时间 截止日期 什么时候改完 计划完成时间
      要求完成时间 deadline due`,
    ),
    progress: listedWords('进展情况 进展 整改进展 工作进展 目前进展 改到哪一步 progress'),
    completion: listedWords(
      `完成情况 整改情况 完成状态 整改状态 状态 整改结果 是否完成 是否整改 改没改 办结情况 落实情况
      status completion`,
    ),
    evidence: listedWords('佐证材料 证明材料 印证资料 evidence'),
    verifier: listedWords(
      `核验人 验收人 核查人 销号审核人 复核人 验证人 检查人 核实人 谁来验收 审核人
      verifier verifiedby`,
    ),
    closedOn: listedWords(
      `销号时间 销号日期 销号 完成时间 完成日期 办结时间 办结日期 实际完成时间 实际完成日期 改完时间
      closedon closed`,
    ),
    remark: listedWords('备注 说明 remark'),
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

/** Read, told, and not kept: nothing in a review cycle needs them (PIPL Art. 6). */
export const rolesNotKept: ReadonlySet<string> = new Set([
  'sex',
  'joined',
  'phone',
  'identity',
  'nation',
  'education',
  'address',
  'age',
]);

export type TableFamily = keyof typeof columnWords;
type RolesByFamily = { [Family in TableFamily]: keyof (typeof columnWords)[Family] };
export type ColumnRole<Family extends TableFamily = TableFamily> = RolesByFamily[Family];

export const requiredRoles = {
  roster: ['name', 'unit'],
  reviews: ['date', 'reviewer', 'subject'],
  box: ['date', 'text'],
  contributions: ['type', 'text', 'date'],
  rectifications: ['problem', 'owner', 'deadline'],
} as const satisfies { [Family in TableFamily]: readonly ColumnRole<Family>[] };
