// Runs Khronos' glTF validator over files and says what it finds.
//
//   node tests/gltf/validate.mjs FILE...
//
// Prints a line for each error and warning, and a verdict for each file. Exit code 0: no errors;
// 1: errors; 2: a file can't be read; 3: the npm package gltf-validator is not there. It is looked
// for where GLTF_VALIDATOR_MODULES says (a node_modules folder), then as node does by itself.
// With --strict warnings count as errors.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve, relative, isAbsolute } from 'node:path';

function loadValidator() {
  const places = process.env.GLTF_VALIDATOR_MODULES
    ? [join(resolve(process.env.GLTF_VALIDATOR_MODULES), 'from-here.js')]
    : [];
  for (const place of [...places, import.meta.url]) {
    try {
      return createRequire(place)('gltf-validator');
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  console.error('The npm package gltf-validator is not there: npm install gltf-validator, and point ' +
    'GLTF_VALIDATOR_MODULES at its node_modules folder.');
  process.exit(3);
}

const severities = ['error', 'warning'];
const strict = process.argv.includes('--strict');
const files = process.argv.slice(2).filter((argument) => argument !== '--strict');
const validator = loadValidator();
let exitCode = 0;

for (const file of files) {
  let bytes;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exit(2);
  }
  const folder = dirname(resolve(file));
  const report = await validator.validateBytes(new Uint8Array(bytes), {
    uri: file,
    maxIssues: 100,
    externalResourceFunction: async (uri) => {
      const path = resolve(folder, decodeURIComponent(uri));
      const inside = relative(folder, path);
      if (inside.startsWith('..') || isAbsolute(inside)) throw new Error('outside the folder');
      return new Uint8Array(readFileSync(path));
    },
  });
  const { numErrors, numWarnings, messages } = report.issues;
  for (const { severity, code, message, pointer } of messages) {
    if (severity < severities.length)
      console.log(`${file}: ${severities[severity]} ${code} at ${pointer ?? 'the file'}: ${message}`);
  }
  console.log(`${file}: ${numErrors} errors, ${numWarnings} warnings`);
  if (numErrors > 0 || (strict && numWarnings > 0)) exitCode = 1;
}
process.exit(exitCode);
