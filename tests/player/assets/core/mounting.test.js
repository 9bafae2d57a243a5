import assert from "node:assert/strict"
import { test } from "node:test"

import { Mounted } from "../../../../optviz/player/assets/core/mounting.js"

class Picture {
  static made = []
  heard = []
  closed = 0
  constructor(_root, header) {
    this.first = header
    Picture.made.push(this)
  }
  receive(header) {
    this.heard.push(header)
  }
  close() {
    this.closed += 1
  }
}

test("a picture outlives a message that was overtaken, and closes when its place is gone", () => {
  const mounted = new Mounted(Picture)
  const place = { isConnected: true }
  const hear = (header) => mounted.receive({ header, arrays: [] }, { parentElement: place })
  hear("one")() // overtaken: Streamlit calls what it was given at once
  const close = hear("two")
  assert.deepEqual(Picture.made.map(({ heard, closed }) => [heard, closed]), [[["one", "two"], 0]])
  place.isConnected = false
  close()
  assert.equal(Picture.made[0].closed, 1)
  hear("three")
  assert.equal(Picture.made.length, 2)
})
