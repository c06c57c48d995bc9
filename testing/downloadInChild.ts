import { downloadVerified } from '../electron/core/models/download/downloadVerified';

// A second process that fetches a file (electron/core/models/download/together.test.ts): URL FOLDER PREFIX.
const [url = '', folder = '', sha256Prefix = ''] = process.argv.slice(2);
const begun = (): void => {
  process.send?.('begun');
};
downloadVerified({ url, folder, sha256Prefix, bytes: null, needed: 0, onProgress: begun }).then(
  ({ sha256 }) => process.stdout.write(sha256),
  (thrown) => {
    process.stderr.write(String(thrown));
    process.exitCode = 1;
  },
);
