import assert from "node:assert/strict"
import { test } from "node:test"

import { stepped } from "../../../../optviz/player/assets/live/page_controls.js"

test("the digit that was written last goes up or down, and none is lost", () => {
  for (const [text, up, down] of [
    ["0.1", "0.2", "0.0"], ["0.37", "0.38", "0.36"], ["50", "51", "49"], ["-2", "-1", "-3"], ["0", "1", "-1"],
    ["0.999", "1.000", "0.998"], ["1e-08", "2e-08", "0e-08"], ["2.5e3", "2.6e3", "2.4e3"], [" 3. ", "4", "2"],
  ]) assert.deepEqual([stepped(text, 1), stepped(text, -1)], [up, down])
})

test("what is no number is left alone", () => {
  for (const text of ["", "x", "1,2", "1:2", "--1", "inf", "0x10", "1e", "٣"]) assert.equal(stepped(text, 1), null)
})
