import assert from "node:assert/strict"
import { test } from "node:test"

// In place of a server: what it was sent, and answers in the wire format.
class Socket {
  static [Symbol.toStringTag] = "WebSocket"
  static CONNECTING = 0
  static OPEN = 1
  static CLOSED = 3
  sent = []
  readyState = Socket.CONNECTING
  constructor(address) {
    this.address = String(address)
    Socket.last = this
  }
  send(text) {
    this.sent.push(text)
  }
  open() {
    this.readyState = Socket.OPEN
    this.onopen()
  }
  answer(kind) {
    const text = new TextEncoder().encode(JSON.stringify({ kind, lengths: [] }))
    const data = new Uint8Array(4 + text.length)
    new DataView(data.buffer).setUint32(0, text.length, true)
    data.set(text, 4)
    this.onmessage({ data: data.buffer })
  }
}
globalThis.WebSocket = Socket
const { liveSocket } = await import("../../../../optviz/player/assets/live/live_socket.js")

test("one request is in flight, and of those that wait only the newest is sent", () => {
  let changes = 0
  const socket = liveSocket(() => changes++)
  const taken = []
  const ask = (link) => socket.ask("race", link, (answer) => taken.push([link, answer?.header.kind ?? null]))
  ask("step=0")
  assert.deepEqual([socket.isOpening, socket.isBusy, Socket.last.sent], [true, true, []])
  Socket.last.open()
  assert.deepEqual([socket.isOpen, changes, Socket.last.sent], [true, 1, ["1 race step=0"]])
  ask("step=1")
  ask("step=2")
  Socket.last.answer("paths")
  assert.deepEqual(Socket.last.sent, ["1 race step=0", "2 race step=2"])
  Socket.last.answer("refused")
  assert.deepEqual(taken, [["step=0", "paths"], ["step=2", null]])
  assert.equal(socket.isBusy, false)
  ask("step=3")
  socket.forget()
  Socket.last.answer("paths")
  assert.equal(taken.length, 2)
})

test("there is one socket in a window, and a lost one frees what was in flight", () => {
  const first = Socket.last
  let changes = 0
  const socket = liveSocket(() => changes++)
  assert.equal(Socket.last, first)
  socket.ask("fit", "step=4", () => assert.fail("not answered"))
  first.readyState = Socket.CLOSED
  first.onclose()
  assert.deepEqual([changes, socket.isOpen, socket.isBusy], [1, false, false])
})
