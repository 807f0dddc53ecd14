// node scripts/launch.mjs <start|test|check|bench|build|run FILE> [arguments]
// Needs nothing but Node 18: brings the right Node, installs, builds, then hands over.
const major = Number(process.versions.node.split('.')[0]);

if (major < 18) {
  console.error(
    '需要 Node 18 或更高版本，这里是 ' +
      process.version +
      '。\n' +
      'Node 18 or later is needed; this is ' +
      process.version +
      '.',
  );
  process.exitCode = 1;
} else {
  import('./launch/launcher.mjs').then((launcher) => launcher.launch(process.argv.slice(2)));
}
