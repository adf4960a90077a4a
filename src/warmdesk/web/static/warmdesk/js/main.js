// Attaches each behaviour to the elements that ask for it. Pages work without any of them.
import { watchAsked } from "./asked.js";
import { readWhileWriting } from "./coach.js";
import { openInDialog } from "./dialog.js";
import { keepDraft } from "./draft.js";
import { offerEdits } from "./edits.js";
import { addFiles } from "./files.js";
import { startFocus } from "./focus.js";
import { introduce } from "./introduction.js";
import { listenForKeys } from "./keys.js";
import { listen } from "./live.js";
import { keepLooking } from "./look.js";
import { placeMargin } from "./margin.js";
import { closeMenus } from "./menu.js";
import { drawMarks } from "./mirror.js";
import { openPalette } from "./palette.js";
import { countPicks } from "./picks.js";
import { sendInPlace } from "./send.js";
import { offerStartingPoints } from "./starting.js";
import { countDown } from "./undo.js";

const BEHAVIOURS = [
  ["[data-margin-fold]", placeMargin],
  ["[data-mirror]", drawMarks],
  ["[data-composer]", keepDraft],
  ["[data-composer]", readWhileWriting],
  ["[data-composer]", sendInPlace],
  ["[data-composer]", offerEdits],
  ["[data-files]", addFiles],
  ["[data-starting]", offerStartingPoints],
  ["#thread", watchAsked],
  ["[data-dialog-page]", openInDialog],
  ["[data-introduces]", introduce],
  ["[data-palette]", openPalette],
  ["[data-picks]", countPicks],
  ["[data-sent], [data-undo]", countDown],
  ["[data-live]", listen],
  ["[data-keys]", listenForKeys],
  ["[data-look]", keepLooking],
];

closeMenus();
for (const [selector, attach] of BEHAVIOURS) {
  for (const element of document.querySelectorAll(selector)) attach(element);
}
startFocus();
