// Loads a package from where VENDOR_CLIENT_MODULES (a node_modules folder) says, then as node does by itself.
// Exit code 3: it is not there.
const { createRequire } = require('node:module');
const { join, resolve } = require('node:path');

exports.load = (name) => {
  const folder = process.env.VENDOR_CLIENT_MODULES;
  for (const place of [...(folder ? [join(resolve(folder), 'from-here.js')] : []), __filename]) {
    try {
      return createRequire(place)(name);
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  console.error(`The npm package ${name} is not there (VENDOR_CLIENT_MODULES).`);
  process.exit(3);
};
