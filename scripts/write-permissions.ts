import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { contract, type OperationName } from '#contract/contract.ts';
import { type Reach, reaches, reachOf } from '#core/people/permissions.ts';
import { type Role, roles } from '#core/people/roles.ts';

export const permissionsFile = fileURLToPath(new URL('../docs/permissions.md', import.meta.url));

const roleWords: Readonly<Record<Role, string>> = {
  head: '组长 · head of the leading group',
  groupMember: '领导小组成员 · member of the leading group',
  boxKeeper: '意见箱管理人 · box keeper',
  unitHead: '支部书记 · branch secretary',
  member: '党员 · member',
  operator: '系统管理员 · operator (command line, set-up)',
  slipBearer: '出示邀请条的人 · who shows an invitation slip, before being signed in',
  deskHolder: '刚核对过密码、验证码的本人 · who has just shown what the desk sign-in asks for',
};

const reachWords: Readonly<Record<Reach, string>> = {
  whole:
    '本组织全部记录，含谈话和限制查看的 · every record of the organisation, confidential ones too',
  open: '本组织的记录，谈话和限制查看的除外 · every record that is not confidential',
  masked: '文件里遮去内容的限制记录 · restricted records as rows without content, in files',
  branch: '自己负责的支部 · the branches that one heads',
  keepsBox: '意见箱事务 · what keeping the box needs',
  own: '自己是一方的记录，或写给自己的 · records with oneself on a side, or addressed to oneself',
};

const preface = `# 权限表 · Permissions

Generated from \`src/core/people/permissions.ts\` by \`node scripts/write-permissions.ts\`; do not edit.

The door, the API, the menus and this page read one table. Rights follow the posts of the day; rights of
several roles add up, and everyone registered is a member. An operation without a mark for a role looks to it as if it did
not exist: same status, same body as a name that nobody gave. Recusal takes away from every right: what an
opinion says about somebody is not there for that person and those below.

| sign | reaches |
| --- | --- |
${reaches.map((reach) => `| \`${reach}\` | ${reachWords[reach]} |`).join('\n')}

| role | who |
| --- | --- |
${roles.map((role) => `| \`${role}\` | ${roleWords[role]} |`).join('\n')}
`;

export async function permissionsText(): Promise<string> {
  const head = `| operation | | ${roles.join(' | ')} |`;
  const rule = `| --- | --- |${' --- |'.repeat(roles.length)}`;
  const rows = (Object.keys(contract) as OperationName[]).map(rowOf);
  const text = `${preface}\n${[head, rule, ...rows].join('\n')}\n`;
  const options = await prettier.resolveConfig(permissionsFile);
  return prettier.format(text, { ...options, parser: 'markdown' });
}

function rowOf(name: OperationName): string {
  const { zh, en } = contract[name].summary;
  const cells = roles.map((role) => [...reachOf(name, new Set([role]))].join(', '));
  return `| \`${name}\` | ${zh} · ${en} | ${cells.join(' | ')} |`;
}

export async function storedPermissions(): Promise<string> {
  return readFile(permissionsFile, 'utf8').catch(() => '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(permissionsFile, await permissionsText());
}
