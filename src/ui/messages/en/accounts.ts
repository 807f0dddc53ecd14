import type { Translation } from '../message.ts';
import type { accounts as chinese } from '../zh-CN/accounts.ts';

export const accounts: Translation<typeof chinese> = {
  'accounts.slip-title': 'Enter Pingtai with your slip',
  'accounts.slip-note': 'This is done once. From then on your PIN opens Pingtai on this phone.',
  'accounts.code': 'The twelve characters on the slip',
  'accounts.code-hint':
    'Already filled in if you scanned the code. Capitals and dashes do not matter.',
  'accounts.new-pin': 'Choose a PIN of six digits',
  'accounts.new-pin-hint':
    'No birthday, run or repetition. Tell nobody; the secretary does not need it either.',
  'accounts.pin-again': 'The PIN once more',
  'accounts.pin': 'Your PIN of six digits',
  'accounts.device-name': 'A name for this device',
  'accounts.device-name-hint': 'To tell several devices apart, such as “my phone”.',
  'accounts.phone': 'Phone',
  'accounts.enrol': 'Enrol and enter',
  'accounts.what-is-kept':
    'Pingtai records on which day you enrolled a device, and no phone number, model or place. You can revoke it at any time under “My devices”.',
  'accounts.plain-http':
    'This address is not encrypted: others in the same network could see what is sent. Use it in a network that you trust only, and ask the operator for HTTPS.',
  'accounts.welcome': 'This device is enrolled. From now on your PIN opens Pingtai on it.',
  'accounts.welcome-text': {
    one: 'You have {count} device. Should there be one that you do not know, revoke it under “My devices” at once.',
    other:
      'You have {count} devices. Should there be one that you do not know, revoke it under “My devices” at once.',
  },
  'accounts.have-slip': 'You have a slip',
  'accounts.have-slip-text':
    'The branch secretary hands out slips with a QR code and twelve characters. Scan it, or type it in here.',
  'accounts.use-slip': 'Type in a slip',
  'accounts.not-me': 'I am not {name}',
  'accounts.device-over': 'This device was revoked. Ask the branch secretary for another slip.',
  'accounts.my-devices': 'My devices',
  'accounts.my-devices-note':
    'Every device that can enter Pingtai in your name. Revoke at once what you do not know.',
  'accounts.device': 'Device',
  'accounts.devices': 'Devices in use',
  'accounts.enrolled-on': 'Enrolled on',
  'accounts.state': 'State',
  'accounts.in-use': 'In use',
  'accounts.revoked-on': 'Revoked on {day}',
  'accounts.revoke': 'Revoke',
  'accounts.revoke-lost': 'Revoke a lost phone',
  'accounts.revoke-consequence':
    'The device is signed out at once and its PIN opens nothing any more. Using it again takes another slip.',
  'accounts.revoked': 'Revoked.',
  'accounts.no-devices': 'No device enrolled yet',
  'accounts.no-devices-text':
    'You came by a one-time link. The branch secretary can give you a slip, and then your PIN opens Pingtai.',
  'accounts.slips': 'Invitation slips',
  'accounts.slips-note':
    'One for each person, valid for fourteen days, good once. Issuing, enrolling and revoking stand in the ledger. Who has no phone needs no slip: a recorder enters for them.',
  'accounts.slip': 'Slip',
  'accounts.slip-until': 'Issued, valid until {day}',
  'accounts.issue': 'Issue slips for those ticked',
  'accounts.issued': { one: '{count} slip issued', other: '{count} slips issued' },
  'accounts.issued-text':
    'Print them and hand them over in person. Slips that these people had before are void.',
  'accounts.print': { one: 'Print {count} slip', other: 'Print {count} slips' },
  'accounts.none-in-use': 'none',
  'accounts.device-since': '{name}, since {day}',
  'accounts.holds-office': 'Holds an office: the head issues it',
  'accounts.keeps-box': 'Box keeper: the operator issues it',
  'accounts.sheet': 'Print slips',
  'accounts.sheet-note':
    'Print, cut along the dashes, hand over in person. A slip holds no PIN: its holder chooses one.',
  'accounts.only-here':
    'Only this computer can open {address}; a phone that scans the code can’t. Open this page at an address that phones can open, then print.',
  'accounts.back-to-slips': 'Back to the slips',
  'accounts.no-slips': 'No slips to print',
  'accounts.no-slips-text': 'First issue slips for those who need one.',
  'accounts.scan': 'Scan the code with your phone,',
  'accounts.or-type': 'or open {address} and type:',
  'accounts.works-until': 'Valid until {day}, good once',
  'accounts.qr-of': 'QR code of the slip of {name}',
};
