/**
 * Texts that may stand outside of the catalogues, each with its reason. One that nothing needs any more fails the check.
 * `text` absent = every text of the file.
 */
export const ALLOWED = [
  { file: /./, text: /^(RTMLabel|Label Studio|rtmlabel: …|exp_on_reg)$/, why: 'names, the same in every language' },
  { file: /./, text: /^(in progress|not done)$/, why: 'values of a status in project files and requests' },
  { file: /^shared\/detection\/(cocoClasses|synonyms)\.ts$/, why: 'class names: what is matched, in both languages' },
  { file: /^shared\/formats\/labelstudio\/project\.ts$/, text: /^</, why: 'XML' },
  { file: /^shared\/formats\/labelstudio\/strict\.ts$/, why: 'a judge of results that only tests call' },
  { file: /\/logText\.ts$/, text: /^caused by/, why: 'the log is read by whoever mends the program' },
  { file: /\/standIn\.ts$/, text: /^btn primary$/, why: 'style classes of a page without React' },
  { file: /\/paths\.ts$/, text: /^Application Support$/, why: "macOS's name of a folder" },
  { file: /^electron\/headless\/serveForm\.ts$/, text: /^--with device$|^cpu, cuda/, why: 'what is to be typed' },
  {
    file: /^(shared\/(project\/snapshot|formats\/coco\/read)|electron\/main\/ipc\/register)\.ts$/,
    text: /^no (project|images?)$|^it ends too early$|is not a list$|^unknown (sender|request)$/,
    why: 'technical detail behind a sentence of the catalogues, like the messages of JSON.parse and zod in the same place',
  },
];

/** The entry that allows a text; undefined = it belongs into a catalogue. */
export const allowing = (file, text, allowed = ALLOWED) =>
  allowed.find((entry) => entry.file.test(file) && (entry.text === undefined || entry.text.test(text)));
