/** The left column of a sheet that describes the cycle itself. */
export const cycleWords = {
  organisation: [
    '组织名称',
    '党组织名称',
    '单位名称',
    '党总支名称',
    '组织',
    'organisation',
    'organization',
  ],
  region: ['所属地区', '地区', '所在地', '所在地区', '行政区划', 'region'],
  name: ['活动名称', '活动', '周期名称', '点评活动名称', 'cycle', 'name'],
  mandateTitle: ['依据文件', '依据', '文件名称', '通知名称', '上级文件', 'mandate', 'notice'],
  issuer: ['发文机关', '发文单位', '印发机关', '发文机构', 'issuer'],
  documentNumber: ['文号', '发文字号', '文件号', '依据文号', 'number', 'documentnumber'],
  mandateDate: ['发文日期', '成文日期', '印发日期', '发文时间'],
  head: ['领导小组组长', '组长', '领导小组负责人', 'head'],
  deputies: ['领导小组副组长', '副组长', 'deputies', 'deputy'],
  members: ['领导小组成员', '成员', '组员', 'members'],
  startsOn: ['开始日期', '开始时间', '启动时间', '起始日期', '活动开始', 'start', 'startson'],
  endsOn: ['结束日期', '结束时间', '截止日期', '终止日期', '活动结束', 'end', 'endson'],
  keepers: ['意见箱管理人', '意见箱管理员', '开箱人', '意见箱保管人', 'keepers', 'boxkeepers'],
} as const satisfies Record<string, readonly string[]>;
export type CycleRole = keyof typeof cycleWords;
export const requiredCycleRoles = ['organisation', 'name', 'startsOn', 'endsOn'] as const;
