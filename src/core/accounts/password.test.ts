import { describe, expect, it } from 'vitest';
import { passwordFault, plainPassword } from './password.ts';

const names = ['袁丽华', 'yuanlihua', '禾'];

describe('a password', () => {
  it.each([
    ['', 'password-too-short'],
    ['kD8#vq2!x', 'password-too-short'],
    ['九个汉字还不够长啊', 'password-too-short'],
    ['a'.repeat(257), 'password-too-long'],
    ['yuanlihua的小院子', 'password-has-name'],
    ['YuanLiHua-7731-kvx', 'password-has-name'],
    ['我是袁丽华，住在禾塘村', 'password-has-name'],
    ['1234567890', 'password-too-common'],
    ['0987654321', 'password-too-common'],
    ['1111111111', 'password-too-common'],
    ['1212121212', 'password-too-common'],
    ['password123', 'password-too-common'],
    ['Password2026!', 'password-too-common'],
    ['P@ssw0rd1234', 'password-too-common'],
    ['qwertyuiop', 'password-too-common'],
    ['qwer123456', 'password-too-common'],
    ['1q2w3e4r5t', 'password-too-common'],
    ['1qaz2wsx3edc', 'password-too-common'],
    ['woaini1314520', 'password-too-common'],
    ['woaini5201314', 'password-too-common'],
    ['a123456789', 'password-too-common'],
    ['aa123456789', 'password-too-common'],
    ['123456789abc', 'password-too-common'],
    ['admin@123456', 'password-too-common'],
    ['pingtai2026', 'password-too-common'],
    ['abcdefghij', 'password-too-common'],
    ['１２３４５６７８９０', 'password-too-common'],
    ['kD8#vq2!xw', undefined],
    ['correct horse battery', undefined],
    ['村口老槐树下三盏灯笼', undefined],
    ['田埂上 第七只 白鹭', undefined],
    ['20260315 kiln lime', undefined],
    ['x'.repeat(100) + ' lime kiln', undefined],
  ])('%j: %s', (password, fault) => {
    expect(passwordFault(password, names)).toBe(fault);
  });

  it('is the same, however a keyboard writes its letters', () => {
    expect(plainPassword('ｌｉｍｅ　kiln 12')).toBe(plainPassword('lime kiln 12'));
  });
});
