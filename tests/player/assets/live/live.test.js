import assert from "node:assert/strict"
import { test } from "node:test"
import { Live } from "../../../../optviz/player/assets/live/live.js"

// A player without a server, and what it has told the page.
function aPlayer() {
  const told = []
  const player = { alone: true, header: { parameters: { rate: 0.1 } }, viewState: () => ({ parts: {} }), show() {} }
  player.tell = (what, value) => told.push([what, value.number])
  return [new Live(/** @type {any} */ (player)), told]
}
const header = (last_change, rate) => ({ last_change, query: "", page: "race", start: [1], parameters: { rate }, paths: null, live: false })

test("a change is told once, and not while the hand still moves", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const [live, told] = aPlayer()
  live.receive(header(0, 0.1), [])
  live.set({ parameters: { rate: 0.2 } })
  live.receive(header(0, 0.1), [])
  live.receive(header(1, 0.2), [])
  t.mock.timers.tick(1000)
  assert.equal(told.length, 1)
  live.hold()
  live.set({ parameters: { rate: 0.3 } })
  live.receive(header(1, 0.2), [])
  t.mock.timers.tick(1000)
  assert.equal(told.length, 1)
  live.release()
  assert.deepEqual(told, [["change", 1], ["change", 2]])
})
